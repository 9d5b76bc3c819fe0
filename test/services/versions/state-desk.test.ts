import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { MOVES, type MoveName, movesFrom } from '../../../app/domain/lifecycle/moves';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { takeSeat } from '../../../app/services/live/take-seat.server';
import { appoint } from '../../../app/services/standards/appoint.server';
import { returnFailedBallots } from '../../../app/services/versions/close-due.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import type { VersionChange } from '../../../db/queries/versions';
import type { VersionState } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot, readyForBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, proposed, standardWorld, typeInto, wordsOf } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** These are made elsewhere: on the pages of the mandate and of patches. */
const OF_THE_MANDATE: readonly MoveName[] = ['open-mandate-ballot', 'mandate', 'patch'];

describe.each(enginesUnderTest())('where a version stands on %s', (engine) => {
  const ballotWorld = async () => testContext(await freshStore(engine), { openTexts: async () => texts });

  it('LC-2: every move of every state stands on the page, allowed or with who makes it and what it waits for', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const soon = new Date(w.ctx.now().getTime() + 86_400_000);
    const facts: Partial<Record<VersionState, VersionChange>> = {
      consultation: { consultationClosesAt: soon },
      deprecated: { phaseOutEndsAt: soon },
      'on-hold': { heldFrom: 'drafting' },
      // Only a mandate takes effect.
      published: { implementFrom: soon, complyBy: soon },
    };
    for (const state of new Set(Object.values(MOVES).flatMap(({ from }) => [...from]))) {
      await w.ctx.store.tx(({ db, tables: { versions } }) =>
        db
          .update(versions)
          .set({ ...facts[state], state })
          .where(eq(versions.id, place.versionId)),
      );
      const { next } = await viewProgress(w.reader, place.reference, place.number);
      // Sending for approval needs the ballot that the version came through, and stands on its page.
      const elsewhere = (move: MoveName) => OF_THE_MANDATE.includes(move) || move === 'send-for-approval';
      const shown = next.map(({ move }) => move).filter((move) => !elsewhere(move));
      expect(shown, state).toEqual(movesFrom(state).filter((move) => !elsewhere(move)));
      for (const { move, mine, madeBy } of next) {
        expect(mine, move).toBe(false);
        expect(madeBy, move).not.toEqual([]);
      }
    }
  });

  it('LC-2: a reader sees the way of a version and each thing that is missing with the place that cures it', async () => {
    const w = await standardWorld(engine, texts);
    const place = await proposed(w);
    const proposal = await viewReading(w.ctx, place.reference, place.number);
    expect(proposal.path.map(({ state, standing }) => `${state} ${standing}`).slice(0, 3)).toEqual([
      'proposed now',
      'drafting next',
      'consultation next',
    ]);
    expect(proposal.waits).toMatchObject({
      move: 'begin-drafting',
      reasons: [
        {
          word: 'chair-missing',
          help: 'An NHS Standards Lead can change this.',
          place: { text: 'who works on it' },
        },
        {
          word: 'call-too-short',
          place: { href: `/standards/${place.reference}/1.0.0/progress#next-steps` },
        },
      ],
    });

    const ctx = await ballotWorld();
    const ready = await readyForBallot(ctx);
    await ctx.store.tx(async ({ db, tables }) => {
      await db.delete(tables.enrolments);
      await db.delete(tables.reviews);
      await db.update(tables.versions).set({ changeLog: '' }).where(eq(tables.versions.id, ready.versionId));
    });
    const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const { waits } = await viewReading(ctx, standard?.reference ?? '', '1.0.0');
    expect(waits?.move).toBe('open-ballot');
    expect(waits?.reasons.map(({ word, place: at }) => `${word} ${at?.href.split('/').at(-1)}`)).toEqual([
      'change-log-missing progress#record',
      'review-missing progress#reviews',
      'review-missing progress#reviews',
      'review-missing progress#reviews',
      'too-few-organisations ballot#enrol',
      'too-few-categories ballot#enrol',
    ]);
  });

  it('LC-18: the clock takes a version back to resolution when its ballot failed for good, once', async () => {
    const ctx = await ballotWorld();
    const { versionId } = await openedBallot(ctx);
    expect(await returnFailedBallots(ctx)).toBe(0);
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    expect(await returnFailedBallots(ctx)).toBe(1);
    expect(await returnFailedBallots(ctx)).toBe(0);
    const moved = await ctx.store.read((tx) =>
      listAuditEvents(tx, { act: 'version-returned-to-resolution', versionId }, 10),
    );
    expect(moved).toMatchObject([{ actorKind: 'clock', after: { state: 'resolution' } }]);
  });

  it('LC-18: and when it was voided, but not while it is open', async () => {
    const ctx = await ballotWorld();
    const { ballotId, lead } = await openedBallot(ctx);
    expect(await returnFailedBallots(ctx)).toBe(0);
    expect((await voidBallot(lead, { ballotId, reason: 'The wrong text.' })).allowed).toBe(true);
    expect(await returnFailedBallots(ctx)).toBe(1);
  });

  it('PM-6: drafting of the next text goes on beside a consultation, which keeps asking about its own', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const closesAt = new Date(w.ctx.now().getTime() + 40 * 86_400_000);
    const { versionId } = place;
    expect((await openConsultation(w.chair, { versionId, closesAt, invited: 'All' })).allowed).toBe(true);
    const asked = await viewReading(w.reader, place.reference, place.number);
    expect((await takeSeat(w.editor, place.documentId)).seat).toBe('write');
    expect((await takeSeat(w.reader, place.documentId)).seat).toBe('read');
    await typeInto(w.editor, place.documentId, 'Written while everybody is asked.');
    expect(await wordsOf(w.ctx, place.documentId)).toContain('Written while everybody is asked.');
    const still = await viewReading(w.reader, place.reference, place.number);
    expect(still.text?.standing).toBe('frozen');
    expect(still.text?.hash).toBe(asked.text?.hash);
    expect(still.text?.html).not.toContain('Written while everybody is asked.');
  });

  it('PM-6: and beside a ballot, whose votes go on counting for the text that was frozen', async () => {
    const ctx = await ballotWorld();
    const w = await openedBallot(ctx);
    const [voter] = w.voters;
    if (voter === undefined) throw new Error('no voter');
    await appoint(w.chair, { versionId: w.versionId, role: 'editor', person: voter.representative.email });
    const before = await viewBallot(ctx, w.ballotId);
    expect((await takeSeat(voter.ctx, w.documentId)).seat).toBe('write');
    const update = await ctx.texts.seed({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'For the next text.' }] }],
    });
    await ctx.store.tx(async ({ db, tables }) => {
      const line = { documentId: w.documentId, bytes: Buffer.from(update), at: ctx.now() };
      await db.insert(tables.documentUpdates).values(line);
    });
    expect(await wordsOf(ctx, w.documentId)).toContain('For the next text.');
    const cast = await castVote(voter.ctx, {
      ballotId: w.ballotId,
      organisationId: voter.organisation.id,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      hash: before.hash,
      paidByEnrolled: false,
    });
    expect(cast.allowed).toBe(true);
    expect(await viewBallot(ctx, w.ballotId)).toMatchObject({ hash: before.hash, voted: 1 });
  });
});
