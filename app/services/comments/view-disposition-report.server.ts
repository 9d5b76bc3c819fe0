import { listAllComments } from '../../../db/queries/comment-lists';
import { listVersions } from '../../../db/queries/versions';
import { DISPOSITIONS, type Disposition, type HowDecided, type Impact } from '../../../db/words';
import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import type { CommentEntry } from './comment-entry';
import { entriesOf } from './view-comments.server';

/** A line of the report: the comment with what became of it. */
export interface ReportLine extends CommentEntry {
  readonly impact: Impact | null;
  readonly howDecided: HowDecided | null;
  readonly content: 'content' | 'not-content' | 'silent' | null;
  readonly appliedIn: string | null;
  readonly duplicateOf: number | null;
}

/**
 * All comments on a version and what became of each, made from the data every time it is asked for: page and
 * exports show the same lines.
 *
 * @throws ServiceError `not-found`
 */
export async function viewDispositionReport(ctx: Context, reference: string, number: string) {
  const { standard, version, versions, rows, numbers } = await ctx.store.read(async (tx) => {
    const loaded = await loadVersion(tx, ctx, reference, number);
    const all = await listAllComments(tx, loaded.standard.id, {});
    return {
      ...loaded,
      versions: await listVersions(tx, [loaded.standard.id]),
      rows: all.filter(({ comment }) => comment.versionId === loaded.version.id),
      numbers: new Map(all.map(({ comment }) => [comment.id, comment.number])),
    };
  });
  const standing = rows.filter(({ comment }) => comment.removedAt === null);
  const entries = await entriesOf(ctx, standard.reference, standing, versions);
  const lines = entries.map((entry, at): ReportLine => {
    const comment = standing[at]?.comment;
    const { contentAt = null, content = null } = comment ?? {};
    return {
      ...entry,
      impact: comment?.impact ?? null,
      howDecided: comment?.howDecided ?? null,
      content: contentAt === null ? null : content === null ? 'silent' : content ? 'content' : 'not-content',
      appliedIn: versions.find(({ id }) => id === comment?.appliedInVersionId)?.number ?? null,
      duplicateOf: numbers.get(comment?.duplicateOfId ?? '') ?? null,
    };
  });
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number, state: version.state },
    madeAt: ctx.now(),
    lines,
    removed: rows.length - standing.length,
    undecided: lines.filter((line) => line.disposition === null).length,
    counts: countsOf(lines),
  };
}

/** How many comments met each disposition, in the order of the list, without those that none met. */
function countsOf(lines: readonly ReportLine[]): readonly { disposition: Disposition; count: number }[] {
  return DISPOSITIONS.map((disposition) => ({
    disposition,
    count: lines.filter((line) => line.disposition === disposition).length,
  })).filter(({ count }) => count > 0);
}
