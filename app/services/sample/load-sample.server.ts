import type { Context } from '../context';
import { ServiceError } from '../errors';

/**
 * Puts the sample into the portal.
 *
 * @throws ServiceError `unavailable` where this installation has no sample
 */
export async function loadSample(_ctx: Context): Promise<void> {
  throw new ServiceError('unavailable', 'This installation comes without a sample.');
}
