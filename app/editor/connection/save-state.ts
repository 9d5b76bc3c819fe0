import type { Closing } from '../../document/close-codes';

/** What is known about the connection and about what was written here. */
export interface SaveFacts {
  /** `write` and `read` are seats at the live text. */
  readonly seat: 'write' | 'read';
  /** `opening` until the texts were first brought together; `lost` while there is no socket. */
  readonly link: 'opening' | 'live' | 'lost';
  /** Time of day at which the socket was lost, as "10:42am"; '' when it is not. */
  readonly lostAt: string;
  /** Changes that are only on this device. */
  readonly unsaved: number;
  /** Whether somebody was writing a moment ago, so that the words do not flicker between keystrokes. */
  readonly settling: boolean;
  /** Whether changes have been waiting for long, on a socket that looks open. */
  readonly overdue: boolean;
  /** Whether changes survive closing the page: `writing` while the last of them are on their way to the disk. */
  readonly keptHere: 'yes' | 'writing' | 'no';
  /** Whether pages come through but live connections do not. */
  readonly blocked: boolean;
  /** Changes that waited here and that the server has stored since the line came back; 0 when there is no such news. */
  readonly sent: number;
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
  /** What was sent after a break, as a sentence; '' when there is no such news. */
  readonly sent?: string;
  /** Whether the line is gone and something written here is on this device alone. */
  readonly onlyHere?: boolean;
}

/** The state of saving in words. Says "All changes saved" only when the server's word covers everything. */
export function saveState(facts: SaveFacts): SaveState {
  const { closing } = facts;
  if (closing !== null && !closing.reconnect) return stopped(facts, closing);
  if (facts.link === 'lost') return lost(facts);
  if (facts.link === 'opening') {
    return facts.unsaved === 0
      ? { tone: 'working', words: 'Connecting', more: 'You can read the text meanwhile.' }
      : { tone: 'working', words: 'Connecting', more: `${onlyHere(facts.unsaved)} They will be sent now.` };
  }
  if (facts.seat === 'read') return { tone: 'saved', words: 'Up to date', more: '' };
  if (facts.unsaved === 0 && !facts.settling) {
    return { tone: 'saved', words: 'All changes saved', more: '', ...sentSince(facts.sent) };
  }
  if (facts.unsaved > 0 && facts.overdue) {
    const more = `The server has not confirmed them yet. ${kept(facts)}`;
    return { tone: 'waiting', words: `Not saved yet (${changes(facts.unsaved)})`, more };
  }
  return { tone: 'working', words: 'Saving', more: '' };
}

function stopped(facts: SaveFacts, closing: Closing): SaveState {
  if (facts.unsaved === 0)
    return { tone: 'stopped', words: 'Live editing has stopped', more: closing.sentence };
  const words = `Not saved (${changes(facts.unsaved)})`;
  return { tone: 'stopped', words, more: closing.sentence };
}

function lost(facts: SaveFacts): SaveState {
  if (facts.blocked) {
    const only = facts.unsaved === 0 ? '' : ` ${onlyHere(facts.unsaved)} ${kept(facts)}`;
    const more = `This network does not let live connections (WebSocket) through.${only}`;
    return { tone: 'waiting', words: 'Live editing cannot connect', more, onlyHere: facts.unsaved > 0 };
  }
  const since = facts.lostAt === '' ? 'Offline' : `Offline since ${facts.lostAt}`;
  // A lost line needs no further explanation; a server that says why does.
  const why = facts.closing === null || facts.closing.reason === '' ? '' : `${facts.closing.sentence} `;
  if (facts.unsaved === 0) {
    const more = facts.seat === 'write' ? 'Everything written so far is saved. You can go on writing.' : '';
    return { tone: 'waiting', words: since, more: `${why}${more}`.trim() };
  }
  const more = `${why}${onlyHere(facts.unsaved)} ${kept(facts)}`;
  return { tone: 'waiting', words: since, more, onlyHere: true };
}

function kept({ keptHere, unsaved }: SaveFacts): string {
  const them = unsaved === 1 ? 'It' : 'They';
  if (keptHere === 'no') return 'Keep this page open until the connection is back.';
  const later = `${them} will be sent when the connection is back`;
  return keptHere === 'yes' ? `${later}, also if you close this page and open it again here.` : `${later}.`;
}

function sentSince(sent: number): Pick<SaveState, 'sent'> {
  if (sent === 0) return {};
  return { sent: `${changes(sent)} that waited on this device ${sent === 1 ? 'has' : 'have'} been sent.` };
}

function onlyHere(unsaved: number): string {
  return unsaved === 1 ? '1 change is only on this device.' : `${unsaved} changes are only on this device.`;
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
