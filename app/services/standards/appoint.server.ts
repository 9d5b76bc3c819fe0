import {
  endAppointment,
  findPeopleToAppoint,
  insertAppointment,
  listAppointments,
} from '../../../db/queries/appointments';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { StandardRole } from '../../../db/words';
import { STANDARD_ROLE_LABELS } from '../../domain/labels/people';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';
import { progressPath } from '../versions/version-address';

export interface PersonToAppoint {
  readonly versionId: string;
  readonly role: StandardRole;
  /** A name, an e-mail address, or the id of a person chosen from an earlier answer. */
  readonly person: string;
}

export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly organisationName: string | null;
}

export type Appointed =
  | { readonly kind: 'appointed'; readonly name: string }
  /** Several people have this name; one of them is to be chosen. */
  | { readonly kind: 'choose'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'holds-it-already'; readonly name: string };

/**
 * Names the chair of a standard (in place of the former one) or an editor of one version. Whoever is named is
 * told, and every seat they have open is asked for anew.
 */
export async function appoint(ctx: Context, input: PersonToAppoint): Promise<Appointed> {
  const appointer = signedInPerson(ctx.actor);
  const reseated: string[] = [];
  const answer = await ctx.store.tx(async (tx): Promise<Appointed> => {
    reseated.length = 0;
    const { standard, version } = await loadVersionById(tx, ctx, input.versionId);
    await authorise(tx, ctx, input.role === 'chair' ? 'appoint-chair' : 'appoint-editor', {
      standardId: standard.id,
    });
    const found = await findPeopleToAppoint(tx, input.person);
    const [person, ...others] = found;
    if (!person) return { kind: 'unknown' };
    if (others.length > 0) return { kind: 'choose', candidates: found.map(candidate) };
    const held = await listAppointments(tx, [standard.id]);
    const same = held.filter(({ role, versionId }) => role === input.role && counts(versionId, version));
    if (same.some(({ personId }) => personId === person.personId)) {
      return { kind: 'holds-it-already', name: person.name };
    }
    if (input.role === 'chair') {
      for (const former of same) {
        await endOne(tx, ctx, standard, version, former.id);
        reseated.push(former.personId);
      }
    }
    const id = ctx.newId();
    await insertAppointment(tx, {
      id,
      standardId: standard.id,
      versionId: input.role === 'chair' ? null : version.id,
      personId: person.personId,
      organisationId: person.organisationId,
      role: input.role,
      appointedBy: appointer.personId,
      appointedAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'role-given',
      objectKind: 'person',
      objectId: person.personId,
      standardId: standard.id,
      versionId: version.id,
      organisationId: person.organisationId,
      after: { role: input.role },
    });
    await tell(tx, ctx, standard, version, input.role, person.personId);
    reseated.push(person.personId);
    return { kind: 'appointed', name: person.name };
  });
  for (const personId of reseated) ctx.rooms.reseatPerson(personId);
  ctx.post.wake();
  return answer;
}

/** Ends a role on a standard; what the person wrote stays theirs, and they may no longer approve the version. */
export async function endRole(
  ctx: Context,
  input: { readonly versionId: string; readonly appointmentId: string },
): Promise<void> {
  const personId = await ctx.store.tx(async (tx) => {
    const { standard, version } = await loadVersionById(tx, ctx, input.versionId);
    const held = await listAppointments(tx, [standard.id]);
    const appointment = held.find(({ id }) => id === input.appointmentId);
    if (!appointment) {
      throw new ServiceError(
        'conflict',
        'That role has ended already. Reload the page to see who holds one.',
      );
    }
    await authorise(tx, ctx, appointment.role === 'chair' ? 'appoint-chair' : 'appoint-editor', {
      standardId: standard.id,
    });
    await endOne(tx, ctx, standard, version, appointment.id);
    return appointment.personId;
  });
  ctx.rooms.reseatPerson(personId);
}

function counts(appointedFor: string | null, version: VersionRow): boolean {
  return appointedFor === null || appointedFor === version.id;
}

function candidate(found: Awaited<ReturnType<typeof findPeopleToAppoint>>[number]): Candidate {
  const { personId, name, organisationName } = found;
  return { personId, name, organisationName };
}

async function endOne(tx: Tx, ctx: Context, standard: StandardRow, version: VersionRow, id: string) {
  const ended = await endAppointment(tx, standard.id, id, ctx.now());
  if (!ended)
    throw new ServiceError('conflict', 'That role has ended already. Reload the page to see who holds one.');
  await recordEvent(tx, ctx, {
    act: 'role-ended',
    objectKind: 'person',
    objectId: ended.personId,
    standardId: standard.id,
    versionId: version.id,
    before: { role: ended.role },
  });
  await tellPeople(tx, ctx, {
    people: [ended.personId],
    kind: 'role-ended',
    summary: `You are no longer ${STANDARD_ROLE_LABELS[ended.role].toLowerCase()} of ${standard.title}.`,
    path: progressPath(standard.reference, version.number),
    standardId: standard.id,
  });
}

async function tell(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  version: VersionRow,
  role: StandardRole,
  personId: string,
): Promise<void> {
  const path = progressPath(standard.reference, version.number);
  const summary =
    role === 'chair'
      ? `You are now the chair of ${standard.title}.`
      : `You are now an editor of ${standard.title} ${version.number}.`;
  await tellPeople(tx, ctx, {
    people: [personId],
    kind: 'role-given',
    summary,
    path,
    standardId: standard.id,
  });
}
