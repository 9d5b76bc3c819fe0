import { randomUUID } from 'node:crypto';
import type { TextWorkshop } from '../../app/document/workshop-types';
import type { Actor, Context, PortalSettings, Visitor } from '../../app/services/context';
import { identify } from '../../app/services/people/identify.server';
import { newSecret, secretHash } from '../../app/services/people/secrets';
import { insertSession } from '../../db/queries/sessions';
import type { Store } from '../../db/store';
import type { InterestCategory, MembershipDuty, Office, OrganisationKind } from '../../db/words';
import { lazyWorkshop } from './lazy-workshop';

/** A Tuesday in term time; no test depends on the day the machine believes it is. */
const START_OF_TEST = new Date('2026-09-01T09:00:00.000Z');

/** One thing a service announced after its transaction: to the rooms, or to the post office. */
export interface Announcement {
  /** `rooms.revokePerson`, `post.wake` … */
  readonly what: string;
  readonly words: readonly unknown[];
}

/** A context over a real store, whose clock stands still until it is moved. */
export interface TestContext extends Context {
  /** What was announced so far, in order; shared by all contexts made from this one. */
  readonly announced: Announcement[];
  /** The same world with another actor. */
  as(actor: Actor): TestContext;
  /** The same world for a visitor from elsewhere. */
  from(visitor: Partial<Visitor>): TestContext;
  setNow(now: Date): void;
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void;
}

export interface TestContextOptions {
  readonly actor?: Actor;
  readonly now?: Date;
  readonly settings?: Partial<PortalSettings>;
  /** Opens the text workshop, for tests that work on texts; it is called when first needed. */
  readonly openTexts?: () => Promise<TextWorkshop>;
}

/**
 * The services' context of a test. The store is real, and so is the text workshop where one is
 * given; rooms and post only write down what they are told, and a test of live text makes its own.
 */
