import { deleteRuleVariation, setRuleVariation } from '../../../db/queries/rule-variations';
import { listBallotsOf } from '../../../db/queries/version-record';
import { atLeast, defaultRules } from '../../domain/ballot/rules';
import { decideVariation } from '../../domain/ballot/variation';
import { allow, type Decision, refuse } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { tellFollowers } from '../standards/tell-followers.server';
import { loadVersionById } from '../versions/load-version.server';
import { versionPath } from '../versions/version-address';
import { ballotToPrepare } from './ballot-to-prepare.server';
import { changesInWords } from './rule-changes';
import { rulesChanged } from './rules-changed.server';
import { rulesToCome } from './rules-to-come.server';

/** The rules of the next ballot as a Lead types them. */
export interface RulesTyped {
  readonly versionId: string;
  readonly periodDays: number;
  readonly organisations: number;
  readonly categories: number;
  /** Shares in whole percent. */
  readonly quorum: number;
  readonly pass: number;
  readonly extensionDays: number;
  /** Public. */
  readonly reason: string;
  /** The print of the rules that the form began with (PM-36). */
  readonly shownHash?: string;
}

/** A Lead sets the rules of the next ballot on a version, with a public reason; they are locked at opening. */
export async function varyRules(ctx: Context, typed: RulesTyped): Promise<Decision> {
  const { personId } = signedInPerson(ctx.actor);
  const { versionId, periodDays, extensionDays, reason } = typed;
  const decision = await ctx.store.tx(async (tx): Promise<Decision> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const track = (await ballotToPrepare(tx, version, ctx.now())) ?? 'trial-use';
    const usual = defaultRules(track);
    const before = await rulesToCome(tx, versionId, track);
    const decided = decideVariation(
      {
        standard: { standardId: standard.id },
        track,
        variation: {
          periodDays,
          extensionDays,
          balance: { ...usual.balance, organisations: typed.organisations, categories: typed.categories },
          quorum: { basis: 'enrolled', share: atLeast(typed.quorum, 100) },
          pass: atLeast(typed.pass, 100),
        },
        publicReason: reason,
        now: before.rules,
        opened: (await listBallotsOf(tx, versionId)).some(({ state }) => state === 'open'),
      },
      actor,
    );
    if (!decided.allowed) return decided;
    const changed = rulesChanged(typed.shownHash, before);
    if (changed.length > 0) return refuse(changed);
    const rules = decided.result;
    const variedAt = ctx.now();
    await setRuleVariation(tx, {
      versionId,
      track,
      rules,
      reason,
      variedBy: personId,
      variedAt,
    });
    const changes = changesInWords(usual, rules);
    await recordEvent(tx, ctx, {
      act: 'ballot-rules-varied',
      objectKind: 'version',
      objectId: versionId,
      standardId: standard.id,
      versionId,
      before: { changes: changesInWords(usual, before.rules), reason: before.reason },
      after: { changes: changes === '' ? 'none after all' : changes, reason, track },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `The rules of the next ballot on ${standard.title} ${version.number} are varied: ${changes || 'none after all'}.`,
      path: `${versionPath(standard.reference, version.number)}/ballot`,
    });
    return allow();
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}

/**
 * A Lead takes the variation back: the usual rules stand again.
 *
 * @param shownHash the print of the rules that the page showed (PM-36)
 */
export async function takeVariationBack(
  ctx: Context,
  versionId: string,
  shownHash?: string,
): Promise<Decision> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Decision> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const track = (await ballotToPrepare(tx, version, ctx.now())) ?? 'trial-use';
    const allowed = may(actor, 'vary-ballot-rules', { standardId: standard.id });
    if (!allowed.allowed) return allowed;
    const before = await rulesToCome(tx, versionId, track);
    // The usual rules stand already: there is nothing that this would write over.
    if (before.reason === '') return allow();
    const changed = rulesChanged(shownHash, before);
    if (changed.length > 0) return refuse(changed);
    await deleteRuleVariation(tx, versionId, track);
    await recordEvent(tx, ctx, {
      act: 'ballot-rules-restored',
      objectKind: 'version',
      objectId: versionId,
      standardId: standard.id,
      versionId,
      before: { changes: changesInWords(defaultRules(track), before.rules), reason: before.reason },
      after: { track },
    });
    return allow();
  });
}
