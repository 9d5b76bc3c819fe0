import Database from 'better-sqlite3';
import type { TextWorkshop } from '../../../app/document/workshop-types';
import { recordEvent } from '../../../app/services/audit.server';
import { openStore } from '../../../db/store';
import {
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  type TestOrganisation,
} from '../../support/context';
import { standardWorld } from '../../support/standards';
import { freshDatabase } from '../../support/store';
import { ADDED, NOBODY, PROPOSER, VOTERS } from './cast';

/** The portal as one walk finds it: everybody of the cast signed in, on a database of its own. */
export interface ModelWorld {
  readonly ctx: TestContext;
  /** The services as this person has them; for `Nobody` without an account. */
  as(who: string): TestContext;
  /** The same in a session that was begun just now. */
  enter(who: string): Promise<TestContext>;
  person(who: string): string;
  organisation(name: string): TestOrganisation;
  /** Changes whenever anything at all was committed to the database. */
  mark(): number;
  close(): Promise<void>;
}

export async function modelWorld(texts: TextWorkshop): Promise<ModelWorld> {
  const address = await freshDatabase('sqlite');
  if (!('file' in address)) throw new Error('The walk looks at a file from beside.');
  const store = await openStore(address);
  const beside = new Database(address.file, { readonly: true });
  const base = await standardWorld('sqlite', texts, store);
  const { ctx } = base;
  const { proposer, chair, editor, reader, lead, secretariat } = base;
  const atHand = { Pat: proposer, Chloe: chair, Edwin: editor, Rita: reader, Lena: lead, Sam: secretariat };
  const people = new Map<string, TestContext>(Object.entries(atHand));
  const made = new Map<string, Awaited<ReturnType<typeof makePerson>>>();
  const names = new Set([...Object.keys(ADDED), ...Object.values(VOTERS).map((one) => one.representative)]);
  for (const name of names) {
    const email = `${name.toLowerCase()}@example.org`;
    made.set(name, await makePerson(ctx, { name, email, offices: ADDED[name] ?? [] }));
  }
  const known = (name: string) => {
    const person = made.get(name);
    if (person === undefined) throw new Error(`${name} is not in the cast.`);
    return person;
  };
  const organisations = new Map([[PROPOSER, base.supplier]]);
  for (const [name, of] of Object.entries(VOTERS)) {
    const parent = of.parent === undefined ? undefined : organisations.get(of.parent);
    const organisation = await makeOrganisation(ctx, {
      name,
      kind: of.kind,
      interestCategory: of.category,
      verified: of.unverified !== true,
      representative: known(of.representative),
      ...(of.alternate === undefined ? {} : { alternate: known(of.alternate) }),
      ...(of.member === undefined ? {} : { members: [known(of.member)] }),
      ...(parent === undefined ? {} : { parent }),
    });
    organisations.set(name, organisation);
  }
  for (const [name, person] of made) people.set(name, await signedIn(ctx, person));
  await recordBeginnings(ctx);

  const as = (who: string) => {
    const found = who === NOBODY ? ctx : people.get(who);
    if (found === undefined) throw new Error(`${who} is not in the cast.`);
    return found;
  };
  const person = (who: string) => {
    const { actor } = as(who);
    return actor.kind === 'person' ? actor.personId : '';
  };
  return {
    ctx,
    as,
    person,
    enter: async (who) =>
      await signedIn(ctx, { id: person(who), name: who, email: `${who.toLowerCase()}@example.org` }),
    organisation(name) {
      const found = organisations.get(name);
      if (found === undefined) throw new Error(`${name} is not in the cast.`);
      return found;
    },
    mark: () => Number(beside.pragma('data_version', { simple: true })),
    async close() {
      beside.close();
      await store.close();
    },
  };
}

/** People and organisations of a test come into being without a service; their record begins here. */
async function recordBeginnings(ctx: TestContext): Promise<void> {
  await ctx.store.tx(async (tx) => {
    const { people, organisations } = tx.tables;
    for (const { id } of await tx.db.select({ id: people.id }).from(people)) {
      await recordEvent(tx, ctx, { act: 'account-registered', objectKind: 'person', objectId: id });
    }
    for (const { id } of await tx.db.select({ id: organisations.id }).from(organisations)) {
      await recordEvent(tx, ctx, { act: 'organisation-created', objectKind: 'organisation', objectId: id });
    }
  });
}
