import type { Connection } from './connection';
import type { ClientMessage } from './protocol';

/** A content message and its place among those its connection sent, from 1. */
export type Content = ClientMessage & { readonly kind: 'step-2' | 'update' } & { readonly ordinal: number };

interface Inbox {
  readonly contents: Content[];
  bytes: number;
  /** The log is being looked at for what the connection builds on. */
  looking: boolean;
}

/** Content that waits, of each connection in order: while the document is held, or its sender is looked into. */
export class Inboxes {
  readonly #most: number;
  readonly #inboxes = new Map<Connection, Inbox>();

  /** @param most bytes of one connection that may wait; beyond them it is not read from */
  constructor(most: number) {
    this.#most = most;
  }

  has(connection: Connection): boolean {
    return this.#inboxes.has(connection);
  }

  /** Those whose content waits for nothing but the document. */
  get ready(): Connection[] {
    return [...this.#inboxes].flatMap(([connection, { looking }]) => (looking ? [] : connection));
  }

  keep(connection: Connection, content: Content): void {
    const inbox: Inbox = this.#inboxes.get(connection) ?? { contents: [], bytes: 0, looking: false };
    this.#inboxes.set(connection, inbox);
    inbox.contents.push(kept(content));
    inbox.bytes += content.update.length;
    if (inbox.bytes > this.#most) connection.socket.pause();
  }

  /**
   * What the connection sends from now on waits for this content, while the log is looked at.
   *
   * @returns ends the looking and gives the content back; with `wait` it is the first of what waits instead
   */
  look(connection: Connection, content: Content): { over(wait: boolean): Content } {
    const inbox: Inbox = { contents: [], bytes: 0, looking: true };
    const copy = kept(content);
    this.#inboxes.set(connection, inbox);
    return {
      over(wait) {
        inbox.looking = false;
        if (wait) inbox.contents.unshift(copy);
        return copy;
      },
    };
  }

  /** Takes out what waits of a connection, which is read from again. */
  take(connection: Connection): readonly Content[] {
    const contents = this.#inboxes.get(connection)?.contents ?? [];
    this.#inboxes.delete(connection);
    connection.socket.resume();
    return contents;
  }

  forget(connection: Connection): void {
    this.#inboxes.delete(connection);
  }
}

/** The message is a view into what the network delivered; what waits is a copy of its own. */
function kept(content: Content): Content {
  return { ...content, update: content.update.slice() };
}
