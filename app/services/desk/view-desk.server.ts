import { type DeskComment, listDeskComments } from '../../../db/queries/comment-desk';
import { COMMENT_STATES, type CommentState } from '../../../db/words';
import { isUndecided } from '../../domain/comment';
import { silenceEnds } from '../../domain/disposition';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { commentName, commentPath } from '../comments/comment-address';
import { writerOf } from '../comments/comment-entry';
import { type BlockName, blockNames, frozenText, presentText } from '../comments/comment-places.server';
import { readSnapshotOf } from '../comments/read-snapshot';
import { viewComment } from '../comments/view-comment.server';
import { type Worker, workersOn } from '../comments/workers-on.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadVersion } from '../versions/load-version.server';
import { type DeskSearch, deskPath } from './desk-search';

/** Comments on one page of the list. */
const PAGE = 50;

export interface DeskRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** The same list with this comment lying open. */
  readonly openHref: string;
  readonly type: DeskComment['type'];
  readonly blocking: boolean;
  readonly late: boolean;
  readonly state: CommentState;
  readonly disposition: DeskComment['disposition'];
  readonly from: string;
  /** The Secretariat who typed it in for the one who said it; null for what was written here. */
  readonly recordedBy: string | null;
  /** Its number where it was made, if it came in by a sheet; else ''. */
  readonly calledElsewhere: string;
  readonly clause: string;
  readonly beginning: string;
  readonly assignee: string | null;
  /** The block it was proposed in; null when it stands in none. */
  readonly block: string | null;
  /** The end of the day after which its proposed decision stands; null when none is proposed. */
  readonly standsAfter: Date | null;
  readonly notContent: boolean;
}

/** Several comments with one proposed decision. */
export interface BlockOfComments {
  readonly name: string;
  readonly comments: readonly { readonly name: string; readonly path: string }[];
  readonly standsAfter: Date;
}

/**
 * The desk of one version: its comments as the chair and the editors work through them, and one of them lying open.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `not-allowed` for those who have no role on the version
 */
export async function viewDesk(ctx: Context, reference: string, number: string, search: DeskSearch) {
  const person = signedInPerson(ctx.actor);
  const read = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    refuseOthers(actor, standard.id);
    return {
      standard,
      version,
      comments: await listDeskComments(tx, version.id),
      workers: await workersOn(tx, standard.id, version.id),
    };
  });
  const { standard, version, comments, workers } = read;
  const frozen = readSnapshotOf(version) ?? version.snapshotId;
  const content =
    frozen === null ? ((await presentText(ctx, version))?.content ?? null) : await frozenText(ctx, frozen);
  const names = content === null ? new Map<string, BlockName>() : blockNames(content);
  const places = new Map([...names.keys()].map((id, at) => [id, at]));
  const placeOf = ({ anchor }: DeskComment) => places.get(anchor.blockId ?? '') ?? -1;

  const matching = comments.filter((comment) => matches(comment, search, person.personId));
  if (search.order === 'clause') matching.sort((a, b) => placeOf(a) - placeOf(b) || a.number - b.number);
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(search.page, pages);
  const shown = matching.slice((page - 1) * PAGE, page * PAGE);
  const hrefOf = (open: number | null) => deskPath(reference, number, { ...search, page, open });
  const openAt = shown.findIndex((comment) => comment.number === search.open);
  const isHere = comments.some((comment) => comment.number === search.open);
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: { id: version.id, number: version.number, state: version.state },
    search: { ...search, page },
    total: matching.length,
    all: comments.length,
    pages,
    counts: countsOf(comments),
    rows: shown.map((comment) => rowOf(comment, names, workers, hrefOf)),
    workers,
    me: person.personId,
    blocks: blocksOf(comments, reference),
    opened: isHere && search.open !== null ? await viewComment(ctx, reference, search.open, names) : null,
    previousHref: neighbour(shown, openAt - 1, hrefOf),
    nextHref: neighbour(shown, openAt + 1, hrefOf),
    /** Where the next comment of the list lies open once the present one is dealt with; the list where it is the last. */
    afterHref: neighbour(shown, openAt + 1, hrefOf) ?? hrefOf(null),
  };
}

