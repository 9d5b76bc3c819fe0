import {
  findStatement,
  insertStatement,
  listStatements,
  listSuppliers,
  withdrawStatement,
} from '../../../db/queries/statements';
import { allow, type Decision } from '../../domain/decision';
import { decideStatement, decideWithdrawalOfUse } from '../../domain/statement-of-use';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';

export interface UseToRecord {
  readonly versionId: string;
  /** Who states it. */
  readonly organisationId: string;
  readonly supplierId: string;
  readonly product: string;
  readonly live: boolean;
  readonly site: string;
  readonly evidence: string;
}

/** An organisation states in public that it uses this very version, or that its product implements it. */
export async function stateUse(ctx: Context, input: UseToRecord): Promise<Decision> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const product = input.product.trim();
    const earlier = (await listStatements(tx, version.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const decision = decideStatement(
      version,
      {
        ...input,
        supplierKnown: (await listSuppliers(tx)).some(({ id }) => id === input.supplierId),
        stated: earlier.some(
          (one) =>
            one.organisationId === input.organisationId &&
            one.product.toLowerCase() === product.toLowerCase(),
        ),
      },
      actor,
    );
    if (!decision.allowed) return decision;
    const { organisationId, supplierId } = input;
    const statement = {
      id: ctx.newId(),
      versionId: version.id,
      organisationId,
      supplierId,
      product,
      site: input.live ? input.site.trim() : '',
      evidence: input.evidence.trim(),
    };
    await insertStatement(tx, { ...statement, statedBy: me.personId, statedAt: ctx.now() });
    const { site, evidence } = statement;
    await recordEvent(tx, ctx, {
      act: 'use-stated',
      objectKind: 'statement',
      objectId: statement.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { product, supplier: supplierId, site, evidence, number: version.number },
    });
    return allow();
  });
}

/** A member of the organisation takes its statement back; it stays in the record as withdrawn. */
export async function withdrawUse(ctx: Context, input: { readonly statementId: string }): Promise<Decision> {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const statement = await findStatement(tx, input.statementId);
    if (!statement) throw new ServiceError('not-found', 'There is no such statement of use.');
    const { id, organisationId, versionId, product, withdrawnAt } = statement;
    const { standard } = await loadVersionById(tx, ctx, versionId);
    const decision = decideWithdrawalOfUse(
      { organisationId, withdrawn: withdrawnAt !== null },
      await actorFacts(tx, ctx.actor),
    );
    if (!decision.allowed) return decision;
    if (!(await withdrawStatement(tx, id, me.personId, ctx.now()))) {
      throw new ServiceError('conflict', 'Somebody withdrew this statement at the same moment.');
    }
    await recordEvent(tx, ctx, {
      act: 'use-withdrawn',
      objectKind: 'statement',
      objectId: id,
      standardId: standard.id,
      versionId,
      organisationId,
      before: { product },
    });
    return allow();
  });
}
