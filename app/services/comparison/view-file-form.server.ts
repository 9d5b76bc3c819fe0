import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { loadStandard } from '../standards/load-standard.server';
import { LENT_DAYS } from './lent-file.server';
import { sideChoices } from './side-choices.server';

/**
 * What a file can be compared with.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function viewFileForm(ctx: Context, reference: string) {
  signedInPerson(ctx.actor);
  return await ctx.store.read(async (tx) => {
    const { standard, actor } = await loadStandard(tx, ctx, reference);
    const groups = await sideChoices(tx, standard, actor);
    return {
      standard: { reference, title: standard.title },
      groups,
      usual: groups[0]?.choices[0]?.key ?? '',
      keptDays: LENT_DAYS,
    };
  });
}
