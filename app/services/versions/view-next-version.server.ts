import { listFormerNumbers, listVersions } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import { nextNumber, numberInWords, parseNumber } from '../../domain/version-number';
import type { Context } from '../context';
import { loadStandard } from '../standards/load-standard.server';
import { viewProposal } from '../standards/view-proposal.server';
import { newestPublished } from './newest-version';
import { nothingPublished } from './nothing-published';

/** What the form for the next version needs to know. @throws ServiceError `conflict` before a publication */
export async function viewNextVersion(ctx: Context, reference: string) {
  const { organisations } = await viewProposal(ctx);
  return await ctx.store.read(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    const versions = await listVersions(tx, [standard.id]);
    const current = newestPublished(versions);
    const last = current && parseNumber(current.number);
    if (!current || !last) {
      throw nothingPublished(reference, versions);
    }
    const given = new Set(
      [...versions, ...(await listFormerNumbers(tx, standard.id))].map(({ number }) => number),
    );
    const numberFor = (impact: Impact) => {
      const number = numberInWords(nextNumber(last, impact));
      return { number, taken: given.has(number) };
    };
    return {
      standard: { reference, title: standard.title },
      current: current.number,
      organisations: organisations.filter(({ refused }) => refused.length === 0),
      /** The number that follows for each reach of the change, and whether a version has or had it. */
      numbers: {
        editorial: numberFor('editorial'),
        compatible: numberFor('compatible'),
        breaking: numberFor('breaking'),
      },
    };
  });
}
