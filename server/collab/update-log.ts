import type { ClientOrigin } from '../../db/words';

/** An update to store. */
export interface NewUpdate {
  readonly documentId: string;
  /** Yjs update, version 1. */
  readonly update: Uint8Array;
  /** The first Yjs client id whose text it adds; null when it only deletes. */
  readonly clientId: number | null;
  /** Who answers for it. */
  readonly personId: string;
  readonly organisationId: string | null;
  /** Client ids that belong to nobody yet, and whose they are from now on. */
  readonly bind: readonly Binding[];
  /** Whether it may be stored only while the document is open; false for edits of the server. */
  readonly onlyWhileOpen: boolean;
}

export interface Binding {
  readonly clientId: number;
  readonly personId: string;
  readonly organisationId: string | null;
  /** How text under the id comes in, when nobody types it. */
  readonly origin?: ClientOrigin | null;
}

export interface StoredUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
}

export interface Folded {
  /** Everything up to and including `throughSeq` as one update. */
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly throughSeq: number;
}

export interface LoadedDocument {
  readonly folded: Folded | null;
  /** What was stored after the fold, in order. */
  readonly tail: readonly StoredUpdate[];
  /** The last sequence number; 0 for a document nothing was written in. */
  readonly seq: number;
  readonly bindings: readonly Binding[];
}

/**
 * Why an update was not stored though the log works: `closed`: the document does not take edits any more;
 * `foreign`: a client id in it was given to somebody else meanwhile.
 */
export type Refused = 'closed' | 'foreign';

/**
 * The append-only log of all documents' updates: the one truth for their content.
 *
 * Sequence numbers grow with every append and are never used twice, not even after rows are removed. For one
 * document they grow in the order in which they become visible to readers, on every node.
 */
export interface UpdateLog {
  /**
   * Stores the updates in one transaction. When it resolves they survive a power cut; when it rejects none of
   * them is stored, or the connection was lost and nobody knows.
   *
   * @returns for each update its sequence number, or why it was left out
   */
  append(updates: readonly NewUpdate[]): Promise<ReadonlyArray<number | Refused>>;
  /** Everything about a document. A document nothing was written in is empty, not an error. */
  load(documentId: string): Promise<LoadedDocument>;
  /**
   * What was stored after `seq`, in order.
   *
   * @throws Error with code `compacted` when some of it is not kept row by row any more; load the document anew
   */
  after(documentId: string, seq: number): Promise<readonly StoredUpdate[]>;
  /** Of these documents, those that have updates after the number given for each. */
  grown(seqs: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /**
   * Puts a fold in the place of the last one. The rows it covers stay: they say who wrote what. A fold older than
   * the present one is ignored.
   */
  fold(documentId: string, folded: Folded): Promise<void>;
  /** Whose each client id of the document is. */
  bindings(documentId: string): Promise<readonly Binding[]>;
  /** Writes something small as an append would, and nothing of a document; rejects when that cannot be stored. */
  probe(): Promise<void>;
}

/** Whether reading failed because what lies after a number is not kept row by row any more. */
export function isCompacted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'compacted';
}
