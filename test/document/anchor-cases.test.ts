import { Fragment, Slice } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Anchor } from '../../app/document/anchor-types';
import { makeAnchor, resolveAnchor } from '../../app/document/anchors';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { inlineText } from '../../app/document/inline-text';
import { blockId, type DocumentJson, walk } from '../../app/document/json';
import { liveAnchorFinder, positionsOf } from '../../app/document/live-anchors';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, h, p } from './blocks';
import { EditorHands, lettersFrom } from './editor-hands';

/**
 * What can happen to commented words, done as the editor does it, and where the comment is then. The short word
 * stands in every sentence of the text, so that only its place tells which one is meant.
 */
const SENTENCE = 'Systems must send an acknowledgement within two seconds.';
const text = doc(
  h('c1', 1, 'Sending'),
  p('b1', SENTENCE),
  p('b2', 'Systems must send it once; they must not wait.'),
  h('c2', 1, 'Answering'),
  p('b3', 'Receivers must answer.'),
);

/** Comments on the same sentence: on one common word, on telling words, on all of the clause. */
function commentsOn(live: Y.Doc): Record<'must' | 'words' | 'clause', Anchor> {
  const on = (quote: string): Anchor => {
    const from = SENTENCE.indexOf(quote);
    const made = makeAnchor(text, 'b1', from, from + quote.length);
    const positions = positionsOf(live, 'b1', from, from + quote.length);
    if (made === null || positions === null) throw new Error('no block b1');
    return { ...made, ...positions };
  };
  const clause = makeAnchor(text, 'c1');
  if (clause === null) throw new Error('no clause c1');
  return { must: on('must'), words: on('an acknowledgement'), clause };
}

class Desk {
  readonly hands = new EditorHands('ann', 101, [seedUpdate(text)], lettersFrom(0xac00));
  readonly anchors = commentsOn(this.hands.doc);
  private readonly undo = new Y.UndoManager(this.hands.doc.getXmlFragment('text'), {
    captureTimeout: 0,
    trackedOrigins: new Set([null, ySyncPluginKey]),
  });

  type(words: string, before: string): this {
    const at = this.hands.find(before);
    this.hands.change((tr) => tr.insertText(words, at));
    return this;
  }

  replace(old: string, words: string): this {
    const at = this.hands.find(old);
    this.hands.change((tr) =>
      words === '' ? tr.delete(at, at + old.length) : tr.insertText(words, at, at + old.length),
    );
    return this;
  }

  /** Cuts words and pastes them before others. */
  cutAndPaste(words: string, before: string): this {
    return this.replace(words, '').type(words, before);
  }

  split(before: string): this {
    const at = this.hands.find(before);
    this.hands.change((tr) => tr.split(at));
    return this;
  }

  /** Joins the block that begins with these words to the one above. */
  join(words: string): this {
    const at = this.hands.find(words);
    this.hands.change((tr) => tr.join(at - 1));
    return this;
  }

  deleteBlocks(first: string, last: string): this {
    const [from, to] = [this.hands.find(first), this.hands.find(last)];
    this.hands.change((tr) => tr.delete(tr.doc.resolve(from).before(1), tr.doc.resolve(to).after(1)));
    return this;
  }

  moveToEnd(first: string, last: string): this {
    const [from, to] = [this.hands.find(first), this.hands.find(last)];
    this.hands.change((tr) => {
      const [start, end] = [tr.doc.resolve(from).before(1), tr.doc.resolve(to).after(1)];
      const cut = tr.doc.slice(start, end).content;
      const left = tr.delete(start, end);
      return left.replace(left.doc.content.size, left.doc.content.size, new Slice(Fragment.from(cut), 0, 0));
    });
    return this;
  }

  undoAll(): this {
    while (this.undo.undo() !== null);
    this.hands.take([]);
    return this;
  }

  takeIn(update: Uint8Array): this {
    this.hands.take([update]);
    return this;
  }

