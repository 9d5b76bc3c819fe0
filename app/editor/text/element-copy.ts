import * as Y from 'yjs';

/** What an element was, apart from any document. */
export interface ElementCopy {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly (ElementCopy | TextCopy)[];
}

export interface TextCopy {
  readonly runs: readonly {
    readonly insert: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
}

/** Copies of an element what passes, deleted or not, as long as Yjs still holds what it said. */
export function copyOf(element: Y.XmlElement, passes: (item: Y.Item) => boolean): ElementCopy {
  const attributes: Record<string, unknown> = {};
  for (const [name, item] of element._map) {
    if (passes(item)) attributes[name] = item.content.getContent().at(-1);
  }
  const children = childItems(element).flatMap((item): (ElementCopy | TextCopy)[] => {
    const type = passes(item) ? typeIn(item) : null;
    if (type === null) return [];
    return [type instanceof Y.XmlText ? copyOfText(type, passes) : copyOf(type, passes)];
  });
  return { name: element.nodeName, attributes, children };
}

function copyOfText(text: Y.XmlText, passes: (item: Y.Item) => boolean): TextCopy {
  const runs = runsIn(text, (item) => (passes(item) ? 'passes' : null));
  return { runs: runs.map(({ words, marks }) => ({ insert: words, attributes: marks })) };
}

/** Words of a text with their formatting, as far as they are judged to be there; null is not there. */
export function runsIn<Part>(
  text: Y.XmlText,
  judge: (item: Y.Item) => Part | null,
): { part: Part; words: string; marks: Record<string, unknown> }[] {
  const marks: Record<string, unknown> = {};
  return childItems(text).flatMap((item) => {
    const part = judge(item);
    if (part === null) return [];
    if (item.content instanceof Y.ContentFormat) marks[item.content.key] = item.content.value;
    return item.content instanceof Y.ContentString
      ? [{ part, words: item.content.str, marks: { ...marks } }]
      : [];
  });
}

/** The element or the text that an item stands for; null for everything else. */
export function typeIn({ content }: Y.Item): Y.XmlElement | Y.XmlText | null {
  if (!(content instanceof Y.ContentType)) return null;
  const { type } = content;
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : null;
}

/** Everything that was ever in a type and that Yjs still knows, in order. */
export function childItems(type: Pick<Y.XmlFragment, '_start'>): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
}

/** A new element that is what the copy says. */
export function elementFrom({ name, attributes, children }: ElementCopy): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) {
    // The binding writes numbers and objects as well, and Yjs keeps them as they are.
    if (value !== null && value !== undefined) element.setAttribute(key, value as string);
  }
  element.insert(
    0,
    children.map((child) => ('runs' in child ? textFrom(child) : elementFrom(child))),
  );
  // The kinds of its attributes are no part of its type anywhere else.
  return element as Y.XmlElement;
}

function textFrom({ runs }: TextCopy): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([...runs]);
  return text;
}
