import { CLOSINGS, type Closing } from '../../document/close-codes';

/** What is known about the connection and about what was written here. */
export interface SaveFacts {
  /** `write` and `read` are seats at the live text. */
  readonly seat: 'write' | 'read';
  /** `opening` until the texts were first brought together; `lost` while there is no socket that does so. */
  readonly link: 'opening' | 'live' | 'lost';
  /** Time of day since when there is no line, as "10:42am", whatever was tried since; '' when there is one. */
  readonly lostAt: string;
  /** Whether the text is there, to be written in by whoever may. */
  readonly ready: boolean;
  /** Whether the portal answers ordinary requests meanwhile, as far as it was asked. */
  readonly portal: 'not asked' | 'answers' | 'is away';
  /** Changes that are only on this device. */
  readonly unsaved: number;
  /** Whether somebody was writing a moment ago, so that the words do not flicker between keystrokes. */
  readonly settling: boolean;
  /** Whether a change has been waiting for long, on a socket that looks open. */
  readonly overdue: boolean;
  /** Whether changes survive closing the page: `writing` while the last of them are on their way to the disk. */
  readonly keptHere: 'yes' | 'writing' | 'no';
  /** Whether pages come through but live connections do not. */
  readonly blocked: boolean;
  /** Changes that waited here and that the server has stored since the line came back; 0 when there is no such news. */
  readonly sent: number;
  /** Places in which words written here were put back that an edit of somebody else swept away; 0 without such news. */
  readonly putBack: number;
  /** Why the server closed the connection for good, or for now. */
  readonly closing: Closing | null;
}

export interface SaveState {
  /** How it stands, for colour and icon; the words say the same. */
  readonly tone: 'working' | 'saved' | 'waiting' | 'stopped';
  /** A few words, always shown. */
  readonly words: string;
  /** A sentence more, when there is more to know or to do. */
  readonly more: string;
  /** What was sent after a break and what was put back, in sentences; left out when there is no such news. */
  readonly sent?: string;
  /** Where something written here is on this device alone: what is told of it once. */
  readonly onlyHere?: string;
}

/** The state of saving in words. Says "All changes saved" only when the server's word covers everything. */
export function saveState(facts: SaveFacts): SaveState {
  const { closing, unsaved } = facts;
  if (closing !== null && !closing.reconnect) return stopped(facts, closing);
  if (facts.link === 'lost') return lost(facts);
  if (facts.link === 'opening') return connecting(facts);
  if (facts.seat === 'read') return { tone: 'saved', words: 'Up to date', more: '' };
  if (unsaved === 0 && !facts.settling) {
    return { tone: 'saved', words: 'All changes saved', more: '', ...newsOf(facts) };
  }
  if (unsaved > 0 && facts.overdue) {
    const them = unsaved === 1 ? 'It is' : 'They are';
    const meanwhile =
      facts.keptHere === 'no'
        ? 'Keep this page open until it does.'
        : facts.keptHere === 'yes'
          ? `${them} kept on this device meanwhile, also if you close this page.`
          : '';
    const more = `The portal is slow to confirm ${unsaved === 1 ? 'it' : 'them'}. ${meanwhile}`.trim();
    return { tone: 'waiting', words: `Not saved yet (${changes(unsaved)})`, more };
  }
  return { tone: 'working', words: 'Saving', more: '' };
}

function connecting({ unsaved }: SaveFacts): SaveState {
  const more =
    unsaved === 0 ? 'You can read the text meanwhile.' : `${onlyHere(unsaved)} They will be sent now.`;
  return { tone: 'working', words: 'Connecting', more };
}

function stopped(facts: SaveFacts, closing: Closing): SaveState {
  if (facts.unsaved === 0)
    return { tone: 'stopped', words: 'Live editing has stopped', more: closing.sentence };
  const words = `Not saved (${changes(facts.unsaved)})`;
  return { tone: 'stopped', words, more: closing.sentence };
}

function lost(facts: SaveFacts): SaveState {
  if (facts.blocked) {
    const why = 'Pages come through, but the live connection (WebSocket) does not.';
    return waiting('Live editing cannot connect', why, facts, 'live editing connects');
  }
  if (facts.closing?.code === CLOSINGS.notStored.code) return notStoring(facts);
  // The page has only just been opened, and nothing says yet that the portal is out of reach.
  if (!facts.ready && facts.portal !== 'is away') return connecting(facts);
  // A lost line needs no further explanation; a server that says why does.
  const why = facts.closing === null || facts.closing.reason === '' ? '' : facts.closing.sentence;
  const words = isReached(facts) ? 'Not connected' : 'Offline';
  const since = facts.lostAt === '' ? words : `${words} since ${facts.lostAt}`;
  return waiting(since, why, facts, 'the connection is back');
}

/** Whether the portal is there, though no line to it. */
function isReached({ portal, closing }: SaveFacts): boolean {
  if (portal !== 'not asked') return portal === 'answers';
  return closing !== null && SAID_BY_THE_SERVER.has(closing.code);
}

/** Closings that only a server in reach can give, and that do not mean that it is going away. */
const SAID_BY_THE_SERVER: ReadonlySet<number> = new Set([
  CLOSINGS.outOfStep.code,
  CLOSINGS.documentUnavailable.code,
  CLOSINGS.tooSlow.code,
  CLOSINGS.tooFast.code,
  CLOSINGS.serverFault.code,
]);

/** The server is there and cannot store: whoever only reads misses nothing by it. */
function notStoring(facts: SaveFacts): SaveState {
  const words = facts.lostAt === '' ? 'Saving has stopped' : `Saving stopped at ${facts.lostAt}`;
  const why = 'The portal cannot store changes just now';
  if (facts.seat === 'read') {
    return { tone: 'waiting', words, more: `${why}, so nobody can add to this text. You can go on reading.` };
  }
  return waiting(words, `${why}.`, facts, 'the portal can store again');
}

/** What waits here and what it waits for, or that nothing does. */
function waiting(words: string, why: string, facts: SaveFacts, when: string): SaveState {
  const { unsaved, seat, ready } = facts;
  if (unsaved > 0) {
    const more = `${why} ${onlyHere(unsaved)} ${kept(facts, when)}`.trim();
    const once = `What you write now is only on this device until ${when}.`;
    return { tone: 'waiting', words, more, onlyHere: once };
  }
  const meanwhile = !ready
    ? 'You can read the text meanwhile.'
    : seat === 'write'
      ? 'Everything written so far is saved. You can go on writing.'
      : '';
  return { tone: 'waiting', words, more: `${why} ${meanwhile}`.trim() };
}

function kept({ keptHere, unsaved }: SaveFacts, when: string): string {
  const them = unsaved === 1 ? 'It' : 'They';
  if (keptHere === 'no') return `Keep this page open until ${when}.`;
  const later = `${them} will be sent when ${when}`;
  return keptHere === 'yes' ? `${later}, also if you close this page and open it again here.` : `${later}.`;
}

function newsOf({ sent, putBack }: SaveFacts): Pick<SaveState, 'sent'> {
  const news = [
    sent === 0 ? '' : `${changes(sent)} that waited on this device ${sent === 1 ? 'has' : 'have'} been sent.`,
    putBack === 0
      ? ''
      : `Somebody changed, moved or deleted a block while you were writing in it. Your words were put back in ${putBack === 1 ? '1 place' : `${putBack} places`}.`,
  ].filter((sentence) => sentence !== '');
  return news.length === 0 ? {} : { sent: news.join(' ') };
}

function onlyHere(unsaved: number): string {
  return unsaved === 1 ? '1 change is only on this device.' : `${unsaved} changes are only on this device.`;
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
