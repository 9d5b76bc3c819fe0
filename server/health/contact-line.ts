import type { HealthLine } from '../../app/services/health';
import type { PortalEnv } from '../env';
import { look, well } from './line';

const WHAT = 'Contact address';

/** Whether people know whom to write to: for help, about their data, of a security problem. */
export function contactLine({ contactEmail }: Pick<PortalEnv, 'contactEmail'>): HealthLine {
  if (contactEmail !== undefined) return well(WHAT, `Pages name ${contactEmail}.`);
  return look(
    WHAT,
    'CONTACT_EMAIL is not set: pages say that no address is named, for help, for data and for security problems.',
    'Set CONTACT_EMAIL to an address that somebody reads, and start the portal again.',
  );
}
