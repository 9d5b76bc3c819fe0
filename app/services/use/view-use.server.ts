import { listSuppliers } from '../../../db/queries/statements';
import { listVersions } from '../../../db/queries/versions';
import { mandatoryFrom, wasMandatory } from '../../domain/mandatory-from';
import { may } from '../../domain/permissions';
import { proofLines } from '../approvals/mandate-evidence.server';
import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import { replacedAt } from '../versions/newest-version';
import { loadUse } from './load-use.server';

const IN_USE = ['published', 'effective', 'deprecated'];

/** Who uses a version, what was shown of it, what that proves, and what the reader may add. */
export async function viewUse(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const use = await loadUse(tx, version);
    const endedAt = replacedAt(version, await listVersions(tx, [standard.id]));
    const inUse = IN_USE.includes(version.state);
    const memberships = ctx.actor.kind === 'person' ? ctx.actor.memberships : [];
    const mine = memberships.filter(
      ({ organisationId }) => may(actor, 'state-use', { organisationId }).allowed,
    );
    const keeps = may(actor, 'record-exchange', { standardId: standard.id }).allowed;
    const exempt = new Map(use.without.map((one) => [one.requirement, one]));
    return {
      standard: { reference, title: standard.title },
      version: {
        id: version.id,
        number,
        state: version.state,
        mandatoryFrom: mandatoryFrom(version, endedAt),
        wasMandatory: wasMandatory(version, endedAt),
        mandated: version.complyBy !== null,
      },
      inUse,
      proof: proofLines(use),
      statements: use.statements.map(({ organisation, supplier, organisationId, ...statement }) => ({
        id: statement.id,
        product: statement.product,
        site: statement.site,
        evidence: statement.evidence,
        statedAt: statement.statedAt,
        statedBy: statement.statedBy,
        /** Stated of the version that this patch corrects, before this one was published. */
        carried: isBefore(statement.statedAt, version.publishedAt),
        withdrawnAt: statement.withdrawnAt,
        standing: statement.standing,
        /** In whose name it is: the supplier's own words, a provider's, or somebody else's. */
        speaks: statement.bySupplier
          ? ('supplier' as const)
          : statement.byProvider
            ? ('provider' as const)
            : ('other' as const),
        organisation,
        supplier,
        mine: statement.withdrawnAt === null && may(actor, 'withdraw-use', { organisationId }).allowed,
      })),
      requirements: use.musts.map(({ ref, text, id }) => {
        const without = exempt.get(ref) ?? null;
        const shownBy = use.proof.exchangeMusts.find(({ requirement }) => requirement === ref);
        return { ref, text, id, without, shown: (shownBy?.supplierGroups.length ?? 0) > 0 };
      }),
      exchanges: use.exchanges.map(({ first, second, ...exchange }) => ({
        id: exchange.id,
        requirements: exchange.requirements,
        first: { product: exchange.firstProduct, ...first },
        second: { product: exchange.secondProduct, ...second },
        evidence: exchange.evidence,
        shownOn: exchange.shownOn,
        recordedBy: exchange.recordedBy,
        withdrawnAt: exchange.withdrawnAt,
        counts: exchange.counts,
      })),
      suppliers: await listSuppliers(tx),
      signedIn: ctx.actor.kind === 'person',
      /** The verified organisations that the reader states for; others are told why they cannot. */
      statesFor: mine.map(({ organisationId, organisationName }) => ({
        id: organisationId,
        name: organisationName,
      })),
      keeps: keeps && inUse,
    };
  });
}

export type UseView = Awaited<ReturnType<typeof viewUse>>;

function isBefore(at: Date, publishedAt: Date | null): boolean {
  return publishedAt !== null && at < publishedAt;
}
