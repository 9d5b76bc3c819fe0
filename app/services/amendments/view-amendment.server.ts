import { listDecisions } from '../../../db/queries/amendment-decisions';
import {
  listAmendmentAuthors,
  listLinkedComments,
  listOtherWriters,
  listSupports,
} from '../../../db/queries/amendment-people';
import { listAmendments } from '../../../db/queries/amendments';
import { findOpenDraft } from '../../../db/queries/documents';
import { findOrganisation } from '../../../db/queries/organisations';
import { findPerson } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import { decideAuthorsMove, decideWriting, isOver, versionIsAmended } from '../../domain/amendment';
import { decideReview } from '../../domain/amendment-decision';
import { countingPositions, countSupport, decideSupport } from '../../domain/amendment-support';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { commentName, commentPath } from '../comments/comment-address';
import type { Context } from '../context';
import { senseChecksPath } from '../sense-checks/sense-check-address';
import { senseChecksOn } from '../sense-checks/sense-checks-on.server';
import { printOf } from '../shown-print';
import { changesBeside } from '../versions/changes-of-text.server';
import { versionPath } from '../versions/version-address';
import {
  amendmentName,
  amendmentPath,
  amendmentsPath,
  amendmentTextPath,
  clauseFormPath,
  proposePath,
  reviewPath,
  updatePath,
} from './amendment-address';
import { proposedBy } from './amendment-entry';
import { wordsShown } from './amendment-fields';
import { readBranchTexts } from './branch-texts.server';
import { changeWords } from './change-words';
import { type LoadedAmendment, loadAmendment } from './load-amendment.server';

/**
 * The permanent page of an amendment: what it changes in sentences, why, who stands behind it, what became of it,
 * and what the one who asks may do with it now.
 *
 * @throws ServiceError `not-found`
 */
export async function viewAmendment(ctx: Context, id: string) {
  const found = await ctx.store.read(async (tx) => {
    const loaded = await loadAmendment(tx, ctx, id);
    const { amendment, facts } = loaded;
    const given = await listSupports(tx, [id]);
    return {
      loaded,
      texts: await readBranchTexts(tx, amendment),
      authors: await listAmendmentAuthors(tx, [id]),
      comments: await listLinkedComments(tx, id),
      positions: countingPositions(given, amendment.round),
      support: countSupport(given, amendment.round),
      decisions: await listDecisions(tx, [id]),
      senseChecks: await senseChecksOn(tx, amendment.versionId, id),
      editedBy:
        amendment.submittedAt === null
          ? []
          : await listOtherWriters(tx, amendment.documentId, facts.authorIds, amendment.submittedAt),
      beside: await besideWords(tx, loaded),
      next: await nextDraftFor(tx, loaded),
      proposals: await proposalsTo(tx, ctx, loaded),
      author: await findPerson(tx, amendment.authorId),
      organisation:
        amendment.organisationId === null ? undefined : await findOrganisation(tx, amendment.organisationId),
      decidedBy: amendment.decidedBy === null ? undefined : await findPerson(tx, amendment.decidedBy),
    };
  });
  const { loaded, texts, organisation } = found;
  const { amendment, standard, version, actor, facts, standing, amended } = loaded;
  const decided = isOver(amendment.state);
  const description = await ctx.texts.describeBranch(texts.base, texts.updates);
  // What was accepted is no longer a change; the sentences of the submission stay.
  const changes =
    decided || found.decisions.length > 0 ? amendment.changes : changeWords(description, standard.reference);
  const memberships = ctx.actor.kind === 'person' ? ctx.actor.memberships : [];
  const { documentId, draftId } = amendment;
  return {
    id,
    /** The print of its words, which their form carries along (PM-36). */
    shownHash: printOf(wordsShown(amendment, found.comments)),
    name: amendmentName(amendment.number),
    path: amendmentPath(id),
    documentId,
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number, path: versionPath(standard.reference, version.number) },
    draft: { path: amended.path, amendments: amendmentsPath(draftId) },
    /** What it changes: "the draft", "amendment A-3". */
    amended: amended.name,
    ofAmendment: amended.amendment !== null,
    /** What others propose to change in it. */
    proposals: found.proposals,
    title: amendment.title,
    by: proposedBy(found.author?.name ?? 'Somebody', organisation?.name ?? null, amendment.interestCategory),
    state: amendment.state,
    type: amendment.type,
    impact: amendment.impact,
    rationale: amendment.rationale,
    reason: amendment.reason,
    decidedBy: found.decidedBy?.name ?? null,
    decidedAt: amendment.decidedAt,
    submittedAt: amendment.submittedAt,
    editedBy: found.editedBy.map(({ name }) => name),
    authors: found.authors.map(({ name, organisationName, organisationSlug }) => ({
      name,
      organisation: organisationName,
      slug: organisationSlug,
    })),
    changes: changes.map(({ clause, clauseId, blockId, says }) => ({ clause, clauseId, blockId, says })),
    html: description.comparison.html,
    hasChanges: description.facts.length > 0,
    comments: found.comments.map(({ number }) => ({
      name: commentName(number),
      path: commentPath(standard.reference, number),
    })),
    senseChecks: found.senseChecks,
    /** Where the chair and the editors ask organisations about it. */
    askPath:
      amendment.submittedAt === null ||
      version.publishedAt !== null ||
      !may(actor, 'open-sense-check', amendment).allowed
        ? null
        : senseChecksPath(standard.reference, version.number, amendmentName(amendment.number)),
    support: found.support,
    positions: found.positions.map((one) => ({
      organisation: one.organisationName,
      slug: one.organisationSlug,
      category: one.interestCategory,
      position: one.position,
      reason: one.reason,
    })),
    decisions: found.decisions.map(({ clause, outcome, reason, wording, by, at }) => ({
      clause,
      outcome,
      reason,
      wording,
      by,
      at,
    })),
    /** Why it comes into no text any more, or not into the one that is judged; empty where nothing is to be said. */
    stands: decided ? found.beside : sayReasons(versionIsAmended(facts)).map(({ sentence }) => sentence),
    /** Where its authors propose the same on the draft in which the work goes on. */
    proposeAgain: found.next && { number: found.next.number, path: proposePath(found.next.documentId) },
    may: {
      write: decideWriting(facts, actor).allowed,
      revise: decideAuthorsMove(facts, 'revise', actor).allowed,
      withdraw: decideAuthorsMove(facts, 'withdraw', actor).allowed,
      review: decideReview(facts, standing, actor).allowed,
      signIn: ctx.actor.kind === 'anonymous',
    },
    /** For which organisations this person may say whether they support it. */
    mySupport: memberships
      .filter(
        ({ organisationId }) => decideSupport(facts, { organisationId, position: 'support' }, actor).allowed,
      )
      .map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName })),
    paths: {
      text: amendmentTextPath(id),
      review: reviewPath(id),
      clauseForm: clauseFormPath(id, ''),
      update: updatePath(id),
    },
  };
}

