import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../app/document/json';
import { textFragment } from '../../app/document/live-document';
import { OwnUndo } from '../../app/editor/text/own-undo';
import { bothWrite, exchange, heading, inside, joined, line, list, type Writer } from './two-writers';

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

/** As the editor of a page does, to take it back. */
const keepsWhatItDeletes = ({ doc }: Writer) => new OwnUndo(textFragment(doc));
const TYPED = ySyncPluginKey;

describe('words written while somebody else', () => {
  it.each(SHAPES)('makes %s stand where they were written', (_, change) => {
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite();
    bob.type('btwo', 0, 'Read by Ann. ');
    exchange(ann, bob);
    ann.reshape(([one, , three]) => [one, three].filter((block) => block !== undefined));
    exchange(ann, bob);
    expect(bob.lines).toEqual(['A sender answers within one minute.', 'Both say so.']);
    expect(bob.putBack).toBe(0);
  });

  it('keep their formatting, and come into code without it', () => {
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite({
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
    const [ann, bob] = bothWrite({
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
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite();
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
    const [ann, bob] = bothWrite();
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

  it('take words out that were in the line stay out of it, of somebody too who writes nothing', () => {
    const [ann, bob] = bothWrite();
    keepsWhatItDeletes(bob);
    bob.cut('btwo', 'what it ', TYPED);
    ann.reshape(second(heading));
    exchange(ann, bob);
    expect(ann.lines[1]).toBe('A receiver keeps was sent.');
    expect(bob.text).toEqual(ann.text);
  });

  it('take words out that somebody writes again knowing it leave these, when a line that was away brings it all', () => {
    const [ann, bob] = bothWrite();
    keepsWhatItDeletes(bob);
    bob.type('btwo', 0, 'Note: ', TYPED);
    bob.cut('btwo', 'what it ', TYPED);
    exchange(ann, bob);
    bob.saved();
    ann.reshape(second((two) => heading(line('btwo', 'Note: A receiver keeps what it was sent.', two.type))));
    bob.catchUp(ann);
    expect(bob.lines[1]).toBe('Note: A receiver keeps what it was sent.');
    expect(bob.putBack).toBe(0);
    bob.type('btwo', 0, 'Please ', TYPED);
    bob.cut('btwo', 'Note: ', TYPED);
    ann.reshape(second((two) => ({ ...two, type: 'paragraph' })));
    bob.catchUp(ann);
    ann.catchUp(bob);
    expect(bob.lines[1]).toBe('Please A receiver keeps what it was sent.');
    expect(ann.text).toEqual(bob.text);
  });

  it.each([
    ['the child of the one before', (items: NodeJson[]) => [nested(items[0], items[1]), items[2]]],
    ['the first', (items: NodeJson[]) => [items[1], items[0], items[2]]],
  ] as const)(
    'an item made %s stands once in the other list that is made of it, and nothing is told',
    (_, change) => {
      const items = ['bone', 'btwo', 'bthree'].map((id) => listItem(line(id, `Item ${id}.`)));
      const [ann, bob] = bothWrite({ type: 'doc', content: [{ ...list('blist'), content: items }] });
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
    const [ann, bob] = bothWrite();
    for (let turn = 0; turn < 8; turn += 1) {
      bob.type('btwo', 3, String(turn));
      ann.reshape(second((two) => (turn % 2 === 0 ? heading(two) : { ...two, type: 'paragraph' })));
      exchange(ann, bob);
    }
    expect(ann.lines[1]).toBe('A r76543210eceiver keeps what it was sent.');
    expect(bob.text).toEqual(ann.text);
  });
});

const bold = (text: string): NodeJson => ({ type: 'text', text, marks: [{ type: 'bold' }] });
const words = ({ content }: NodeJson): NodeJson[] =>
  (content ?? []).map(({ text }) => ({ type: 'text', text: text ?? '' }));

const listItem = (...content: NodeJson[]): NodeJson => ({ type: 'listItem', content });
const nested = (outer: NodeJson | undefined, inner: NodeJson | undefined): NodeJson =>
  listItem(...(outer?.content ?? []), { ...list('binner'), content: inner ? [inner] : [] });
