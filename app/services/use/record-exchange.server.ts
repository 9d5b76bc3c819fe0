import {
  deleteWithoutExchange,
  findExchange,
  insertExchange,
  listSuppliers,
  setWithoutExchange,
  withdrawExchange,
} from '../../../db/queries/statements';
import { allow, type Decision } from '../../domain/decision';
import { decideExchange, decideNoExchange } from '../../domain/exchange-shown';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';
import { mustsOf, organisationsOf } from './load-use.server';

export interface ExchangeRecord {
  readonly versionId: string;
  readonly requirements: readonly string[];
  readonly firstProduct: string;
  readonly firstSupplierId: string;
  readonly secondProduct: string;
  readonly secondSupplierId: string;
  readonly evidence: string;
  readonly shownOn: Date;
}

/** Records that two products of unrelated suppliers were seen to exchange by these requirements. */
export async function recordExchange(ctx: Context, input: ExchangeRecord): Promise<Decision> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const { firstSupplierId, secondSupplierId, shownOn } = input;
    const suppliers = new Set((await listSuppliers(tx)).map(({ id }) => id));
    const named = await organisationsOf(tx, [firstSupplierId, secondSupplierId]);
    const groupOf = (id: string) => (suppliers.has(id) ? (named.get(id)?.group ?? null) : null);
    const decision = decideExchange(
      { state: version.state, standardId: standard.id },
      {
        ...input,
        musts: (await mustsOf(tx, version)).map(({ ref }) => ref),
        firstGroup: groupOf(firstSupplierId),
        secondGroup: groupOf(secondSupplierId),
      },
      actor,
      ctx.now(),
    );
    if (!decision.allowed) return decision;
    const exchange = {
      id: ctx.newId(),
      versionId: version.id,
      requirements: [...new Set(input.requirements)],
      firstProduct: input.firstProduct.trim(),
      firstSupplierId,
      secondProduct: input.secondProduct.trim(),
      secondSupplierId,
      evidence: input.evidence.trim(),
      shownOn,
    };
    await insertExchange(tx, { ...exchange, recordedBy: me.personId, recordedAt: ctx.now() });
    const { id, versionId, ...recorded } = exchange;
    await recordEvent(tx, ctx, {
      act: 'exchange-recorded',
      objectKind: 'exchange',
      objectId: id,
      standardId: standard.id,
      versionId,
      after: { ...recorded, shownOn: shownOn.toISOString() },
    });
    return allow();
  });
}

/** Takes the record of an exchange back, because it was wrong; it stays in the audit record. */
export async function takeExchangeBack(
  ctx: Context,
  input: { readonly exchangeId: string },
): Promise<Decision> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const exchange = await findExchange(tx, input.exchangeId);
    if (!exchange) throw new ServiceError('not-found', 'There is no such record of an exchange.');
    const { standard, version } = await loadVersionById(tx, ctx, exchange.versionId);
    await authorise(tx, ctx, 'record-exchange', { standardId: standard.id });
    if (!(await withdrawExchange(tx, exchange.id, me.personId, ctx.now()))) {
      throw new ServiceError('conflict', 'This record was taken back already.');
    }
    await recordEvent(tx, ctx, {
      act: 'exchange-taken-back',
      objectKind: 'exchange',
      objectId: exchange.id,
      standardId: standard.id,
      versionId: version.id,
      before: { requirements: exchange.requirements },
    });
    return allow();
  });
}

/** Says in public which MUSTs are not about exchange, and why; all others are. */
export async function recordNoExchange(
  ctx: Context,
  input: { readonly versionId: string; readonly requirements: readonly string[]; readonly reason: string },
): Promise<Decision> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const requirements = [...new Set(input.requirements)];
    const reason = input.reason.trim();
    const decision = decideNoExchange(
      { state: version.state, standardId: standard.id },
      { requirements, reason, musts: (await mustsOf(tx, version)).map(({ ref }) => ref) },
      actor,
    );
    if (!decision.allowed) return decision;
    for (const requirement of requirements) {
      const row = { versionId: version.id, requirement, reason };
      await setWithoutExchange(tx, { ...row, recordedBy: me.personId, recordedAt: ctx.now() });
    }
    await recordEvent(tx, ctx, {
      act: 'no-exchange-recorded',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      after: { requirements, reason },
    });
    return allow();
  });
}

/** Makes a MUST one about exchange again. */
export async function takeNoExchangeBack(
  ctx: Context,
  input: { readonly versionId: string; readonly requirement: string },
): Promise<Decision> {
  return await ctx.store.tx(async (tx) => {
    const { standard, version } = await loadVersionById(tx, ctx, input.versionId);
    await authorise(tx, ctx, 'record-exchange', { standardId: standard.id });
    if (!(await deleteWithoutExchange(tx, version.id, input.requirement))) {
      throw new ServiceError('conflict', 'This requirement counts as one about exchange already.');
    }
    await recordEvent(tx, ctx, {
      act: 'no-exchange-taken-back',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      before: { requirement: input.requirement },
    });
    return allow();
  });
}
