import type { VersionState } from '../../../db/words';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { VersionThing } from '../../domain/permissions/things';

type VersionAct = 'open-consultation' | 'open-ballot' | 'send-for-approval' | 'approve';

/** What takes a version on from each state in which its draft is open or was just frozen, and its button. */
const STEPS: Partial<Record<VersionState, { readonly act: VersionAct; readonly label: string }>> = {
  drafting: { act: 'open-consultation', label: 'Ask for consultation' },
  resolution: { act: 'open-ballot', label: 'Open the ballot' },
  ballot: { act: 'send-for-approval', label: 'Send for approval' },
  'awaiting-approval': { act: 'approve', label: 'Decide on approval' },
};

/** The button for the one who may take the version on; null for everybody else. What is still missing the next page says. */
export function nextStepLabel(actor: ActorFacts, state: VersionState, thing: VersionThing): string | null {
  const step = STEPS[state];
  return step !== undefined && may(actor, step.act, thing).allowed ? step.label : null;
}
