import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Act, ThingOf } from '../../domain/permissions/things';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from './actor-facts.server';

/**
 * Lets through who may do this act now, and answers with their facts.
 *
 * @throws ServiceError `sign-in-needed` for somebody not signed in, `not-allowed` with the rules' sentences
 */
export async function authorise<A extends Act>(
  tx: Tx,
  ctx: Pick<Context, 'actor'>,
  act: A,
  thing: ThingOf[A],
): Promise<ActorFacts> {
  const actor = await actorFacts(tx, ctx.actor);
  const decision = may(actor, act, thing);
  if (decision.allowed) return actor;
  if (actor.kind === 'anonymous') throw new ServiceError('sign-in-needed', 'Sign in to do this.');
  const sentences = sayReasons(decision.reasons).map((said) => [said.sentence, said.help].join(' ').trim());
  throw new ServiceError('not-allowed', sentences.join(' '));
}
