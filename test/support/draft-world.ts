import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { newSecret, secretHash } from '../../app/services/people/secrets';
import { migrate } from '../../db/migrate';
import { insertSession } from '../../db/queries/sessions';
import { openStore, type Store, type Tx } from '../../db/store';
import type { StandardRole } from '../../db/words';
import { draftText } from './draft-text';

/** Somebody with an account, an organisation and a session that is open. */
export interface WorldPerson {
  readonly id: string;
  readonly name: string;
  /** The secret in the session's cookie. */
  readonly secret: string;
}

/** The people around the drafts of a data folder, and their organisations. */
export interface DraftPeople {
  readonly supplier: string;
  readonly hospital: string;
  /** Edits the drafts for the supplier. */
  readonly amina: WorldPerson;
  /** Edits them for the hospital. */
  readonly ben: WorldPerson;
  /** Chairs the groups. */
  readonly chidi: WorldPerson;
  /** Has an account and no role: reads and comments. */
  readonly rosa: WorldPerson;
}

/** A standard whose draft is open. */
export interface WorldDraft {
  readonly reference: string;
  readonly standardId: string;
  readonly versionId: string;
  readonly documentId: string;
}

export interface DraftWorld extends DraftPeople, WorldDraft {}

/** The database of a portal whose data folder this is. */
export function openWorld(dataDir: string): Promise<Store> {
  return openStore({ file: join(dataDir, 'concord.sqlite') });
}

/** Writes people and one draft into a new data folder, before a portal is started on it. */
export async function makeDraftWorld(dataDir: string, content?: DocumentJson): Promise<DraftWorld> {
  await mkdir(dataDir, { recursive: true });
  const folder = fileURLToPath(new URL('../../db/migrations', import.meta.url));
  await migrate({ file: join(dataDir, 'concord.sqlite'), folder });
  const store = await openWorld(dataDir);
  try {
    return await store.tx(async (tx) => {
      const people = await writePeople(tx);
      return { ...people, ...(await writeDraft(tx, people, 1, content)) };
    });
  } finally {
    await store.close();
  }
}

/** Adds a standard with a draft of its own, also while a portal runs on the folder. */
export async function addDraft(dataDir: string, people: DraftPeople, number: number): Promise<WorldDraft> {
  const store = await openWorld(dataDir);
  try {
    return await store.tx((tx) => writeDraft(tx, people, number));
  } finally {
    await store.close();
  }
}

async function writePeople(tx: Tx): Promise<DraftPeople> {
  const supplier = await organisation(tx, 'Northfield Systems', 'supplier-small');
  const hospital = await organisation(tx, 'Eastvale Hospital', 'provider');
  return {
    supplier,
    hospital,
    amina: await person(tx, 'Amina Khan', supplier),
    ben: await person(tx, 'Ben Okafor', hospital),
    chidi: await person(tx, 'Chidi Eze', hospital),
    rosa: await person(tx, 'Rosa Marsh', supplier),
  };
}

async function writeDraft(
  tx: Tx,
  people: DraftPeople,
  number: number,
  content?: DocumentJson,
): Promise<WorldDraft> {
  const now = new Date();
  const [standardId, versionId, documentId] = [randomUUID(), randomUUID(), randomUUID()];
  const reference = `STD-${String(number).padStart(4, '0')}`;
  const { supplier, hospital, amina, ben, chidi } = people;
  const { db, tables } = tx;
  await db.insert(tables.standards).values({
    id: standardId,
    reference,
    number,
    title: 'Discharge summaries from hospital to GP',
    summary: 'How a hospital tells a general practice that a patient has gone home.',
    type: 'technical-standards-and-specifications',
    lane: 'managed-capacity',
    ownerId: hospital,
    appliesTo: 'NHS trusts that discharge patients, and suppliers of their systems.',
    appliesToKinds: ['nhs-trust', 'supplier'],
    careSettings: ['hospital', 'gp-primary-care'],
    topics: ['messaging'],
    need: 'Summaries arrive late.',
    expectedBenefit: 'Safer medicines.',
    proposedBy: chidi.id,
    proposedFor: hospital,
    lastRequirement: 1,
    lastComment: 0,
    createdAt: now,
  });
  await db.insert(tables.versions).values({
    id: versionId,
    standardId,
    number: '1.0.0',
    state: 'drafting',
    stateSince: now,
    documentId,
    changeSummary: '',
    changeLog: '',
    consultationInvited: '',
    involvementRecord: '',
    createdAt: now,
  });
  await db.insert(tables.documents).values({
    id: documentId,
    kind: 'draft',
    versionId,
    state: 'open',
    epoch: 1,
    createdBy: chidi.id,
    createdAt: now,
  });
  const appoint = async (who: WorldPerson, role: StandardRole, organisationId: string) => {
    await db.insert(tables.appointments).values({
      id: randomUUID(),
      standardId,
      versionId: role === 'chair' ? null : versionId,
      personId: who.id,
      organisationId,
      role,
      appointedBy: chidi.id,
      appointedAt: now,
    });
  };
  await appoint(chidi, 'chair', hospital);
  await appoint(amina, 'editor', supplier);
  await appoint(ben, 'editor', hospital);
  await db.insert(tables.documentUpdates).values({
    documentId,
    clientId: null,
    personId: chidi.id,
    organisationId: hospital,
    bytes: Buffer.from(seedUpdate(content ?? draftText(reference))),
    at: now,
  });
  return { reference, standardId, versionId, documentId };
}

async function organisation(tx: Tx, name: string, category: 'supplier-small' | 'provider'): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await tx.db.insert(tx.tables.organisations).values({
    id,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    name,
    kind: category === 'provider' ? 'nhs-trust' : 'supplier',
    interestCategory: category,
    createdAt: now,
    verifiedAt: now,
  });
  return id;
}

async function person(tx: Tx, name: string, organisationId: string): Promise<WorldPerson> {
  const { db, tables } = tx;
  const id = randomUUID();
  const now = new Date();
  const secret = newSecret();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await db.insert(tables.people).values({ id, name, email, emailConfirmedAt: now, createdAt: now });
  await db.insert(tables.memberships).values({
    organisationId,
    personId: id,
    duty: 'member',
    manages: false,
    joinedAt: now,
  });
  await insertSession(tx, {
    id: randomUUID(),
    secretHash: secretHash(secret),
    personId: id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
    agent: 'Chromium in a test',
  });
  return { id, name, secret };
}
