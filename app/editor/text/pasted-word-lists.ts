interface WordPoint {
  readonly level: number;
  /** Null for a bullet. */
  readonly number: PointNumber | null;
  readonly paragraph: HTMLElement;
}

/** A number as Word drew it: how it is written, and what it counts. */
interface PointNumber {
  readonly type: ListType;
  readonly count: number;
}

/** As HTML names them; null for 1, 2, 3. */
type ListType = 'a' | 'A' | 'i' | 'I' | null;

interface OpenList {
  readonly list: HTMLElement;
  readonly level: number;
}

/**
 * Word writes the points of a list as paragraphs that carry a drawn bullet or number; this makes lists of them, which
 * begin with the number that the first point has. A numbered heading loses its number, which is computed here.
 */
export function gatherWordLists(body: HTMLElement): void {
  let open: OpenList[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const point = wordPoint(paragraph, open);
    if (point === null) continue;
    if (last === null || paragraph.previousElementSibling !== last) open = [];
    const name = point.number === null ? 'ul' : 'ol';
    while ((open.at(-1)?.level ?? 0) > point.level) open.pop();
    const beside = open.at(-1);
    // Another kind of list on the same level begins after the one above it.
    if (beside?.level === point.level && beside.list.localName !== name) open.pop();
    let current = open.at(-1);
    if (current === undefined || current.level < point.level) {
      const list = beginList(body.ownerDocument, point.number);
      const within = current?.list.lastElementChild ?? null;
      if (within === null) paragraph.before(list);
      else within.append(list);
      current = { list, level: point.level };
      open.push(current);
      if (open.length === 1) last = list;
    }
    const item = body.ownerDocument.createElement('li');
    item.append(point.paragraph);
    current.list.append(item);
  }
}

function beginList(page: Document, number: PointNumber | null): HTMLElement {
  const list = page.createElement(number === null ? 'ul' : 'ol');
  if (number !== null && number.count !== 1) list.setAttribute('start', String(number.count));
  if (number !== null && number.type !== null) list.setAttribute('type', number.type);
  return list;
}

/** What a paragraph is a point of, without its drawn marker; null for one that is none. */
function wordPoint(paragraph: HTMLElement, open: readonly OpenList[]): WordPoint | null {
  const found = /mso-list:[^;]*\blevel(\d)/i.exec(paragraph.getAttribute('style') ?? '');
  const drawn = [...paragraph.querySelectorAll('span')].filter((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  if (found === null && (paragraph.tagName === 'P' || drawn.length === 0)) return null;
  const marker = drawn.map((span) => span.textContent ?? '').join('');
  for (const span of drawn) span.remove();
  if (found === null || paragraph.tagName !== 'P') return null;
  const level = Number(found[1]);
  const beside = [...open].reverse().find((one) => one.level <= level);
  const goesOn = beside?.level === level ? beside.list.getAttribute('type') : null;
  return { level, number: numberOf(marker, goesOn), paragraph };
}

/**
 * The number of a marker such as `4.`, `(b)`, `iv)` or `1.2.`, of which the last part counts. One letter that could be
 * either is a letter, but for `i`: where Word begins a list with it, it counts in Roman numbers.
 *
 * @param goesOn the kind of the list that is open on this level
 */
function numberOf(marker: string, goesOn: string | null): PointNumber | null {
  const written = /^[\s\u00a0]*\(?(?:\d{1,4}\.)*(\d{1,4}|[a-z]{1,7})(?:[.)]|(?=[\s\u00a0]*$))/i.exec(marker);
  const [whole = '', value = ''] = written ?? [];
  // Word draws one kind of bullet with the letter o.
  if (value === '' || (/^[a-z]$/i.test(value) && !/[.)]$/.test(whole))) return null;
  if (/^\d/.test(value)) return { type: null, count: Number(value) };
  const isSmall = value === value.toLowerCase();
  const letters = value.toLowerCase();
  const roman = romanNumber(letters);
  const isLetter = letters.length === 1 && (letters !== 'i' || goesOn?.toLowerCase() === 'a');
  if (roman !== null && !(isLetter && goesOn?.toLowerCase() !== 'i')) {
    return { type: isSmall ? 'i' : 'I', count: roman };
  }
  if (letters.length > 1 && !/^(.)\1*$/.test(letters)) return null;
  // After z Word writes aa, bb, cc.
  const count = letters.charCodeAt(0) - 96 + 26 * (letters.length - 1);
  return { type: isSmall ? 'a' : 'A', count };
}

const ROMAN = /^(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanNumber(letters: string): number | null {
  if (!ROMAN.test(letters)) return null;
  const values = [...letters].map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0);
}
