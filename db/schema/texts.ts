import type { Columns } from '../columns';
import type { ArtefactKind, ClientOrigin, DocumentKind, DocumentState, SnapshotKind } from '../words';
import type { standardTables } from './standards';

/** Live documents (the append-only log is the only truth for their content) and the texts frozen from them. */
export function textTables(c: Columns, { versions }: ReturnType<typeof standardTables>) {
  const documents = c.table('documents', {
    /** Unguessable; also the room's name on the wire. */
    id: c.text('id').primaryKey(),
    kind: c.text('kind').$type<DocumentKind>().notNull(),
    versionId: c
      .text('version_id')
      .notNull()
      .references(() => versions.id),
    state: c.text('state').$type<DocumentState>().notNull(),
    /** Raised when the content is replaced as a whole; a browser's copy of another epoch is never merged in. */
    epoch: c.int('epoch').notNull(),
    createdBy: c.text('created_by'),
    createdAt: c.time('created_at').notNull(),
  });

  /** One row for each Yjs update, in the order it was committed. Sequence numbers are never reused. */
  const documentUpdates = c.table(
    'document_updates',
    {
      seq: c.serial('seq'),
      documentId: c.text('document_id').notNull(),
      clientId: c.int('client_id'),
      personId: c.text('person_id'),
      organisationId: c.text('organisation_id'),
      bytes: c.bytes('bytes').notNull(),
      at: c.time('at').notNull(),
    },
    (t) => [c.index('document_updates_document').on(t.documentId, t.seq)],
  );

  /** The log folded up to and including `throughSeq`; a long text's is stored in parts, and `state` is empty. */
  const documentSnapshots = c.table('document_snapshots', {
    documentId: c.text('document_id').primaryKey(),
    throughSeq: c.int('through_seq').notNull(),
    state: c.bytes('state').notNull(),
    stateVector: c.bytes('state_vector').notNull(),
    foldId: c.text('fold_id'),
    at: c.time('at').notNull(),
  });

  /** Parts of a fold, stored one by one before the fold itself, so that no commit takes long. */
  const foldParts = c.table(
    'fold_parts',
    {
      foldId: c.text('fold_id').notNull(),
      part: c.int('part').notNull(),
      documentId: c.text('document_id').notNull(),
      bytes: c.bytes('bytes').notNull(),
      at: c.time('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.foldId, t.part] }), c.index('fold_parts_document').on(t.documentId)],
  );

  /** Whose every Yjs client id is; the server's knowledge, not the client's claim. */
  const documentClients = c.table(
    'document_clients',
    {
      documentId: c.text('document_id').notNull(),
      clientId: c.int('client_id').notNull(),
      personId: c.text('person_id').notNull(),
      organisationId: c.text('organisation_id'),
      at: c.time('at').notNull(),
      /** How its text came in; null when the person typed it. */
      origin: c.text('origin').$type<ClientOrigin>(),
      /** For carried text: the version it comes from, and who had written which part of it there. */
      carried: c.json<unknown>('carried'),
    },
    (t) => [c.primaryKey({ columns: [t.documentId, t.clientId] })],
  );

  /**
   * The log's older part, compacted: what one person wrote in one sitting, as one update. What was deleted later
   * stays in it, so every state the text ever had can be built again.
   */
  const documentHistory = c.table(
    'document_history',
    {
      documentId: c.text('document_id').notNull(),
      /** Numbers of the first and the last update of the log that went into it. */
      fromSeq: c.int('from_seq').notNull(),
      throughSeq: c.int('through_seq').notNull(),
      updates: c.int('updates').notNull(),
      personId: c.text('person_id'),
      organisationId: c.text('organisation_id'),
      fromAt: c.time('from_at').notNull(),
      throughAt: c.time('through_at').notNull(),
      /** Yjs update, version 1, deflated. */
      packed: c.bytes('packed').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.documentId, t.throughSeq] })],
  );

  /** A frozen text, named by the SHA-256 of its canonical JSON; rendered once, when frozen. */
  const texts = c.table('texts', {
    hash: c.text('hash').primaryKey(),
    canonical: c.text('canonical').notNull(),
    html: c.text('html').notNull(),
    outline: c.json<unknown>('outline').notNull(),
    requirements: c.json<unknown>('requirements').notNull(),
    findings: c.json<unknown>('findings').notNull(),
    words: c.int('words').notNull(),
    createdAt: c.time('created_at').notNull(),
  });

  /** Artefacts frozen together, named by the SHA-256 of their manifest. */
  const artefactSets = c.table('artefact_sets', {
    hash: c.text('hash').primaryKey(),
    /** Canonical JSON of paths, kinds, sizes and hashes: what the hash is of. */
    manifest: c.text('manifest').notNull(),
    /** The same artefacts with what they define, for lists. */
    described: c.json<unknown>('described').notNull(),
    createdAt: c.time('created_at').notNull(),
  });

  /** An occasion on which a text was frozen. Several snapshots may name the same text. */
  const snapshots = c.table(
    'snapshots',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      documentId: c.text('document_id').notNull(),
      hash: c
        .text('hash')
        .notNull()
        .references(() => texts.hash),
      /** The artefacts frozen with the text; null for none. */
      artefactsHash: c.text('artefacts_hash').references(() => artefactSets.hash),
      kind: c.text('kind').$type<SnapshotKind>().notNull(),
      name: c.text('name').notNull(),
      /** The last update of the log that is in the text. */
      throughSeq: c.int('through_seq').notNull(),
      stateVector: c.bytes('state_vector').notNull(),
      createdBy: c.text('created_by'),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [c.index('snapshots_version').on(t.versionId, t.createdAt)],
  );

  /** What is known of a snapshot besides its text: who wrote what stands in it, and what is new in it. */
  const snapshotRecords = c.table('snapshot_records', {
    snapshotId: c
      .text('snapshot_id')
      .primaryKey()
      .references(() => snapshots.id),
    /** Why there is nothing more to know; null when the work was done. */
    failure: c.text('failure'),
    /** Words by writer. */
    contributors: c.json<unknown>('contributors').notNull(),
    /** For each line of the text how many characters are whose. */
    passages: c.json<unknown>('passages').notNull(),
    /** What is new since the snapshot before it and since the milestone before it. */
    news: c.json<unknown>('news').notNull(),
    createdAt: c.time('created_at').notNull(),
  });

  /** Pictures and other uploads, stored by hash; served as they were sniffed, never as they were named. */
  const files = c.table('files', {
    hash: c.text('hash').primaryKey(),
    mediaType: c.text('media_type').notNull(),
    bytes: c.bytes('bytes').notNull(),
    uploadedBy: c.text('uploaded_by'),
    createdAt: c.time('created_at').notNull(),
    /** When a file that was only brought for comparison is forgotten; null for what a text is made of. */
    keptUntil: c.time('kept_until'),
  });

  /** The artefacts of a version as they are now; freezing copies them into a set. */
  const artefacts = c.table(
    'artefacts',
    {
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      path: c.text('path').notNull(),
      kind: c.text('kind').$type<ArtefactKind>().notNull(),
      hash: c
        .text('hash')
        .notNull()
        .references(() => files.hash),
      bytes: c.int('bytes').notNull(),
      mediaType: c.text('media_type').notNull(),
      title: c.text('title').notNull(),
      defines: c.text('defines').notNull(),
      identifier: c.text('identifier').notNull(),
      version: c.text('version').notNull(),
      refersTo: c.json<string[]>('refers_to').notNull(),
      remarks: c.json<string[]>('remarks').notNull(),
      addedBy: c.text('added_by'),
      addedAt: c.time('added_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.versionId, t.path] })],
  );

  return {
    documents,
    documentUpdates,
    documentSnapshots,
    foldParts,
    documentClients,
    documentHistory,
    texts,
    snapshots,
    snapshotRecords,
    files,
    artefactSets,
    artefacts,
  };
}
