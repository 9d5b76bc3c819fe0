import type { TextWorkshop } from '../../app/document/workshop-types';
import { filesComments } from '../../app/domain/ballot/filed-comments';
import { askForMandate } from '../../app/services/approvals/ask-for-mandate.server';
import { approve } from '../../app/services/approvals/decide-approval.server';
import { castVote } from '../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../app/services/ballots/close-due-ballots.server';
import { enrolOrganisation } from '../../app/services/ballots/enrol-organisation.server';
import { openMandateBallot } from '../../app/services/ballots/open-mandate-ballot.server';
import { WHOLE_VERSION } from '../../app/services/comments/anchor-input';
import { postComment } from '../../app/services/comments/post-comment.server';
import { recordExchange } from '../../app/services/use/record-exchange.server';
import { stateUse } from '../../app/services/use/state-use.server';
import { findVersionById } from '../../db/queries/versions';
import type { Engine } from '../../db/store';
import type { InterestCategory, VotePosition } from '../../db/words';
import { waitingApproval } from './approvals';
import type { Voter } from './ballots';
import { makeOrganisation, makePerson, signedIn, type TestContext } from './context';

const MORE: readonly InterestCategory[] = [
  'provider',
  'provider',
  'supplier-large',
  'supplier-small',
  'national-academic-other',
];

/** A published version, ten enrolled organisations of six categories, and two Leads who took no part. */
export async function readyForMandate(engine: Engine, texts: TextWorkshop) {
  const world = await waitingApproval(engine, texts);
  const { ctx, lead, approval, versionId } = world;
  const done = await approve(lead, approval);
  if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
  const voters: Voter[] = [...world.voters];
  for (const [at, interestCategory] of MORE.entries()) {
    const representative = await makePerson(ctx, { name: `Newcomer ${at + 1}` });
    const name = `New voter ${at + 1}`;
    const organisation = await makeOrganisation(ctx, { name, interestCategory, representative });
    const voter = { organisation, representative, ctx: await signedIn(ctx, representative) };
    const enrolled = await enrolOrganisation(voter.ctx, {
      versionId,
      organisationId: organisation.id,
      category: interestCategory,
      declaration: '',
      consultant: false,
    });
    if (!enrolled.allowed) throw new Error(JSON.stringify(enrolled.reasons));
    voters.push(voter);
  }
  const second = await signedIn(ctx, await makePerson(ctx, { name: 'Second Lead', offices: ['lead'] }));
  const reference = await ctx.store.read(async (tx) => {
    const version = await findVersionById(tx, versionId);
    const rows = await tx.db.select().from(tx.tables.standards);
    return rows.find(({ id }) => id === version?.standardId)?.reference ?? '';
  });
  return { ...world, voters, second, reference, number: '1.0.0', hash: approval.hash };
}

export type MandateWorld = Awaited<ReturnType<typeof readyForMandate>>;

/** The same with its mandatory-track ballot open. */
export async function openedMandateBallot(engine: Engine, texts: TextWorkshop) {
  const world = await readyForMandate(engine, texts);
  const opened = await openMandateBallot(world.chair, {
    versionId: world.versionId,
    question: 'Shall it be mandatory?',
  });
  if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
  return { ...world, ballotId: opened.result.ballotId };
}

/** The vote of one organisation; a position that names comments names one that it makes first, blocking where it is against. */
export async function voteIn(
  world: {
    readonly ctx: TestContext;
    readonly ballotId: string;
    readonly versionId: string;
    readonly hash: string;
  },
  voter: Pick<Voter, 'ctx'> & { readonly organisation: Pick<Voter['organisation'], 'id'> },
  position: VotePosition,
  reason = '',
): Promise<void> {
  const blockingCommentIds: string[] = [];
  if (filesComments(position)) {
    const against = position === 'do-not-approve';
    const posted = await postComment(voter.ctx, {
      versionId: world.versionId,
      organisationId: voter.organisation.id,
      type: 'technical',
      blocking: against,
      blockingReason: against ? reason : '',
      body: reason,
      proposedWording: against ? 'Send an answer within a day.' : '',
      on: 'snapshot',
      anchor: WHOLE_VERSION,
    });
    if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
    blockingCommentIds.push(posted.result.id);
  }
  const cast = await castVote(voter.ctx, {
    ballotId: world.ballotId,
    organisationId: voter.organisation.id,
    position,
    reason,
    blockingCommentIds,
    hash: world.hash,
    paidByEnrolled: false,
  });
  if (!cast.allowed) throw new Error(JSON.stringify(cast.reasons));
}

/** Everything that proves a version in use: three statements of two suppliers, and its one MUST shown. */
export async function proveInUse({ voters, chair, ctx, versionId }: MandateWorld): Promise<void> {
  const [, large, small, , , trust] = voters;
  if (!large || !small || !trust) throw new Error('voters are missing');
  const evidence = 'https://evidence.example/report';
  const state = async (by: Voter, supplier: Voter, product: string, site: string) => {
    const stated = await stateUse(by.ctx, {
      versionId,
      organisationId: by.organisation.id,
      supplierId: supplier.organisation.id,
      product,
      live: site !== '',
      site,
      evidence,
    });
    if (!stated.allowed) throw new Error(JSON.stringify(stated.reasons));
  };
  await state(large, large, 'Large Letters', '');
  await state(small, small, 'Small Inbox', '');
  await state(trust, small, 'Small Inbox', 'Riverside Hospital');
  const shown = await recordExchange(chair, {
    versionId,
    requirements: ['STD-0001-R1'],
    firstProduct: 'Large Letters',
    firstSupplierId: large.organisation.id,
    secondProduct: 'Small Inbox',
    secondSupplierId: small.organisation.id,
    evidence,
    shownOn: ctx.now(),
  });
  if (!shown.allowed) throw new Error(JSON.stringify(shown.reasons));
}

const DAY_MS = 86_400_000;

/** A mandate that the chair has asked for: the ballot passed, and the use is proven unless the test says not. */
export async function askedForMandate(engine: Engine, texts: TextWorkshop, proven = true) {
  const world = await openedMandateBallot(engine, texts);
  const { ctx, ballotId, chair, versionId } = world;
  for (const voter of world.voters) await voteIn(world, voter, 'approve');
  if (proven) await proveInUse(world);
  ctx.advance({ days: 31 });
  await closeDueBallots(ctx);
  const sent = await askForMandate(chair, { ballotId });
  if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
  const inDays = (days: number) => new Date(ctx.now().getTime() + days * DAY_MS);
  const approving = {
    approvalId: sent.result.approvalId,
    hash: world.hash,
    artefacts: '',
    statement: 'Proven in use.',
    terms: { implementFrom: inDays(60), complyBy: inDays(400), reviewBy: inDays(800), noticeReason: '' },
    confirmedAt: ctx.now(),
  };
  const versionNow = async () => await ctx.store.read((tx) => findVersionById(tx, versionId));
  return { ...world, approving, inDays, versionNow };
}
