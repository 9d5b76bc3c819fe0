import { and, asc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { fileObjection } from '../../../app/services/objections/file-objection.server';
import type { Engine, Tx } from '../../../db/store';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { waitingApproval } from '../../support/approvals';
import { patchOfExample, publishedToPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { OBJECTION } from '../objections/typed-objection';
import { good, onlyReviewed } from './open-ballot-world';
import { type Case, foundAfter, gone, part, tried } from './tampering';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** A published version, and an objection to its ballot. */
async function publishedWorld(engine: Engine) {
  const published = await waitingApproval(engine, texts);
  const { ctx, lead, ballotId, versionId, voters } = published;
  const { approvalId } = published.approval;
  await onlyReviewed(lead, versionId);
  good(await approve(lead, published.approval));
  const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
  const at = { reference: standard?.reference ?? '', number: '1.0.0', about: `ballot:${ballotId}` };
  const frozen = await ctx.store.read(({ db, tables: { snapshots } }) =>
    db
      .select({ id: snapshots.id, hash: snapshots.hash, kind: snapshots.kind })
      .from(snapshots)
      .orderBy(asc(snapshots.id)),
  );
  const objection = good(await fileObjection(voters[0]?.ctx ?? ctx, { ...at, ...OBJECTION }));
  return { ctx, ballotId, versionId, approvalId, frozen, objection: objection.id };
}

type Published = Awaited<ReturnType<typeof publishedWorld>>;
const published: readonly Case<Published>[] = [
  [
    'the words of a result',
    ({ ballotId }) => part('ballot', ballotId, 'result'),
    async ({ db, tables: { ballots } }, { ballotId }) => {
      const [row] = await db.select().from(ballots).where(eq(ballots.id, ballotId));
      const result = { ...(row?.result as object), words: 'It did not pass.' };
      await db.update(ballots).set({ result }).where(eq(ballots.id, ballotId));
    },
  ],
  [
    'the text that was approved',
    ({ approvalId }) => part('approval', approvalId, 'text'),
    ({ db, tables: { approvals } }) => db.update(approvals).set({ hash: 'f'.repeat(64) }),
  ],
  [
    'what became of an approval',
    ({ approvalId }) => part('approval', approvalId, 'state'),
    ({ db, tables: { approvals } }) => db.update(approvals).set({ state: 'rejected' }),
  ],
  [
    'the statement of a Lead',
    ({ approvalId }) => part('approval', approvalId, 'decisions'),
    ({ db, tables: { approvalDecisions } }) => db.update(approvalDecisions).set({ statement: 'Unsafe.' }),
  ],
  [
    'a decision of a Lead that is gone',
    ({ approvalId }) => part('approval', approvalId, 'decisions'),
    ({ db, tables: { approvalDecisions } }) => db.delete(approvalDecisions),
  ],
  [
    'the state of a version',
    ({ versionId }) => part('version', versionId, 'state'),
    ({ db, tables: { versions } }, { versionId }) =>
      db.update(versions).set({ state: 'effective' }).where(eq(versions.id, versionId)),
  ],
  [
    'the text that a version is published with',
    ({ versionId, frozen }) => [
      part('version', versionId, 'text'),
      part('snapshot', frozen.find(({ kind }) => kind === 'published')?.id ?? '', 'occasion'),
    ],
    async ({ db, tables: { snapshots, texts: kept } }, { versionId }) => {
      const [text] = await db.select().from(kept);
      if (text === undefined) throw new Error('no text');
      const hash = 'f'.repeat(64);
      await db.insert(kept).values({ ...text, hash });
      await db
        .update(snapshots)
        .set({ hash })
        .where(and(eq(snapshots.versionId, versionId), eq(snapshots.kind, 'published')));
    },
  ],
  ...(
    [
      ['page', { html: '<p>Nobody need comply.</p>' }],
      ['requirements', { requirements: [{ id: 'forged' }] }],
      ['contents', { outline: [] }],
    ] as const
  ).map(
    ([name, change]): Case<Published> => [
      `the ${name} shown of a frozen text, in every snapshot of it`,
      ({ frozen }) => frozen.map(({ id }) => part('snapshot', id, name)),
      ({ db, tables: { texts: kept } }) => db.update(kept).set(change),
    ],
  ),
  [
    'a snapshot that nobody took',
    () => ({ because: 'not-recorded', kind: 'snapshot', id: 'forged' }),
    async ({ db, tables: { snapshots } }) => {
      const [row] = await db.select().from(snapshots);
      if (row === undefined) throw new Error('no snapshot');
      await db.insert(snapshots).values({ ...row, id: 'forged' });
    },
  ],
  [
    'a step in the history of a version',
    ({ versionId }) => part('version', versionId, 'history'),
    ({ db, tables: { versionMoves } }, { versionId }) =>
      db
        .update(versionMoves)
        .set({ reason: 'For another reason.' })
        .where(and(eq(versionMoves.versionId, versionId), eq(versionMoves.toState, 'published'))),
  ],
  [
    'the outcome of a review',
    () => ({ because: 'part-differs', kind: 'review', part: 'outcome' }),
    ({ db, tables: { reviews } }) => db.update(reviews).set({ outcome: 'not-ready' }),
  ],
  [
    'the words of an objection',
    ({ objection }) => part('objection', objection, 'words'),
    ({ db, tables: { objections } }) => db.update(objections).set({ summary: 'We are content.' }),
  ],
  [
    'an objection that is gone',
    ({ objection }) => gone('objection', objection),
    ({ db, tables: { objections } }) => db.delete(objections),
  ],
];
describe.each(enginesUnderTest())(
  'what is kept of a published version, held against the record, on %s',
  (engine) => {
    it('AU-9: names what is not as its events left it of a version that is published', async () => {
      await tried(await publishedWorld(engine), published);
    }, 60_000);

    it('AU-9: names what is said of the artefacts of a snapshot when it is not what was frozen', async () => {
      const { w, base } = await publishedToPatch(engine, texts);
      await patchOfExample(w.chair, base.reference, base.number);
      const breaks = async (write: (tx: Tx) => Promise<unknown>) =>
        (await foundAfter(w.ctx, write))?.breaks ?? [];
      const ofArtefacts = expect.objectContaining({ kind: 'snapshot', part: 'artefacts' });
      expect(await breaks(async () => {})).not.toContainEqual(ofArtefacts);
      const described = [{ path: 'examples/one.json', kind: 'example' }];
      expect(
        await breaks(({ db, tables: { artefactSets } }) => db.update(artefactSets).set({ described })),
      ).toContainEqual(ofArtefacts);
    });
  },
);
