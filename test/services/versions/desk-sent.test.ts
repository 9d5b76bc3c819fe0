import { afterAll, expect, it } from 'vitest';
import { carryOut } from '../../../app/routes/standards.$reference.$version.progress/desk-action.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { drafting, published, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

it('LC-8: a consultation that closes too soon is refused at its closing day', async () => {
  const w = await standardWorld('sqlite', texts);
  const { versionId, reference } = await drafting(w);
  const closes = new Date(w.ctx.now().getTime() + 3 * 24 * 60 * 60 * 1000);
  const answer = await carryOut(
    w.chair,
    { versionId, reference, path: '/progress', values: {} },
    {
      intent: 'open-consultation',
      'closes-day': String(closes.getUTCDate()),
      'closes-month': String(closes.getUTCMonth() + 1),
      'closes-year': String(closes.getUTCFullYear()),
      invited: 'All trusts, by letter.',
      asks: '',
      use: '',
      questions: '',
      organisations: '',
      categories: [],
    },
  );
  expect(answer).toMatchObject({
    init: { status: 409 },
    data: { errors: { closes: expect.stringContaining('at least') }, unmet: [] },
  });
});

it('LC-51, LC-53: a successor that is not there and a phase-out of 900 years are refused at their fields', async () => {
  const w = await standardWorld('sqlite', texts);
  const { versionId, reference } = await published(w);
  const desk = { versionId, reference, path: '/progress', values: {} };
  const notice = { intent: 'notice', reason: 'A newer one is out.', knownProducts: 'None known' } as const;
  expect(await carryOut(w.lead, desk, { ...notice, successor: 'STD-9999 2.0.0' })).toMatchObject({
    data: { errors: { successor: expect.stringContaining('Not found on this portal: STD-9999 2.0.0.') } },
  });
  expect(await carryOut(w.lead, desk, { ...notice, successor: 'nothing' })).toMatchObject({ status: 302 });
  w.ctx.advance({ days: 29 });
  const phaseOut = {
    intent: 'deprecate',
    'phaseOutEnds-day': '1',
    'phaseOutEnds-month': '1',
    'phaseOutEnds-year': '2927',
  } as const;
  expect(await carryOut(w.lead, desk, phaseOut)).toMatchObject({
    data: { errors: { phaseOutEnds: expect.stringContaining('at most 10 years ahead') }, unmet: [] },
  });
});
