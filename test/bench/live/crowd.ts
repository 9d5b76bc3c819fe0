import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Member } from './member';
import { cursorMessage, Keystrokes, syncMessage } from './messages';
import type { Link } from './targets';
import { connectAll } from './typing-load';

/** People beside the one who is measured: they stand somewhere in the text, and move or write when told. */
export interface Crowd {
  /** Everybody's cursor goes elsewhere so many times a second; `writers` of them type so many letters a second. */
  busy(
    ms: number,
    pace: { readonly moves: number; readonly writers: number; readonly letters: number },
  ): Promise<void>;
  leave(): void;
}

const TICK = 5;

/** @param updates the text as it is in the log */
export async function gatherCrowd(
  link: Link,
  document: string,
  people: number,
  updates: readonly Uint8Array[],
): Promise<Crowd> {
  const lines = linesOf(updates);
  const crowd = Array.from({ length: people }, (_, at) => {
    const keys = new Keystrokes(0x2000_0000 + at);
    const belongings = { vector: new Uint8Array([0]), whole: keys.paragraph, fresh: true };
    return { keys, member: new Member(link, document, 1 + at, belongings), clock: 0, moves: 0 };
  });
  await connectAll(crowd.map(({ member }) => member));

  const move = (at: number) => {
    const one = crowd[at];
    const line = lines[Math.floor(((at + 0.5) / people) * lines.length)];
    if (!one || !line) return;
    one.clock += 1;
    one.moves += 1;
    const place = Y.createRelativePositionFromTypeIndex(line, one.moves % (line.length + 1));
    const message = cursorMessage(one.keys.client, one.clock, Y.relativePositionToJSON(place));
    one.member.wire.send(one.member.wire.frame(message));
  };
  const type = (at: number) => {
    const one = crowd[at];
    one?.member.wire.send(one.member.wire.frame(syncMessage(2, one.keys.next())));
  };
  for (const at of crowd.keys()) move(at);

  return {
    async busy(ms, { moves, writers, letters }) {
      const begun = performance.now();
      let [moved, typed] = [0, 0];
      for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
        for (; moved < (elapsed / 1000) * moves * people; moved += 1) move(moved % people);
        for (; typed < (elapsed / 1000) * letters * writers; typed += 1) type(typed % writers);
        await pause(TICK);
      }
    },
    leave() {
      for (const { member } of crowd) member.wire.close();
    },
  };
}

/** The lines of a text in which a cursor can stand. */
function linesOf(updates: readonly Uint8Array[]): Y.XmlText[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const lines: Y.XmlText[] = [];
  const visit = (part: Y.XmlElement | Y.XmlFragment) => {
    for (const child of part.toArray()) {
      if (child instanceof Y.XmlText && child.length > 0) lines.push(child);
      else if (child instanceof Y.XmlElement) visit(child);
    }
  };
  visit(doc.getXmlFragment('text'));
  return lines;
}
