import type { VersionState } from '../../db/words';
import { type Decision, decide, demand, unmetOf } from './decision';
import type { VersionFacts } from './lifecycle/facts';
import { inState } from './lifecycle/ways';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** A text is there to be reviewed, and what the review says can still weigh. */
const REVIEWED: readonly VersionState[] = [
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
  'on-hold',
];

/** LC-59: whether this person may record a review of the version now. */
export function decideReviewing(
  version: VersionFacts,
  { hasDraft }: { readonly hasDraft: boolean },
  actor: ActorFacts,
): Decision {
  const inWork = inState(version, REVIEWED, 'LC-59', 'move-not-from-here');
  const unmet = [
    ...unmetOf(may(actor, 'record-review', version)),
    ...inWork,
    // Before drafting begins nobody can start one, and of what is out none is missing.
    ...demand(hasDraft || inWork.length > 0, 'LC-59', 'draft-missing'),
  ];
  return decide(unmet, () => undefined);
}
