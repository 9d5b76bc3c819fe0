import {
  type CommentFilter,
  countComments,
  type DetailedComment,
  listAllComments,
  listComments,
} from '../../../db/queries/comment-lists';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { loadStandard } from '../standards/load-standard.server';
import { basesOf } from '../versions/bases-of';
import { type CommentEntry, commentEntry } from './comment-entry';
import { type CommentPlaceNow, placesIn, presentText, UNKNOWN_PLACE } from './comment-places.server';
import type { CommentSearch } from './comment-search';
import { commentsByClause } from './comments-by-clause.server';

/** Comments on one page of the list. */
const PAGE = 25;

/**
 * The comments on a standard that a search asks for, a page of them.
 *
 * @throws ServiceError `not-found`, `sign-in-needed` when somebody without a session asks for their own
 */
export async function viewComments(ctx: Context, reference: string, search: CommentSearch) {
  const clause = await inClause(ctx, reference, search);
  const read = await ctx.store.read(async (tx) => {
    const { standard, actor } = await loadStandard(tx, ctx, reference);
    const versions = await listVersions(tx, [standard.id]);
    const filter = { ...filterOf(ctx, search, versions), ...clause };
    const total = await countComments(tx, standard.id, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(search.page, pages);
    return {
      standard: { reference: standard.reference, title: standard.title },
      mayDesk: may(actor, 'triage-comment', { standardId: standard.id }).allowed,
      versions,
      total,
      all: await countComments(tx, standard.id, {}),
      undecided: await countComments(tx, standard.id, { ...filter, undecidedOnly: true }),
      page,
      pages,
      rows: await listComments(tx, standard.id, filter, { limit: PAGE, offset: (page - 1) * PAGE }),
    };
  });
  const { rows, versions, ...facts } = read;
  return {
    ...facts,
    search,
    signedIn: ctx.actor.kind === 'person',
    versions: versions.map(({ number, state }) => ({ number, state })).reverse(),
    /** The version that a new comment would most likely be about: the one asked for, or the newest. */
    commentOn:
      versions.find(({ number }) => number === search.version)?.number ?? versions.at(-1)?.number ?? null,
    comments: await entriesOf(ctx, facts.standard.reference, rows, versions),
  };
}

/** All comments of a search in the order of their numbers, for the export. */
export async function exportComments(ctx: Context, reference: string, search: CommentSearch) {
  const clause = await inClause(ctx, reference, search);
  const { standard, versions, rows } = await ctx.store.read(async (tx) => {
    const loaded = await loadStandard(tx, ctx, reference);
    const all = await listVersions(tx, [loaded.standard.id]);
    const filter = { ...filterOf(ctx, search, all), ...clause, standingOnly: true };
    return { ...loaded, versions: all, rows: await listAllComments(tx, loaded.standard.id, filter) };
  });
  return {
    reference: standard.reference,
    comments: await entriesOf(ctx, standard.reference, rows, versions),
  };
}

/** Comments as entries, each with where its words stand in the present text of its version. */
export async function entriesOf(
  ctx: Context,
  reference: string,
  rows: readonly DetailedComment[],
  versions: readonly VersionRow[],
): Promise<readonly CommentEntry[]> {
  const places = new Map<string, CommentPlaceNow>();
  for (const version of versions) {
    const here = rows.filter(({ comment }) => comment.versionId === version.id);
    if (here.length === 0) continue;
    const anchored = here.some(({ comment }) => comment.anchor.blockId !== null);
    const text = anchored ? await presentText(ctx, version) : null;
    const found = await placesIn(
      ctx,
      text,
      here.map(({ comment }) => comment.anchor),
    );
    here.forEach(({ comment }, at) => {
      const place = found[at];
      if (place) places.set(comment.id, place);
    });
  }
  return rows.map((row) => commentEntry(row, reference, places.get(row.comment.id) ?? UNKNOWN_PLACE));
}

/** Which comments stand in the clause that is asked for: its text tells, and no table. */
async function inClause(
  ctx: Context,
  reference: string,
  search: CommentSearch,
): Promise<Pick<CommentFilter, 'numbers'>> {
  if (search.clause === '') return {};
  const versions = await ctx.store.read(async (tx) =>
    listVersions(tx, [(await loadStandard(tx, ctx, reference)).standard.id]),
  );
  const version = versions.find(({ number }) => number === search.version);
  if (version === undefined) return { numbers: [] };
  return { numbers: (await commentsByClause(ctx, version)).get(search.clause) ?? [] };
}

function filterOf(ctx: Context, search: CommentSearch, versions: readonly VersionRow[]): CommentFilter {
  const version = versions.find(({ number }) => number === search.version);
  return {
    ...(search.version === '' ? {} : { versionId: version?.id ?? '', ...basesOf(version, versions) }),
    ...(search.state === '' ? {} : { state: search.state }),
    ...(search.type === '' ? {} : { type: search.type }),
    ...(search.mine ? { authorId: ctx.actor.kind === 'person' ? ctx.actor.personId : '' } : {}),
    undecidedOnly: search.open,
    blockingOnly: search.blocking,
  };
}
