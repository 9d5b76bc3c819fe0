import type { Actor, SignedIn } from '../context';
import { ServiceError } from '../errors';

/**
 * The person who is signed in.
 *
 * @throws ServiceError `sign-in-needed` for anybody else
 */
export function signedInPerson(actor: Actor): SignedIn {
  if (actor.kind === 'person') return actor;
  throw new ServiceError('sign-in-needed', 'Sign in to see this page.');
}
