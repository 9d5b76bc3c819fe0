import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import type { FormFailure } from '../../../app/components/form/form-failure';
import { DecisionObjectedTo } from '../../../app/routes/standards.$reference.$version.objections.new/decision-objected-to';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { answerObjection } from '../../../app/services/objections/answer-objection.server';
import { fileObjection } from '../../../app/services/objections/file-objection.server';
import {
  viewObjection,
  viewObjectionForm,
  viewObjections,
} from '../../../app/services/objections/view-objections.server';
import { suspendOrganisation } from '../../../app/services/organisations/verify-organisation.server';
import { changeName } from '../../../app/services/people/change-name.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { waitingApproval } from '../../support/approvals';
import { makeOrganisation, makePerson, signedIn } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { OBJECTION } from './typed-objection';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('formal objections on %s', (engine) => {
  const world = async () => {
    const w = await waitingApproval(engine, texts);
    const ballot = await viewBallot(w.ctx, w.ballotId);
    const at = { reference: ballot.standard.reference, number: ballot.version.number };
    const objector = await signedIn(
      w.ctx,
      await makePerson(w.ctx, { name: 'Olga', email: 'olga@example.org' }),
    );
    return { ...w, at, objector, about: `ballot:${w.ballotId}` };
  };

  it('LC-34, LC-19: an objection to the ballot is public at once and keeps the version from being published', async () => {
    const w = await world();
    const form = await viewObjectionForm(w.objector, w.at.reference, w.at.number, w.about);
    expect(form.decisions.map(({ value }) => value)).toContain(w.about);
    expect(form.chosen).toBe(w.about);
    expect(form.does).toBe('keeps-from-publication');
    const filed = await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: w.about });
    if (!filed.ok) throw new Error(JSON.stringify(filed.errors));
    expect(await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: w.about })).toEqual(filed);
    const list = await viewObjections(w.ctx, w.at.reference, w.at.number);
    expect(list.objections).toMatchObject([{ name: 'O-1', summary: OBJECTION.summary, outcome: null }]);
    expect((await viewBallot(w.ctx, w.ballotId)).objections.objections).toMatchObject([{ answered: false }]);
    expect((await viewMyWork(w.lead)).objections).toMatchObject([
      { name: 'O-1', path: `/objections/${filed.result.id}` },
    ]);
    expect((await viewMyWork(w.objector)).objections).toBeNull();
    const early = await approve(w.lead, w.approval);
    expect(refusedFor(early)).toContain('objections-unanswered');

    const answer = { id: filed.result.id, outcome: 'not-upheld', answer: 'Forty were invited.' } as const;
    expect(await answerObjection(w.lead, answer)).toEqual({ allowed: true, result: { late: false } });
    expect((await viewMyWork(w.lead)).objections).toEqual([]);
    await expect(answerObjection(w.lead, answer)).rejects.toMatchObject({ code: 'conflict' });
    expect(await viewObjection(w.ctx, filed.result.id)).toMatchObject({
      outcome: 'not-upheld',
      answeredBy: 'Lead',
    });
    expect((await approve(w.lead, w.approval)).allowed).toBe(true);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('LC-34: the form names the decision of the page that one comes from, and asks everybody else for it', async () => {
    const w = await world();
    const shown = async (about: string, failure?: FormFailure) => {
      const view = await viewObjectionForm(w.objector, w.at.reference, w.at.number, about);
      return renderToStaticMarkup(createElement(DecisionObjectedTo, { view, failure }));
    };
    const named = 'You object to this decision.';
    const linked = await shown(w.about);
    expect(linked).toMatch(/You object to this decision\. [^<]*: Ballot: Passed/);
    expect(linked).toMatch(/<details[^>]*><summary.*<option value="ballot:[^>]*selected=""/);
    expect(await shown('')).toMatch(/^<div class="nhsuk-form-group">.*Choose a result or decision/);
    expect(await shown('comment:taken-back')).toContain('is not there to be objected to any more');
    const none = { errors: { about: 'Choose one.' }, values: { about: '' } };
    expect(await shown(w.about, none)).not.toContain(named);
    const back = await sendBack(w.lead, {
      approvalId: w.approval.approvalId,
      decision: 'returned',
      hash: w.approval.hash,
      reason: 'One point is open.',
      points: ['Say who answers.'],
      confirmedAt: w.approval.confirmedAt,
    });
    expect(back.allowed).toBe(true);

    const [move] = (await viewProgress(w.ctx, w.at.reference, w.at.number)).moves;
    expect(move).toMatchObject({ toState: 'drafting', objectPath: expect.stringContaining('about=move%3A') });
    const about = new URL(move?.objectPath ?? '', 'http://localhost').searchParams.get('about') ?? '';
    expect(await shown(about)).toMatch(/You object to this decision\. [^<]*: Version moved to Drafting/);
    w.ctx.advance({ days: 20 });
    const later = (await viewProgress(w.ctx, w.at.reference, w.at.number)).moves;
    expect(later.map(({ objectPath }) => objectPath).filter(Boolean)).toEqual([]);
  });

  it('one that is upheld is named among the evidence of the approval, to be weighed', async () => {
    const w = await world();
    const filed = await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: w.about });
    if (!filed.ok) throw new Error(JSON.stringify(filed.errors));
    await answerObjection(w.lead, { id: filed.result.id, outcome: 'upheld', answer: 'Too few were asked.' });
    const { evidence } = await viewApproval(w.lead, w.approval.approvalId);
    expect(evidence.find(({ title }) => title === 'Formal objections answered')).toMatchObject({
      status: 'weigh',
      words: 'No formal objection waits for an answer. Objection O-1 is upheld.',
    });
  });

  it('AU-11: the time to object that the record shows to be over is not given back by a clock set back', async () => {
    const w = await world();
    const offered = async () => (await viewBallot(w.ctx, w.ballotId)).objections.objectPath;
    w.ctx.advance({ days: 20 });
    expect(await offered()).toBeNull();
    w.ctx.advance({ days: -12 });
    // Nothing was recorded in the meantime, so nobody knows that the clock was ever later.
    expect(await offered()).not.toBeNull();
    w.ctx.advance({ days: 12 });
    await changeName(w.objector, 'Olga B');
    w.ctx.advance({ days: -12 });
    expect(await offered()).toBeNull();
    expect(await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: w.about })).toMatchObject({
      ok: false,
      errors: { about: expect.any(String) },
    });
  });

  it('LC-34: names every empty field, a decision that is none, and an organisation of somebody else', async () => {
    const w = await world();
    const empty = await fileObjection(w.objector, {
      ...w.at,
      ...OBJECTION,
      about: w.about,
      summary: ' ',
      removedBy: '',
    });
    expect(empty.ok ? [] : Object.keys(empty.errors)).toEqual(['summary', 'removedBy']);
    const nothing = await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: 'ballot:none' });
    expect(nothing.ok ? [] : Object.keys(nothing.errors)).toEqual(['about']);
    const theirs = await fileObjection(w.objector, {
      ...w.at,
      ...OBJECTION,
      about: w.about,
      organisationId: 'theirs',
    });
    expect(theirs.ok ? [] : Object.keys(theirs.errors)).toEqual(['organisationId']);
    expect((await viewObjections(w.ctx, w.at.reference, w.at.number)).objections).toEqual([]);
  });

  it('PM-34: for an organisation suspended meanwhile it is refused with the words of the suspension', async () => {
    const w = await world();
    const mo = await makePerson(w.ctx, { name: 'Mo' });
    const acorn = await makeOrganisation(w.ctx, { name: 'Acorn', members: [mo] });
    const office = await signedIn(w.ctx, await makePerson(w.ctx, { offices: ['secretariat'] }));
    const member = await signedIn(w.ctx, mo);
    await suspendOrganisation(office, { slug: acorn.slug, reason: 'Dissolved.' });
    const typed = { ...w.at, ...OBJECTION, about: w.about, organisationId: acorn.id };
    const answers = await Promise.all([
      fileObjection(member, typed),
      fileObjection(await signedIn(w.ctx, mo), typed),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        errors: { form: expect.stringMatching(/^The organisation is suspended/) },
      });
    }
  });

  it('LC-34: after the 14th day nothing is accepted', async () => {
    const w = await world();
    w.ctx.advance({ days: 16 });
    const late = await fileObjection(w.objector, { ...w.at, ...OBJECTION, about: w.about });
    expect(late.ok).toBe(false);
    expect((await viewBallot(w.ctx, w.ballotId)).objections.objectPath).toBeNull();
  });

  it('LC-37, PM-19: the chair does not answer, nor the Lead who made the decision', async () => {
    const w = await world();
    const back = await sendBack(w.lead, {
      approvalId: w.approval.approvalId,
      decision: 'returned',
      hash: w.approval.hash,
      reason: 'One point is open.',
      points: ['Say who answers.'],
      confirmedAt: w.approval.confirmedAt,
    });
    if (!back.allowed) throw new Error('refused');
    const about = `approval:${w.approval.approvalId}`;
    const filed = await fileObjection(w.objector, { ...w.at, ...OBJECTION, about });
    if (!filed.ok) throw new Error(JSON.stringify(filed.errors));
    const answer = { id: filed.result.id, outcome: 'upheld', answer: 'It goes on.' } as const;
    const words = async (actor: typeof w.lead) => {
      const decision = await answerObjection(actor, answer);
      return refusedFor(decision);
    };
    expect(await words(w.lead)).toEqual(['own-objection']);
    expect(await words(w.chair)).toContain('lead-only');
    const other = await makePerson(w.ctx, { name: 'Luis', email: 'luis@example.org', offices: ['lead'] });
    expect(await words(await signedIn(w.ctx, other))).toEqual([]);
  });
});
