import { afterAll, expect, it } from 'vitest';
import { carryOut } from '../../../app/routes/standards.$reference.$version.progress/desk-action.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { drafting, standardWorld } from '../../support/standards';

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
