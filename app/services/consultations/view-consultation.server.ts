import { listAppliersOn } from '../../../db/queries/amendment-people';
import { type DetailedComment, listAllComments } from '../../../db/queries/comment-lists';
import { listAnswers, listInvitations } from '../../../db/queries/consultations';
import { namesOfPeople } from '../../../db/queries/people';
import { findSnapshot, findText } from '../../../db/queries/texts';
import { listVersions } from '../../../db/queries/versions';
import { DISPOSITIONS, INTEREST_CATEGORIES } from '../../../db/words';
import { sayMissingReferences } from '../../document/missing-reference';
import { isUndecided } from '../../domain/comment';
import { isOpen, type WideReview, wideReview } from '../../domain/consultation';
import { unmetOf } from '../../domain/decision';
import { changesText } from '../../domain/disposition';
import { isOver } from '../../domain/london-time';
import { countsFor } from '../../domain/participation';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { amendmentName, amendmentPath } from '../amendments/amendment-address';
import { commentName, commentPath } from '../comments/comment-address';
import type { Context } from '../context';
import { printOf } from '../shown-print';
import { withClauseLinks } from '../versions/clause-links';
import { lengtheningsOf } from '../versions/lengthenings.server';
import { clausesById, textFacts } from '../versions/stored-text';
import { versionPath } from '../versions/version-address';
import { consultationPath } from './consultation-address';
import { tookUntil } from './consultation-links.server';
import { loadConsultation } from './load-consultation.server';
import { outcomeShown } from './say-outcome.server';
import { splitAtClause } from './split-at-clause';

export type ConsultationView = Awaited<ReturnType<typeof viewConsultation>>;

/**
 * One consultation: what is asked of whom about which frozen text, what was answered, and what became of it.
 *
 * @param clause the clause that somebody wants to comment on; '' for none
 * @throws ServiceError `not-found`
 */
export async function viewConsultation(ctx: Context, id: string, clause: string) {
  const now = ctx.now();
  const read = await ctx.store.read(async (tx) => {
    const loaded = await loadConsultation(tx, ctx, id);
    const { consultation, standard, version } = loaded;
    const snapshot = await findSnapshot(tx, consultation.snapshotId);
    const versions = await listVersions(tx, [standard.id]);
    return {
      ...loaded,
      text: snapshot && (await findText(tx, snapshot.hash)),
      versions,
      invitations: await listInvitations(tx, id),
      lengthened: await lengtheningsOf(tx, 'consultation', id),
      answers: await listAnswers(tx, id),
      comments: (await listAllComments(tx, standard.id, { standingOnly: true })).filter(
        ({ comment }) => comment.snapshotId === consultation.snapshotId,
      ),
      appliers: await listAppliersOn(tx, version.id),
      names: await namesOfPeople(
        tx,
        [consultation.openedBy, consultation.outcomeBy].filter((one) => one !== null),
      ),
    };
  });
  const { consultation, standard, version, actor, facts, invitations, answers, comments } = read;
  const open = isOpen(facts, now);
  const { closesAt, closedAt } = consultation;
  // What was over when the hold began is closed, whatever becomes of its version.
  const held = version.state === 'on-hold' && closedAt === null && !isOver(closesAt, version.stateSince);
  const inTime = comments.filter(({ comment }) => !comment.late);
  const took = [
    ...inTime.map(({ comment }) => ({
      organisationId: countsFor({ ...comment, recordedFor: comment.elsewhere?.organisationId }),
      personId: comment.authorId,
      category: comment.interestCategory,
    })),
    ...answers.map(({ organisationId, authorId, interestCategory }) => ({
      organisationId,
      personId: authorId,
      category: interestCategory,
    })),
  ];
  const review = wideReview(
    INTEREST_CATEGORIES,
    invitations.map(({ organisationId, interestCategory }) => ({
      organisationId,
      category: interestCategory,
    })),
    took,
  );
  const present = new Set(took.map(({ organisationId }) => organisationId));
  const place = { organisationId: null, hidden: standard.hiddenAt !== null };
  const refused = sayReasons(unmetOf(may(actor, 'comment', place)));
  const outline = read.text === undefined ? [] : textFacts(read.text).outline;
  const clauses = clausesById(outline);
  const wanted = open && clauses.has(clause) ? clause : '';
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return {
    id: consultation.id,
    path: consultationPath(consultation.id),
    number: consultation.number,
    standard: { reference: standard.reference, title: standard.title },
    version: {
      id: version.id,
      number: version.number,
      state: version.state,
      path: versionPath(standard.reference, version.number),
    },
    now,
    open,
    /** `held`: it was interrupted, because its version is on hold. */
    standing: open ? ('open' as const) : held ? ('held' as const) : ('closed' as const),
    asks: consultation.asks,
    use: consultation.use,
    openedAt: consultation.openedAt,
    openedBy: read.names.get(consultation.openedBy) ?? 'Former member',
    closesAt: consultation.closesAt,
    tookUntil: tookUntil(consultation),
    closedAt: consultation.closedAt,
    /** What holds of its version added to it. */
    lengthened: read.lengthened,
    hash: consultation.hash,
    /** The print of what is said of its outcome, which the form of that carries along (PM-36). */
    outcomeHash: printOf(outcomeShown(consultation)),
    questions: consultation.questions.map((question) => ({
      ...question,
      answers: answers
        .filter(({ questionId }) => questionId === question.id)
        .map((answer) => ({
          id: answer.id,
          author: {
            name: answer.authorName,
            organisation: answer.organisationName,
            organisationSlug: answer.organisationSlug,
          },
          body: answer.body,
          at: answer.createdAt,
          editedAt: answer.editedAt,
          mine: answer.authorId === me,
        })),
    })),
    invited: consultation.invited,
    invitedCategories: consultation.invitedCategories,
    invitations: invitations.map(({ organisationId, name, slug, interestCategory, byName }) => ({
      name,
      path: `/organisations/${slug}`,
      interestCategory,
      byName,
      tookPart: present.has(organisationId),
    })),
    uninvited: uninvited(review, [
      ...inTime.map(({ comment, ...one }) => ({ ...one, organisationId: comment.organisationId })),
      ...answers,
    ]),
    review,
    comments: summaryOf(comments),
    changed: changedBy(comments, read.versions, read.appliers, standard.reference),
    outcome: consultation.outcome,
    outcomeBy:
      consultation.outcomeBy === null ? null : (read.names.get(consultation.outcomeBy) ?? 'Former member'),
    outcomeAt: consultation.outcomeAt,
    /** From the frozen text to what came of it; null while nothing did. */
    compareHref: compareHref(standard.reference, consultation.snapshotId, version),
    text:
      read.text === undefined
        ? null
        : textPart(sayMissingReferences(read.text.html), wanted, open, consultation.id),
    outline,
    clause: wanted === '' ? null : { id: wanted, label: labelOf(clauses.get(wanted)) },
    may: {
      refused,
      comment: open && refused.length === 0,
      report: may(actor, 'report-consultation', facts).allowed && consultation.closedAt !== null,
    },
    signedIn: ctx.actor.kind === 'person',
    organisations:
      ctx.actor.kind === 'person'
        ? ctx.actor.memberships.map(({ organisationId, organisationName }) => ({
            id: organisationId,
            name: organisationName,
          }))
        : [],
  };
}