  /** Where the comments are: in this live text, in one that a server read from its log, in the frozen text. */
  places(live: Y.Doc = this.hands.doc): Record<string, string[]> {
    const fresh = openLive([Y.encodeStateAsUpdate(live)]);
    const content = readText(live);
    const found = Object.entries(this.anchors).map(([name, anchor]): [string, string[]] => {
      const places = [
        liveAnchorFinder(live)(anchor),
        liveAnchorFinder(fresh)(anchor),
        resolveAnchor(content, anchor),
      ];
      return [
        name,
        places.map((place) => {
          if (place.state === 'lost') return 'lost';
          if (anchor.quote === '') return `${place.state} ${place.blockId}`;
          const says = place.state === 'changed' ? place.now : wordsAt(content, place);
          return `${place.state} ${place.blockId.replace(/^ann\d+$/, 'new')}: ${says}`;
        }),
      ];
    });
    return Object.fromEntries(found);
  }
}

function wordsAt(content: DocumentJson, at: { blockId: string; from: number; to: number }): string {
  let words = '';
  walk(content, (node) => {
    if (blockId(node) === at.blockId) words = inlineText(node).slice(at.from, at.to);
  });
  return words;
}

/** One expectation for all three ways of looking, or one for each: live, read from its log, frozen. */
type Expected = string | readonly [string, string, string];
interface Case {
  readonly must: Expected;
  readonly words: Expected;
  readonly clause: Expected;
}
const unchanged = { must: 'found b1: must', words: 'found b1: an acknowledgement', clause: 'found c1' };

