import { findLastAcceptance, listMerges } from '../../../db/queries/amendment-decisions';
import { listSupports } from '../../../db/queries/amendment-people';
import { type ListedAmendment, listAmendments as queryAmendments } from '../../../db/queries/amendments';
import { findDocumentPlace } from '../../../db/queries/documents';
import type { Tx } from '../../../db/store';
import { AMENDMENT_STATES, type AmendmentState } from '../../../db/words';
import { parentStands } from '../../domain/amendment';
import { decideUndo } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { reasonsInWords, sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { amendmentName, amendmentPath, amendmentsPath, proposePath } from './amendment-address';
import { type AmendmentEntry, amendmentEntry } from './amendment-entry';
import { textToAmend } from './text-to-amend.server';

/** The amendments of a draft, for its panel and for the page that lists them. */
export interface DraftAmendments {
  readonly amendments: readonly AmendmentEntry[];
  /** Those of the one who asks that are still being written. */
  readonly own: readonly { readonly name: string; readonly path: string; readonly title: string }[];
  readonly may: {
    readonly propose: boolean;
    /** Why not, and who can help. */
    readonly why: string;
    readonly decide: boolean;
  };
  /** The last acceptance, while the one who asks may undo it. */
  readonly undo: {
    readonly acceptanceId: string;
    readonly names: readonly string[];
    readonly at: string;
  } | null;
  readonly path: string;
  /** What they change: the draft, or another amendment. */
  readonly amended: { readonly name: string; readonly path: string };
  readonly proposePath: string;
  readonly standard: { readonly reference: string; readonly title: string };
  readonly version: { readonly number: string };
}

const SHOWN: readonly AmendmentState[] = AMENDMENT_STATES.filter((state) => state !== 'open');

/**
 * Everything that was proposed for a draft, or for the text of another amendment, by number.
 *
 * @throws ServiceError `not-found` when there is no such text, moderation has hidden it or it is not submitted
 */
export async function listAmendments(ctx: Context, draftId: string): Promise<DraftAmendments> {
  return await ctx.store.read(async (tx) => {
    const place = await findDocumentPlace(tx, draftId);
    if (!place) throw noSuchDraft();
    const { standard, version, actor, parent, amended } = await textToAmend(tx, ctx, place);
    const hidden = standard.hiddenAt !== null;
    const listed = (await queryAmendments(tx, { draftId, states: SHOWN })).filter(
      ({ amendment }) => amendment.submittedAt !== null,
    );
    const given = await listSupports(
      tx,
      listed.map(({ amendment }) => amendment.id),
    );
    const thing = { hidden, organisationId: null, versionState: version.state };
    const refused = [...unmetOf(may(actor, 'propose-amendment', thing)), ...parentStands(parent)];
    const decided = { standardId: standard.id, parent };
    const standing = { documentState: place.document.state, versionState: version.state };
    return {
      amendments: listed.map((one) => amendmentEntry(one, given)),
      own: await ownOf(tx, ctx, draftId),
      may: {
        propose: refused.length === 0,
        why: reasonsInWords(sayReasons(refused)),
        decide: may(actor, 'decide-amendment', decided).allowed,
      },
      undo: await undoOf(tx, draftId, listed, (facts) => decideUndo(decided, facts, standing, actor).allowed),
      path: amendmentsPath(draftId),
      amended: { name: amended.name, path: amended.path },
      proposePath: proposePath(draftId),
      standard: { reference: standard.reference, title: standard.title },
      version: { number: version.number },
    };
  });
}

async function ownOf(tx: Tx, ctx: Context, draftId: string): Promise<DraftAmendments['own']> {
  if (ctx.actor.kind !== 'person') return [];
  const own = await queryAmendments(tx, { draftId, states: ['open'], authorOrMember: ctx.actor.personId });
  return own.map(({ amendment: { id, number, title } }) => ({
    name: amendmentName(number),
    path: amendmentPath(id),
    title,
  }));
}

async function undoOf(
  tx: Tx,
  draftId: string,
  listed: readonly ListedAmendment[],
  allowed: (facts: { readonly isLast: boolean; readonly undone: boolean }) => boolean,
): Promise<DraftAmendments['undo']> {
  const last = await findLastAcceptance(tx, draftId);
  if (!last || !allowed({ isLast: true, undone: last.undoneAt !== null })) return null;
  const merged = new Set((await listMerges(tx, last.id)).map(({ amendmentId }) => amendmentId));
  const names = listed
    .filter(({ amendment }) => merged.has(amendment.id))
    .map(({ amendment }) => amendmentName(amendment.number));
  return { acceptanceId: last.id, names, at: last.at.toISOString() };
}

function noSuchDraft(): ServiceError {
  return new ServiceError('not-found', 'There is no draft at this address.');
}
