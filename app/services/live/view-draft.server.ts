import { findAmendment } from '../../../db/queries/amendments';
import { blockPrints } from '../../document/block-prints';
import { parseDocument } from '../../document/snapshot';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import {
  amendmentName,
  amendmentPath,
  amendmentsPath,
  amendmentTextPath,
  clauseFormPath,
  proposePath,
  reviewPath,
} from '../amendments/amendment-address';
import { commentsPath, newCommentPath } from '../comments/comment-address';
import { isWritten } from '../comparison/side-choices.server';
import { sideKey } from '../comparison/side-key';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { REQUIRED_SECTIONS } from '../versions/required-sections';
import {
  comparePath,
  draftPath,
  historyPath,
  progressPath,
  standardPath,
  textPath,
} from '../versions/version-address';
import type { DraftView } from './draft-view';
import { readDraft } from './read-draft.server';
import type { DocumentPlace } from './seat-facts.server';

/** Snapshots beside the text; the page of the history has all of them. */
const NEWEST_SNAPSHOTS = 30;

/**
 * The page of a draft: open to every reader (PM-2), live for those with an account (PM-5), to be written in by
 * its editors (PM-6).
 *
 * @throws ServiceError `not-found` when there is no such document or moderation has hidden it
 */
export async function viewDraft(ctx: Context, documentId: string): Promise<DraftView> {
  return await viewLiveText(ctx, documentId, 'draft');
}

/**
 * The text of an amendment in the same editor: for those who may read it, with the marks of what it changes.
 *
 * @throws ServiceError `not-found`
 */
export async function viewAmendmentText(ctx: Context, id: string): Promise<DraftView> {
  const amendment = await ctx.store.read((tx) => findAmendment(tx, id));
  return await viewLiveText(ctx, amendment?.documentId ?? '', 'amendment');
}

async function viewLiveText(
  ctx: Context,
  documentId: string,
  kind: 'draft' | 'amendment',
): Promise<DraftView> {
  const found = await ctx.store.read((tx) => readDraft(tx, ctx, documentId, kind));
  if (!found) throw new ServiceError('not-found', 'There is no draft at this address.');
  const { place, log, snapshots, people, owner, amendment, byForm, base, mayPropose, ...decided } = found;
  const { html, outline, words } = await ctx.texts.readLive(log.updates);
  const { document, standard, version } = place;
  const { reference } = standard;
  const compared = newestSide(version);
  return {
    ...decided,
    documentId,
    path: amendment ? amendmentTextPath(amendment.id) : draftPath(documentId),
    amendment: amendment
      ? {
          id: amendment.id,
          name: amendmentName(amendment.number),
          path: amendmentPath(amendment.id),
          state: amendment.state,
          reviewPath: reviewPath(amendment.id),
          clauseFormPath: byForm ? clauseFormPath(amendment.id, '') : null,
          base: base === undefined ? {} : blockPrints(parseDocument(base)),
        }
      : null,
    amendmentsPath: amendmentsPath(amendment?.draftId ?? documentId),
    propose: mayPropose ? proposePath(documentId) : null,
    epoch: document.epoch,
    documentState: document.state,
    standard: {
      reference,
      title: standard.title,
      summary: standard.summary,
      appliesTo: standard.appliesTo,
      owner,
      path: standardPath(reference),
    },
    version: {
      number: version.number,
      state: version.state,
      progressPath: progressPath(reference, version.number),
      historyPath: historyPath(reference, version.number),
    },
    text: { html, empty: html === '', outline, words },
    history: snapshots
      .filter((snapshot) => snapshot.documentId === documentId)
      .slice(0, NEWEST_SNAPSHOTS)
      .map((snapshot) => ({
        id: snapshot.id,
        name: snapshot.name,
        kind: SNAPSHOT_KIND_LABELS[snapshot.kind],
        at: snapshot.createdAt.toISOString(),
        by: snapshot.createdByName,
        words: snapshot.words,
        viewPath: textPath(snapshot.hash),
        comparePath: compared === null ? null : comparePath(reference, snapshot.id, compared),
      })),
    people: people
      .filter(({ versionId }) => versionId === null || versionId === version.id)
      .map(({ name, role, organisationName }) => ({ name, role, organisation: organisationName })),
    dates: datesOf(place),
    comments: {
      all: commentsPath(reference, { version: version.number }),
      new: newCommentPath(reference, version.number),
      one: `${commentsPath(reference)}/C-`,
    },
    organisations:
      ctx.actor.kind === 'person'
        ? ctx.actor.memberships.map(({ organisationId, organisationName }) => ({
            id: organisationId,
            name: organisationName,
          }))
        : [],
    requiredSections: document.kind === 'draft' ? REQUIRED_SECTIONS : [],
  };
}

/** What an older text of a version is compared with; null for one that ended without a text. */
function newestSide(version: DocumentPlace['version']): string | null {
  const { number, publishedSnapshotId, snapshotId } = version;
  if (isWritten(version)) return sideKey({ kind: 'draft', number });
  return publishedSnapshotId === null && snapshotId === null ? null : sideKey({ kind: 'version', number });
}

function datesOf({ version }: DocumentPlace): DraftView['dates'] {
  const named: readonly (readonly [string, Date | null])[] = [
    ['Begun', version.createdAt],
    ['In its present state since', version.stateSince],
    ['Consultation closes', version.consultationClosesAt],
    ['Implement from', version.implementFrom],
    ['Comply by', version.complyBy],
  ];
  return named.flatMap(([what, at]) => (at === null ? [] : [{ what, at: at.toISOString() }]));
}
