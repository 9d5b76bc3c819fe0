import { findStandardById, takeRequirementNumbers } from '../../../db/queries/standards';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';

/** How often the numbering is done again because another draft of the standard took numbers meanwhile. */
const ROUNDS = 5;

/**
 * The edits that give every requirement of a text that came from a file its reference, minted with them; null where
 * all have one of this standard.
 *
 * @throws ServiceError `conflict`
 */
export async function numberRequirements(
  ctx: Context,
  of: {
    readonly standard: { readonly id: string; readonly reference: string; readonly lastRequirement: number };
    readonly version: { readonly id: string };
  },
  updates: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  const { standard, version } = of;
  let { lastRequirement } = standard;
  for (let round = 0; round < ROUNDS; round += 1) {
    const given = { prefix: `${standard.reference}-R`, lastNumber: lastRequirement };
    const { minted, update } = await ctx.texts.mintReferences([...updates], given);
    if (minted.length === 0) return null;
    const taken = await ctx.store.tx(async (tx) => {
      if (!(await takeRequirementNumbers(tx, standard.id, lastRequirement, minted.length))) {
        return (await findStandardById(tx, standard.id))?.lastRequirement ?? lastRequirement;
      }
      await recordEvent(tx, ctx, {
        act: 'requirements-minted',
        objectKind: 'requirement',
        objectId: minted[0] ?? '',
        standardId: standard.id,
        versionId: version.id,
        after: { firstMinted: minted[0] ?? '', lastMinted: minted.at(-1) ?? '' },
      });
      return null;
    });
    if (taken === null) return update;
    lastRequirement = taken;
  }
  throw new ServiceError('conflict', 'Others are numbering requirements of this standard. Try again.');
}
