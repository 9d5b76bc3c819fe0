import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { textFragment } from '../../app/document/live-document';
import { OwnUndo } from '../../app/editor/text/own-undo';
import { chance } from '../collab/random-editing';
import { exchange, line, list, Writer } from './two-writers';

const START: DocumentJson = {
  type: 'doc',
  content: [
    line('bone', 'A sender answers within one minute.'),
    line('btwo', 'A receiver keeps what it was sent.'),
    line('bthree', 'Both say so.'),
  ],
};

function both(content: DocumentJson = START) {
  return [new Writer(content), new Writer(content)] as const;
}

/** What the first does while the second writes. */
const SHAPES: readonly (readonly [string, Change])[] = [
  ['a heading of it', ([one, two, three]) => [one, heading(two), three]],
  ['a list of it', ([one, two, three]) => [one, list('blist', two), three]],
  ['a requirement of it', ([one, two, three]) => [one, inside('requirement', two), three]],
  ['a quotation of it', ([one, two, three]) => [one, inside('blockquote', two), three]],
  ['it the first', ([one, two, three]) => [two, one, three]],
  ['it the last', ([one, two, three]) => [one, three, two]],
  ['it the end of the line before', ([one, two, three]) => [joined(one, two), three]],
];

type Three = [NodeJson, NodeJson, NodeJson];
const second = (change: (two: NodeJson) => NodeJson) => (blocks: NodeJson[]) => {
  const [one, two, three] = blocks as Three;
  return [one, change(two), three];
};

type Change = (blocks: Three) => NodeJson[];

const heading = (block: NodeJson): NodeJson => ({
  ...block,
  type: 'heading',
  attrs: { ...block.attrs, level: 2 },
});
const inside = (type: string, block: NodeJson): NodeJson => ({
  type,
  attrs: { id: 'baround', ...(type === 'requirement' ? { level: 'must' } : {}) },
  content: [block],
});
const joined = (one: NodeJson, two: NodeJson): NodeJson => ({
  ...one,
  content: [...(one.content ?? []), ...(two.content ?? [])],
});

/** As the editor of a page does, to take it back. */
const keepsWhatItDeletes = ({ doc }: Writer) => new OwnUndo(textFragment(doc));
const TYPED = ySyncPluginKey;

