import { readVarUint } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CLOSINGS, type Closing, closingOf, refusesContent } from '../../document/close-codes';
import { STORED } from './content-messages';
import { type CopyKeeper, keepCopies } from './copy-keeper';
import type { AboutText } from './copy-notes';
import { gatherEdits } from './gathered-edits';
import { type LineInput, liveLine } from './live-line';
import { newsBeside } from './news-beside';
import { type PersonHere, peopleHere, whoChanges } from './presence';
import { watchRefusals } from './refused-sockets';
import { type SaveFacts, saveState } from './save-state';
import type { SeatAnswer } from './seat-question';
import { newsOfSent, passingCount } from './sent-news';
import { nextView, type SessionView } from './session-view';
import { watchSweeps } from './sweep-watch';
import { countUnsavedChanges } from './unsaved-changes';

export interface SessionInput extends LineInput {
  /** The present time of day as it is shown, such as "10:42am". */
  readonly clock: () => string;
  /** What the text is called, for when only what the browser keeps of it can be read. */
  readonly about: AboutText;
  /** Asks by ordinary request which seat this session would get. */
  readonly askSeat: () => Promise<SeatAnswer | null>;
}

/** The live text of one page: its Yjs document, its line to the server and the copy kept in the browser. */
export interface LiveSession {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  view(): SessionView;
  /** Where, for each client id of this device, the changes begin that are not on the server. */
  unsavedFrom(): ReadonlyMap<number, number>;
  subscribe(listener: () => void): () => void;
  /** Hears when comments or amendments beside the text have changed, whoever did it. */
  readonly onBeside: (listener: () => void) => () => void;
  /** What was written here and not saved has come to the server another way: nothing of it waits or is kept here. */
  handOver(): Promise<void>;
  close(): void;
}

/** A change that waits longer than this on an open socket is worth a word, in ms. */
const OVERDUE_MS = 5_000;
/** "All changes saved" waits for so long a pause in the writing, in ms. */
const SETTLE_MS = 600;