function labelOf(entry: { readonly number: string; readonly title: string } | undefined): string {
  return [entry?.number, entry?.title].filter(Boolean).join(' ');
}

/** The frozen text, with a way to comment at each clause, cut where the form for one of them stands. */
function textPart(html: string, clause: string, open: boolean, id: string) {
  const linked = open
    ? withClauseLinks(html, (clauseId) => [
        { href: `${consultationPath(id)}?clause=${clauseId}#comment`, text: 'Comment' },
      ])
    : html;
  return splitAtClause(linked, clause);
}

/** The organisations that took part without an invitation, with their pages. */
function uninvited({ unasked }: WideReview, said: readonly SaidFor[]) {
  const byId = new Map(said.map((one) => [one.organisationId, one]));
  return unasked.map(({ organisationId, category }) => {
    const { organisationName, organisationSlug } = byId.get(organisationId) ?? {};
    return {
      name: organisationName ?? '',
      path: `/organisations/${organisationSlug}`,
      interestCategory: category,
    };
  });
}

/** For whom a comment or an answer was written. */
interface SaidFor {
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly organisationSlug: string | null;
}

/** How many comments there were, and what became of them. */
function summaryOf(comments: readonly DetailedComment[]) {
  return {
    total: comments.length,
    late: comments.filter(({ comment }) => comment.late).length,
    undecided: comments.filter(({ comment }) => isUndecided(comment.state)).length,
    decided: DISPOSITIONS.map((disposition) => ({
      disposition,
      count: comments.filter(({ comment }) => comment.disposition === disposition).length,
    })).filter(({ count }) => count > 0),
  };
}

/** The comments because of which the text changed or is to change, with what applied them. */
function changedBy(
  comments: readonly DetailedComment[],
  versions: Awaited<ReturnType<typeof listVersions>>,
  appliers: Awaited<ReturnType<typeof listAppliersOn>>,
  reference: string,
) {
  return comments
    .filter(({ comment }) => comment.disposition !== null && changesText(comment.disposition))
    .map(({ comment, authorName, organisationName }) => ({
      name: commentName(comment.number),
      path: commentPath(reference, comment.number),
      from: comment.elsewhere?.author || organisationName || authorName,
      body: comment.body,
      disposition: comment.disposition,
      reason: comment.reason,
      appliedIn: versions.find(({ id }) => id === comment.appliedInVersionId)?.number ?? null,
      appliedBy: appliers
        .filter(({ commentId }) => commentId === comment.id)
        .map(({ id, number }) => ({ name: amendmentName(number), path: amendmentPath(id) })),
    }));
}

function compareHref(
  reference: string,
  snapshotId: string,
  version: { readonly number: string; readonly publishedAt: Date | null; readonly documentId: string | null },
): string | null {
  if (version.publishedAt === null && version.documentId === null) return null;
  const to = version.publishedAt === null ? `draft-${version.number}` : version.number;
  return `/standards/${reference}/compare?from=${snapshotId}&to=${to}`;
}