describe('words written while somebody else', () => {
  it.each(SHAPES)('makes %s stand where they were written', (_, change) => {
    const [ann, bob] = both();
    bob.type('btwo', 'A receiver keeps'.length, ' and shows');
    bob.type('btwo', 'A receiver keeps and shows what it was sent.'.length, ' Always.');
    ann.reshape((blocks) => change(blocks as Three));
    exchange(ann, bob);
    expect(ann.text).toEqual(bob.text);
    expect(ann.lines.join('|')).toContain('A receiver keeps and shows what it was sent. Always.');
    expect(ann.lines.join('|').match(/Always/g)).toHaveLength(1);
    // A block that only moves may stay the same to Yjs.
    expect(ann.putBack).toBe(0);
    expect(bob.putBack).toBeLessThan(2);
  });

  it('deletes the block stand alone where it was, and what was known of it goes', () => {
    const [ann, bob] = both();
    bob.type('btwo', 34, ' Bob adds this.');
    ann.reshape(([one, , three]) => [one, three].filter((block) => block !== undefined));
    exchange(ann, bob);
    expect(ann.lines).toEqual(['A sender answers within one minute.', 'Bob adds this.', 'Both say so.']);
    expect(bob.text).toEqual(ann.text);
    const ids = ann.blocks.map((block) => block.getAttribute('id'));
    expect(new Set(ids).size).toBe(3);
    expect(ids[1]).toMatch(/^b/);
  });

  it('stay gone where whoever deleted them had read them', () => {
    const [ann, bob] = both();
    bob.type('btwo', 0, 'Read by Ann. ');
    exchange(ann, bob);
    ann.reshape(([one, , three]) => [one, three].filter((block) => block !== undefined));
    exchange(ann, bob);
    expect(bob.lines).toEqual(['A sender answers within one minute.', 'Both say so.']);
    expect(bob.putBack).toBe(0);
  });

  it('keep their formatting, and come into code without it', () => {
    const [ann, bob] = both();
    bob.reshape(second((two) => ({ ...two, content: [...(two.content ?? []), bold(' Bold.')] })));
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.text.content?.[1]).toMatchObject({ type: 'heading', content: [{}, bold(' Bold.')] });
    bob.reshape(second((two) => ({ ...two, content: [...(two.content ?? []), bold(' More.')] })));
    ann.reshape(second((two) => ({ type: 'codeBlock', attrs: { id: 'btwo' }, content: words(two) })));
    exchange(ann, bob);
    expect(bob.lines[1]).toBe('A receiver keeps what it was sent. Bold. More.');
    expect(bob.text).toEqual(ann.text);
  });

  it('as an item of a list that becomes another list stand in that one, in their place', () => {
    const [ann, bob] = both({
      type: 'doc',
      content: [list('blist', line('bone', 'One'), line('btwo', 'Two'))],
    });
    bob.become([list('blist', line('bone', 'One'), line('bnew', 'One and a half'), line('btwo', 'Two'))]);
    ann.reshape(([only]) => [{ ...only, type: 'orderedList' }] as NodeJson[]);
    exchange(ann, bob);
    expect(ann.text).toEqual(bob.text);
    expect(ann.text.content).toHaveLength(1);
    expect(ann.lines).toEqual(['One', 'One and a half', 'Two']);
  });

  it('as an item of a list that goes stand where the list was', () => {
    const [ann, bob] = both({
      type: 'doc',
      content: [line('bthree', 'Before'), list('blist', line('bone', 'One'))],
    });
    bob.become([line('bthree', 'Before'), list('blist', line('bone', 'One'), line('bnew', 'Kept'))]);
    ann.become([line('bthree', 'Before')]);
    exchange(ann, bob);
    expect(ann.lines).toEqual(['Before', 'Kept']);
    expect(ann.text).toEqual(bob.text);
  });

  it('with a reference and line breaks among them stand with these, and nothing is glued', () => {
    const [ann, bob] = both();
    bob.reshape(
      second((two) => ({
        ...two,
        content: [
          ...(two.content ?? []),
          { type: 'text', text: ' See ' },
          { type: 'crossReference', attrs: { target: 'bone' } },
          { type: 'text', text: ' for more.' },
          { type: 'hardBreak' },
          { type: 'text', text: 'Second line' },
        ],
      })),
    );
    bob.type('btwo', 2, 'new ');
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.text.content?.[1]).toMatchObject({
      type: 'heading',
      content: [
        { type: 'text', text: 'A new receiver keeps what it was sent. See ' },
        { type: 'crossReference', attrs: { target: 'bone' } },
        { type: 'text', text: ' for more.' },
        { type: 'hardBreak' },
        { type: 'text', text: 'Second line' },
      ],
    });
    expect(bob.text).toEqual(ann.text);
  });

  it('into a line that they break stand there once, and so does what is behind the break', () => {
    const [ann, bob] = both();
    bob.reshape(
      second((two) => ({
        ...two,
        content: [
          { type: 'text', text: 'A receiver, ' },
          { type: 'hardBreak' },
          { type: 'text', text: 'says Bob, keeps what it was sent.' },
        ],
      })),
    );
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.lines[1]).toBe('A receiver, says Bob, keeps what it was sent.');
    expect(ann.text.content?.[1]?.content?.map(({ type }) => type)).toEqual(['text', 'hardBreak', 'text']);
    expect(bob.text).toEqual(ann.text);
  });

  it('behind which a line is split stand there once, and what went into the other line is in that alone', () => {
    const [ann, bob] = both();
    keepsWhatItDeletes(bob);
    bob.reshape(
      ([one, , three]) =>
        [
          one,
          line('btwo', 'A receiver keeps'),
          line('bnew', ' what Bob says it was sent.'),
          three,
        ] as NodeJson[],
      TYPED,
    );
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.lines.slice(1, 3).sort()).toEqual([' what Bob says it was sent.', 'A receiver keeps']);
    expect(bob.text).toEqual(ann.text);
    expect(bob.putBack).toBe(0);
  });

  it('in place of others do not bring these back', () => {
    const [ann, bob] = both();
    keepsWhatItDeletes(bob);
    bob.reshape(
      second(() => line('btwo', 'Said anew.')),
      TYPED,
    );
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.lines[1]).toBe('Said anew.');
    expect(bob.text).toEqual(ann.text);
  });

  it.each([
    ['the child of the one before', (items: NodeJson[]) => [nested(items[0], items[1]), items[2]]],
    ['the first', (items: NodeJson[]) => [items[1], items[0], items[2]]],
  ] as const)(
    'an item made %s stands once in the other list that is made of it, and nothing is told',
    (_, change) => {
      const items = ['bone', 'btwo', 'bthree'].map((id) => listItem(line(id, `Item ${id}.`)));
      const [ann, bob] = both({ type: 'doc', content: [{ ...list('blist'), content: items }] });
      bob.reshape(([only]) => [{ ...only, content: change(only?.content ?? []) } as NodeJson]);
      ann.reshape(([only]) => [{ ...only, type: 'orderedList' } as NodeJson]);
      exchange(ann, bob);
      expect(ann.text).toEqual(bob.text);
      for (const item of ['bone', 'btwo', 'bthree'])
        expect(ann.lines.join('|').split(`Item ${item}.`)).toHaveLength(2);
      expect(bob.putBack).toBe(0);
    },
  );

  it('are put back again and again while it goes on', () => {
    const [ann, bob] = both();
    for (let turn = 0; turn < 8; turn += 1) {
      bob.type('btwo', 3, String(turn));
      ann.reshape(second((two) => (turn % 2 === 0 ? heading(two) : { ...two, type: 'paragraph' })));
      exchange(ann, bob);
    }
    expect(ann.lines[1]).toBe('A r76543210eceiver keeps what it was sent.');
    expect(bob.text).toEqual(ann.text);
  });
});

