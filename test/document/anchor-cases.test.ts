import { expect, test } from 'vitest';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { liveAnchorFinder } from '../../app/document/live-anchors';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, p } from './blocks';
import { Desk, SENTENCE, text } from './comment-desk';
import { EditorHands, lettersFrom } from './editor-hands';

/**
 * Where a comment is once something happened to its words, done as the editor does it: one expectation for all three
 * ways of looking, or one for each: live, read from its log, frozen.
 */
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
    'words typed before and beside them, then they alone deleted',
    (desk) => desk.type('gladly ', 'must send').type('soon ', 'an ack').replace('an acknowledgement ', ''),
    {
      must: unchanged.must,
      words: 'changed b1: soon',
      clause: 'changed c1',
    },
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
