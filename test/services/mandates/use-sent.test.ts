import { afterAll, expect, it } from 'vitest';
import { carryOut } from '../../../app/routes/standards.$reference.$version.use/use-action.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { proveInUse, readyForMandate } from '../../support/mandates';

const texts = createTextWorkshop();
afterAll(() => texts.close());

it('CF-7, CF-8: what the rules refuse of a form on use stands at the field in which it is met', async () => {
  const world = await readyForMandate('sqlite', texts);
  await proveInUse(world);
  const { ctx, chair, versionId, voters } = world;
  const [, large] = voters;
  if (!large) throw new Error('no supplier');
  const page = { versionId, path: '/use', values: {} };
  const evidence = 'https://evidence.example/again';
  const supplierId = large.organisation.id;
  const stated = await carryOut(large.ctx, page, {
    intent: 'state',
    organisationId: supplierId,
    supplierId,
    product: 'large LETTERS',
    live: 'no',
    site: '',
    evidence,
  });
  expect(stated).toMatchObject({
    init: { status: 409 },
    data: { errors: { product: expect.stringContaining('states its use') }, unmet: [] },
  });
  const shown = await carryOut(chair, page, {
    intent: 'exchange',
    requirements: ['STD-0001-R99'],
    firstProduct: 'Large Letters',
    firstSupplierId: supplierId,
    secondProduct: 'Larger Letters',
    secondSupplierId: supplierId,
    evidence,
    'shown-day': '1',
    'shown-month': '1',
    'shown-year': String(ctx.now().getUTCFullYear() + 2),
  });
  expect(shown).toMatchObject({
    init: { status: 409 },
    data: {
      errors: {
        requirements: expect.stringContaining('Choose requirements'),
        secondSupplierId: expect.stringContaining('one group'),
        shown: expect.stringContaining('not a day to come'),
      },
      unmet: [],
    },
  });
});