export type DeskView = Awaited<ReturnType<typeof viewDesk>>;

function refuseOthers(actor: ActorFacts, standardId: string): void {
  if (may(actor, 'triage-comment', { standardId }).allowed) return;
  throw new ServiceError(
    'not-allowed',
    'The desk is for the chair and the editors of the version. The list of comments and the disposition report are open to everybody.',
  );
}

function matches(comment: DeskComment, search: DeskSearch, me: string): boolean {
  const { show, type, assignee, blocking } = search;
  if (type !== '' && comment.type !== type) return false;
  if (blocking && !comment.blocking) return false;
  if (assignee === 'nobody' && comment.assigneeId !== null) return false;
  if (assignee === 'me' && comment.assigneeId !== me) return false;
  if (!['', 'me', 'nobody'].includes(assignee) && comment.assigneeId !== assignee) return false;
  if (show === 'all') return true;
  if (show === 'open') return isUndecided(comment.state);
  if (show === 'not-content') return isNotContent(comment);
  return comment.state === show;
}

function isNotContent({ content, contentAt }: DeskComment): boolean {
  return contentAt !== null && content === false;
}

/** How many comments there are in each state, and of how many the commenter is not content. */
function countsOf(comments: readonly DeskComment[]) {
  const states = COMMENT_STATES.map((state) => ({
    state,
    count: comments.filter((comment) => comment.state === state).length,
  }));
  return {
    states,
    open: comments.filter(({ state }) => isUndecided(state)).length,
    notContent: comments.filter(isNotContent).length,
  };
}

function rowOf(
  comment: DeskComment,
  names: ReadonlyMap<string, BlockName>,
  workers: readonly Worker[],
  hrefOf: (open: number) => string,
): DeskRow {
  const { id, number, type, blocking, late, state, disposition, beginning } = comment;
  const place = names.get(comment.anchor.blockId ?? '');
  const { name: writer, organisation } = writerOf(comment);
  const proposal = state === 'decision-proposed' ? comment.proposal : null;
  return {
    id,
    number,
    name: commentName(number),
    openHref: hrefOf(number),
    type,
    blocking,
    late,
    state,
    disposition,
    from: [writer, organisation].filter(Boolean).join(', '),
    recordedBy: comment.recordedBy,
    calledElsewhere: comment.elsewhere?.reference ?? '',
    clause: [place?.requirement, place?.clause].filter(Boolean).join(' in ') || 'Whole version',
    beginning,
    assignee: workers.find((worker) => worker.id === comment.assigneeId)?.name ?? null,
    block: proposal?.block ?? null,
    standsAfter: proposal === null ? null : silenceEnds(new Date(proposal.proposedAt)),
    notContent: isNotContent(comment),
  };
}

/** The blocks whose comments still stand proposed. */
function blocksOf(comments: readonly DeskComment[], reference: string): readonly BlockOfComments[] {
  const blocks = new Map<string, { name: string; proposedAt: string; numbers: number[] }>();
  for (const { state, proposal, number } of comments) {
    if (state !== 'decision-proposed' || proposal?.block === undefined) continue;
    const key = `${proposal.block}\n${proposal.proposedAt}`;
    const known = blocks.get(key) ?? { name: proposal.block, proposedAt: proposal.proposedAt, numbers: [] };
    known.numbers.push(number);
    blocks.set(key, known);
  }
  return [...blocks.values()].map(({ name, proposedAt, numbers }) => ({
    name,
    standsAfter: silenceEnds(new Date(proposedAt)),
    comments: numbers.map((one) => ({ name: commentName(one), path: commentPath(reference, one) })),
  }));
}

function neighbour(
  shown: readonly DeskComment[],
  at: number,
  hrefOf: (open: number) => string,
): string | null {
  const found = shown[at];
  return found === undefined ? null : hrefOf(found.number);
}
