import type { XmlElement } from '../archive/xml-reader';
import { allBelow, textOf } from '../archive/xml-tree';
import type { TrackedChange } from '../import-types';

const KINDS: Readonly<Record<string, TrackedChange['kind']>> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'moved-away',
  'w:moveTo': 'moved-here',
};

/** More are counted, but not listed. */
const MOST_LISTED = 2000;
const LONGEST_TEXT = 400;

/**
 * The tracked changes of a Word file in reading order; neighbours by the same person become one. The text that is
 * imported is the one with all of them accepted. An amendment for each author can be made from this list.
 */
export class TrackedChanges {
  private readonly changes: TrackedChange[] = [];
  private lastBlock = -1;
  private block = 0;

  /** A new paragraph began: changes in it are not run together with those before. */
  nextBlock(): void {
    this.block += 1;
  }

  note(element: XmlElement): void {
    const kind = Object.hasOwn(KINDS, element.name) ? KINDS[element.name] : undefined;
    if (kind === undefined) return;
    const wanted = kind === 'deleted' ? ['w:delText', 'w:t'] : ['w:t', 'w:delText'];
    const text = wanted
      .flatMap((name) => allBelow(element, name))
      .map(textOf)
      .join('');
    if (text === '') return;
    const author = (element.attributes.get('w:author') ?? '').trim() || 'Somebody unnamed';
    const at = element.attributes.get('w:date') ?? null;
    const last = this.changes.at(-1);
    if (last !== undefined && this.lastBlock === this.block && last.kind === kind && last.author === author) {
      this.changes[this.changes.length - 1] = { ...last, text: shortened(last.text + text) };
      return;
    }
    if (this.changes.length >= MOST_LISTED) return;
    this.changes.push({ kind, author, at, text: shortened(text) });
    this.lastBlock = this.block;
  }

  all(): TrackedChange[] {
    return this.changes;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
