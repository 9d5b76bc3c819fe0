import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FaultyArtefact } from './artefact-fault';
import type { SourcePlace } from './artefact-types';
import { tooDeep } from './read-data';

/** An element of an XML file with where it begins. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlNode | string)[];
  readonly at: SourcePlace;
  /** Where its start tag begins and its end tag ends in the text. */
  readonly from: number;
  to: number;
}

const DEEPEST = 100;

/** Well-formed XML without a document type: nothing is fetched, and no entity grows. @throws FaultyArtefact */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlNode[] = [];
  let root: XmlNode | null = null;
  let opened = { from: 0, line: 1, column: 1 };
  parser.on('error', ({ message }) => {
    throw new FaultyArtefact(
      {
        problem: `The file is not well-formed XML: ${message.replace(/^[^:]*:\d+:\d+: /, '').replace(/\.$/, '')}.`,
        cure: 'Look at the tags there and just before: each must be closed, in order.',
      },
      { line: parser.line, column: parser.column + 1 },
    );
  });
  parser.on('doctype', () => {
    throw new FaultyArtefact(
      {
        problem: 'The file declares a document type, which can name files and grow without end.',
        cure: 'Take the line with <!DOCTYPE out.',
      },
      { line: parser.line, column: 1 },
    );
  });
  parser.on('opentagstart', () => {
    const from = text.lastIndexOf('<', parser.position - 1);
    opened = { from, line: parser.line, column: Math.max(1, parser.column - (parser.position - from) + 1) };
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const { from, line, column } = opened;
    const node: XmlNode = {
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value])),
      children: [],
      at: { line, column },
      from,
      to: parser.position,
    };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
    if (open.length > DEEPEST) throw tooDeep();
  });
  parser.on('text', (words) => void open.at(-1)?.children.push(words));
  parser.on('cdata', (words) => void open.at(-1)?.children.push(words));
  parser.on('closetag', () => {
    const node = open.pop();
    if (node !== undefined) node.to = parser.position;
  });
  parser.write(text.replace(/^\ufeff/, '')).close();
  if (root === null)
    throw new FaultyArtefact({ problem: 'The file is empty.', cure: 'Choose another file.' });
  return root;
}

/** The elements directly inside one. */
export function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}
