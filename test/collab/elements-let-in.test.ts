import { expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { houseSchema } from '../../app/document/schema';
import { CHILD_TYPES } from '../../app/document/shape';
import { memoryLog } from '../../server/collab/update-log-memory';
import { liveServer } from './live-server';
import { stockClient, synced, until } from './stock-client';

const element = (name: string, ...children: Array<Y.XmlElement | Y.XmlText>) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const paragraph = (words: string) => element('paragraph', new Y.XmlText(words));

/** A list and a table of the house, and a paragraph. */
const sound = () => [
  element('bulletList', element('listItem', paragraph('An item.'))),
  element('table', element('tableRow', element('tableCell', paragraph('A cell.')))),
  paragraph('An appointment is a promise.'),
];

type Deed = (text: Y.XmlFragment) => void;
const child = (text: Y.XmlFragment, at: number) => text.get(at) as Y.XmlElement;

const DEEDS: ReadonlyArray<readonly [string, Deed]> = [
  ['an element that no text has', (text) => text.insert(0, [element('script', new Y.XmlText('x'))])],
  ['a mark that no text has', (text) => (child(text, 2).get(0) as Y.XmlText).format(0, 5, { blink: {} })],
  ['a paragraph among the rows of a table', (text) => child(text, 1).insert(0, [paragraph('x')])],
  ['a paragraph among the items of a list', (text) => child(text, 0).insert(0, [paragraph('x')])],
  ['words among the items of a list', (text) => child(text, 0).insert(0, [new Y.XmlText('x')])],
  ['a paragraph in a paragraph', (text) => child(text, 2).insert(0, [paragraph('x')])],
  ['a row in the text itself', (text) => text.insert(0, [element('tableRow')])],
  ['the whole text in the text', (text) => text.insert(0, [element('doc', paragraph('x'))])],
];

it.each(DEEDS)(
  'promise 10: %s is not let in, and nobody’s page deletes what stands around it',
  async (_, deed) => {
    const log = memoryLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice);
    await synced(bob);
    alice.text.insert(0, sound());
    await until('stored', () => alice.stored() === alice.sent());
    const before = (await log.after('doc', 0)).length;
    deed(alice.text);
    await until('closed', () => alice.closes.length > 0);
    expect(alice.closes[0]).toBe(CLOSINGS.damagedChange.code);
    expect((await log.after('doc', 0)).length).toBe(before);
    expect(bob.text.toString()).toContain('An appointment is a promise.');
    expect(bob.closes).toEqual([]);
  },
);

it('lets in what the schema has, whatever stands in what', async () => {
  const live = await liveServer({ log: memoryLog() });
  const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
  await synced(alice);
  alice.text.insert(0, sound());
  for (const [parent, children] of Object.entries(CHILD_TYPES)) {
    for (const name of children) {
      const at = parent === 'doc' ? alice.text : place(alice.text, parent);
      at.insert(0, [element(name)]);
    }
  }
  await until('stored', () => alice.stored() === alice.sent());
  expect(alice.closes).toEqual([]);
});

/** A new element of this name, in what may hold it. */
function place(text: Y.XmlFragment, name: string): Y.XmlElement {
  const parents = {
    listItem: 'bulletList',
    tableRow: 'table',
    tableCell: 'tableRow',
    tableHeader: 'tableRow',
  };
  const around = (parents as Readonly<Record<string, string>>)[name];
  const made = element(name);
  (around === undefined ? text : place(text, around)).insert(0, [made]);
  return made;
}

test('what may stand in what is what the schema says', () => {
  const { nodes } = houseSchema();
  for (const [name, type] of Object.entries(nodes)) {
    const allowed = Object.keys(nodes).filter((other) => {
      const child = nodes[other];
      if (other === 'text' || child === undefined) return false;
      const seen = new Set<typeof type.contentMatch>();
      const holds = (match: typeof type.contentMatch): boolean => {
        if (seen.has(match)) return false;
        seen.add(match);
        for (let at = 0; at < match.edgeCount; at++) {
          const edge = match.edge(at);
          if (edge.type === child || holds(edge.next)) return true;
        }
        return false;
      };
      return holds(type.contentMatch);
    });
    expect([...(CHILD_TYPES[name] ?? [])].sort(), name).toEqual(allowed.sort());
  }
});
