import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { recountBallots } from '../../../app/services/ballots/recount-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { answerSenseCheck } from '../../../app/services/sense-checks/answer-sense-check.server';
import { closeDueSenseChecks } from '../../../app/services/sense-checks/close-due-sense-checks.server';
import { openSenseCheck } from '../../../app/services/sense-checks/open-sense-check.server';
import { viewSenseCheck } from '../../../app/services/sense-checks/view-sense-check.server';
import { viewSenseChecks } from '../../../app/services/sense-checks/view-sense-checks.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listNotices } from '../../../db/queries/notices';
import { findVersionById, insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { BLOCK, commentWorld, posted, TEXT_TO_COMMENT } from '../../support/comments';
import { makeOrganisation, makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('sense checks on %s', (engine) => {
  async function world() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const w = await commentWorld(ctx, { text: TEXT_TO_COMMENT });
    const comment = await posted(w, { organisationId: w.supplier.id });
    const { versionId } = w;
    const ask = (about: string, by = w.editor, question = 'Is one day short enough?') =>
      openSenseCheck(by, {
        versionId,
        about,
        question,
        closesAt: endOfDayAfter(ctx.now(), 7),
      });
    return { ...w, comment, name: `C-${comment.number}`, ask };
  }

  it('SC-1: an editor asks about a comment, whose author hears of it, and it stands on the comment’s page', async () => {
    const w = await world();
    expect(await w.ask(w.name, w.commenter)).toMatchObject({ ok: false, status: 409 });
    const asked = await w.ask(w.name.toLowerCase());
    if (!asked.ok) throw new Error(JSON.stringify(asked.errors));
    const view = await viewComment(w.participant, w.reference, w.comment.number);
    expect(view.senseChecks).toMatchObject([
      { question: 'Is one day short enough?', open: true, words: 'No organisation has answered.' },
    ]);
    // The same form sent twice opens one.
    expect(await w.ask(w.name)).toEqual(asked);
    expect(view.askPath).toBeNull();
    expect((await viewComment(w.editor, w.reference, w.comment.number)).askPath).toContain('about=C-');
    const told = await w.ctx.store.read((tx) => listNotices(tx, w.people.commenter.id, {}, 10));
    expect(JSON.stringify(told)).toContain('sense-check-opened');
    const events = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'sense-check-opened' }, 10));
    expect(events).toMatchObject([{ after: { about: w.name, question: 'Is one day short enough?' } }]);
  });

  it('SC-1: a clause is asked about by its number or id; what is not there is named at its field', async () => {
    const w = await world();
    for (const about of ['1', '2', BLOCK.scope]) {
      const asked = await w.ask(about);
      if (about === '2') continue;
      if (!asked.ok) throw new Error(JSON.stringify(asked.errors));
      expect((await viewSenseCheck(w.ctx, asked.result.id)).subject).toMatchObject({
        kind: 'clause',
        name: '1 Scope',
      });
    }
    for (const about of ['C-99', 'A-1', '9.9', '']) {
      expect(await w.ask(about)).toMatchObject({
        ok: false,
        status: 400,
        errors: { about: expect.any(String) },
      });
    }
    expect((await viewSenseChecks(w.editor, w.reference, '1.0.0')).checks).toHaveLength(2);
    for (const [letters, allowed] of [
      [300, true],
      [301, false],
    ] as const) {
      expect((await w.ask('1', w.editor, 'q'.repeat(letters))).ok).toBe(allowed);
    }
  });

  it('SC-1: a comment on another version, or one whose words were removed, is not asked about', async () => {
    const w = await world();
    const unknown = { ok: false, status: 400, errors: { about: expect.any(String) } };
    const change = (what: object) =>
      w.ctx.store.tx(({ db, tables: { comments } }) =>
        db.update(comments).set(what).where(eq(comments.id, w.comment.id)),
      );
    await change({ removedAt: w.ctx.now() });
    expect(await w.ask(w.name)).toMatchObject(unknown);
    await change({ removedAt: null });
    const next = await w.ctx.store.tx(async (tx) => {
      const row = await findVersionById(tx, w.versionId);
      if (!row) throw new Error('no version');
      const other = { ...row, id: w.ctx.newId(), number: '1.1.0', documentId: null };
      await insertVersion(tx, other);
      return other.id;
    });
    await change({ versionId: next });
    expect(await w.ask(w.name)).toMatchObject(unknown);
  });

  it('SC-2, SC-3: organisations answer until the clock closes it, each with its last word', async () => {
    const w = await world();
    const asked = await w.ask(w.name);
    if (!asked.ok) throw new Error(JSON.stringify(asked.errors));
    const { id } = asked.result;
    const nurse = await makePerson(w.ctx, { name: 'Nia Nurse' });
    const trust = await makeOrganisation(w.ctx, {
      name: 'Riverside Trust',
      interestCategory: 'provider',
      members: [nurse],
    });
    const forTrust = await signedIn(w.ctx, nurse);
    const say = (by: typeof forTrust, organisationId: string, position: string, reason = 'So it is.') =>
      answerSenseCheck(by, id, { organisationId, position, reason });
    expect(await say(forTrust, trust.id, 'maybe', '')).toMatchObject({
      ok: false,
      errors: { position: expect.any(String), reason: expect.any(String) },
    });
    expect(await say(forTrust, trust.id, 'for', 'r'.repeat(2001))).toMatchObject({
      ok: false,
      errors: { reason: expect.stringContaining('2,000') },
    });
    await followStandard(w.participant, w.reference, true);
    expect(await say(w.participant, trust.id, 'for')).toMatchObject({
      ok: false,
      errors: { organisationId: expect.any(String) },
    });
    for (const position of ['against', 'for', 'for'])
      expect((await say(forTrust, trust.id, position)).ok).toBe(true);
    expect((await say(w.commenter, w.supplier.id, 'unsure')).ok).toBe(true);
    const view = await viewSenseCheck(w.ctx, id);
    expect(view).toMatchObject({ open: true, replaced: 1, advice: { for: 1, against: 0, unsure: 1 } });
    expect(view.advice.byCategory.map(({ category }) => category)).toEqual(['provider', 'supplier-small']);
    expect(view.answers.map(({ organisationName, position }) => [organisationName, position])).toEqual([
      ['Riverside Trust', 'for'],
      ['Small Supplier', 'unsure'],
    ]);
    expect(await closeDueSenseChecks(w.ctx)).toBe(0);
    w.ctx.advance({ days: 8 });
    const both = await Promise.all([closeDueSenseChecks(w.ctx), closeDueSenseChecks(w.ctx)]);
    expect(both[0] + both[1]).toBe(1);
    expect(await say(forTrust, trust.id, 'against')).toMatchObject({ ok: false, status: 409 });
    expect(await viewSenseCheck(w.ctx, id)).toMatchObject({ open: false, closed: true });
    const events = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'sense-check-closed' }, 10));
    expect(events).toMatchObject([{ actorKind: 'clock', after: { for: 1, against: 0, unsure: 1 } }]);
    const told = await w.ctx.store.read((tx) => listNotices(tx, w.people.participant.id, {}, 9));
    expect(told.map(({ kind }) => kind)).toEqual(['sense-check-closed']);
    const said = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'sense-check-answered' }, 10));
    expect(said.map(({ after }) => after).toReversed()).toEqual([
      { position: 'against' },
      { position: 'for' },
      { position: 'unsure' },
    ]);
  });

  it('SC-4: what is said in it is in no ballot, while one is open and after its close', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const w = await openedBallot(ctx);
    const asked = await openSenseCheck(w.chair, {
      versionId: w.versionId,
      about: '1',
      question: 'Should it go on?',
      closesAt: endOfDayAfter(ctx.now(), 20),
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.errors));
    for (const { ctx: voter, organisation } of w.voters) {
      const given = { organisationId: organisation.id, position: 'for', reason: 'Yes.' };
      expect((await answerSenseCheck(voter, asked.result.id, given)).ok).toBe(true);
    }
    expect(await viewBallot(ctx, w.ballotId)).toMatchObject({ voted: 0 });
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const closed = await viewBallot(ctx, w.ballotId);
    expect(closed.outcome).toMatchObject({ passed: false, total: { approve: 0, notVoted: 5 } });
    expect((await recountBallots(ctx))[0]?.difference).toBeNull();
  });
});
