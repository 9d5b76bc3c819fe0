import { countOpenObjections } from '../../../db/queries/objections';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type Decision, refuse, unmetOf } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { FactsOfMove, VersionFacts } from '../../domain/lifecycle/facts';
import type { ActorFacts } from '../../domain/permissions/actor';
import { decideNumberOf } from './decide-number.server';

/** What the form of an approval supplies. */
type FromForm = Pick<
  FactsOfMove['publish'],
  'reasons' | 'reviewDate' | 'implementDate' | 'approvals' | 'hash'
>;

const NOTHING_YET: FromForm = { reasons: '', reviewDate: null, implementDate: null, approvals: [], hash: '' };

/** What publishing this version would be decided on, its number included; the form still empty where none is given. */
export async function decidePublishingOf(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  actor: ActorFacts,
  now: Date,
  form: FromForm = NOTHING_YET,
): Promise<Decision<Moved>> {
  const moved = decideMove(
    facts,
    {
      move: 'publish',
      ...form,
      unansweredObjections: await countOpenObjections(tx, version.id),
      involvementComplete: version.involvementRecord.trim() !== '',
    },
    actor,
    now,
  );
  const numbered = await decideNumberOf(tx, version);
  return moved.allowed && numbered.allowed ? moved : refuse([...unmetOf(moved), ...unmetOf(numbered)]);
}
