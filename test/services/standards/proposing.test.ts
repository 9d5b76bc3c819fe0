import { afterAll, describe, expect, it } from 'vitest';
import { changedBetween } from '../../../app/domain/shown-print';
import { CHANGED_MEANWHILE } from '../../../app/services/shown-print';
import { describeStandard } from '../../../app/services/standards/describe-standard.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { proposeStandard } from '../../../app/services/standards/propose-standard.server';
import { viewDescription } from '../../../app/services/standards/view-description.server';
import { likelyDuplicates } from '../../../app/services/standards/view-proposal.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listFollowers } from '../../../db/queries/standards';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { makeOrganisation, makePerson, signedIn } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, proposal, proposed, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('proposing on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('LC-4: a proposal is public at once, as version 1.0.0, and its author follows it', async () => {
    const w = await world();
    const { reference, standardId } = await proposed(w);
    expect(reference).toBe('STD-0001');
    const page = await viewReading(w.ctx, reference, null);
    expect(page).toMatchObject({
      standard: { title: 'Discharge summary messages', owner: null },
      version: { number: '1.0.0', state: 'proposed', label: '1.0.0-draft.1' },
      text: null,
      draftId: null,
    });
    const followers = await w.ctx.store.read((tx) => listFollowers(tx, standardId));
    expect(followers.map(({ email }) => email)).toEqual(['pat@example.org']);
  });

  it('LC-4: need, applies-to, benefit and a look at duplicates are each asked for', async () => {
    const w = await world();
    const refused = await proposeStandard(
      w.proposer,
      proposal(w, { need: ' ', appliesTo: '', expectedBenefit: '', duplicatesShown: false }),
    );
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [
        { word: 'need-missing' },
        { word: 'applies-to-missing' },
        { word: 'benefit-missing' },
        { word: 'duplicates-not-shown' },
      ],
    });
    expect(await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'standard-proposed' }, 5))).toEqual([]);
  });

  it('PM-4: only a member of a verified organisation proposes', async () => {
    const w = await world();
    const stranger = await proposeStandard(w.reader, proposal(w));
    expect(stranger).toMatchObject({ allowed: false, reasons: [{ word: 'member-only' }] });
    const una = await makePerson(w.ctx, { name: 'Una' });
    const fresh = await makeOrganisation(w.ctx, { name: 'New firm', verified: false, members: [una] });
    const early = await proposeStandard(
      await signedIn(w.ctx, una),
      proposal(w, { organisationId: fresh.id }),
    );
    expect(early).toMatchObject({ allowed: false, reasons: [{ word: 'organisation-not-verified' }] });
  });

  it('gives each of many proposals at once a reference of its own', async () => {
    const w = await world();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        proposeStandard(w.proposer, proposal(w, { title: `Standard ${at}` })),
      ),
    );
    const references = all.map((decision) => (decision.allowed ? decision.result.reference : 'refused'));
    expect([...references].sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `STD-${String(at + 1).padStart(4, '0')}`),
    );
  });

  it('makes one standard of the same form sent twice, and two of two forms', async () => {
    const w = await world();
    const once = await proposeStandard(w.proposer, proposal(w));
    expect(await proposeStandard(w.proposer, proposal(w))).toEqual(once);
    expect(await proposeStandard(w.proposer, proposal(w, { title: 'Another' }))).not.toEqual(once);
    w.ctx.advance({ minutes: 1 });
    expect(await proposeStandard(w.proposer, proposal(w))).not.toEqual(once);
  });

  it('shows standards that share telling words, and not those that share empty ones', async () => {
    const w = await world();
    await proposed(w);
    await proposeStandard(w.proposer, proposal(w, { title: 'Ambulance handover record', summary: 'Times.' }));
    const found = await likelyDuplicates(
      w.ctx,
      'Messages at discharge from hospital',
      'A summary of the stay',
    );
    expect(found.map(({ title }) => title)).toEqual(['Discharge summary messages']);
    expect(await likelyDuplicates(w.ctx, 'Messages of blood tests', 'Results of tests')).toEqual([]);
    expect(await likelyDuplicates(w.ctx, 'NHS standard for health information', 'About systems')).toEqual([]);
  });

  it('PM-13: the chair describes the standard anew, and it is found under the new words', async () => {
    const w = await world();
    const { reference } = await drafting(w);
    const { type, appliesTo, appliesToKinds, careSettings, topics } = proposal(w);
    const words = { title: 'Leaving hospital', summary: 'Formerly: discharge.' };
    const described = { ...words, type, appliesTo, appliesToKinds, careSettings, topics };
    await expect(describeStandard(w.editor, reference, described)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await describeStandard(w.chair, reference, described);
    expect((await viewReading(w.ctx, reference, null)).standard.title).toBe('Leaving hospital');
    expect(await likelyDuplicates(w.ctx, 'Leaving', 'hospital')).toHaveLength(1);
  });

  it('PM-36: of two who describe it at once the second is told, and what the first wrote stays', async () => {
    const w = await world();
    const { reference } = await drafting(w);
    const { shownHash: _before, reference: _at, ...begun } = await viewDescription(w.chair, reference);
    await describeStandard(w.chair, reference, { ...begun, topics: ['referrals', 'messaging'] });
    const { shownHash, reference: _reference, ...shown } = await viewDescription(w.chair, reference);
    // In whatever order the boxes are ticked.
    const topics = [...shown.topics].reverse();
    const first = { ...shown, topics, summary: 'What a ward sends on.' };
    expect(await describeStandard(w.chair, reference, first, shownHash)).toMatchObject({ ok: true });
    const second = { ...shown, title: 'Leaving hospital' };
    expect(await describeStandard(w.chair, reference, second, shownHash)).toMatchObject({
      ok: false,
      status: 409,
      errors: { form: CHANGED_MEANWHILE },
    });
    const now = await viewDescription(w.chair, reference);
    expect(now).toMatchObject({ title: shown.title, summary: first.summary });
    expect(changedBetween(shownHash, now.shownHash)).toEqual(['summary']);
    // Who has seen what it says now saves.
    expect(await describeStandard(w.chair, reference, second, now.shownHash)).toMatchObject({ ok: true });
  });

  it('follows and stops following, and needs an account for it', async () => {
    const w = await world();
    const { reference, standardId } = await proposed(w);
    await followStandard(w.reader, reference, true);
    await followStandard(w.reader, reference, true);
    expect(await w.ctx.store.read((tx) => listFollowers(tx, standardId))).toHaveLength(2);
    expect((await viewReading(w.reader, reference, null)).following).toBe(true);
    await followStandard(w.reader, reference, false);
    expect((await viewReading(w.reader, reference, null)).following).toBe(false);
    await expect(followStandard(w.ctx, reference, true)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});
