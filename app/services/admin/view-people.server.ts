import { listOfficesOf } from '../../../db/queries/offices';
import { countPeople, listMembershipsOf, listPeople, type PeopleFilter } from '../../../db/queries/people';
import { listSessionPeople } from '../../../db/queries/sessions';
import { OFFICES } from '../../../db/words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { authorise } from '../people/authorise.server';
import { isLastAdministrator } from './grant-office.server';

const PAGE_SIZE = 50;

export interface PeopleQuery {
  readonly words: string;
  readonly office: string;
  readonly state: string;
  readonly page: number;
}

const PERSON_STATES = ['active', 'suspended', 'unconfirmed'] as const;

/** People with their offices and organisations, for administrators. */
export async function viewPeople(ctx: Context, query: PeopleQuery) {
  const office = OFFICES.find((word) => word === query.office);
  const state = PERSON_STATES.find((word) => word === query.state);
  const filter: PeopleFilter = {
    ...(query.words ? { words: query.words } : {}),
    ...(office ? { office } : {}),
    ...(state ? { state } : {}),
  };
  return await ctx.store.read(async (tx) => {
    await authorise(tx, ctx, 'administer', {});
    const total = await countPeople(tx, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, query.page), pages);
    const rows = await listPeople(tx, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const ids = rows.map((row) => row.id);
    const offices = await listOfficesOf(tx, ids);
    const memberships = await listMembershipsOf(tx, ids);
    return {
      total,
      page,
      pages,
      people: rows.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        state: personState(row),
        lastSeenAt: row.lastSeenAt,
        offices: offices.filter(({ personId }) => personId === row.id).map((held) => held.office),
        organisations: memberships
          .filter(({ personId }) => personId === row.id)
          .map(({ name, slug }) => ({ name, slug })),
      })),
    };
  });
}

/** One account, with everything an administrator may do to it. */
export async function viewPerson(ctx: Context, personId: string) {
  return await ctx.store.read(async (tx) => {
    await authorise(tx, ctx, 'administer', {});
    const [row] = await listPeople(tx, { id: personId }, 1);
    if (!row) throw new ServiceError('not-found', 'There is no such account.');
    const held = await listOfficesOf(tx, [row.id]);
    const isMe = ctx.actor.kind === 'person' && ctx.actor.personId === row.id;
    const last = await isLastAdministrator(tx, row.id);
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      state: personState(row),
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      sessions: (await listSessionPeople(tx, [row.id], ctx.now())).length,
      organisations: await listMembershipsOf(tx, [row.id]),
      offices: OFFICES.map((office) => {
        const holding = held.find((one) => one.office === office);
        return {
          office,
          since: holding?.grantedAt ?? null,
          mayGrant: !holding && personState(row) === 'active',
          mayEnd: holding !== undefined && !(office === 'administrator' && last),
        };
      }),
      may: { suspend: row.suspendedAt === null && !isMe && !last, restore: row.suspendedAt !== null },
      isMe,
      isLastAdministrator: last,
    };
  });
}

function personState(row: { readonly suspendedAt: Date | null; readonly emailConfirmedAt: Date | null }) {
  if (row.suspendedAt) return 'suspended' as const;
  return row.emailConfirmedAt ? ('active' as const) : ('unconfirmed' as const);
}
