import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, elementsIn, findBelow, textOf } from '../archive/xml-tree';
import type { TrackedChange } from '../import-types';
import { authorOf } from './settle-changes';

const KINDS: Readonly<Record<string, TrackedChange['kind']>> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'moved-away',
  'w:moveTo': 'moved-here',
};

/** More are counted, but not listed. */
const MOST_LISTED = 2000;
const LONGEST_TEXT = 400;
/** What stands for the end of a paragraph. */
const END = '¶';
/** What stands for a picture, which has no words. */
const PICTURE = '(picture)';

/** The tracked changes of a Word file in reading order; neighbours by the same person become one. */
export function trackedChanges(document: XmlElement): TrackedChange[] {
  const changes: TrackedChange[] = [];
  let block = 0;
  let lastBlock = -1;
  const note = (mark: XmlElement, text: string) => {
    const kind = Object.hasOwn(KINDS, mark.name) ? KINDS[mark.name] : undefined;
    if (kind === undefined || text === '') return;
    const author = authorOf(mark);
    const at = mark.attributes.get('w:date') ?? null;
    const last = changes.at(-1);
    if (last !== undefined && lastBlock === block && last.kind === kind && last.author === author) {
      changes[changes.length - 1] = { ...last, text: shortened(last.text + text) };
      return;
    }
    if (changes.length >= MOST_LISTED) return;
    changes.push({ kind, author, at, text: shortened(text) });
    lastBlock = block;
  };
  const walk = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      if (child.name === 'w:p') block += 1;
      if (Object.hasOwn(KINDS, child.name)) note(child, wordsOf(child));
      if (child.name === 'w:tr') {
        for (const mark of elementsIn(childOf(child, 'w:trPr'))) note(mark, wordsOf(child) || END);
      }
      if (child.name === 'w:pPr' || child.name === 'w:trPr') continue;
      walk(child);
      const marks = child.name === 'w:p' ? childOf(childOf(child, 'w:pPr'), 'w:rPr') : undefined;
      for (const mark of elementsIn(marks)) note(mark, END);
    }
  };
  walk(document);
  return changes;
}

function wordsOf(element: XmlElement): string {
  const wanted = element.name === 'w:ins' || element.name === 'w:moveTo' ? ['w:t'] : ['w:delText', 'w:t'];
  const words = wanted
    .flatMap((name) => allBelow(element, name))
    .map(textOf)
    .join('');
  if (words !== '') return words;
  return ['w:drawing', 'w:pict'].some((name) => findBelow(element, name) !== undefined) ? PICTURE : '';
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
