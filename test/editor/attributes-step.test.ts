import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { houseSchema } from '../../app/document/schema';
import { AttributesStep } from '../../app/editor/text/attributes-step';
import { draftText } from '../support/draft-text';

const state = EditorState.create({ doc: Node.fromJSON(houseSchema(), draftText('STD-0001')) });

/** Every block with an id: where it stands, and the id. */
function blocksOf(doc: Node): (readonly [position: number, id: string])[] {
  const found: (readonly [number, string])[] = [];
  doc.descendants(({ attrs }, position) => {
    if (typeof attrs.id === 'string') found.push([position, attrs.id]);
  });
  return found;
}

describe('a step that sets attributes of many blocks', () => {
  it('does what as many steps for one block would do, and keeps the selection and what it does not name', () => {
    const blocks = blocksOf(state.doc);
    const one = state.tr;
    for (const [position, id] of blocks) one.setNodeAttribute(position, 'id', `${id}x`);
    const all = state.tr.step(
      new AttributesStep(new Map(blocks.map(([position, id]) => [position, { id: `${id}x` }]))),
    );
    expect(blocks.length).toBeGreaterThan(10);
    expect(all.doc.toJSON()).toEqual(one.doc.toJSON());
    expect(all.selection.toJSON()).toEqual(state.selection.toJSON());
  });

  it('leaves blocks that it does not name the same nodes', () => {
    const [first = [0, '']] = blocksOf(state.doc);
    const { doc } = state.tr.step(new AttributesStep(new Map([[first[0], { id: 'another0000' }]])));
    expect(doc.child(0)).not.toBe(state.doc.child(0));
    for (let at = 1; at < doc.childCount; at += 1) expect(doc.child(at)).toBe(state.doc.child(at));
  });

  it('can be taken back, and follows its blocks through other changes', () => {
    const blocks = blocksOf(state.doc);
    const [, [position, id] = [0, ''], [gone] = [0]] = blocks;
    const step = new AttributesStep(new Map([position, gone].map((at) => [at, { id: `set${at}` }])));
    const { doc } = state.tr.step(step);
    expect(step.invert(state.doc).apply(doc).doc?.toJSON()).toEqual(state.doc.toJSON());

    const tr = state.tr.delete(gone, gone + (state.doc.nodeAt(gone)?.nodeSize ?? 0)).insertText('More. ', 1);
    const mapped = step.map(tr.mapping)?.apply(tr.doc).doc;
    const ids = mapped === undefined || mapped === null ? [] : blocksOf(mapped).map(([, one]) => one);
    expect(ids).toEqual(
      blocks.filter(([at]) => at !== gone).map(([, one]) => (one === id ? `set${position}` : one)),
    );
  });

  it('fails where no block stands', () => {
    const step = new AttributesStep(new Map([[state.doc.content.size + 5, { id: 'nowhere0000' }]]));
    expect(step.apply(state.doc).failed).not.toBeNull();
  });
});