/** Of an amendment that was accepted beside a frozen text: that the text lacks it. */
async function besideWords(tx: Tx, { amendment, version }: LoadedAmendment): Promise<readonly string[]> {
  if (amendment.state !== 'accepted') return [];
  const beside = await changesBeside(tx, version);
  if (!beside.some(({ what, number }) => what === 'amendment' && number === amendment.number)) return [];
  const text = version.publishedAt === null ? 'is being decided on' : 'is published';
  return [
    `It was accepted in the draft of ${version.number} after the text that ${text} was frozen. That text does not have it.`,
  ];
}

/** The draft of a later version, for the authors of an amendment that this version does not take any more. */
async function nextDraftFor(tx: Tx, { standard, version, actor, facts }: LoadedAmendment) {
  if (versionIsAmended(facts).length === 0 || isOver(facts.state)) return null;
  if (!may(actor, 'write-amendment', facts).allowed) return null;
  return (await findOpenDraft(tx, standard.id, version.createdAt)) ?? null;
}

/** The amendments of an amendment, and whether the one who asks may write another. */
async function proposalsTo(tx: Tx, ctx: Context, { amendment, facts, version, actor }: LoadedAmendment) {
  const { documentId } = amendment;
  const listed = await listAmendments(tx, { draftId: documentId });
  const mine = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  const own = await listAmendments(tx, { draftId: documentId, states: ['open'], authorOrMember: mine });
  const ownIds = new Set(own.map((one) => one.amendment.id));
  const shown = listed.filter((one) => one.amendment.submittedAt !== null || ownIds.has(one.amendment.id));
  const thing = { hidden: facts.hidden, organisationId: null, versionState: version.state };
  const propose = may(actor, 'propose-amendment', thing).allowed && !isOver(facts.state);
  return {
    list: shown.map((one) => ({
      name: amendmentName(one.amendment.number),
      path: amendmentPath(one.amendment.id),
      title: one.amendment.title,
      state: one.amendment.state,
      by: proposedBy(one.authorName, one.organisationName, one.amendment.interestCategory),
    })),
    propose: propose ? proposePath(documentId) : null,
    all: amendmentsPath(documentId),
  };
}

export type AmendmentView = Awaited<ReturnType<typeof viewAmendment>>;
