import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret, secretHash } from '../../../app/services/people/secrets';
import { insertAppointment } from '../../../db/queries/appointments';
import { insertDocument } from '../../../db/queries/documents';
import { replaceFold } from '../../../db/queries/folds';
import { bindClients, insertUpdates } from '../../../db/queries/live-text';
import { insertSession } from '../../../db/queries/sessions';
import { openStore, type Tx } from '../../../db/store';
import { openBenchWorld } from '../bench-world';
import { LARGE_WORDS, SMALL_WORDS, typedText } from './seed-texts';
import type { LiveWorld } from './targets';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;
/** Editors, each with a session of their own. */
const PEOPLE = 500;

/** Documents by the word their name begins with. Names are the same everywhere. */
const DOCUMENTS = { blank: 40, pair: 500, small: 160, large: 12 } as const;

export function documentName(kind: keyof typeof DOCUMENTS, number: number): string {
  return `${kind}-${number}`;
}

/**
 * A portal with 500 editors of one draft, and with documents of three sizes. The people hold their seats as
 * everybody does: account, session, appointment to this version.
 */
export async function makeLiveWorld(folder: string): Promise<LiveWorld> {
  const [dataDir, seeds] = [join(folder, 'data'), join(folder, 'seeds')];
  mkdirSync(seeds, { recursive: true });
  const texts = { small: typedText(SMALL_WORDS), large: typedText(LARGE_WORDS) };
  for (const [kind, text] of Object.entries(texts)) writeFileSync(join(seeds, `${kind}.bin`), text.update);

  const world = await openBenchWorld(dataDir);
  const { versionId } = await world.bring('A standard to measure with', '# Scope\n\nAll.\n', 'drafting');
  await world.close();

  const store = await openStore({ file: join(dataDir, 'concord.sqlite') });
  const at = new Date();
  // So long ago that a look taken at once finds each text quiet: none becomes it in the middle of a measurement.
  const written = new Date(at.getTime() - HOUR);
  const cookies: string[] = [];
  await store.tx(async (tx) => {
    const [version] = (await tx.db.select().from(tx.tables.versions)).filter(({ id }) => id === versionId);
    if (!version) throw new Error('The version that was just made is not there.');
    for (let number = 0; number < PEOPLE; number += 1) {
      cookies.push(await makeEditor(tx, number, version, at));
    }
    for (const [kind, many] of Object.entries(DOCUMENTS)) {
      const text = kind === 'small' || kind === 'large' ? texts[kind] : null;
      for (let number = 0; number < many; number += 1) {
        const id = `${kind}-${number}`;
        const draft = { id, kind: 'draft', versionId, state: 'open', epoch: 1 } as const;
        await insertDocument(tx, { ...draft, createdBy: 'person-0', createdAt: written });
        if (!text) continue;
        const author = { documentId: id, personId: 'person-0', organisationId: null };
        const row = { ...author, clientId: null, bytes: text.update };
        const [throughSeq = 0] = await insertUpdates(tx, [row], written);
        // As a text lies there once somebody has worked on it and left.
        const { update: state, stateVector } = text;
        await replaceFold(tx, { documentId: id, throughSeq, state, stateVector }, written);
        const writers = text.clients.map((clientId) => ({ ...author, clientId }));
        await bindClients(tx, writers, written);
      }
    }
  });
  await store.close();
  return { dataDir, seeds, cookies };
}

/** A person with an account, a session and an appointment to this version; answers their Cookie header. */
export async function makeEditor(
  tx: Tx,
  number: number,
  version: { readonly id: string; readonly standardId: string },
  at: Date,
): Promise<string> {
  const id = `person-${number}`;
  const { people } = tx.tables;
  const mail = `${id}@example.org`;
  await tx.db
    .insert(people)
    .values({ id, name: `Writer ${number}`, email: mail, emailConfirmedAt: at, createdAt: at });
  await insertAppointment(tx, {
    id: `appointment-${number}`,
    standardId: version.standardId,
    versionId: version.id,
    personId: id,
    organisationId: null,
    role: 'editor',
    appointedBy: id,
    appointedAt: at,
    endedAt: null,
  });
  const secret = newSecret();
  const times = { createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + DAY) };
  await insertSession(tx, {
    id: `session-${number}`,
    secretHash: secretHash(secret),
    personId: id,
    agent: 'Bench',
    ...times,
  });
  return `concord=${secret}`;
}
