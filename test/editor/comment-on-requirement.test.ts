import { describe, expect, test } from 'vitest';
import { houseSchema } from '../../app/document/schema';
import { placeOf } from '../../app/editor/panels/comment-form';
import { requirementAt } from '../../app/editor/text/text-index';
import { doc, h, p, requirement } from '../document/blocks';

describe('the place of a comment in the panel', () => {
  test('names the requirement that it is on, and none beside it', () => {
    const text = houseSchema().nodeFromJSON(
      doc(
        h('b1', 1, 'Slots'),
        p('b2', 'Before.'),
        requirement('b3', 'must', 'STD-0042-R3', 'Publish.'),
        p('b4', 'After.'),
      ),
    );
    const named: Record<string, string> = {};
    text.descendants((node, position) => {
      if (typeof node.attrs.id === 'string') named[node.attrs.id] = requirementAt(text, position);
    });
    expect(named).toMatchObject({ b1: '', b2: '', b3: 'STD-0042-R3', b4: '' });
    const begun = { clause: '1 Slots', values: {}, requirement: 'STD-0042-R3' };
    const anchor = { blockId: 'b3', quote: '', prefix: '', suffix: '' };
    expect(placeOf({ ...begun, anchor })).toBe('On requirement STD-0042-R3');
    expect(placeOf({ ...begun, anchor, requirement: '' })).toBe('On a passage of 1 Slots');
    expect(placeOf({ ...begun, anchor: { ...anchor, blockId: null } })).toBe('On the text as a whole');
  });
});
