import { readAuditHead } from '../../../db/queries/audit';
import { countWaitingLetters } from '../../../db/queries/letters';
import { countOrganisations } from '../../../db/queries/organisations';
import { countPeople } from '../../../db/queries/people';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';

/** The door of the administration: what this person may look after, and what waits there. */
export async function viewAdmin(ctx: Context) {
  return await ctx.store.read(async (tx) => {
    const facts = await actorFacts(tx, ctx.actor);
    if (facts.kind === 'anonymous') throw new ServiceError('sign-in-needed', 'Sign in to see this page.');
    const administer = may(facts, 'administer', {}).allowed;
    const verify = may(facts, 'verify-organisation', {}).allowed;
    if (!administer && !verify) {
      throw new ServiceError('not-allowed', 'Only administrators and the Secretariat see this page.');
    }
    return {
      may: { administer, verify, readRecord: may(facts, 'read-audit-record', {}).allowed },
      people: await countPeople(tx, {}),
      suspended: await countPeople(tx, { state: 'suspended' }),
      organisations: await countOrganisations(tx, {}),
      toVerify: await countOrganisations(tx, { state: 'unverified' }),
      events: (await readAuditHead(tx))?.seq ?? 0,
      lettersWaiting: await countWaitingLetters(tx),
    };
  });
}
