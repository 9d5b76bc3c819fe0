import type { DocumentJson } from '../../app/document/json';
import { enrolOrganisation } from '../../app/services/ballots/enrol-organisation.server';
import { openBallot } from '../../app/services/ballots/open-ballot.server';
import { insertDocument } from '../../db/queries/documents';
import { insertUpdates } from '../../db/queries/live-text';
import { insertStandard } from '../../db/queries/standards';
import { insertReview, insertVersion } from '../../db/queries/versions';
import { type InterestCategory, REVIEW_KINDS } from '../../db/words';
import {
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  type TestOrganisation,
  type TestPerson,
} from './context';

/** A short text that nothing speaks against. */
export const SOUND_TEXT: DocumentJson = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: 'b000000001a', level: 1 }, content: [{ type: 'text', text: 'Scope' }] },
    {
      type: 'paragraph',
      attrs: { id: 'b000000002a' },
      content: [{ type: 'text', text: 'Messages between sites.' }],
    },
    {
      type: 'requirement',
      attrs: { id: 'b000000003a', ref: 'STD-0001-R1', level: 'must' },
      content: [
        {
          type: 'paragraph',
          attrs: { id: 'b000000004a' },
          content: [{ type: 'text', text: 'Send an answer.' }],
        },
      ],
    },
  ],
};

export interface Voter {
  readonly organisation: TestOrganisation;
  readonly representative: TestPerson;
  /** The services for the representative. */
  readonly ctx: TestContext;
}

export interface BallotWorld {
  readonly versionId: string;
  readonly standardId: string;
  readonly documentId: string;
  readonly chair: TestContext;
  readonly lead: TestContext;
  readonly voters: readonly Voter[];
}

const CATEGORIES: readonly InterestCategory[] = [
  'provider',
  'supplier-large',
  'supplier-small',
  'clinical-professional',
  'patient-public',
];

/** A version in Resolution on which everything is done and five organisations of five categories have enrolled. */
export async function readyForBallot(ctx: TestContext): Promise<BallotWorld> {
  const chair = await makePerson(ctx, { name: 'Chair' });
  const lead = await makePerson(ctx, { name: 'Lead', offices: ['lead'] });
  const voters: Voter[] = [];
  for (const [at, interestCategory] of CATEGORIES.entries()) {
    const representative = await makePerson(ctx, { name: `Representative ${at + 1}` });
    const organisation = await makeOrganisation(ctx, {
      name: `Voter ${at + 1}`,
      interestCategory,
      representative,
    });
    voters.push({ organisation, representative, ctx: await signedIn(ctx, representative) });
  }
  const update = await ctx.texts.seed(SOUND_TEXT);
  const ids = { versionId: ctx.newId(), documentId: ctx.newId() };
  const now = ctx.now();
  const owner = voters[0]?.organisation.id ?? '';
  const standardId = await ctx.store.tx(async (tx) => {
    const standard = await insertStandard(tx, {
      id: ctx.newId(),
      title: 'Discharge messages',
      summary: 'How a discharge is told.',
      type: 'technical-standards-and-specifications',
      lane: 'managed-capacity',
      ownerId: owner,
      appliesTo: 'Hospitals',
      appliesToKinds: ['nhs-trust'],
      careSettings: ['hospital'],
      topics: ['messaging'],
      need: 'Letters get lost.',
      expectedBenefit: 'They do not.',
      proposedBy: chair.id,
      proposedFor: owner,
      lastRequirement: 1,
      lastComment: 0,
      createdAt: now,
    });
    await insertVersion(tx, {
      id: ids.versionId,
      standardId: standard.id,
      number: '1.0.0',
      state: 'resolution',
      stateSince: now,
      documentId: ids.documentId,
      changeSummary: 'First edition',
      changeLog: 'Everything is new.',
      consultationInvited: 'Everybody',
      involvementRecord: 'Five organisations took part.',
      createdAt: now,
    });
    await insertDocument(tx, {
      id: ids.documentId,
      kind: 'draft',
      versionId: ids.versionId,
      state: 'open',
      epoch: 1,
      createdBy: chair.id,
      createdAt: now,
    });
    await insertUpdates(
      tx,
      [
        {
          documentId: ids.documentId,
          clientId: null,
          personId: chair.id,
          organisationId: null,
          bytes: update,
        },
      ],
      now,
    );
    await tx.db.insert(tx.tables.appointments).values({
      id: ctx.newId(),
      standardId: standard.id,
      personId: chair.id,
      role: 'chair',
      appointedBy: lead.id,
      appointedAt: now,
    });
    for (const kind of REVIEW_KINDS) {
      await insertReview(tx, {
        id: ctx.newId(),
        versionId: ids.versionId,
        kind,
        outcome: 'ready',
        note: '',
        recordedBy: lead.id,
        recordedAt: now,
      });
    }
    return standard.id;
  });
  for (const voter of voters) {
    const enrolled = await enrolOrganisation(voter.ctx, {
      versionId: ids.versionId,
      organisationId: voter.organisation.id,
      category: CATEGORIES[voters.indexOf(voter)] ?? 'provider',
      declaration: '',
      consultant: false,
    });
    if (!enrolled.allowed) throw new Error(JSON.stringify(enrolled.reasons));
  }
  return { ...ids, standardId, chair: await signedIn(ctx, chair), lead: await signedIn(ctx, lead), voters };
}

/** The same with its ballot open. */
export async function openedBallot(ctx: TestContext): Promise<BallotWorld & { readonly ballotId: string }> {
  const world = await readyForBallot(ctx);
  const opened = await openBallot(world.chair, {
    versionId: world.versionId,
    question: 'Do you approve it?',
  });
  if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
  return { ...world, ballotId: opened.result.ballotId };
}
