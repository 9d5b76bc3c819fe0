import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret, secretHash } from '../../app/services/people/secrets';
import { insertSession } from '../../db/queries/sessions';
import type { Tx } from '../../db/store';
import { type BuiltServer, startBuilt } from '../bench/built-server';
import {
  addDraft,
  type DraftWorld,
  makeDraftWorld,
  openWorld,
  type WorldDraft,
} from '../support/draft-world';
import type { Chair } from './witness';

/** Somebody who may edit every draft of the stage. */
export interface StagePerson {
  readonly id: string;
  readonly cookie: string;
}

/** A data folder with drafts and many people who may edit them, for the built portal. */
export interface Stage {
  readonly folder: string;
  readonly file: string;
  readonly port: number;
  readonly origin: string;
  readonly world: DraftWorld;
  readonly drafts: readonly WorldDraft[];
  readonly documentIds: readonly string[];
  readonly people: readonly StagePerson[];
  chair(person: number, draft: number): Chair;
  /** Starts `build/main.js` on the folder; always on the same port. `words` are for Node itself. */
  start(env?: Readonly<Record<string, string>>, words?: readonly string[]): Promise<BuiltServer>;
  /** Makes it look as if nobody had visited for a while, so that the next visit of each wants to be noted. */
  letSessionsAge(): Promise<void>;
  remove(): Promise<void>;
}

/** @param folder where the data goes; a new folder on the disk unless given */
export async function makeStage(people: number, drafts: number, folder?: string): Promise<Stage> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'concord-faults-')));
  const world = await makeDraftWorld(home);
  const all: WorldDraft[] = [world];
  while (all.length < drafts) all.push(await addDraft(home, world, all.length + 1));
  const store = await openWorld(home);
  const editors = await store.tx(async (tx) => {
    const made: StagePerson[] = [];
    while (made.length < people) made.push(await writeEditor(tx, made.length, world, all));
    return made;
  });
  await store.close();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  return {
    folder: home,
    file: join(home, 'concord.sqlite'),
    port,
    origin,
    world,
    drafts: all,
    documentIds: all.map(({ documentId }) => documentId),
    people: editors,
    chair: (person, draft) => ({
      port,
      origin,
      cookie: editors[person % people]?.cookie ?? '',
      documentId: all[draft % drafts]?.documentId ?? '',
    }),
    start: (env = {}, words = []) => startBuilt(home, words, { port, env }),
    async letSessionsAge() {
      const own = await openWorld(home);
      await own.tx(async ({ db, tables }) => {
        await db.update(tables.sessions).set({ lastSeenAt: new Date(Date.now() - 3_600_000) });
      });
      await own.close();
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

async function writeEditor(
  tx: Tx,
  number: number,
  world: DraftWorld,
  drafts: readonly WorldDraft[],
): Promise<StagePerson> {
  const { db, tables } = tx;
  const now = new Date();
  const [id, secret, organisationId] = [randomUUID(), newSecret(), world.supplier];
  const email = `editor-${number}@example.org`;
  const name = `Editor ${number}`;
  await db.insert(tables.people).values({ id, name, email, emailConfirmedAt: now, createdAt: now });
  const membership = { organisationId, personId: id, duty: 'member', manages: false, joinedAt: now } as const;
  await db.insert(tables.memberships).values(membership);
  await insertSession(tx, {
    id: randomUUID(),
    secretHash: secretHash(secret),
    personId: id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
    agent: 'A test',
  });
  for (const { standardId, versionId } of drafts) {
    const appointment = { standardId, versionId, personId: id, organisationId, role: 'editor' } as const;
    await db
      .insert(tables.appointments)
      .values({ id: randomUUID(), ...appointment, appointedBy: world.chidi.id, appointedAt: now });
  }
  return { id, cookie: `concord=${secret}` };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
