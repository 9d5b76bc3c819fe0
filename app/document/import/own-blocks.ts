import type { Element } from 'hast';
import { type Attributes, type NodeJson, textAttribute } from '../json';
import { clean } from './clean-words';
import { captionOf, tableRows } from './hast-table';
import { rawText, wordsOfElement } from './hast-words';
import { ownAttributes, ownType } from './own-attributes';

/** What reading a block of the portal's own HTML needs of the converter around it. */
export interface OwnParts {
  readonly make: (type: string, attrs: Attributes) => NodeJson;
  /** The blocks inside an element, so many levels deeper. */
  readonly blocks: (element: Element, deeper: number) => NodeJson[];
  readonly line: (element: Element) => NodeJson[];
  readonly cell: (cell: Element) => NodeJson[];
  readonly emptyCell: () => NodeJson;
  /** A cell was too far to the right and went into the one before it. */
  readonly moved: () => void;
}

/** The block that an element written by `export/house-html.ts` stands for; null for every other element. */
export function readOwnBlock(element: Element, parts: OwnParts): NodeJson | null {
  const type = ownType(element.properties);
  if (type === null || !Object.hasOwn(READERS, type)) return null;
  return READERS[type]?.(element, parts, ownAttributes(type, element.properties)) ?? null;
}

type Reader = (element: Element, parts: OwnParts, attrs: Attributes) => NodeJson;

const ofBlocks =
  (type: string): Reader =>
  (element, parts, attrs) => ({ ...parts.make(type, attrs), content: parts.blocks(element, 1) });

/** An id is taken before the content is read, whose own would be taken for it otherwise. */
const READERS: Readonly<Record<string, Reader>> = {
  paragraph: (element, parts, attrs) => ({ ...parts.make('paragraph', attrs), content: parts.line(element) }),
  heading: (element, parts, attrs) => {
    const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 1);
    return { ...parts.make('heading', { level, ...attrs }), content: parts.line(element) };
  },
  codeBlock: (element, parts, attrs) => {
    const text = clean(rawText(element));
    return { ...parts.make('codeBlock', attrs), content: text === '' ? [] : [{ type: 'text', text }] };
  },
  figure: (_element, parts, attrs) => parts.make('figure', attrs),
  horizontalRule: (_element, parts) => parts.make('horizontalRule', {}),
  bulletList: ofItems('bulletList'),
  orderedList: ofItems('orderedList'),
  blockquote: ofBlocks('blockquote'),
  requirement: ofBlocks('requirement'),
  callout: ofBlocks('callout'),
  definition: ofBlocks('definition'),
  table: (element, parts, attrs) => {
    const table = parts.make('table', attrs);
    const words = wordsOfElement(captionOf(element));
    if (words !== '' && textAttribute(table, 'caption') === '')
      table.attrs = { ...table.attrs, caption: words };
    return { ...table, content: tableRows(element, parts.cell, parts.emptyCell, parts.moved) };
  },
};

function ofItems(type: string): Reader {
  return (element, parts, attrs) => {
    const list = parts.make(type, attrs);
    const items = element.children.filter(
      (child): child is Element => child.type === 'element' && child.tagName === 'li',
    );
    return { ...list, content: items.map((item) => ({ type: 'listItem', content: parts.blocks(item, 2) })) };
  };
}
