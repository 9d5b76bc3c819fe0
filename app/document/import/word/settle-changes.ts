import type { XmlElement } from '../archive/xml-reader';

const ADDED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
const TAKEN_OUT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

/** Who made a change, as the file names them. */
export function authorOf(element: XmlElement): string {
  return (element.attributes.get('w:author') ?? '').trim() || 'Somebody unnamed';
}

/**
 * A part of a Word file in which the tracked changes of some people are accepted and those of all others taken back:
 * what the file would be if they had answered each change so. No tracked insertion or deletion is left in it.
 */
export function settleChanges(element: XmlElement, accepts: (author: string) => boolean): XmlElement {
  return { ...element, children: settleAll(element.children, accepts, false) };
}

type Child = XmlElement | string;

function settleAll(
  children: readonly Child[],
  accepts: (author: string) => boolean,
  restored: boolean,
): Child[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [child] : settleOne(child, accepts, restored),
  );
}

function settleOne(element: XmlElement, accepts: (author: string) => boolean, restored: boolean): Child[] {
  const { name } = element;
  const inside = (back: boolean) => settleAll(element.children, accepts, back);
  if (ADDED.has(name)) return accepts(authorOf(element)) ? inside(restored) : [];
  if (TAKEN_OUT.has(name)) return accepts(authorOf(element)) ? [] : inside(true);
  if (name === 'w:tr' && rowIsGone(element, accepts)) return [];
  if (name === 'w:delText' && restored) return [{ ...element, name: 'w:t' }];
  if (name === 'w:delInstrText' && restored) return [{ ...element, name: 'w:instrText' }];
  if (name === 'w:p') return [settleParagraph(element, accepts, restored)];
  if (name === 'w:trPr') return [{ ...element, children: element.children.filter((one) => !isMark(one)) }];
  return [{ ...element, children: inside(restored) }];
}

const isMark = (child: Child): child is XmlElement =>
  typeof child !== 'string' && (ADDED.has(child.name) || TAKEN_OUT.has(child.name));

/** A row that was added and is not accepted, or taken out and accepted. */
function rowIsGone(row: XmlElement, accepts: (author: string) => boolean): boolean {
  const properties = row.children.find(
    (one): one is XmlElement => typeof one !== 'string' && one.name === 'w:trPr',
  );
  return (properties?.children ?? [])
    .filter(isMark)
    .some((mark) => ADDED.has(mark.name) !== accepts(authorOf(mark)));
}

/** The end of a paragraph may itself be added or taken out: without it, the paragraph runs on into the next. */
function settleParagraph(
  paragraph: XmlElement,
  accepts: (author: string) => boolean,
  restored: boolean,
): XmlElement {
  const children = paragraph.children.map((child): Child => {
    if (typeof child === 'string' || child.name !== 'w:pPr') return child;
    return {
      ...child,
      children: child.children.map((part): Child => {
        if (typeof part === 'string' || part.name !== 'w:rPr') return part;
        const runsOn = part.children
          .filter(isMark)
          .some((mark) => ADDED.has(mark.name) !== accepts(authorOf(mark)));
        const others = part.children.filter((one) => !isMark(one));
        const end = { name: 'w:del', attributes: new Map<string, string>(), children: [] };
        return { ...part, children: runsOn ? [...others, end] : others };
      }),
    };
  });
  const [properties, rest] = [children.slice(0, 1), children.slice(1)];
  const first = properties[0];
  const keepsFirst = first !== undefined && typeof first !== 'string' && first.name === 'w:pPr';
  return {
    ...paragraph,
    children: keepsFirst
      ? [first, ...settleAll(rest, accepts, restored)]
      : settleAll(children, accepts, restored),
  };
}
