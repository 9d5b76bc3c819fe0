import { expect, it } from 'vitest';
import { adoptIdentity } from '../../app/document/import/adopt-identity';
import type { DocumentJson, NodeJson } from '../../app/document/json';

const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const text = (...content: NodeJson[]): DocumentJson => ({ type: 'doc', content });

const KNOWN = text({
  type: 'requirement',
  attrs: { id: 'r000000001', ref: 'STD-0002-R23', level: 'must' },
  content: [
    paragraph(
      'p000000001',
      'The system must keep a record of each booking with the organisation that asked.',
    ),
  ],
});

it.each([
  [
    'one word apart, is that requirement',
    'The system must keep a record of every booking with the organisation that asked.',
    'requirement',
  ],
  [
    'sharing half of its words, is a paragraph',
    'A record of a person and of each booking is kept with the organisation; this note explains it.',
    'paragraph',
  ],
])('a paragraph of a file %s', (_what, words, type) => {
  const { content } = adoptIdentity(KNOWN, text(paragraph('n000000001', words)));
  expect(content.content?.map((node) => [node.type, node.attrs?.ref])).toEqual([
    [type, type === 'requirement' ? 'STD-0002-R23' : undefined],
  ]);
});
