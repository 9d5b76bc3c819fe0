import type { Closing } from '../../document/close-codes';
import { type PersonHere, samePeople } from './presence';
import type { SaveState } from './save-state';

/** What the page shows of a session; a new object whenever something in it changed. */
export interface SessionView {
  readonly save: SaveState;
  readonly people: readonly PersonHere[];
  /** Whether there is a text to show: the server's, or while it cannot be reached the copy kept here. */
  readonly ready: boolean;
  /** Whether what is written now goes into the draft. */
  readonly writable: boolean;
  readonly unsaved: number;
  /** Whether the browser keeps what was written here and is not saved. */
  readonly keptHere: boolean;
  /** Whether pages come through and live connections do not. */
  readonly blocked: boolean;
  /** Why the session is over; null while it goes on. */
  readonly ended: Closing | null;
}

/** The view of this moment, as the same objects as before wherever nothing is different. */
export function nextView(fresh: SessionView, before: SessionView): SessionView {
  const people = samePeople(fresh.people, before.people) ? before.people : fresh.people;
  const save = sameSave(fresh.save, before.save) ? before.save : fresh.save;
  const next = { ...fresh, people, save };
  return sameView(next, before) ? before : next;
}

function sameView(a: SessionView, b: SessionView): boolean {
  return (
    a.people === b.people &&
    a.ready === b.ready &&
    a.writable === b.writable &&
    a.unsaved === b.unsaved &&
    a.keptHere === b.keptHere &&
    a.blocked === b.blocked &&
    a.ended === b.ended &&
    a.save === b.save
  );
}

function sameSave(a: SaveState, b: SaveState): boolean {
  return a.words === b.words && a.more === b.more && a.sent === b.sent && a.tone === b.tone;
}
