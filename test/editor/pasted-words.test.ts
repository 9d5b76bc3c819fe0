import { Slice } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { houseSchema } from '../../app/document/schema';
import { cleanSlice } from '../../app/editor/text/pasted-words';
import { doc, h, p } from '../document/blocks';

describe('words that are pasted', () => {
  test('hold no character that a file could not hold, and are otherwise what they were', () => {
    const schema = houseSchema();
    const pasted = schema.nodeFromJSON(
      doc(
        h('b0000000001', 1, 'Sco\u0000pe'),
        p('b0000000002', 'One\u0001\u000ctab\tend'),
        p('b0000000003', '\u0000'),
      ),
    );
    const { content } = cleanSlice(new Slice(pasted.content, 1, 1));
    expect(content.textBetween(0, content.size, '|')).toBe('Scope|One tab\tend|');
    expect(content.firstChild?.attrs.id).toBe('b0000000001');
  });
});
