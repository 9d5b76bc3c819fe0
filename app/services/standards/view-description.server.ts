import type { Context } from '../context';
import { authorise } from '../people/authorise.server';
import { printOf } from '../shown-print';
import { descriptionOfStandard, descriptionShown } from './describe-standard.server';
import { loadStandard } from './load-standard.server';

/** What the form for describing a standard begins with. @throws ServiceError `not-allowed` */
export async function viewDescription(ctx: Context, reference: string) {
  return await ctx.store.read(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    await authorise(tx, ctx, 'describe-standard', { standardId: standard.id });
    const description = descriptionOfStandard(standard);
    return { reference: standard.reference, ...description, shownHash: printOf(descriptionShown(standard)) };
  });
}
