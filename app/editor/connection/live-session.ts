import { readVarUint } from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Closing, closingOf, refusesContent } from '../../document/close-codes';
import { LIVE_PROTOCOL } from '../../document/live-protocol';
import { STORED, watchedSocket } from './content-messages';
import { type CopyKeeper, keepCopies } from './copy-keeper';
import { gatherEdits } from './gathered-edits';
import { newsBeside } from './news-beside';
import { type PersonHere, peopleHere, samePeople } from './presence';
import { type SaveFacts, type SaveState, saveState } from './save-state';
import { reasonOfRefusal, type SeatAnswer } from './seat-question';
import { countUnsavedChanges } from './unsaved-changes';

export interface SessionInput {
  readonly documentId: string;
  readonly epoch: number;
  readonly seat: 'write' | 'read';
  readonly person: Omit<PersonHere, 'seat' | 'isMe'>;
  /** Address of the live-text server, such as `wss://concord.example/live`. */
  readonly address: string;
  /** The present time of day as it is shown, such as "10:42am". */
  readonly clock: () => string;
  /** Asks by ordinary request which seat this session would get. */
  readonly askSeat: () => Promise<SeatAnswer | null>;
}

/** What the page shows of a session; a new object whenever something in it changed. */
export interface SessionView {
  readonly save: SaveState;
  readonly people: readonly PersonHere[];
  /** Whether there is a text to show: the server's, or while it cannot be reached the copy kept here. */
  readonly ready: boolean;
  /** Whether what is written now goes into the draft. */
  readonly writable: boolean;
  readonly unsaved: number;
  /** Whether pages come through and live connections do not. */
  readonly blocked: boolean;
  /** Why the session is over; null while it goes on. */
  readonly ended: Closing | null;
}

/** The live text of one page: its Yjs document, its line to the server and the copy kept in the browser. */
export interface LiveSession {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  view(): SessionView;
  subscribe(listener: () => void): () => void;
  /** Hears when comments or amendments beside the text have changed, whoever did it. */
  readonly onBeside: (listener: () => void) => () => void;
  /** What was written here and not saved has come to the server another way: nothing of it waits or is kept here. */
  handOver(): Promise<void>;
  close(): void;
}

/** Changes that wait longer than this on an open socket are worth a word, in ms. */
const OVERDUE_MS = 5_000;
/** "All changes saved" waits for so long a pause in the writing, in ms. */
const SETTLE_MS = 600;
/** So many sockets in a row that the server would let in and that do not open: something in between blocks them. */
const REFUSALS_OF_A_BLOCK = 3;
/** How long "has been sent" stays, and between two more tries where sockets are blocked, in ms. */
const NEWS_MS = 20_000;
const TRY_AGAIN_MS = 60_000;
/** State vectors are compared this often, should either side have missed something, in ms. */
const COMPARE_MS = 30_000;

