import {
  listFormerNumbers,
  listVersions,
  renumberVersion,
  type VersionRow,
} from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision } from '../../domain/decision';
import type { ActorFacts } from '../../domain/permissions/actor';
import { decideRenumbering } from '../../domain/renumbering';
import { allowedNumbers, numberInWords, type VersionNumber } from '../../domain/version-number';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellFollowers } from '../standards/tell-followers.server';
import { numberFacts } from './decide-number.server';
import { loadVersionById } from './load-version.server';
import { progressPath } from './version-address';

/** The chair gives a version that is still being written another number; its former address leads to it. */
export async function renumber(
  ctx: Context,
  input: { readonly versionId: string; readonly number: string },
): Promise<Decision<{ readonly number: string }>> {
  const decision = await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const number = input.number.trim();
    const decided = await decideRenumberingOf(tx, version, number, actor);
    if (!decided.allowed) return decided;
    if (number === version.number) return allow({ number });
    await renumberVersion(tx, version, number, ctx.now());
    await recordEvent(tx, ctx, {
      act: 'version-renumbered',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      before: { number: version.number },
      after: { number },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `Version ${version.number} of ${standard.title} is called ${number} now.`,
      path: progressPath(standard.reference, number),
    });
    return allow({ number });
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}

async function decideRenumberingOf(
  tx: Tx,
  version: VersionRow,
  number: string,
  actor: ActorFacts,
): Promise<Decision<VersionNumber>> {
  const facts = await numberFacts(tx, version);
  const { standardId, state } = version;
  const isPatch = version.patchOfId !== null;
  const taken = await takenBy(tx, version);
  return decideRenumbering(number, { ...facts, standardId, state, taken, isPatch }, actor);
}

/** The numbers that other versions of the standard have or had. */
async function takenBy(tx: Tx, version: VersionRow): Promise<readonly string[]> {
  const others = (await listVersions(tx, [version.standardId])).filter(({ id }) => id !== version.id);
  const former = (await listFormerNumbers(tx, version.standardId)).filter(
    ({ versionId }) => versionId !== version.id,
  );
  return [...others, ...former].map(({ number }) => number);
}

/** The numbers to which this person may change that of the version now; none for those who may not. */
export async function choosableNumbers(
  tx: Tx,
  version: VersionRow,
  actor: ActorFacts,
): Promise<readonly string[]> {
  const possible = allowedNumbers(await numberFacts(tx, version)).map(numberInWords);
  const choosable: string[] = [];
  for (const number of possible) {
    const decision = await decideRenumberingOf(tx, version, number, actor);
    if (number !== version.number && decision.allowed) choosable.push(number);
  }
  return choosable;
}