describe('hundreds of histories', () => {
  it.each([1, 2, 3, 4, 5, 6])('from seed %i lose no word that nobody deleted knowing it', (seed) => {
    for (let history = 0; history < 50; history += 1) {
      const random = chance(seed * 1_000 + history);
      const writers = both();
      const deleted = new Set<string>();
      const written: string[] = [];
      for (let step = 0; step < 24; step += 1) {
        const writer = random() < 0.5 ? writers[0] : writers[1];
        const { blocks } = writer;
        const block = blocks[Math.floor(random() * blocks.length)];
        const id = block?.getAttribute('id');
        const what = random();
        if (what < 0.45 && id !== undefined) {
          // One letter of its own, which nothing can be written into.
          const word = String.fromCharCode(0xe000 + written.length);
          written.push(word);
          writer.type(id, Math.floor(random() * 40), word);
        } else if (what < 0.8) writer.reshape((all) => reshaped(all, random));
        else if (what < 0.85) {
          const all = writer.text.content ?? [];
          const place = Math.floor(random() * all.length);
          if (all.length < 2) continue;
          // Where a word stands twice, each may delete the one that the other keeps.
          for (const word of written) if (JSON.stringify(all[place]).includes(word)) deleted.add(word);
          writer.become(all.toSpliced(place, 1));
        } else exchange(...writers);
      }
      exchange(...writers);
      const [ann, bob] = writers;
      expect(ann.text).toEqual(bob.text);
      const said = ann.lines.join('|');
      const lost = written.filter((word) => !deleted.has(word) && !said.includes(word));
      expect(lost, `history ${history}`).toEqual([]);
    }
  });
});

function reshaped(blocks: NodeJson[], random: () => number): NodeJson[] {
  const at = Math.floor(random() * blocks.length);
  const block = blocks[at];
  const before = blocks[at - 1];
  if (block === undefined) return blocks;
  const put = (...now: NodeJson[]) => [...blocks.slice(0, at), ...now, ...blocks.slice(at + 1)];
  const isText = block.type === 'paragraph' || block.type === 'heading';
  const what = Math.floor(random() * 5);
  if (what === 0 && before !== undefined)
    return [...blocks.slice(0, at - 1), block, before, ...blocks.slice(at + 1)];
  if (!isText) {
    const held = (block.content ?? []).flatMap((child) =>
      child.type === 'listItem' ? (child.content ?? []) : [child],
    );
    return put(...held);
  }
  if (what === 1)
    return put(
      block.type === 'heading'
        ? { ...block, type: 'paragraph', attrs: { id: block.attrs?.id ?? null } }
        : heading(block),
    );
  if (what === 2) return put(list(`l${Math.floor(random() * 1e9)}`, { ...block, type: 'paragraph' }));
  if (what === 3)
    return put({
      ...inside('blockquote', { ...block, type: 'paragraph' }),
      attrs: { id: `q${Math.floor(random() * 1e9)}` },
    });
  if (before?.type === 'paragraph' && block.type === 'paragraph') {
    return [...blocks.slice(0, at - 1), joined(before, block), ...blocks.slice(at + 1)];
  }
  return blocks;
}

const bold = (text: string): NodeJson => ({ type: 'text', text, marks: [{ type: 'bold' }] });
const words = ({ content }: NodeJson): NodeJson[] =>
  (content ?? []).map(({ text }) => ({ type: 'text', text: text ?? '' }));

const listItem = (...content: NodeJson[]): NodeJson => ({ type: 'listItem', content });
const nested = (outer: NodeJson | undefined, inner: NodeJson | undefined): NodeJson =>
  listItem(...(outer?.content ?? []), { ...list('binner'), content: inner ? [inner] : [] });
