import type { XmlElement } from '../archive/xml-reader';
import { childOf, childrenOf, wordValue } from '../archive/xml-tree';

/** How one level of a list is marked. */
export interface ListMark {
  readonly ordered: boolean;
  /** `a`, `A`, `i`, `I`; null for numbers. */
  readonly type: string | null;
  readonly start: number;
}

const TYPES: Readonly<Record<string, string>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

/** The lists of a Word file, and how far each has counted. */
export class WordNumbering {
  private readonly marks = new Map<string, ListMark>();
  private readonly lists = new Map<string, string>();
  private readonly counted = new Map<string, number>();

  constructor(part: XmlElement | null) {
    const root = part ?? undefined;
    const kinds = new Map(
      childrenOf(root, 'w:abstractNum').map((one) => [one.attributes.get('w:abstractNumId') ?? '', one]),
    );
    for (const list of childrenOf(root, 'w:num')) {
      const id = list.attributes.get('w:numId') ?? '';
      const kindId = wordValue(list, 'w:abstractNumId') ?? '';
      const overrides = childrenOf(list, 'w:lvlOverride');
      // Lists of one kind count together, unless one of them begins anew.
      this.lists.set(id, overrides.length > 0 ? `own ${id}` : kindId);
      for (const level of childrenOf(kinds.get(kindId), 'w:lvl')) {
        const place = level.attributes.get('w:ilvl') ?? '0';
        const override = overrides.find((one) => one.attributes.get('w:ilvl') === place);
        this.marks.set(`${id} ${place}`, markOf(childOf(override, 'w:lvl') ?? level, override));
      }
    }
  }

  /** How a level of a list is marked. A list that the file does not describe has bullets. */
  mark(id: string, level: number): ListMark {
    return this.marks.get(`${id} ${level}`) ?? { ordered: false, type: null, start: 1 };
  }

  /** Counts one more point and answers its number; deeper levels begin again. */
  count(id: string, level: number): number {
    const list = this.lists.get(id) ?? id;
    const key = `${list} ${level}`;
    const number = (this.counted.get(key) ?? this.mark(id, level).start - 1) + 1;
    this.counted.set(key, number);
    for (let deeper = level + 1; deeper <= 8; deeper += 1) this.counted.delete(`${list} ${deeper}`);
    return number;
  }
}

function markOf(level: XmlElement, override: XmlElement | undefined): ListMark {
  const format = wordValue(level, 'w:numFmt') ?? 'decimal';
  const start = Number(wordValue(override, 'w:startOverride') ?? wordValue(level, 'w:start') ?? 1);
  return {
    ordered: format !== 'bullet' && format !== 'none',
    type: TYPES[format] ?? null,
    start: Number.isInteger(start) && start >= 0 ? start : 1,
  };
}
