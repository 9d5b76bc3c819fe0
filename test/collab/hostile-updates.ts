import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Part = number | string | Uint8Array;

/** Bytes from numbers (variable length), strings (with their length) and raw bytes. */
export function bytesOf(...parts: Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** An update with one struct of one client, given as the bytes after its head. */
const oneStruct = (...struct: Part[]) => bytesOf(1, 1, 7, 0, ...struct, 0);

/** An item in the root, of this kind of content. */
const rootItem = (kind: number, ...content: Part[]) => oneStruct(kind, 1, 'text', ...content);

const deepJson = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** The value format of lib0 nested so deep. */
function deepAny(depth: number): Uint8Array {
  const bytes: number[] = [];
  for (let level = 0; level < depth; level++) bytes.push(117, 1);
  return new Uint8Array([...bytes, 126]);
}

function formatOf(name: string, value: string): Uint8Array {
  return rootItem(6, name, value);
}

/** Bytes that no correct client sends as an update, and what is wrong with each. */
export const HOSTILE: ReadonlyArray<readonly [what: string, update: Uint8Array]> = [
  ['nothing at all', new Uint8Array()],
  ['a number that never ends', new Uint8Array(64).fill(0x80)],
  ['a number beyond what JavaScript counts exactly', bytesOf(new Uint8Array(8).fill(0xff), 0)],
  ['more clients than there are bytes', bytesOf(200, 0)],
  ['a block without structs', bytesOf(1, 0, 7, 0, 0)],
  ['more structs than there are bytes', bytesOf(1, 4_000_000_000, 7, 0, 0)],
  ['a garbage struct of length 0', oneStruct(0, 0)],
  ['a deleted item of length 0', rootItem(1, 0)],
  ['an empty string', rootItem(4, '')],
  ['an empty list of values', rootItem(8, 0)],
  ['a struct longer than any text', oneStruct(0, 0x80000000)],
  ['a client id of 33 bits', bytesOf(1, 1, 0x1_0000_0000, 0, 4, 1, 'text', 'a', 0)],
  ['a client twice', bytesOf(2, 1, 7, 0, 4, 1, 'text', 'a', 1, 7, 1, 4, 1, 'text', 'a', 0)],
  ['another root', oneStruct(4, 1, 'other', 'a')],
  ['an attribute of the root', oneStruct(0x20 | 8, 1, 'text', 'id', 1, new Uint8Array([126]))],
  ['a parent that is neither a name nor an id', oneStruct(4, 2, 'text', 'a')],
  ['text that is not UTF-8', rootItem(4, bytesOf(2), new Uint8Array([0xc3, 0x28]))],
  ['half of a surrogate pair', rootItem(4, bytesOf(3), new Uint8Array([0xed, 0xa0, 0x80]))],
  ['outdated JSON content', rootItem(2, 1, '1')],
  ['binary content', rootItem(3, 3, new Uint8Array([1, 2, 3]))],
  ['an embedded object', rootItem(5, '{}')],
  ['an embedded object nested 200,000 deep', rootItem(5, deepJson(200_000))],
  ['a sub-document', rootItem(9, 'guid', new Uint8Array([118, 0]))],
  ['a kind of content that does not exist', rootItem(12, 'a')],
  ['a shared map', rootItem(7, 1)],
  ['a shared type that does not exist', rootItem(7, 99)],
  ['an element without a name', rootItem(7, 3, '')],
  ['an element named like markup', rootItem(7, 3, 'a><script')],
  ['a mark named __proto__', formatOf('__proto__', 'true')],
  ['a mark whose value is not JSON', formatOf('bold', '{')],
  ['a mark nested 33 deep', formatOf('bold', deepJson(33))],
  ['a mark with a key __proto__', formatOf('link', '{"a":{"__proto__":1}}')],
  ['a mark with a key __proto__ in disguise', formatOf('link', '{"\\u005f_proto__":1}')],
  ['a value nested 34 deep', rootItem(8, 1, deepAny(34))],
  ['a value of more than 64 KiB', rootItem(8, 1, new Uint8Array([119]), 'x'.repeat(65_537))],
  ['a value of an unknown kind', rootItem(8, 1, new Uint8Array([90]))],
  ['raw bytes as a value', rootItem(8, 1, new Uint8Array([116, 1, 0]))],
  ['a list that claims a million values', rootItem(8, 1, new Uint8Array([117]), 1_000_000)],
  ['deletes out of order', bytesOf(0, 1, 7, 2, 5, 1, 4, 1)],
  ['a delete of length 0', bytesOf(0, 1, 7, 1, 0, 0)],
  ['deletes of a client twice', bytesOf(0, 2, 7, 1, 0, 1, 7, 1, 2, 1)],
  ['more deletes than there are bytes', bytesOf(0, 1, 7, 1_000_000, 0, 1)],
  ['bytes left over', bytesOf(0, 0, 0)],
  ['update format version 2', Y.encodeStateAsUpdateV2(sample())],
  ['half an update', Y.encodeStateAsUpdate(sample()).slice(0, 40)],
];

/** A small document as the editor makes them. */
export function sample(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1_000;
  const element = new Y.XmlElement('paragraph');
  element.setAttribute('id', 'b0123456789');
  const text = new Y.XmlText('Suppliers MUST do this.');
  text.format(0, 9, { bold: {}, link: { href: 'https://example.org', title: null } });
  element.insert(0, [text]);
  doc.getXmlFragment('text').insert(0, [element]);
  return doc;
}
