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
    if (!passes(item) || !(item.content instanceof Y.ContentType)) return [];
    const { type } = item.content;
    if (type instanceof Y.XmlText) return [copyOfText(type, passes)];
    return type instanceof Y.XmlElement ? [copyOf(type, passes)] : [];
  });
  return { name: element.nodeName, attributes, children };
}

function copyOfText(text: Y.XmlText, passes: (item: Y.Item) => boolean): TextCopy {
  const marks: Record<string, unknown> = {};
  const runs: TextCopy['runs'][number][] = [];
  for (const item of childItems(text)) {
    if (!passes(item)) continue;
    if (item.content instanceof Y.ContentFormat) marks[item.content.key] = item.content.value;
    if (item.content instanceof Y.ContentString) {
      runs.push({ insert: item.content.str, attributes: { ...marks } });
    }
  }
  return { runs };
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
  return element as Y.XmlElement;
}

function textFrom({ runs }: TextCopy): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([...runs]);
  return text;
}
