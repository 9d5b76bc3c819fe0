import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { reminderTime } from '../../../app/domain/notices/reminders';
import { changedBetween } from '../../../app/domain/shown-print';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { answerQuestion } from '../../../app/services/consultations/answer-question.server';
import { findInvited } from '../../../app/services/consultations/find-invited.server';
import { sayOutcome } from '../../../app/services/consultations/say-outcome.server';
import { viewConsultation } from '../../../app/services/consultations/view-consultation.server';
import { viewHome } from '../../../app/services/directory/view-home.server';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { giveReminders } from '../../../app/services/notices/give-reminders.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { closeDueConsultations } from '../../../app/services/versions/close-due.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { findConsultation, listConsultations } from '../../../db/queries/consultations';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { asClock, makeOrganisation, makePerson, signedIn, type TestContext } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** A consultation that is open: one category and one organisation by name are invited. */
async function consulted(engine: Parameters<typeof standardWorld>[0]) {
  const w = await standardWorld(engine, texts);
  const place = await drafting(w);
  const house = async (name: string, category: 'provider' | 'patient-public') => {
    const person = await makePerson(w.ctx, { name: `Voice of ${name}` });
    const made = await makeOrganisation(w.ctx, { name, interestCategory: category, representative: person });
    return { id: made.id, person, ctx: await signedIn(w.ctx, person) };
  };
  const trust = await house('Eastvale Hospital', 'provider');
  const patients = await house('Patients Together', 'patient-public');
  const other = await house('Westvale Hospital', 'provider');
  const { versionId } = place;
  const { ids } = await findInvited(w.ctx, 'patients together\n');
  const opened = await openConsultation(w.chair, {
    versionId,
    closesAt: endOfDayAfter(w.ctx.now(), 28),
    invited: 'All hospitals, by letter.',
    asks: 'Is a day soon enough?',
    use: 'The group answers each.',
    questions: ['How soon is soon enough?', ' ', 'Who should be told?'],
    categories: ['provider'],
    organisationIds: ids,
  });
  expect(opened).toMatchObject({ allowed: true });
  const [consultation] = await w.ctx.store.read((tx) => listConsultations(tx, [versionId]));
  const id = consultation?.id ?? '';
  const see = (ctx: TestContext) => viewConsultation(ctx, id, '');
  return { w, place, versionId, id, see, trust, patients, other };
}

