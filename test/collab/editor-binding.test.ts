import { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { importMarkdown } from '../../app/document/import-markdown';
import { seedUpdate } from '../../app/document/live-document';
import { houseSchema } from '../../app/document/schema';
import { DocumentState } from '../../server/collab/document-state';
import { readStructure } from '../../server/collab/update-structure';

/** Texts between which the editor's own binding writes the way; every kind of block and mark occurs. */
const TEXTS = [
  '# Scope\n\nA *sender* MUST send **at once**.\n\n- one\n- two\n  - deep\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  '# Scope and terms\n\nA sender SHOULD send `at once`, see [the API](https://example.org).\n\n1. one\n2. two\n',
  '## Terms\n\n> Quoted ~~once~~ twice.\n\n```json\n{"a": 1}\n```\n\n# Scope\n\nA *sender* MUST send.\n\n***\n',
  '',
];

describe('what the editor writes is taken in', () => {
  it('seeded texts and every change between them, by the binding the editor uses', () => {
    const schema = houseSchema();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
    const fragment = doc.getXmlFragment('text');
    const meta = { mapping: new Map(), isOMark: new Map() };
    for (const source of [...TEXTS, ...TEXTS.toReversed()]) {
      const { content } = importMarkdown(new TextEncoder().encode(source));
      doc.transact(() => updateYFragment(doc, fragment, Node.fromJSON(schema, content), meta));

      const seeded = new DocumentState().accept(readStructure(seedUpdate(content)), null, () => []);
      expect(['new', 'nothing']).toContain(seeded.kind);
    }
    const state = new DocumentState();
    expect(updates.length).toBeGreaterThan(5);
    for (const bytes of updates) {
      expect(state.accept(readStructure(bytes), null, () => [])).toMatchObject({ kind: 'new' });
    }
  });
});
