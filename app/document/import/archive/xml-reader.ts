import { TextError } from '../../text-error';

/** An element of an XML part. Names carry the prefix that `PREFIXES` gives their namespace, whatever the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: ReadonlyArray<XmlElement | string>;
}

/** Characters that XML does not have. Word opens no file with one in it, and neither do databases. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const NOT_OF_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const MOST_NODES = 3_000_000;
const DEEPEST = 240;

/** Namespaces of word processing and spreadsheet files, in both of their standard's dialects. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
};

interface OpenElement {
  readonly tag: string;
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Array<XmlElement | string>;
  readonly namespaces: ReadonlyMap<string, string>;
}

/**
 * Reads XML strictly, in UTF-8, without document types and therefore without entities of its own: nothing is fetched
 * and nothing grows. Throws TextError: `archive-unsafe` for a document type, `too-deep`, `too-large`, `bad-input`.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  if (NOT_OF_XML.test(text)) throw malformed('a control character');
  const root: OpenElement = {
    tag: '',
    name: '',
    attributes: new Map(),
    children: [],
    namespaces: new Map(),
  };
  const open: OpenElement[] = [root];
  let nodes = 0;
  let at = 0;
  const top = () => open[open.length - 1] ?? root;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    if (end > at) {
      const words = text.slice(at, end);
      if (open.length > 1) top().children.push(withoutEntities(words));
      else if (words.trim() !== '') throw malformed('words outside of the root element');
    }
    if (next === -1) break;
    nodes += 1;
    if (nodes > MOST_NODES) throw new TextError('too-large', 'A part of the file holds too many elements.');
    if (text.startsWith('<!--', next)) at = after(text, '-->', next + 4);
    else if (text.startsWith('<![CDATA[', next)) {
      at = after(text, ']]>', next + 9);
      top().children.push(text.slice(next + 9, at - 3));
    } else if (text.startsWith('<?', next)) at = after(text, '?>', next + 2);
    else if (text.startsWith('<!', next)) {
      throw new TextError('archive-unsafe', 'A part of the file declares a document type.');
    } else if (text.startsWith('</', next)) {
      at = after(text, '>', next + 2);
      const closed = open.pop();
      if (closed === undefined || closed === root || closed.tag !== text.slice(next + 2, at - 1).trim()) {
        throw malformed('an end tag without its start');
      }
      top().children.push(closed);
    } else {
      at = readStart(text, next + 1, open, top());
      if (open.length > DEEPEST) throw new TextError('too-deep', 'A part of the file nests too deep.');
    }
  }
  const [element] = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  if (open.length !== 1 || element === undefined) throw malformed('an element that does not end');
  return element;
}

const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;

/** Reads a start tag; answers the place after it. */
function readStart(text: string, from: number, open: OpenElement[], parent: OpenElement): number {
  NAME.lastIndex = from;
  const tag = NAME.exec(text)?.[0];
  if (tag === undefined) throw malformed('a tag without a name');
  const written: [string, string][] = [];
  let at = from + tag.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (found === null) break;
    written.push([found[1] ?? '', withoutEntities(found[2] ?? found[3] ?? '')]);
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(text);
  if (end === null) throw malformed(`the tag "${tag.slice(0, 40)}"`);
  const namespaces = declared(written, parent.namespaces);
  const attributes = new Map<string, string>();
  for (const [name, value] of written) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    attributes.set(name.includes(':') ? canonicalName(name, namespaces) : name, value);
  }
  const element: OpenElement = {
    tag,
    name: canonicalName(tag, namespaces),
    attributes,
    children: [],
    namespaces,
  };
  if (end[1] === '/') parent.children.push(element);
  else open.push(element);
  return TAG_END.lastIndex;
}

function declared(
  written: ReadonlyArray<readonly [string, string]>,
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!written.some(([name]) => name.startsWith('xmlns'))) return before;
  const namespaces = new Map(before);
  for (const [name, value] of written) {
    if (name === 'xmlns') namespaces.set('', value);
    else if (name.startsWith('xmlns:')) namespaces.set(name.slice(6), value);
  }
  return namespaces;
}

function canonicalName(name: string, namespaces: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const space = prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : (namespaces.get(prefix) ?? '');
  const known = Object.hasOwn(PREFIXES, space) ? PREFIXES[space] : prefix;
  return known === undefined || known === '' ? local : `${known}:${local}`;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('bytes that are not UTF-8');
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found === -1) throw malformed('a part that does not end');
  return found + mark.length;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,20})|#(\d{1,20})|(\w{1,40}));|&/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return referredTo(Number.parseInt(hex, 16));
    if (decimal !== undefined) return referredTo(Number(decimal));
    const character = name !== undefined && Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (character === undefined) throw malformed(`the entity "${whole}"`);
    return character;
  });
}

/** A character by its number, in decimal or hexadecimal; what is no character, such as half of one, is shown as that. */
function referredTo(code: number): string {
  const isCharacter =
    code <= 0x10ffff && (code >= 0x20 || [9, 10, 13].includes(code)) && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

function malformed(what: string): TextError {
  return new TextError('bad-input', `A part of the file is not well-formed XML: ${what}.`);
}
