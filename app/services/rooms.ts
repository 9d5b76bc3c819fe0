import type { ClientOrigin } from '../../db/words';

/** The part of the live-text server that services may use; `server/collab` does the work. */
export interface Rooms {
  /**
   * Closes the document for everyone who has it open, with a code of `document/close-codes.ts`. People come
   * back through the door, where their seat is asked for anew, so change the rights or the state first.
   * Other nodes ask for every seat of the document again.
   */
  close(documentId: string, code: number): void;
  /** Closes every connection of a person: suspended, or signed out everywhere. */
  revokePerson(personId: string, code: number): void;
  /** Closes the connections of one session: signed out, ended from the list of sessions. */
  revokeSession(sessionId: string, code: number): void;
  /**
   * Asks for every seat of the document again, on every node. Connections whose seat has changed are closed
   * within a second. Call it after a change of roles or state has been committed.
   */
  reseat(documentId: string): void;
  /** The same for everything one person has open: roles, offices or memberships of theirs have changed. */
  reseatPerson(personId: string): void;
  /**
   * Stops the clock of one document: everything accepted is stored first, then nobody's edits are taken in
   * while `work` runs; the edits wait and are taken in afterwards. Nothing else on the server waits. Freezing
   * reads the text and changes the state in here. A server update may be appended meanwhile.
   *
   * When `work` throws, the document goes on as before and the error passes through.
   */
  hold<T>(documentId: string, work: (held: HeldText) => Promise<T>): Promise<T>;
  /**
   * Adds an edit made by the server (a restored text, an accepted amendment): stored, then sent to everyone
   * who has the document open.
   *
   * @returns the number of the update in the log
   * @throws LiveTextError `damaged-update`, `foreign-writer`, `out-of-step`, `not-stored`, `unavailable`
   */
  appendServerUpdate(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<number>;
  /** Whether somebody who may write has the document open, on whichever node. */
  hasWriters(documentId: string): boolean;
  /** How this node is doing, for the health page and the metrics. */
  stats(): RoomStats;
}

/** A document that stands still. */
export interface HeldText {
  /** The text as Yjs updates (version 1), in order; together they are all of it. */
  readonly updates: Uint8Array[];
  /** Yjs state vector of the text. */
  readonly stateVector: Uint8Array;
  /** Number of the last update of the log that is in the text; 0 when nothing was ever written. */
  readonly throughSeq: number;
  /** Closes the document with this code when the work has succeeded, before any waiting edit is taken in. */
  closeAfter(code: number): void;
}

/** Who answers for an edit of the server. */
export interface UpdateAuthor {
  readonly personId: string;
  readonly organisationId: string | null;
  /** How the text comes in, when nobody typed it. */
  readonly origin?: ClientOrigin | null;
  /**
   * Whose each Yjs client id in the update is, where they are not the author's: an accepted amendment keeps
   * the names of those who wrote it.
   */
  readonly writers?: ReadonlyMap<
    number,
    { readonly personId: string; readonly organisationId: string | null }
  >;
  /** The update comes from this person's own browser: none of it may stand under somebody else's client id. */
  readonly own?: boolean;
}

/** A person as others see them beside the text. */
export interface SeatPerson {
  readonly id: string;
  readonly name: string;
  /** The organisation they write for here, by id and by name; null and '' when none. */
  readonly organisationId: string | null;
  readonly organisation: string;
  /** CSS colour of caret and name. */
  readonly colour: string;
}

/**
 * What the bearer of a session may do live in a document. `none` is the answer for an unknown document, an
 * unknown session and a document that is not theirs alike; `code` then says with which close code somebody
 * who had a seat until now is told (access removed, where it is left out).
 */
export type Seat =
  | {
      readonly seat: 'write' | 'read';
      readonly person: SeatPerson;
      /** Names the session in `revokeSession`; never the secret in the cookie. */
      readonly sessionId: string;
      /** The document's epoch; a page that holds a copy of another epoch is turned away. */
      readonly epoch: number;
      /** When the session runs out by itself. */
      readonly until?: Date;
      /** With which code those are told who had another seat until now (access changed, where left out). */
      readonly code?: number;
    }
  | { readonly seat: 'none'; readonly code?: number };

export interface RoomPerson extends SeatPerson {
  readonly seat: 'write' | 'read';
}

export interface RoomStats {
  readonly rooms: number;
  readonly connections: number;
  /** Updates waiting to be committed, and the age of the oldest of them in ms. */
  readonly uncommitted: number;
  readonly oldestUncommittedMs: number;
  /** Milliseconds the last commit took. */
  readonly lastCommitMs: number;
  /** Bytes of text held in memory, and bytes not yet taken by slow connections. */
  readonly textBytes: number;
  readonly unsentBytes: number;
  /** Whether the last attempt to store succeeded. */
  readonly storing: boolean;
  /** Counts since the start: what happened, and what was refused, by word. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Why a server update was not taken. `damaged-update`: not a well-formed Yjs update of this text;
 * `foreign-writer`: under a client id that is somebody else's here; `out-of-step`: it builds on edits that are not in the document; `not-stored`: the database refused;
 * `unavailable`: the document cannot be read or the server is stopping. Told apart by `code`.
 */
export type LiveTextErrorCode =
  | 'damaged-update'
  | 'foreign-writer'
  | 'out-of-step'
  | 'not-stored'
  | 'unavailable';
