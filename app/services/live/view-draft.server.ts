import { findAmendment, findAmendmentBase, findAmendmentOfDocument } from '../../../db/queries/amendments';
import { listAppointments } from '../../../db/queries/appointments';
import { findDocumentPlace, findOpenDraft, readLog } from '../../../db/queries/documents';
import { findSessionEnd } from '../../../db/queries/live-seats';
import { findStandard } from '../../../db/queries/standards';
import { listMilestones, listSnapshots } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import type { AmendmentState, DocumentState, StandardRole, VersionState } from '../../../db/words';
import { blockPrints } from '../../document/block-prints';
import { parseDocument } from '../../document/snapshot';
import type { OutlineEntry } from '../../document/text-types';
import { isOver } from '../../domain/amendment';
import type { Reason } from '../../domain/decision';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { ReasonWord } from '../../domain/reason-words';
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
import type { SeatPerson } from '../rooms';
import { REQUIRED_SECTIONS } from '../versions/required-sections';
import {
  comparePath,
  draftPath,
  historyPath,
  progressPath,
  standardPath,
  textPath,
} from '../versions/version-address';
import { nextStepLabel } from './next-step';
import { type DocumentPlace, documentThing, seatDecision, seatPerson } from './seat-facts.server';

/** Snapshots beside the text; the page of the history has all of them. */
const NEWEST_SNAPSHOTS = 30;

/** Everything the page of a draft shows, and what this person may do in it. */
export interface DraftView {
  readonly documentId: string;
  /** The address of this page. */
  readonly path: string;
  /** The amendment whose text this is; null for the draft of a version. */
  readonly amendment: AmendmentBeside | null;
  /** The page that lists the amendments of this draft. */
  readonly amendmentsPath: string;
  /** Where a form opens or resumes one's own amendment of this draft; null for whoever may not. */
  readonly propose: string | null;
  readonly epoch: number;
  readonly documentState: DocumentState;
  readonly standard: {
    readonly reference: string;
    readonly title: string;
    readonly summary: string;
    readonly appliesTo: string;
    readonly owner: string | null;
    readonly path: string;
  };
  readonly version: {
    readonly number: string;
    readonly state: VersionState;
    readonly progressPath: string;
    readonly historyPath: string;
  };
  /** The seat at the live text; `none` reads the text of this moment. */
  readonly seat: 'write' | 'read' | 'none';
  /** Why it is not for writing, and who can help; empty when it is. */
  readonly why: readonly { readonly sentence: string; readonly help: string }[];
  readonly me: SeatPerson | null;
  /** The draft in which the work goes on when this one is not open any more; null when there is none yet. */
  readonly nextDraft: { readonly number: string; readonly path: string } | null;
  /** The button that takes the version on, for the person who may. */
  readonly nextStep: string | null;
  /** Safe HTML of the text as it is now, with its clauses. */
  readonly text: {
    readonly html: string;
    readonly empty: boolean;
    readonly outline: readonly OutlineEntry[];
    readonly words: number;
  };
  readonly history: readonly DraftSnapshot[];
  /** Where comments are read and made on ordinary pages; `one` and a number is the page of one comment. */
  readonly comments: { readonly all: string; readonly new: string; readonly one: string };
  /** For which organisations this person may comment. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly DraftPerson[];
  readonly dates: readonly { readonly what: string; readonly at: string }[];
  readonly requiredSections: readonly string[];
}

/** What the page of an amendment's text says around it. */
export interface AmendmentBeside {
  readonly id: string;
  /** `A-7`. */
  readonly name: string;
  readonly path: string;
  readonly state: AmendmentState;
  /** Where it is reviewed, for an editor who writes in it before accepting it. */
  readonly reviewPath: string;
  /** Where a clause of it is written in an ordinary form; null for who writes in it and is not its author. */
  readonly clauseFormPath: string | null;
  /** Prints of the blocks of its base, by id; see `app/document/block-prints.ts`. */
  readonly base: Readonly<Record<string, string>>;
}

export interface DraftSnapshot {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string | null;
  readonly words: number;
  readonly viewPath: string;
  /** Compares it with the draft as it is now, or with the text of its version once that is not written any more. */
  readonly comparePath: string | null;
}

export interface DraftPerson {
  readonly name: string;
  readonly role: StandardRole;
  readonly organisation: string | null;
}

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
  const found = await ctx.store.read(async (tx) => {
    const place = await findDocumentPlace(tx, documentId);
    if (!place) return undefined;
    const { facts, decision } = await seatDecision(tx, ctx, place);
    if (place.document.kind !== kind) return undefined;
    const thing = await documentThing(tx, place);
    if (!may(facts, 'read-draft', thing).allowed) return undefined;
    if (thing.amendment !== null) {
      const { submitted } = thing.amendment;
      if (!may(facts, 'read-amendment', { ...thing, submitted }).allowed) return undefined;
    }
    const { standard, version } = place;
    const seated = decision.allowed && (await hasSession(tx, ctx));
    const reasons = decision.allowed
      ? decision.result.seat === 'write'
        ? []
        : decision.result.because
      : decision.reasons;
    const amendment = await findAmendmentOfDocument(tx, documentId);
    const byForm =
      amendment?.state === 'open' &&
      may(facts, 'write-amendment', { ...thing, submitted: amendment.submittedAt !== null }).allowed;
    const writes = decision.allowed && decision.result.seat === 'write';
    const propose = { hidden: thing.hidden, organisationId: null, versionState: version.state };
    return {
      place,
      amendment,
      byForm,
      base: amendment && (await findAmendmentBase(tx, amendment.id)),
      // Who writes an amendment has no need of an amendment of it.
      mayPropose:
        may(facts, 'propose-amendment', propose).allowed &&
        (!amendment || (!isOver(amendment.state) && !writes)),
      seat: seated ? decision.result.seat : ('none' as const),
      why: sayReasons(telling(reasons)).map(({ sentence, help }) => ({ sentence, help })),
      me: ctx.actor.kind === 'person' ? await seatPerson(tx, ctx.actor, place) : null,
      nextStep:
        kind === 'amendment'
          ? null
          : nextStepLabel(facts, version.state, { standardId: standard.id, tookPart: [] }),
      log: await readLog(tx, documentId),
      nextDraft: place.document.state === 'open' ? null : await nextDraftOf(tx, place),
      owner: (await findStandard(tx, standard.reference))?.ownerName ?? null,
      snapshots: may(facts, 'freeze', { standardId: standard.id }).allowed
        ? await listSnapshots(tx, [version.id])
        : await listMilestones(tx, [version.id]),
      people: await listAppointments(tx, [standard.id]),
    };
  });
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

/** Where nobody writes any more, that only editors write is no reason: being one would not help. */
function telling(reasons: readonly Reason[]): readonly Reason[] {
  const only = (...words: readonly ReasonWord[]) => reasons.filter(({ word }) => words.includes(word));
  const forGood = only('text-final');
  if (forGood.length > 0) return forGood;
  const forNow = only('document-not-open', 'state-not-editable');
  return forNow.length > 0 ? forNow : reasons;
}

async function nextDraftOf(tx: Tx, { standard, version }: DocumentPlace): Promise<DraftView['nextDraft']> {
  const next = await findOpenDraft(tx, standard.id, version.createdAt);
  return next === undefined ? null : { number: next.number, path: `/drafts/${next.documentId}` };
}

async function hasSession(tx: Tx, ctx: Context): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  return (await findSessionEnd(tx, ctx.actor.sessionId, ctx.actor.personId, ctx.now())) !== undefined;
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
