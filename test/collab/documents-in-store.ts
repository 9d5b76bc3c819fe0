import { setDocumentState } from '../../db/queries/documents';
import type { Store } from '../../db/store';
import type { DocumentState } from '../../db/words';

const AT = new Date('2026-09-01T09:00:00.000Z');

/** Writes open documents with these ids, and what they must belong to, into an empty database. */
export async function makeDocuments(store: Store, ids: readonly string[]): Promise<void> {
  await store.tx(async ({ db, tables }) => {
    await db.insert(tables.people).values({ id: 'p', email: 'p@example.org', name: 'P', createdAt: AT });
    await db.insert(tables.organisations).values({
      id: 'o',
      slug: 'o',
      name: 'O',
      kind: 'supplier',
      interestCategory: 'supplier-small',
      createdAt: AT,
    });
    await db.insert(tables.standards).values({
      id: 's',
      reference: 'STD-0001',
      number: 1,
      title: 'Live text',
      summary: 'How it is stored.',
      type: 'technical-standards-and-specifications',
      appliesTo: 'Everybody',
      appliesToKinds: [],
      careSettings: [],
      topics: [],
      need: 'Words get lost.',
      expectedBenefit: 'They do not.',
      proposedBy: 'p',
      proposedFor: 'o',
      lastRequirement: 0,
      lastComment: 0,
      createdAt: AT,
    });
    await db.insert(tables.versions).values({
      id: 'v',
      standardId: 's',
      number: '1.0.0',
      state: 'drafting',
      stateSince: AT,
      changeSummary: '',
      changeLog: '',
      consultationInvited: '',
      involvementRecord: '',
      createdAt: AT,
    });
    for (const id of ids) {
      await db.insert(tables.documents).values({
        id,
        kind: 'draft',
        versionId: 'v',
        state: 'open',
        epoch: 1,
        createdBy: 'p',
        createdAt: AT,
      });
    }
  });
}

/** Freezes, closes or opens a document, as a move of its version does. */
export async function setState(store: Store, id: string, state: DocumentState): Promise<void> {
  await store.tx((tx) => setDocumentState(tx, id, state));
}
