import { findOrganisationsByNames } from '../../../db/queries/consultations';
import type { Context } from '../context';

/** The organisations that are named one a line, and the lines that name none. */
export async function findInvited(
  ctx: Context,
  typed: string,
): Promise<{ readonly ids: readonly string[]; readonly unknown: readonly string[] }> {
  const names = [...new Set(typed.split('\n').map((line) => line.trim()))].filter((name) => name !== '');
  const found = await ctx.store.read((tx) => findOrganisationsByNames(tx, names.slice(0, 500)));
  const known = new Set(found.map(({ name }) => name.toLowerCase()));
  return {
    ids: found.map(({ id }) => id),
    unknown: names.filter((name) => !known.has(name.toLowerCase())),
  };
}
