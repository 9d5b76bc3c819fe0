import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../app/document/json';
import { houseSchema } from '../../app/document/schema';
import { mendRepeated } from '../../app/editor/text/repeated-ids';
import { line, list } from './two-writers';

const schema = houseSchema();

/** What is left of these blocks: type, id and words of each block of text, ids that were minted as "new". */
function mended(...content: NodeJson[]): string[] {
  const doc = Node.fromJSON(schema, { type: 'doc', content });
  const { doc: after } = mendRepeated(EditorState.create({ schema, doc }));
  after.check();
  const given = JSON.stringify(content);
  const lines: string[] = [];
  after.descendants((node) => {
    const { id, ref } = node.attrs;
    if (typeof id === 'string') {
      const name = given.includes(`"${id}"`) ? id : 'new';
      lines.push(
        [node.type.name, name, ref ?? '', node.isTextblock ? node.textContent : ''].join(' ').trim(),
      );
    }
    return true;
  });
  return lines;
}

const requirement = (words: string, id = 'breq'): NodeJson => ({
  type: 'requirement',
  attrs: { id, ref: 'STD-0001-R5', level: 'must' },
  content: [line('bline', words)],
});
const figure = (alt: string): NodeJson => ({ type: 'figure', attrs: { id: 'bfig', src: 'x', alt } });
const table = (caption: string, ...words: string[]): NodeJson => ({
  type: 'table',
  attrs: { id: 'btable', caption },
  content: [
    {
      type: 'tableRow',
      content: words.map((said, at) => ({ type: 'tableCell', content: [line(`bcell${at}`, said)] })),
    },
  ],
});

describe('a block that stands twice', () => {
  it.each([
    [
      'moved by both',
      [line('bone', 'Same.'), line('btwo', 'Two'), line('bone', 'Same.')],
      ['paragraph bone  Same.', 'paragraph btwo  Two'],
    ],
    [
      'made a heading and a list',
      [line('bone', 'Same.', 'heading'), list('blist', line('bone', 'Same.'))],
      ['heading bone  Same.'],
    ],
    [
      'of which the second says more',
      [line('bone', 'A word.'), line('bone', 'A small word.')],
      ['paragraph bone  A small word.'],
    ],
    [
      'of which the first says more',
      [line('bone', 'A small word.'), line('bone', 'A word.')],
      ['paragraph bone  A small word.'],
    ],
    [
      'with something of its own each',
      [line('bone', 'A big word.'), line('bone', 'A small word.')],
      ['paragraph bone  A big word.', 'paragraph new  A small word.'],
    ],
    [
      'a requirement moved by both',
      [requirement('Answer.'), line('bx', 'x'), requirement('Answer.')],
      ['requirement breq STD-0001-R5', 'paragraph bline  Answer.', 'paragraph bx  x'],
    ],
    [
      'a requirement moved by both, and more said in the second',
      [requirement('Answer.'), requirement('Answer now.')],
      ['requirement breq STD-0001-R5', 'paragraph bline  Answer now.'],
    ],
    [
      'a requirement with words of its own each',
      [requirement('Answer soon.'), requirement('Answer now.')],
      [
        'requirement breq STD-0001-R5',
        'paragraph bline  Answer soon.',
        'requirement new',
        'paragraph new  Answer now.',
      ],
    ],
    ['a figure moved by both', [figure('A map'), figure('A map')], ['figure bfig']],
    ['a figure described in two ways', [figure('A map'), figure('A plan')], ['figure bfig', 'figure new']],
    [
      'a table of which each has a cell of its own',
      [table('', 'a', 'same'), table('', 'b', 'same')],
      [
        'table btable',
        'paragraph bcell0  a',
        'paragraph bcell1  same',
        'table new',
        'paragraph new  b',
        'paragraph new  same',
      ],
    ],
  ])('%s', (_, content, left) => {
    expect(mended(...content)).toEqual(left);
  });
});
