import * as Y from 'yjs';
import { benchText } from '../real-texts';

export const SMALL_WORDS = 10_000;
export const LARGE_WORDS = 100_000;

/** Characters that are typed before the writer goes on elsewhere: four to five words. */
const BURST = 26;
const WRITERS = 8;

export interface TypedText {
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly clients: readonly number[];
  readonly words: number;
}

/**
 * A text as it lies there after it was typed by eight people in bursts, here and there, with every twentieth
 * burst taken back: not one large paste, which any server would send in no time.
 */
export function typedText(words: number): TypedText {
  const source = benchText('longest').source.split(/\s+/).filter(Boolean);
  const wanted = Array.from({ length: words }, (_, at) => source[at % source.length] ?? '');
  const docs = Array.from({ length: WRITERS }, (_, at) => {
    const doc = new Y.Doc();
    doc.clientID = 1_000_001 + at;
    return doc;
  });
  const whole = new Y.Doc();
  const [first] = docs;
  if (!first) throw new Error('Nobody writes.');
  const paragraphs: string[] = [];
  for (let at = 0; at < wanted.length; at += 100) paragraphs.push(wanted.slice(at, at + 100).join(' '));
  first.getXmlFragment('text').push(
    paragraphs.map(() => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      return paragraph;
    }),
  );
  const start = Y.encodeStateAsUpdate(first);
  for (const doc of docs) if (doc !== first) Y.applyUpdate(doc, start);

  for (const [writer, doc] of docs.entries()) {
    const own = [...paragraphs.entries()].filter(([at]) => at % WRITERS === writer);
    const longest = Math.max(...own.map(([, text]) => text.length));
    for (let from = 0, burst = 0; from < longest; from += BURST) {
      for (const [at, text] of own) {
        const piece = text.slice(from, from + BURST);
        if (piece === '') continue;
        const line = lineAt(doc, at);
        line.insert(line.length, piece);
        burst += 1;
        if (burst % 20 === 0) {
          line.delete(line.length - piece.length, piece.length);
          line.insert(line.length, piece);
        }
      }
    }
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
    doc.destroy();
  }
  return {
    update: Y.encodeStateAsUpdate(whole),
    stateVector: Y.encodeStateVector(whole),
    clients: docs.map(({ clientID }) => clientID),
    words,
  };
}

function lineAt(doc: Y.Doc, at: number): Y.XmlText {
  const paragraph = doc.getXmlFragment('text').get(at);
  const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(line instanceof Y.XmlText)) throw new Error(`There is no paragraph ${at}.`);
  return line;
}
