import type { Element, ElementContent, Properties } from 'hast';
import { isLevel, LEVEL_LABELS } from '../../shape';
import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, childrenOf, elementsIn, textOf } from '../archive/xml-tree';
import { rawText } from '../hast-words';
import { html, text } from './hast-make';
import { ownFrame } from './own-word';

/**
 * Reads a block that the portal's own Word files frame; null for every other frame. A frame around a requirement says so
 * much that it is believed in any file, `known` or not.
 */
export function readOwnFrame(
  frame: XmlElement,
  known: boolean,
  convert: (inside: XmlElement) => ElementContent[],
): Element | null {
  const own = ownFrame(frame);
  const content = childOf(frame, 'w:sdtContent');
  if (own === null || content === undefined) return null;
  if (!known && own.kind !== 'requirement') return null;
  switch (own.kind) {
    case 'requirement':
      return requirement(frame, own.rest, convert);
    case 'code': {
      const lines = convert(content).filter((one) => one.type === 'element' && one.tagName !== 'a');
      const words = lines.map((line) => rawText(line as Element)).join('\n');
      const language = /^[\w+#.-]{1,30}$/.test(own.rest) ? { className: [`language-${own.rest}`] } : {};
      return html('pre', idOf(content), [html('code', language, [text(words)])]);
    }
    case 'quotation':
      return quotation(content, convert(withoutBookmarks(content)));
    default: {
      const [first] = childrenOf(content, 'w:p');
      const words = first === undefined ? '' : allBelow(first, 'w:t').map(textOf).join('').trim();
      const head = own.kind === 'definition' ? `Definition: ${words}` : words;
      const rest = { ...content, children: content.children.filter((child) => child !== first) };
      return quote(idOf(content), head, convert(withoutBookmarks(rest)));
    }
  }
}

/** A row in a frame that names it. */
function requirement(
  frame: XmlElement,
  said: string,
  convert: (inside: XmlElement) => ElementContent[],
): Element | null {
  const [, ref, level] = /^([\w-]{1,40}) (\w+(?:-not)?|-)$/.exec(said) ?? [];
  const [name, words] = allBelow(frame, 'w:tc');
  if (ref === undefined || name === undefined || words === undefined) return null;
  const label = isLevel(level) ? ` (${LEVEL_LABELS[level]})` : '';
  return quote(idOf(name), `Requirement${ref === '-' ? '' : ` ${ref}`}${label}`, convert(words));
}

/** Its paragraphs look like a quotation of any file, which is this one; a quotation within it has a frame of its own. */
function quotation(content: XmlElement, inside: readonly ElementContent[]): Element {
  const isLook = (one: ElementContent): one is Element =>
    one.type === 'element' && one.tagName === 'blockquote' && one.properties[FRAMED] !== true;
  const blocks = inside.flatMap((one) => (isLook(one) ? one.children : [one]));
  return html('blockquote', { ...idOf(content), [FRAMED]: true }, blocks);
}

const FRAMED = 'ccFramed';

function quote(properties: Properties, head: string, inside: ElementContent[]): Element {
  return html('blockquote', properties, [html('p', {}, [html('strong', {}, [text(head)])]), ...inside]);
}

/** The id of the block is the first bookmark in its frame. */
function idOf(part: XmlElement): Properties {
  const id = allBelow(part, 'w:bookmarkStart')[0]?.attributes.get('w:name');
  return id === undefined ? {} : { id };
}

/** What stands directly in a frame, without the bookmark of the frame itself. */
function withoutBookmarks(part: XmlElement): XmlElement {
  const [own] = elementsIn(part).filter(({ name }) => name === 'w:bookmarkStart');
  return { ...part, children: part.children.filter((child) => child !== own) };
}
