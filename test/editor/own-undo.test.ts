import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { textFragment } from '../../app/document/live-document';
import { OwnUndo } from '../../app/editor/text/own-undo';
import { exchange, line, list, Writer } from './two-writers';

/** What the editor's own edits come from. */
const TYPED = ySyncPluginKey;

const START: DocumentJson = { type: 'doc', content: [line('bone', 'One.'), line('btwo', 'Two.')] };

function pages() {
  const [ann, bob] = [new Writer(START), new Writer(START)];
  return {
    ann,
    bob,
    undoOfAnn: new OwnUndo(textFragment(ann.doc)),
    undoOfBob: new OwnUndo(textFragment(bob.doc)),
  };
}

const cell = (id: string): NodeJson => ({ type: 'tableCell', content: [line(id, '')] });

/** Blocks with a line that has the id `bin`. */
const MADE: readonly (readonly [string, NodeJson])[] = [
  ['heading', line('bin', 'Ann’s', 'heading', { level: 3 })],
  ['bulletList', list('blist', line('bin', 'Ann’s'))],
  [
    'requirement',
    {
      type: 'requirement',
      attrs: { id: 'breq', ref: 'STD-0001-R1', level: 'must' },
      content: [line('bin', 'Ann’s')],
    },
  ],
  ['blockquote', { type: 'blockquote', attrs: { id: 'bquote' }, content: [line('bin', 'Ann’s')] }],
  ['codeBlock', line('bin', 'Ann’s', 'codeBlock', { language: 'json' })],
  ['paragraph', line('bin', 'Ann’s')],
  [
    'table',
    {
      type: 'table',
      attrs: { id: 'btable' },
      content: [{ type: 'tableRow', content: [cell('bin'), cell('bother')] }],
    },
  ],
];

describe('taking back', () => {
  it.each(MADE)('the making of a %s leaves what somebody else wrote in it, and what it is', (type, block) => {
    const { ann, bob, undoOfAnn, undoOfBob } = pages();
    ann.reshape((blocks) => [...blocks, block], TYPED);
    exchange(ann, bob);
    bob.type('bin', 99, ' Bob’s', TYPED);
    exchange(ann, bob);
    undoOfAnn.undo();
    exchange(ann, bob);
    expect(ann.text).toEqual(bob.text);
    const left = ann.text.content?.[2];
    expect(left).toMatchObject({ type, ...(block.attrs ? { attrs: block.attrs } : {}) });
    expect(ann.lines).toEqual(['One.', 'Two.', ' Bob’s']);
    expect(ann.blocks.at(-1)?.getAttribute('id')).toBe('bin');

    undoOfAnn.redo();
    exchange(ann, bob);
    expect(ann.lines.slice(0, 3).join('|')).toMatch(/^One\.\|Two\.\|(Ann’s)? Bob’s$/);
    undoOfBob.undo();
    exchange(ann, bob);
    expect(ann.text).toEqual(bob.text);
    expect(ann.lines.join('|')).not.toContain('Bob’s');
  });

  it.each(MADE)('the making of a %s in which nobody else wrote leaves nothing', (_, block) => {
    const { ann, bob, undoOfAnn } = pages();
    ann.reshape((blocks) => [...blocks, block], TYPED);
    exchange(ann, bob);
    undoOfAnn.undo();
    exchange(ann, bob);
    expect(ann.text).toEqual(START);
    expect(bob.text).toEqual(START);
    undoOfAnn.redo();
    expect(ann.text.content?.[2]).toMatchObject({ type: block.type });
  });

  it.each([
    ['a heading', (two: NodeJson) => ({ ...two, type: 'heading', attrs: { ...two.attrs, level: 2 } })],
    ['a list', (two: NodeJson) => list('blist', two)],
  ] as const)(
    'the making of %s out of a line gives the line back with what was written in it since',
    (_, change) => {
      const { ann, bob, undoOfAnn } = pages();
      ann.reshape(([one, two]) => (one && two ? [one, change(two)] : []), TYPED);
      exchange(ann, bob);
      bob.type('btwo', 99, ' Bob’s');
      bob.type('btwo', 0, 'Also ');
      exchange(ann, bob);
      undoOfAnn.undo();
      exchange(ann, bob);
      expect(ann.text).toEqual({
        type: 'doc',
        content: [line('bone', 'One.'), line('btwo', 'Also Two. Bob’s')],
      });
      expect(bob.text).toEqual(ann.text);
      undoOfAnn.redo();
      exchange(ann, bob);
      expect(ann.text.content?.[1]?.type).toBe(change(line('btwo', '')).type);
      expect(ann.lines[1]).toBe('Also Two. Bob’s');
      expect(bob.text).toEqual(ann.text);
    },
  );

  it('an attribute alone still works', () => {
    const { ann, undoOfAnn } = pages();
    ann.reshape((blocks) => [...blocks, line('bin', '{}', 'codeBlock')], TYPED);
    undoOfAnn.stopCapturing();
    ann.reshape(
      ([one, two, code]) =>
        one && two && code ? [one, two, { ...code, attrs: { ...code.attrs, language: 'json' } }] : [],
      TYPED,
    );
    expect(ann.text.content?.[2]?.attrs?.language).toBe('json');
    undoOfAnn.undo();
    expect(ann.text.content?.[2]?.attrs?.language ?? null).toBe(null);
    expect(ann.text.content?.[2]?.attrs?.id).toBe('bin');
  });

  it('what was put back after somebody swept it away is one’s own', () => {
    const { ann, bob, undoOfBob } = pages();
    bob.type('btwo', 99, ' Bob’s', TYPED);
    undoOfBob.stopCapturing();
    ann.reshape(([one, two]) =>
      one && two ? [one, { ...two, type: 'heading', attrs: { ...two.attrs, level: 2 } }] : [],
    );
    exchange(ann, bob);
    expect(ann.lines[1]).toBe('Two. Bob’s');
    undoOfBob.undo();
    exchange(ann, bob);
    expect(ann.lines[1]).toBe('Two.');
    expect(bob.text).toEqual(ann.text);
  });
});