export function openLiveSession(input: SessionInput): LiveSession {
  const { seat, documentId, epoch, person } = input;
  const doc = new Y.Doc();
  const unsaved = countUnsavedChanges();
  let link: SaveFacts['link'] = 'opening';
  let lostAt = '';
  let closing: Closing | null = null;
  let socketOpen = false;
  let refusals = 0;
  let ready = false;
  let lastChange = Number.NEGATIVE_INFINITY;
  let waitingSince: number | null = null;
  /** Changes that waited when the line came back, until they are stored; then as news for a while. */
  let toSend = 0;
  let sent = 0;
  let newsTimer: ReturnType<typeof setTimeout> | undefined;
  let tryTimer: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const listeners = new Set<() => void>();

  // Before the provider hears of it: a change is counted as made before it is counted as sent.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || copies?.wrote(origin)) return;
    unsaved.change();
    lastChange = performance.now();
    copies?.changed();
    refresh();
    refreshIn(SETTLE_MS);
  });

  const provider: WebsocketProvider = new WebsocketProvider(input.address, documentId, doc, {
    connect: false,
    // Tabs meet at the server and nowhere else: it alone knows who may write and what is stored.
    disableBc: true,
    params: { acks: '1', epoch: String(epoch), page: String(LIVE_PROTOCOL) },
    resyncInterval: COMPARE_MS,
    shouldReconnect: (event) => closingOf(event.code).reconnect,
    WebSocketPolyfill: watchedSocket({
      opened: () => unsaved.socketOpened(),
      sent: (kind) => unsaved.sent(kind),
      ownClient: () => provider.awareness.clientID,
    }),
  });
  provider.awareness.setLocalStateField('user', {
    id: person.id,
    name: person.name,
    organisation: person.organisation,
    color: person.colour,
    seat,
  });

  /** Only who writes leaves something; a reader's page keeps no copy. */
  const copies: CopyKeeper | null =
    seat === 'write' ? keepCopies({ documentId, epoch, personId: person.id }, doc, () => refresh()) : null;
  const blocked = () => refusals >= REFUSALS_OF_A_BLOCK;
  const facts = (): SaveFacts => {
    const now = performance.now();
    return {
      seat,
      link,
      lostAt,
      unsaved: unsaved.count,
      settling: now - lastChange < SETTLE_MS,
      overdue: waitingSince !== null && now - waitingSince >= OVERDUE_MS,
      keptHere: copies?.state ?? 'no',
      blocked: blocked(),
      sent,
      closing,
    };
  };
  const ended = () => (closing !== null && !closing.reconnect ? closing : null);
  const look = (people: readonly PersonHere[]): SessionView => ({
    save: saveState(facts()),
    people,
    ready,
    writable: seat === 'write' && ready && ended() === null,
    unsaved: unsaved.count,
    blocked: blocked(),
    ended: ended(),
  });
  let view = look([]);

  const refresh = () => {
    if (closed) return;
    waitingSince = unsaved.count === 0 ? null : (waitingSince ?? performance.now());
    copies?.noteUnsaved(unsaved.count);
    if (toSend > 0 && link === 'live' && unsaved.count === 0) tellSent();
    const states = provider.awareness.getStates();
    const people = peopleHere(link === 'live' ? states : new Map(), person.id);
    const fresh = look(samePeople(people, view.people) ? view.people : people);
    const next = sameSave(fresh.save, view.save) ? { ...fresh, save: view.save } : fresh;
    if (sameView(next, view)) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const tellSent = () => {
    sent = toSend;
    toSend = 0;
    clearTimeout(newsTimer);
    newsTimer = setTimeout(() => {
      sent = 0;
      refresh();
    }, NEWS_MS);
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
      lostAt = '';
      closing = null;
    }
    refresh();
  };

  const onBeside = newsBeside(provider);
  const takeInEdits = gatherEdits(provider);
  provider.messageHandlers[STORED] = (_encoder, decoder) => {
    unsaved.stored(readVarUint(decoder));
    noteReady();
  };
  provider.on('sync', noteReady);
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      link = 'opening';
      socketOpen = true;
      toSend = Math.max(toSend, unsaved.count);
      refusals = 0;
      if (lostAt !== '') checkSeat(false);
    }
    refresh();
  });
  /**
   * Asks whether the seat is still what this page believes, after a break and when a socket was not opened:
   * rights may have changed meanwhile, and a socket that is refused does not say why.
   */
  const checkSeat = async (whenRefused: boolean) => {
    const answer = await input.askSeat();
    if (closed || (whenRefused && socketOpen)) return;
    if (whenRefused) refusals = answer === null ? 0 : refusals + 1;
    const reason = answer === null ? null : reasonOfRefusal(answer, { seat, epoch });
    if (reason !== null) {
      provider.disconnect();
      closing = reason;
    } else if (blocked()) tryLater();
    refresh();
  };
  /** Where something in between refuses sockets, trying again and again helps nobody. */
  const tryLater = () => {
    provider.disconnect();
    clearTimeout(tryTimer);
    tryTimer = setTimeout(() => {
      if (!closed && ended() === null) provider.connect();
    }, TRY_AGAIN_MS);
  };
  provider.on('connection-close', (event) => {
    takeInEdits();
    unsaved.socketClosed();
    if (event !== null && !socketOpen) checkSeat(true);
    socketOpen = false;
    if (link !== 'lost') lostAt = input.clock();
    link = 'lost';
    closing = event === null ? null : closingOf(event.code);
    if (closing !== null && refusesContent(closing) && unsaved.count > 0) {
      copies?.putAside().catch((error: unknown) => {
        console.warn('What was refused could not be kept in this browser.', error);
      });
    }
    refresh();
  });
  // Who is here changes when somebody comes or goes, not with every cursor that moves.
  provider.awareness.on('change', ({ added, removed }: Record<'added' | 'removed', readonly number[]>) => {
    if (added.length + removed.length > 0) refresh();
  });

  const begin = async () => {
    const left = await copies?.begin();
    if (left !== undefined && left > 0) unsaved.change(left);
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
      clearTimeout(newsTimer);
      clearTimeout(tryTimer);
      copies?.close();
      provider.destroy();
      doc.destroy();
    },
  };
}

function sameView(a: SessionView, b: SessionView): boolean {
  return (
    a.people === b.people &&
    a.ready === b.ready &&
    a.writable === b.writable &&
    a.unsaved === b.unsaved &&
    a.blocked === b.blocked &&
    a.ended === b.ended &&
    a.save === b.save
  );
}

function sameSave(a: SaveState, b: SaveState): boolean {
  return a.words === b.words && a.more === b.more && a.sent === b.sent && a.tone === b.tone;
}