export function openLiveSession(input: SessionInput): LiveSession {
  const { seat, documentId, epoch, person } = input;
  const doc = new Y.Doc();
  const unsaved = countUnsavedChanges();
  let link: SaveFacts['link'] = 'opening';
  let lostAt = '';
  let closing: Closing | null = null;
  let ready = false;
  let socketOpen = false;
  /** Whether a socket was opened and closed again before the texts were together: the next may fare no better. */
  let fellShort = false;
  let lastChange = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const listeners = new Set<() => void>();

  // Before the provider hears of it: a change is counted as made before it is counted as sent.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    if (copies?.wrote(origin)) {
      // Another window left it: it leaves on this line at once, or waits as what was left.
      if (provider.wsconnected) unsaved.change();
      return;
    }
    unsaved.change();
    lastChange = performance.now();
    copies?.changed();
    refresh();
    refreshIn(SETTLE_MS);
  });

  const provider: WebsocketProvider = liveLine(input, doc, unsaved, () => sockets.unanswered());

  /** Only who writes leaves something; a reader's page keeps no copy. */
  const copies: CopyKeeper | null =
    seat === 'write'
      ? keepCopies({
          key: { documentId, epoch, personId: person.id },
          doc,
          about: input.about,
          told: () => refresh(),
          online: () => provider.wsconnected,
          found: (count) => {
            unsaved.change(count);
            refresh();
          },
        })
      : null;
  const sentNews = newsOfSent(() => refresh());
  const putBackNews = passingCount(() => refresh());
  const ended = () => (closing !== null && !closing.reconnect ? closing : null);
  const sockets = watchRefusals({
    provider,
    believed: { seat, epoch },
    askSeat: input.askSeat,
    stop: (reason) => {
      closing = reason;
    },
    ended: () => ended() !== null,
    told: () => refresh(),
  });
  const facts = (): SaveFacts => {
    const now = performance.now();
    return {
      seat,
      link,
      lostAt,
      ready,
      portal: sockets.portal,
      // Without a line the number is that of the device, and other windows hold a part of it.
      unsaved: unsaved.count + (link === 'lost' && ended() === null ? (copies?.elsewhere ?? 0) : 0),
      settling: now - lastChange < SETTLE_MS,
      overdue: unsaved.since !== null && now - unsaved.since >= OVERDUE_MS,
      keptHere: copies?.state ?? 'no',
      blocked: sockets.blocked,
      sent: sentNews.count,
      putBack: putBackNews.count,
      closing,
    };
  };
  const look = (people: readonly PersonHere[]): SessionView => ({
    save: saveState(facts()),
    people,
    ready,
    writable: seat === 'write' && ready && ended() === null,
    unsaved: unsaved.count,
    keptHere: copies !== null && copies.state !== 'no',
    blocked: sockets.blocked,
    ended: ended(),
  });
  let view = look([]);

  const refresh = () => {
    if (closed) return;
    copies?.noteUnsaved(unsaved.count);
    if (link === 'live' && unsaved.count === 0) sentNews.allStored();
    const states = provider.awareness.getStates();
    const people = peopleHere(link === 'live' ? states : new Map(), person.id);
    const next = nextView(look(people), view);
    if (next === view) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const refreshIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh();
      if (unsaved.count > 0) refreshIn(OVERDUE_MS);
    }, ms + 1);
  };
  /** The text is worth showing once the server sent it, or when the copy kept here has one. */
  const noteReady = () => {
    ready ||= provider.synced || doc.getXmlFragment('text').length > 0;
    if (provider.synced && (seat === 'read' || unsaved.inStep)) {
      link = 'live';
      fellShort = false;
      lostAt = '';
      closing = null;
    }
    refresh();
  };

  const onBeside = newsBeside(provider);
  const sweeps = watchSweeps({
    doc,
    others: provider,
    unsavedFrom: () => copies?.unsavedOfGone ?? new Map(),
    told: (places) => {
      putBackNews.tell(putBackNews.count + places);
      refresh();
    },
  });
  const takeInEdits = gatherEdits(provider, () => copies?.open ?? false, sweeps.takeIn);
  provider.messageHandlers[STORED] = (_encoder, decoder) => {
    unsaved.stored(readVarUint(decoder));
    if (unsaved.count === 0) sweeps.saved();
    noteReady();
  };
  provider.on('sync', noteReady);
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      socketOpen = true;
      if (!fellShort) link = 'opening';
      sentNews.lineBack(unsaved.count);
      sockets.socketOpened(lostAt !== '');
    }
    refresh();
  });
  provider.on('connection-close', (event) => {
    takeInEdits();
    unsaved.socketClosed();
    if (lostAt === '') lostAt = input.clock();
    fellShort ||= socketOpen && link !== 'live';
    socketOpen = false;
    link = 'lost';
    closing = event === null ? null : closingOf(event.code);
    // A server that says why has let the socket through.
    sockets.socketClosed(closing !== null && closing.reason === '');
    // Where nothing can be stored that is what matters, whatever comes of the next sockets.
    fellShort ||= closing?.code === CLOSINGS.notStored.code;
    if (closing !== null && refusesContent(closing) && unsaved.count > 0) {
      copies?.putAside().catch((error: unknown) => {
        console.warn('What was refused could not be kept in this browser.', error);
      });
    }
    refresh();
  });
  // Who is here changes when somebody comes or goes, not with every cursor that moves.
  provider.awareness.on('change', whoChanges(provider.awareness, refresh));

  const begin = async () => {
    await copies?.begin();
    noteReady();
    if (!closed) provider.connect();
  };
  begin().catch((error: unknown) => {
    console.warn('The copy of the text in this browser could not be opened.', error);
    if (!closed) provider.connect();
  });

  return {
    doc,
    provider,
    view: () => view,
    unsavedFrom: () => copies?.unsavedFrom ?? new Map(),
    onBeside,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async handOver() {
      unsaved.handedOver();
      refresh();
      await copies?.letGo();
    },
    close() {
      takeInEdits();
      closed = true;
      clearTimeout(timer);
      sentNews.close();
      putBackNews.close();
      sockets.close();
      copies?.close();
      provider.destroy();
      doc.destroy();
    },
  };
}
