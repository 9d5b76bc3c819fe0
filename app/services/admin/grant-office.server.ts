import { deleteOffice, insertOffice, listOfficeHolders } from '../../../db/queries/offices';
import { findPerson, type PersonRow } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import type { Office } from '../../../db/words';
import { OFFICE_LABELS } from '../../domain/labels';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';

interface OfficeOf {
  readonly personId: string;
  readonly office: Office;
}

/** Gives an office of the installation. */
export async function grantOffice(ctx: Context, input: OfficeOf): Promise<Answer> {
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'grant-office', {});
    const person = await personFor(tx, input.personId);
    if (!person.emailConfirmedAt) {
      return faulty({ form: `${person.name} has not confirmed the e-mail address yet.` }, 409);
    }
    if (person.suspendedAt) return faulty({ form: `The account of ${person.name} is suspended.` }, 409);
    const given = await insertOffice(tx, {
      ...input,
      grantedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      grantedAt: ctx.now(),
    });
    if (!given) return faulty({ form: `${person.name} holds this office already.` }, 409);
    await tell(tx, ctx, person, input.office, true);
    return done();
  });
  return announced(ctx, input.personId, answer);
}

/** Ends an office. The last administrator stays: nobody could name another one. */
export async function endOffice(ctx: Context, input: OfficeOf): Promise<Answer> {
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'grant-office', {});
    const person = await personFor(tx, input.personId);
    if (input.office === 'administrator' && (await isLastAdministrator(tx, person.id))) {
      return faulty({ form: LAST_ADMINISTRATOR }, 409);
    }
    if (!(await deleteOffice(tx, input.personId, input.office))) {
      return faulty({ form: `${person.name} does not hold this office any more.` }, 409);
    }
    await tell(tx, ctx, person, input.office, false);
    return done();
  });
  return announced(ctx, input.personId, answer);
}

export const LAST_ADMINISTRATOR =
  'This is the last administrator. Make somebody else an administrator first.';

/** Whether the installation would be left without an administrator who can sign in. */
export async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const active = await listOfficeHolders(tx, 'administrator');
  return active.length === 1 && active[0]?.personId === personId;
}

/**
 * @throws ServiceError `not-found`
 */
export async function personFor(tx: Tx, personId: string): Promise<PersonRow> {
  const person = await findPerson(tx, personId);
  if (!person) throw new ServiceError('not-found', 'There is no such account.');
  return person;
}

async function tell(tx: Tx, ctx: Context, person: PersonRow, office: Office, given: boolean): Promise<void> {
  const label = OFFICE_LABELS[office];
  await tellPeople(tx, ctx, {
    people: [person.id],
    kind: given ? 'role-given' : 'role-ended',
    summary: given ? `You now hold the office of ${label}.` : `You no longer hold the office of ${label}.`,
    path: given ? '/my-work' : '/account',
  });
  await recordEvent(tx, ctx, {
    act: given ? 'office-granted' : 'office-ended',
    objectKind: 'person',
    objectId: person.id,
    ...(given ? { after: { office } } : { before: { office } }),
  });
}

function announced(ctx: Context, personId: string, answer: Answer): Answer {
  if (answer.ok) ctx.rooms.reseatPerson(personId);
  ctx.post.wake();
  return answer;
}