const cases: Array<[string, (desk: Desk) => Desk, Case]> = [
  ['nothing', (desk) => desk, unchanged],
  [
    'edit inside',
    (desk) => desk.replace('must send an', 'should send an').replace('acknowledgement', 'ack'),
    { must: 'changed b1: should', words: 'changed b1: an ack', clause: 'changed c1' },
  ],
  [
    'edit around',
    (desk) => desk.replace('System', 'All user').replace('send an', 'return an').replace('two', 'ten'),
    { ...unchanged, clause: 'changed c1' },
  ],
  [
    'words typed on both sides of them',
    (desk) => desk.type('always ', 'must send an').type('soon ', 'an ack').type(' now', ' within'),
    { ...unchanged, clause: 'changed c1' },
  ],
  [
    'deleted words',
    (desk) => desk.replace(' must send an acknowledgement', ''),
    {
      must: 'changed b1: Systems within two seconds.',
      words: 'changed b1: Systems within two seconds.',
      clause: 'changed c1',
    },
  ],
  [
    'deleted words with the rest of the sentence standing',
    (desk) => desk.replace('an acknowledgement ', ''),
    { must: unchanged.must, words: 'changed b1: ', clause: 'changed c1' },
  ],
  [
    'deleted block',
    (desk) => desk.deleteBlocks('Systems must send an', 'Systems must send an'),
    { must: 'lost', words: 'lost', clause: 'changed c1' },
  ],
  [
    'deleted clause',
    (desk) => desk.deleteBlocks('Sending', 'Systems must send it'),
    { must: 'lost', words: 'lost', clause: 'lost' },
  ],
  ['undo of edits', (desk) => desk.replace('must send an ack', 'may lack').undoAll(), unchanged],
  [
    'undo of a deleted clause',
    (desk) => desk.deleteBlocks('Sending', 'Systems must send it').undoAll(),
    unchanged,
  ],
  [
    'the common word deleted, while its sentence stands and others have the word',
    (desk) => desk.replace('must send an', 'send an'),
    { must: 'changed b1: ', words: unchanged.words, clause: 'changed c1' },
  ],
  [
    'its sentence cut and pasted elsewhere',
    (desk) => desk.replace(SENTENCE, 'Others must not.').type(SENTENCE, 'Receivers must answer'),
    {
      // A frozen text knows no more than the block that it was in, and that has the word.
      must: ['moved b3: must', 'moved b3: must', 'found b1: must'],
      words: 'moved b3: an acknowledgement',
      clause: 'changed c1',
    },
  ],
  [
    'cut and paste elsewhere',
    (desk) => desk.cutAndPaste('an acknowledgement', 'it once'),
    { must: unchanged.must, words: 'moved b2: an acknowledgement', clause: 'changed c1' },
  ],
  [
    'cut and paste within the line',
    (desk) => desk.cutAndPaste('an acknowledgement ', 'two seconds'),
    { ...unchanged, clause: 'changed c1' },
  ],
  ['clause moved', (desk) => desk.moveToEnd('Sending', 'Systems must send it'), unchanged],
  [
    'block moved to another clause',
    (desk) => desk.moveToEnd('Systems must send an', 'Systems must send an'),
    { ...unchanged, clause: 'changed c1' },
  ],
  [
    'clause split',
    (desk) => desk.split('an acknowledgement').type('x', 'an acknowledgement'),
    { must: unchanged.must, words: 'moved new: an acknowledgement', clause: 'changed c1' },
  ],
  [
    'clause split within the words',
    (desk) => desk.split('acknowledgement'),
    {
      must: unchanged.must,
      words: ['changed b1: an ', 'changed b1: an ', 'changed b1: Systems must send an'],
      clause: 'changed c1',
    },
  ],
  [
    'clause split and joined',
    (desk) => desk.split('acknowledgement').join('acknowledgement'),
    { ...unchanged, clause: 'found c1' },
  ],
  [
    'block joined to the one above',
    (desk) => desk.moveToEnd('Systems must send an', 'Systems must send an').join('Systems must send an'),
    { must: 'moved b3: must', words: 'moved b3: an acknowledgement', clause: 'changed c1' },
  ],
  [
    'restore',
    (desk) => {
      desk.deleteBlocks('Sending', 'Systems must send it');
      return desk.takeIn(restoreUpdate([desk.hands.state], text));
    },
    unchanged,
  ],
  [
    'amendment merged',
    (desk) => {
      const seed = seedBranch([desk.hands.state]);
      const author = new EditorHands('cleo', 201, [seed.update], lettersFrom(0xc000));
      const at = author.find('must send an');
      author.change((tr) => tr.insertText('should', at, at + 4));
      desk.replace('two seconds', 'ten seconds');
      const merged = mergeBranch(parseDocument(seed.canonical), [desk.hands.state], [author.state], {
        otherwise: 'accept',
      });
      return desk.takeIn(merged.update);
    },
    { must: 'changed b1: should', words: unchanged.words, clause: 'changed c1' },
  ],
];

test.each(cases)('%s', (_sentence, act, expected) => {
  const places = act(new Desk()).places();
  const three = (one: Expected) => (typeof one === 'string' ? [one, one, one] : one);
  expect(places).toEqual({
    must: three(expected.must),
    words: three(expected.words),
    clause: three(expected.clause),
  });
});

test('next version: an anchor of the former draft is found by its block and words in a text of its own', () => {
  const desk = new Desk();
  const next = new EditorHands('zoe', 301, [seedUpdate(readText(desk.hands.doc))], lettersFrom(0xd000));
  const at = next.find('must send an');
  next.change((tr) => tr.insertText('should', at, at + 4));
  expect(desk.places(next.doc)).toMatchObject({
    must: Array(3).fill('changed b1: should'),
    words: Array(3).fill(unchanged.words),
  });
  // Its positions are those of another text: they are never taken for places of this one.
  const edited = doc(...(text.content ?? []).slice(0, 1), p('b1', 'All of this is other text by now, yes.'));
  const other = openLive([seedUpdate(edited)]);
  const place = liveAnchorFinder(other)(desk.anchors.must);
  expect(place).toMatchObject({ state: 'changed', now: 'All of this is other text by now, yes.' });
});
