import type { Connection } from './connection';
import type { ClientMessage } from './protocol';

/** A content message, or a piece of one, and its place among those its connection sent, from 1. */
export type Content = ClientMessage & { readonly kind: 'step-2' | 'update' } & {
  readonly ordinal: number;
  /** Of a message that was split: whether more of its pieces follow. */
  readonly piece?: 'more' | 'last';
};

interface Inbox {
  readonly contents: Content[];
  bytes: number;
  /** Its content is being split, or the log is looked at for what it builds on. */
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

  /** Those whose content waits for nothing but the document, or its turn. */
  get ready(): Connection[] {
    return [...this.#inboxes].flatMap(([connection, { looking }]) => (looking ? [] : connection));
  }

  keep(connection: Connection, content: Content): void {
    const inbox = this.#of(connection);
    inbox.contents.push(kept(content));
    inbox.bytes += content.update.length;
    if (inbox.bytes > this.#most) connection.socket.pause();
  }

  /**
   * What the connection sends from now on waits for this content, while it is looked into.
   *
   * @returns ends the looking: these are the first of what waits
   */
  look(
    connection: Connection,
    content: Content,
  ): { readonly content: Content; over(first: Content[]): void } {
    const inbox = this.#of(connection);
    const copy = kept(content);
    inbox.looking = true;
    inbox.bytes += copy.update.length;
    if (inbox.bytes > this.#most) connection.socket.pause();
    return {
      content: copy,
      over(first) {
        inbox.looking = false;
        inbox.contents.unshift(...first);
      },
    };
  }

  /** Takes out the first of what waits of a connection; when nothing does, it is read from again. */
  next(connection: Connection): Content | undefined {
    const inbox = this.#inboxes.get(connection);
    if (!inbox || inbox.looking) return undefined;
    const content = inbox.contents.shift();
    if (inbox.contents.length === 0) {
      this.#inboxes.delete(connection);
      connection.socket.resume();
    }
    return content;
  }

  forget(connection: Connection): void {
    this.#inboxes.delete(connection);
  }

  #of(connection: Connection): Inbox {
    const known = this.#inboxes.get(connection);
    if (known) return known;
    const inbox: Inbox = { contents: [], bytes: 0, looking: false };
    this.#inboxes.set(connection, inbox);
    return inbox;
  }
}

/** Beyond this a message has come in several reads of the network, and has memory of its own. */
const ONE_READ = 65_536;

/** A small message is a view into what the network delivered; what waits is a copy of its own. */
function kept(content: Content): Content {
  return content.update.length > ONE_READ ? content : { ...content, update: content.update.slice() };
}
