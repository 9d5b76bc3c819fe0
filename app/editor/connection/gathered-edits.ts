import { clone, type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { TakeIn } from './sweep-watch';

/** The text is drawn anew for edits of others at most this often, in ms… */
export const GATHER_MS = 40;
/** …and more seldom where that takes long, so that most of the time is left for what is typed here… */
const PAUSE_SHARE = 5;
/** …but never so seldom that somebody seems to be away. */
const LONGEST_MS = 250;

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;

/**
 * Takes in the edits of others together: the first at once, those that follow closely as one change. Each change
 * of the text costs the editor about the same however large it is, and with ten people writing there are more
 * of them than frames. The order of messages stays as it was.
 *
 * @param watched goes around each time that edits are taken in
 * @param kept whether what comes into the document is written down somewhere; where it is not, the text that an
 * empty document begins with is told to nobody
 * @returns takes in what waits: for when the connection is over
 */
export function gatherEdits(
  provider: WebsocketProvider,
  kept: () => boolean,
  watched: TakeIn = (_updates, apply) => apply(),
): () => void {
  const { doc, messageHandlers } = provider;
  const handleSync = messageHandlers[SYNC];
  let waiting: Uint8Array[] = [];
  let nextAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      console.error('An edit of somebody else could not be taken in.', error);
    }
  };
  const isFirst = () => doc.store.clients.size === 0 && !kept();
  const takeIn = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const updates = waiting;
    waiting = [];
    const begun = performance.now();
    // As the stock client does: what one edit breaks must not keep the others out.
    const apply = () =>
      doc.transact(() => {
        for (const update of updates) guarded(() => Y.applyUpdate(doc, update, provider));
      }, provider);
    // A server may send the text that a page begins with this way as well.
    guarded(() => (isFirst() ? untold(doc, apply) : watched(updates, apply, false)));
    const spent = performance.now() - begun;
    nextAt = begun + Math.min(LONGEST_MS, Math.max(GATHER_MS, spent * PAUSE_SHARE));
  };

  messageHandlers[SYNC] = (encoder, decoder, from, emitSynced, type) => {
    const { arr, pos } = decoder satisfies Decoder;
    if (arr[pos] !== UPDATE) {
      // The answer to these depends on what was sent before them.
      takeIn();
      const handle = () => handleSync?.(encoder, decoder, from, emitSynced, type);
      if (arr[pos] !== STEP_2) handle();
      else if (isFirst()) untold(doc, handle);
      else watched([updateIn(decoder)], handle, true);
      return;
    }
    readVarUint(decoder);
    waiting.push(readVarUint8Array(decoder));
    if (timer !== undefined) return;
    const wait = nextAt - performance.now();
    if (wait <= 0) takeIn();
    else timer = setTimeout(takeIn, wait);
  };
  return takeIn;
}

/** The update in a message of the synchronisation, which stays unread. */
function updateIn(decoder: Decoder): Uint8Array {
  const ahead = clone(decoder);
  readVarUint(ahead);
  return readVarUint8Array(ahead);
}

/**
 * Does something to a document without an `update` of it. Yjs writes one out as soon as anybody listens, whoever
 * made the change: for the whole of a long text that takes a sixth of the time until it can be written in, and
 * nobody sends or keeps what came from the server.
 */
function untold(doc: Y.Doc, work: () => void): void {
  const listeners = doc._observers.get('update');
  doc._observers.delete('update');
  try {
    work();
  } finally {
    if (listeners !== undefined) doc._observers.set('update', listeners);
  }
}