export function testContext(store: Store, options: TestContextOptions = {}): TestContext {
  const clock = { now: options.now ?? START_OF_TEST };
  const announced: Announcement[] = [];
  const parts = {
    store,
    announced,
    now: () => new Date(clock.now),
    newId: () => randomUUID(),
    rooms: recordingRooms(announced),
    post: { wake: () => void announced.push({ what: 'post.wake', words: [] }) },
    texts: lazyWorkshop(
      options.openTexts ??
        (() => Promise.reject(new Error('This test works on texts: give testContext openTexts.'))),
    ),
    health: { lines: async () => [] },
    settings: {
      serviceName: 'Concord',
      origin: 'http://localhost:3000',
      approvingAuthority: 'NHS England',
      contactEmail: 'concord@example.org',
      demo: false,
      secureCookies: false,
      ...options.settings,
    },
    setNow(now: Date) {
      clock.now = now;
    },
    advance({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }) {
      clock.now = new Date(clock.now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
    },
  };
  const make = (actor: Actor, visitor: Visitor): TestContext => ({
    ...parts,
    actor,
    visitor,
    as: (other) => make(other, visitor),
    from: (other) => make(actor, { ...visitor, ...other }),
  });
  return make(options.actor ?? { kind: 'anonymous' }, { address: '192.0.2.1', agent: 'Test browser' });
}

function recordingRooms(announced: Announcement[]): Context['rooms'] {
  const note =
    (name: string) =>
    (...words: unknown[]) =>
      void announced.push({ what: `rooms.${name}`, words });
  const live = (): never => {
    throw new Error('This test reached for live text: give testContext rooms of the live-text server.');
  };
  return {
    close: note('close'),
    revokePerson: note('revokePerson'),
    revokeSession: note('revokeSession'),
    reseat: note('reseat'),
    reseatPerson: note('reseatPerson'),
    hold: live,
    appendServerUpdate: live,
    hasWriters: () => false,
    stats: live,
  };
}

/** A person in the database. */
export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface PersonToMake {
  readonly name?: string;
  readonly email?: string;
  readonly offices?: readonly Office[];
  /** Whether the mailed link was followed; yes, unless the test is about that. */
  readonly confirmed?: boolean;
  readonly passwordHash?: string;
}

export async function makePerson(ctx: TestContext, wanted: PersonToMake = {}): Promise<TestPerson> {
  const id = ctx.newId();
  const name = wanted.name ?? `Person ${id.slice(0, 8)}`;
  const email = wanted.email ?? `${id.slice(0, 8)}@example.org`;
  const now = ctx.now();
  await ctx.store.tx(async ({ db, tables }) => {
    await db.insert(tables.people).values({
      id,
      name,
      email,
      passwordHash: wanted.passwordHash ?? null,
      emailConfirmedAt: wanted.confirmed === false ? null : now,
      createdAt: now,
    });
    for (const office of wanted.offices ?? []) {
      await db.insert(tables.offices).values({ personId: id, office, grantedBy: null, grantedAt: now });
    }
  });
  return { id, name, email };
}

/** An organisation in the database. */
export interface TestOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface OrganisationToMake {
  readonly name?: string;
  readonly slug?: string;
  readonly kind?: OrganisationKind;
  readonly interestCategory?: InterestCategory;
  /** Verified, unless the test says otherwise. */
  readonly verified?: boolean;
  readonly suspended?: boolean;
  readonly parent?: TestOrganisation;
  readonly representative?: TestPerson;
  readonly alternate?: TestPerson;
  readonly members?: readonly TestPerson[];
}

export async function makeOrganisation(
  ctx: TestContext,
  wanted: OrganisationToMake = {},
): Promise<TestOrganisation> {
  const id = ctx.newId();
  const name = wanted.name ?? `Organisation ${id.slice(0, 8)}`;
  const slug = wanted.slug ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const now = ctx.now();
  const people: [TestPerson | undefined, MembershipDuty][] = [
    [wanted.representative, 'representative'],
    [wanted.alternate, 'alternate'],
    ...(wanted.members ?? []).map((person): [TestPerson, MembershipDuty] => [person, 'member']),
  ];
  await ctx.store.tx(async ({ db, tables }) => {
    await db.insert(tables.organisations).values({
      id,
      slug,
      name,
      kind: wanted.kind ?? 'supplier',
      interestCategory: wanted.interestCategory ?? 'supplier-small',
      parentId: wanted.parent?.id ?? null,
      createdAt: now,
      verifiedAt: wanted.verified === false ? null : now,
      suspendedAt: wanted.suspended ? now : null,
    });
    for (const [person, duty] of people) {
      if (!person) continue;
      await db.insert(tables.memberships).values({
        organisationId: id,
        personId: person.id,
        duty,
        manages: duty !== 'member',
        joinedAt: now,
      });
    }
  });
  return { id, slug, name };
}

/** Makes somebody an alternate of an organisation, who votes for it like its representative. */
export async function addAlternate(
  ctx: TestContext,
  organisation: TestOrganisation,
  person: TestPerson,
): Promise<void> {
  await ctx.store.tx(({ db, tables }) =>
    db.insert(tables.memberships).values({
      organisationId: organisation.id,
      personId: person.id,
      duty: 'alternate',
      manages: true,
      joinedAt: ctx.now(),
    }),
  );
}

/** The context of this person, signed in by a session of their own, with what they hold at this moment. */
export async function signedIn(ctx: TestContext, person: TestPerson): Promise<TestContext> {
  const secret = newSecret();
  const now = ctx.now();
  await ctx.store.tx((tx) =>
    insertSession(tx, {
      id: ctx.newId(),
      secretHash: secretHash(secret),
      personId: person.id,
      createdAt: now,
      lastSeenAt: now,
      // Long enough for a test to walk through a year; how sessions run out has tests of its own.
      expiresAt: new Date(now.getTime() + 400 * 24 * 60 * 60 * 1000),
      agent: ctx.visitor.agent,
    }),
  );
  const actor = await identify(ctx.store, secret, now);
  if (actor.kind !== 'person') throw new Error(`${person.name} could not be signed in.`);
  return ctx.as(actor);
}

/** Where the portal's own clock acts. */
export function asClock(ctx: TestContext): TestContext {
  return ctx.as({ kind: 'clock' });
}
