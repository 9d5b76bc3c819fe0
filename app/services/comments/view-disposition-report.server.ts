import { listAppliersOn } from '../../../db/queries/amendment-people';
import { listAllComments } from '../../../db/queries/comment-lists';
import type { CommentRow } from '../../../db/queries/comments';
import { listVersions } from '../../../db/queries/versions';
import { DISPOSITIONS, type Disposition, type HowDecided, type Impact } from '../../../db/words';
import { amendmentName, amendmentPath } from '../amendments/amendment-address';
import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import { type AppliedRevision, appliedRevisions } from './applied-revision.server';
import type { CommentEntry } from './comment-entry';
import { entriesOf } from './view-comments.server';

/** A line of the report: the comment with what became of it. */
export interface ReportLine extends CommentEntry {
  readonly impact: Impact | null;
  readonly howDecided: HowDecided | null;
  readonly content: 'content' | 'not-content' | 'silent' | null;
  readonly appliedIn: AppliedRevision | null;
  /** The amendments whose acceptance applied it. */
  readonly appliedBy: readonly { readonly name: string; readonly path: string }[];
  readonly decidedAt: Date | null;
  readonly count: { readonly yes: number; readonly no: number } | null;
  readonly duplicateOf: number | null;
}

/**
 * All comments on a version and what became of each, made from the data every time it is asked for: page and
 * exports show the same lines.
 *
 * @throws ServiceError `not-found`
 */
export async function viewDispositionReport(ctx: Context, reference: string, number: string) {
  const { standard, version, versions, rows, numbers, applied, revisions } = await ctx.store.read(
    async (tx) => {
      const loaded = await loadVersion(tx, ctx, reference, number);
      const all = await listAllComments(tx, loaded.standard.id, {});
      const rows = all.filter(({ comment }) => comment.versionId === loaded.version.id);
      return {
        ...loaded,
        rows,
        versions: await listVersions(tx, [loaded.standard.id]),
        numbers: new Map(all.map(({ comment }) => [comment.id, comment.number])),
        revisions: await appliedRevisions(
          tx,
          rows.map(({ comment }) => comment.id),
        ),
        applied: await listAppliersOn(tx, loaded.version.id),
      };
    },
  );
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
      appliedIn: revisions.get(entry.id) ?? null,
      appliedBy: applied
        .filter(({ commentId }) => commentId === comment?.id)
        .map(({ number: one, id }) => ({ name: amendmentName(one), path: amendmentPath(id) })),
      decidedAt: comment?.decidedAt ?? null,
      count: countIn(comment),
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

function countIn(comment: CommentRow | undefined): ReportLine['count'] {
  const { countFor = null, countAgainst = null } = comment ?? {};
  return countFor === null || countAgainst === null ? null : { yes: countFor, no: countAgainst };
}

/** How many comments met each disposition, in the order of the list, without those that none met. */
function countsOf(lines: readonly ReportLine[]): readonly { disposition: Disposition; count: number }[] {
  return DISPOSITIONS.map((disposition) => ({
    disposition,
    count: lines.filter((line) => line.disposition === disposition).length,
  })).filter(({ count }) => count > 0);
}