describe.each(enginesUnderTest())('consultations on %s', (engine) => {
  it('CS-2: says what is asked of whom, and tells those who speak for the invited', async () => {
    const { w, id, see, trust, patients } = await consulted(engine);
    const view = await see(w.ctx);
    expect(view).toMatchObject({ open: true, asks: 'Is a day soon enough?', number: 1, standing: 'open' });
    expect(view.questions.map(({ text }) => text)).toEqual([
      'How soon is soon enough?',
      'Who should be told?',
    ]);
    expect(view.invitations.map(({ name, byName, tookPart }) => [name, byName, tookPart])).toEqual([
      ['Eastvale Hospital', false, false],
      ['Patients Together', true, false],
      ['Westvale Hospital', false, false],
    ]);
    expect(await findInvited(w.ctx, 'Nobody Ltd')).toEqual({ ids: [], unknown: ['Nobody Ltd'] });
    for (const { person } of [trust, patients]) {
      const told = await w.ctx.store.read((tx) => listNotices(tx, person.id, {}, 9));
      expect(told).toMatchObject([{ kind: 'consultation-invited', path: `/consultations/${id}` }]);
    }
    expect((await viewHome(w.ctx)).open).toMatchObject([{ path: `/consultations/${id}` }]);
    expect((await viewMyWork(trust.ctx)).invitations).toMatchObject([{ organisation: 'Eastvale Hospital' }]);
    expect((await viewMyWork(w.reader)).invitations).toEqual([]);
  });

  it('takes comments on its frozen text and answers to its questions, and counts who took part', async () => {
    const { w, id, see, versionId, trust, other } = await consulted(engine);
    const [heading] = (await see(w.ctx)).outline;
    const chosen = await viewConsultation(w.ctx, id, heading?.id ?? '');
    expect(chosen.clause?.id).toBe(heading?.id);
    expect(chosen.text?.before.endsWith(`</h2>`)).toBe(true);
    expect(`${chosen.text?.before}${chosen.text?.after}`).toContain(`clause=${heading?.id}#comment`);
    const comment = {
      versionId,
      on: 'snapshot' as const,
      anchor: { ...WHOLE_VERSION, blockId: heading?.id ?? '' },
      type: 'technical',
      blocking: false,
      blockingReason: '',
      body: 'Too late.',
      proposedWording: '',
      organisationId: trust.id,
    };
    expect(await postComment(trust.ctx, comment)).toMatchObject({ ok: true });
    const answer = { consultationId: id, questionId: 'q1', organisationId: '', body: 'An hour.' };
    expect(await answerQuestion(w.reader, answer)).toMatchObject({ ok: true });
    expect(await answerQuestion(w.reader, { ...answer, body: 'Half an hour.' })).toMatchObject({ ok: true });
    w.ctx.advance({ minutes: 5 });
    expect(await answerQuestion(other.ctx, { ...answer, organisationId: other.id })).toMatchObject({
      ok: true,
    });
    for (const [change, field] of [
      [{ body: ' ' }, 'body'],
      [{ organisationId: trust.id }, 'organisationId'],
      [{ questionId: 'q9' }, 'form'],
      [{ body: 'x'.repeat(10_001) }, 'body'],
    ] as const) {
      expect(await answerQuestion(w.reader, { ...answer, ...change })).toMatchObject({
        ok: false,
        errors: { [field]: expect.any(String) },
      });
    }
    await expect(answerQuestion(w.ctx, answer)).rejects.toMatchObject({ code: 'sign-in-needed' });
    const view = await see(w.reader);
    expect(view.questions[0]?.answers.map(({ body, mine }) => [body, mine])).toEqual([
      ['Half an hour.', true],
      ['An hour.', false],
    ]);
    expect(view.comments).toMatchObject({ total: 1, undecided: 1 });
    expect(view.review.people).toBe(1);
    expect(view.review.categories.find(({ category }) => category === 'provider')).toMatchObject({
      offered: 2,
      taken: 2,
    });
    expect((await viewMyWork(other.ctx)).invitations).toEqual([]);
    expect(view.uninvited).toEqual([]);
    const unasked = { ...comment, organisationId: w.supplier.id, body: 'Nobody asked us.' };
    expect(await postComment(w.proposer, unasked)).toMatchObject({ ok: true });
    const seen = await see(w.reader);
    expect(seen.uninvited).toMatchObject([{ name: 'Larch Systems', path: '/organisations/larch-systems' }]);
    const counted = seen.review.categories.find(({ unasked: more }) => more > 0);
    expect(counted).toMatchObject({ category: seen.uninvited[0]?.interestCategory, taken: 0, unasked: 1 });
  });

  it('LC-10 CS-1 CS-3: the clock closes it, then no answer is taken and the chair says what changed', async () => {
    const { w, id, see, versionId } = await consulted(engine);
    const say = (ctx: TestContext) =>
      sayOutcome(ctx, id, { outcome: 'An hour it is.', perQuestion: { q1: 'Most said an hour.' } });
    expect(await say(w.chair)).toMatchObject({ ok: false, status: 409 });
    w.ctx.advance({ days: 29 });
    expect((await see(w.ctx)).open).toBe(false);
    const both = await Promise.all([
      closeDueConsultations(asClock(w.ctx)),
      closeDueConsultations(asClock(w.ctx)),
    ]);
    expect(both[0] + both[1]).toBe(1);
    const answer = { consultationId: id, questionId: 'q1', organisationId: '', body: 'An hour.' };
    expect(await answerQuestion(w.reader, answer)).toMatchObject({ ok: false, status: 409 });
    expect(await say(w.editor)).toMatchObject({ ok: false, status: 403 });
    expect(await say(w.chair)).toMatchObject({ ok: true });
    const view = await see(w.ctx);
    expect(view).toMatchObject({ standing: 'closed', outcome: 'An hour it is.', outcomeBy: 'Chloe' });
    expect(view.questions.map(({ outcome }) => outcome)).toEqual(['Most said an hour.', '']);
    expect(view.text?.before).not.toContain('clause-link" href="/consultations');

    expect(await moveVersion(w.chair, versionId, { move: 'resume-drafting' })).toMatchObject({
      allowed: true,
    });
    const closesAt = endOfDayAfter(w.ctx.now(), 14);
    await openConsultation(w.chair, { versionId, closesAt, invited: 'The same.' });
    const all = await w.ctx.store.read((tx) => listConsultations(tx, [versionId]));
    expect(all.map(({ number, closedAt }) => [number, closedAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await actsRecorded(w.ctx.store)).toEqual(
      expect.arrayContaining(['consultation-invited', 'consultation-outcome-said']),
    );
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('PM-36: an outcome that was said meanwhile is not written over, as a whole or for a question', async () => {
    const { w, id, see } = await consulted(engine);
    w.ctx.advance({ days: 29 });
    await closeDueConsultations(asClock(w.ctx));
    const { outcomeHash } = await see(w.chair);
    const said = { outcome: 'An hour it is.', perQuestion: { q1: 'Most said an hour.' } };
    expect(await sayOutcome(w.chair, id, said, outcomeHash)).toMatchObject({ ok: true });
    const other = { outcome: 'Half an hour.', perQuestion: { q1: 'Two said so.' } };
    expect(await sayOutcome(w.chair, id, other, outcomeHash)).toMatchObject({ ok: false, status: 409 });
    const now = await see(w.chair);
    expect(now.outcome).toBe('An hour it is.');
    expect(changedBetween(outcomeHash, now.outcomeHash)).toEqual(['outcome', 'outcome-q1']);
    expect(await sayOutcome(w.chair, id, other, now.outcomeHash)).toMatchObject({ ok: true });
  });

  it('while its version is on hold it takes nothing, and goes on when that is over', async () => {
    const { w, id, see, versionId } = await consulted(engine);
    await moveVersion(w.lead, versionId, { move: 'hold', reason: 'A safety case is open.' });
    expect(await see(w.ctx)).toMatchObject({ open: false, standing: 'held' });
    const answer = { consultationId: id, questionId: 'q1', organisationId: '', body: 'An hour.' };
    expect(await answerQuestion(w.reader, answer)).toMatchObject({ ok: false });
    await moveVersion(w.lead, versionId, { move: 'resume' });
    expect(await answerQuestion(w.reader, answer)).toMatchObject({ ok: true });
    await moveVersion(w.lead, versionId, { move: 'cancel', reason: 'Another one took its place.' });
    const row = await w.ctx.store.read((tx) => findConsultation(tx, id));
    expect(row?.closedAt).toEqual(w.ctx.now());
    await expect(viewConsultation(w.ctx, 'no-such', '')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('NO-10: reminds those who speak for the invited and have not answered, twice and each once', async () => {
    const { w, id, versionId, trust, patients, other } = await consulted(engine);
    const clock = asClock(w.ctx);
    const [consultation] = await w.ctx.store.read((tx) => listConsultations(tx, [versionId]));
    const [question] = consultation?.questions ?? [];
    const answer = { consultationId: id, questionId: question?.id ?? '', body: 'An hour.' };
    expect(await answerQuestion(patients.ctx, { ...answer, organisationId: patients.id })).toMatchObject({
      ok: true,
    });
    for (const days of [7, 1] as const) {
      w.ctx.setNow(new Date(reminderTime(consultation?.closesAt ?? w.ctx.now(), days).getTime() - 1));
      expect(await giveReminders(clock)).toBe(0);
      w.ctx.advance({ minutes: 1 });
      expect(await giveReminders(clock)).toBe(1);
      expect(await giveReminders(clock)).toBe(0);
    }
    const told = async ({ person }: typeof trust) => {
      const kinds = ['consultation-closes-in-a-week', 'consultation-closes-tomorrow'] as const;
      const lines = await w.ctx.store.read((tx) => listNotices(tx, person.id, { kinds }, 9));
      return lines.map(({ kind }) => kind).toReversed();
    };
    expect(await told(trust)).toEqual(['consultation-closes-in-a-week', 'consultation-closes-tomorrow']);
    expect(await told(other)).toEqual(['consultation-closes-in-a-week', 'consultation-closes-tomorrow']);
    expect(await told(patients)).toEqual([]);
    w.ctx.advance({ days: 3 });
    expect(await closeDueConsultations(clock)).toBe(1);
    w.ctx.advance({ days: -5 });
    expect(await giveReminders(clock)).toBe(0);
    expect(await closeDueConsultations(clock)).toBe(0);
  });

  it('NO-10: passes over who has commented, and gives none while the version is on hold or hidden', async () => {
    const { w, id, versionId, trust, patients } = await consulted(engine);
    const closesAt = (await w.ctx.store.read((tx) => findConsultation(tx, id)))?.closesAt ?? w.ctx.now();
    w.ctx.setNow(reminderTime(closesAt, 7));
    await moveVersion(w.lead, versionId, { move: 'hold', reason: 'A safety case is open.' });
    expect(await giveReminders(asClock(w.ctx))).toBe(0);
    await moveVersion(w.lead, versionId, { move: 'resume' });
    const hide = (hiddenAt: Date | null) =>
      w.ctx.store.tx(({ db, tables: { standards } }) => db.update(standards).set({ hiddenAt }));
    await hide(w.ctx.now());
    expect(await giveReminders(asClock(w.ctx))).toBe(0);
    await hide(null);
    const words = { body: 'A day is too long.', proposedWording: '', blocking: false, blockingReason: '' };
    const place = { versionId, on: 'snapshot', anchor: WHOLE_VERSION, type: 'general' } as const;
    const commented = await postComment(trust.ctx, { ...place, ...words, organisationId: trust.id });
    expect(commented).toMatchObject({ ok: true });
    expect(await giveReminders(asClock(w.ctx))).toBe(1);
    const told = async ({ person }: typeof trust) =>
      await w.ctx.store.read((tx) =>
        listNotices(tx, person.id, { kinds: ['consultation-closes-in-a-week'] }, 9),
      );
    expect(await told(trust)).toEqual([]);
    expect(await told(patients)).toHaveLength(1);
  });

  it('NO-8: writes to nobody who has answered since the reminder, and to none once it is closed', async () => {
    const { w, id, versionId, trust, patients, other } = await consulted(engine);
    await sendDue(w.ctx);
    const consultation = await w.ctx.store.read((tx) => findConsultation(tx, id));
    const closesAt = consultation?.closesAt ?? w.ctx.now();
    w.ctx.setNow(reminderTime(closesAt, 1));
    await giveReminders(asClock(w.ctx));
    // The reminders go with the letter of the day.
    w.ctx.advance({ minutes: 60 });
    await gatherLetters(asClock(w.ctx));
    const answer = { consultationId: id, questionId: consultation?.questions[0]?.id ?? '', body: 'An hour.' };
    expect(await answerQuestion(trust.ctx, { ...answer, organisationId: trust.id })).toMatchObject({
      ok: true,
    });
    const reminded = async () => {
      const letters = await sendDue(w.ctx);
      return letters.filter(({ text }) => text.includes('nobody has answered')).map((one) => one.recipient);
    };
    expect((await reminded()).toSorted()).toEqual([other.person.email, patients.person.email].toSorted());
    // Extended, reminded of again, and then over before the letters went.
    const later = new Date(closesAt.getTime() + 14 * 86_400_000);
    await w.ctx.store.tx(({ db, tables }) => db.update(tables.consultations).set({ closesAt: later }));
    w.ctx.setNow(reminderTime(later, 1));
    expect(await giveReminders(asClock(w.ctx))).toBe(1);
    w.ctx.advance({ minutes: 60 });
    await gatherLetters(asClock(w.ctx));
    await moveVersion(w.lead, versionId, { move: 'cancel', reason: 'Another one took its place.' });
    expect(await reminded()).toEqual([]);
  });
});
