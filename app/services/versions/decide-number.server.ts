import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Decision } from '../../domain/decision';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import {
  decideNumber,
  highestImpact,
  lastNumber,
  type NumberFacts,
  type VersionNumber,
} from '../../domain/version-number';
import { changesOfText } from './changes-of-text.server';
import { nameOfChange } from './name-of-change';

/** Whether the version may carry its number, after the version that it follows and the impact of its changes. */
export async function decideNumberOf(tx: Tx, version: VersionRow): Promise<Decision<VersionNumber>> {
  return decideNumber(version.number, await numberFacts(tx, version));
}

/** The number that a version follows, how far its changes reach, and which of them reach that far. */
export async function numberFacts(tx: Tx, version: VersionRow): Promise<NumberFacts> {
  // What was agreed and is not in the text yet, or is in another version, changes nothing here.
  const causes = (await changesOfText(tx, version)).filter(({ applied }) => applied !== null);
  const { highestImpact: judged } = version;
  const impacts = causes.map(({ impact }) => impact);
  const impact = highestImpact(judged === null ? impacts : [...impacts, judged]);
  const named = causes.filter((cause) => cause.impact === impact).map(nameOfChange);
  const because = judged !== null && judged === impact ? [...named, 'the record of the version'] : named;
  const reach = impact === null || because.length === 0 ? [] : [` (${IMPACT_LABELS[impact].toLowerCase()})`];
  return {
    previous: await previousNumber(tx, version),
    impact,
    because: because.length === 0 ? [] : [`${because.join(', ')}${reach.join('')}`],
  };
}

/** The number of the published version that this one follows; null when nothing was published before. */
async function previousNumber(tx: Tx, version: VersionRow): Promise<VersionNumber | null> {
  const others = await listVersions(tx, [version.standardId]);
  const earlier = others.filter((one) => one.publishedAt !== null && one.id !== version.id);
  const base = earlier.find((one) => one.id === version.basedOnId);
  // A patch comes after those patches of the same version that were cancelled.
  const cancelled = others.filter(
    ({ id, patchOfId, state }) =>
      patchOfId !== null && patchOfId === version.patchOfId && state === 'cancelled' && id !== version.id,
  );
  return lastNumber([...(base ? [base] : earlier), ...cancelled].map(({ number }) => number));
}
