import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision } from '../../app/domain/decision';
import { approve } from '../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../app/services/approvals/send-for-approval.server';
import { castVote } from '../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../app/services/ballots/close-due-ballots.server';
import { enrolOrganisation } from '../../app/services/ballots/enrol-organisation.server';
import { openBallot } from '../../app/services/ballots/open-ballot.server';
import { formToken, newSecret, secretHash } from '../../app/services/people/secrets';
import { appoint } from '../../app/services/standards/appoint.server';
import { proposeStandard } from '../../app/services/standards/propose-standard.server';
import { closeDueConsultations } from '../../app/services/versions/close-due.server';
import { describeVersion } from '../../app/services/versions/describe-version.server';
import { moveVersion } from '../../app/services/versions/move-version.server';
import { openConsultation } from '../../app/services/versions/open-consultation.server';
import { recordReview } from '../../app/services/versions/record-review.server';
import { startDrafting } from '../../app/services/versions/start-drafting.server';
import { uploadText } from '../../app/services/versions/text-upload.server';
import { versionIdAt } from '../../app/services/versions/version-id.server';
import { migrate } from '../../db/migrate';
import { findBallot } from '../../db/queries/ballots';
import { insertSession } from '../../db/queries/sessions';
import { openStore } from '../../db/store';
import { type InterestCategory, REVIEW_KINDS } from '../../db/words';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../support/context';
import { makeSignInPerson } from '../support/people';
import { ROOT } from './built-server';
import type { Session } from './visitor';

const DAY = 24 * 60 * 60 * 1000;

/** How far a standard is brought; each stage holds everything before it. */
export type Stage = 'to-be-drafted' | 'drafting' | 'awaiting-approval' | 'published';

/** A standard in its first version. */
export interface Standing {
  readonly reference: string;
  readonly number: string;
  readonly versionId: string;
  /** Its draft; '' before there is one. */
  readonly documentId: string;
  /** What waits for a Lead, or was approved; '' before that. */
  readonly approvalId: string;
  readonly hash: string;
}

/** A data folder that is filled through the services, before the portal is started on it. */
export interface BenchWorld {
  readonly chair: TestContext;
  readonly lead: TestContext;
  /** Brings a standard with this text so far. Its past begins 200 days ago. */
  bring(title: string, markdown: string, stage: Stage): Promise<Standing>;
  /** Signs a browser in, for the portal itself. */
  session(as: 'chair' | 'editor' | 'lead'): Promise<Session>;
  close(): Promise<void>;
}

const CATEGORIES: readonly InterestCategory[] = [
  'provider',
  'supplier-large',
  'supplier-small',
  'clinical-professional',
  'patient-public',
];

