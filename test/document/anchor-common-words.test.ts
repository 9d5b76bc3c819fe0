import { describe, expect, it } from 'vitest';
import type { AnchorPlace } from '../../app/document/anchor-types';
import { makeAnchor, resolveAnchor } from '../../app/document/anchors';
import { liveAnchorFinder, positionsOf } from '../../app/document/live-anchors';
import { seedUpdate } from '../../app/document/live-document';
import { doc, h, p } from './blocks';
import { EditorHands, lettersFrom } from './editor-hands';

/** A comment on one of several equal short words, and what an editor then does to it. */
const LINE = 'The sender MAY omit the field. The receiver MAY omit the field.';
const OTHER = 'The system MUST record the time.';
const text = doc(
  h('c1', 1, 'Fields'),
  p('b1', LINE),
  p('b2', 'The system MUST record the date.'),
  p('b3', OTHER),
);

function commented(block: string, line: string, word: string) {
  const hands = new EditorHands('ann', 101, [seedUpdate(text)], lettersFrom(0xac00));
  const from = line.indexOf(word);
  const anchor = makeAnchor(text, block, from, from + word.length);
  const positions = positionsOf(hands.doc, block, from, from + word.length);
  if (anchor === null || positions === null) throw new Error(`no ${word} in ${block}`);
  return {
    hands,
    where: (): AnchorPlace => liveAnchorFinder(hands.doc)({ ...anchor, ...positions }),
  };
}

describe('a comment on a common word', () => {
  it('does not go to the next one of its line when its own is deleted, and is back when that is', () => {
    const { hands, where } = commented('b1', LINE, 'MAY');
    const at = hands.find('MAY omit');
    hands.change((tr) => tr.delete(at, at + 3));
    expect(where()).toMatchObject({ state: 'changed', blockId: 'b1' });
    hands.change((tr) => tr.insertText('MAY', at));
    expect(where()).toMatchObject({ state: 'found', blockId: 'b1', from: 11, to: 14 });
  });

  it('does not go to a sentence like its own', () => {
    const { hands, where } = commented('b2', 'The system MUST record the date.', 'MUST');
    const at = hands.find('MUST record the date');
    hands.change((tr) => tr.delete(at, at + 4));
    expect(where()).toMatchObject({ state: 'changed', blockId: 'b2' });
  });

  it('goes with its sentence when that is cut and pasted, though its line has another', () => {
    const { hands, where } = commented('b1', LINE, 'MAY');
    const sentence = 'The sender MAY omit the field. ';
    const from = hands.find(sentence);
    hands.change((tr) => tr.delete(from, from + sentence.length));
    const to = hands.find(OTHER);
    hands.change((tr) => tr.insertText(sentence, to));
    expect(where()).toMatchObject({ state: 'moved', blockId: 'b3', from: 11, to: 14 });
  });

  it('is not taken for letters inside a longer word', () => {
    const before = doc(p('b1', 'R'));
    const anchor = makeAnchor(before, 'b1', 0, 1);
    if (anchor === null) throw new Error('no R');
    expect(resolveAnchor(doc(p('b1', 'FHIR')), anchor)).toMatchObject({ state: 'changed', blockId: 'b1' });
    expect(resolveAnchor(doc(p('b1', 'R or not')), anchor)).toMatchObject({ state: 'found', blockId: 'b1' });
  });
});