export async function openBenchWorld(dataDir: string): Promise<BenchWorld> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'concord.sqlite');
  await migrate({ file, folder: join(ROOT, 'db/migrations') });
  const store = await openStore({ file });
  const texts = createTextWorkshop();
  const begun = new Date(Date.now() - 200 * DAY);
  const ctx = testContext(store, { now: begun, openTexts: async () => texts });
  const people = {
    chair: await makePerson(ctx, { name: 'Chidi Eze' }),
    editor: await makePerson(ctx, { name: 'Amina Khan' }),
    // Approving over HTTP asks for a password anew.
    lead: await makeSignInPerson(ctx, { name: 'Lena Marsh', offices: ['lead'] }),
  };
  const house = await makeOrganisation(ctx, {
    name: 'Eastvale Hospital',
    representative: people.chair,
    members: [people.editor],
  });
  const [chair, lead] = [await signedIn(ctx, people.chair), await signedIn(ctx, people.lead)];
  const voters: { readonly id: string; readonly ctx: TestContext; readonly category: InterestCategory }[] =
    [];
  for (const category of CATEGORIES) {
    const representative = await makePerson(ctx, { name: `Voice of ${category}` });
    const wanted = { name: `House of ${category}`, interestCategory: category, representative };
    const { id } = await makeOrganisation(ctx, wanted);
    voters.push({ id, category, ctx: await signedIn(ctx, representative) });
  }

  async function bring(title: string, markdown: string, stage: Stage): Promise<Standing> {
    ctx.setNow(begun);
    const { reference, number } = sure(
      await proposeStandard(chair, {
        organisationId: house.id,
        title,
        summary: 'A text to measure with.',
        type: 'technical-standards-and-specifications',
        appliesTo: 'Everybody who exchanges records.',
        appliesToKinds: ['nhs-trust'],
        careSettings: ['hospital'],
        topics: ['referrals'],
        need: 'Figures.',
        expectedBenefit: 'Speed.',
        duplicatesShown: true,
      }),
    );
    const versionId = await versionIdAt(chair, reference, number);
    await appoint(lead, { versionId, role: 'chair', person: people.chair.email });
    ctx.advance({ days: 15 });
    const drafting = { move: 'begin-drafting', ownerId: house.id, shorteningReason: '' } as const;
    sure(await moveVersion(lead, versionId, { ...drafting, lane: 'managed-capacity' }));
    const standing = { reference, number, versionId, documentId: '', approvalId: '', hash: '' };
    if (stage === 'to-be-drafted') return standing;
    await appoint(chair, { versionId, role: 'editor', person: people.editor.email });

    const { hash: uploadHash } = await uploadText(chair, new TextEncoder().encode(markdown), 'text.md');
    const { documentId } = sure(await startDrafting(chair, versionId, { from: 'file', uploadHash }));
    if (stage === 'drafting') return { ...standing, documentId };

    const waiting = await ballotAndAsk(versionId);
    if (stage === 'published') {
      const statement = 'Safe and ready.';
      const reviewBy = new Date(Date.now() + 365 * DAY);
      sure(
        await approve(lead, {
          ...waiting,
          statement,
          reviewBy,
          implementFrom: null,
          confirmedAt: lead.now(),
        }),
      );
    }
    return { ...standing, documentId, ...waiting };
  }

  /** From the draft to the desk of the Leads. */
  async function ballotAndAsk(versionId: string): Promise<{ approvalId: string; hash: string }> {
    const closesAt = new Date(ctx.now().getTime() + 29 * DAY);
    sure(await openConsultation(chair, { versionId, closesAt, invited: 'Everybody.' }));
    ctx.advance({ days: 30 });
    await closeDueConsultations(ctx);
    await describeVersion(chair, versionId, {
      changeSummary: 'First edition',
      changeLog: 'Everything is new.',
      involvementRecord: 'Five organisations took part.',
      highestImpact: null,
    });
    for (const kind of REVIEW_KINDS) {
      await recordReview(lead, { versionId, kind, outcome: 'ready', note: 'Looked at as a whole.' });
    }
    for (const { id: organisationId, ctx: voter, category } of voters) {
      const plain = { declaration: '', consultant: false };
      sure(await enrolOrganisation(voter, { versionId, organisationId, category, ...plain }));
    }
    const { ballotId } = sure(await openBallot(chair, { versionId, question: 'Do you approve it?' }));
    const hash = (await store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    for (const { id: organisationId, ctx: voter } of voters) {
      const vote = { ballotId, organisationId, hash, position: 'approve', reason: '' };
      sure(await castVote(voter, { ...vote, blockingCommentIds: [], paidByEnrolled: false }));
    }
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const { approvalId } = sure(await sendForApproval(chair, { ballotId }));
    return { approvalId, hash };
  }

  return {
    chair,
    lead,
    bring,
    async session(as) {
      const [secret, now] = [newSecret(), new Date()];
      const expiresAt = new Date(now.getTime() + DAY);
      const times = { createdAt: now, lastSeenAt: now, expiresAt };
      const row = {
        id: ctx.newId(),
        secretHash: secretHash(secret),
        personId: people[as].id,
        agent: 'Bench',
      };
      await store.tx((tx) => insertSession(tx, { ...row, ...times }));
      return { cookie: `concord=${secret}`, formToken: formToken(secret) };
    },
    async close() {
      await texts.close();
      await store.close();
    },
  };
}

/** What a refusal would have hidden: the bench cannot go on. */
export function sure<T>(decision: Decision<T>): T {
  if (decision.allowed) return decision.result;
  throw new Error(`The rules refuse it: ${JSON.stringify(decision.reasons)}`);
}

/** The two sections without which no text goes to consultation, before the text itself. */
export function withRequiredSections(markdown: string): string {
  return `# Scope\n\nWhat this covers.\n\n# Conformance\n\nWhat conforming means.\n\n${markdown}`;
}
