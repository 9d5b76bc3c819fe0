import type { DocumentJson, NodeJson } from '../../app/document/json';

/** A short draft with every kind of block, for tests of the page that writes it. */

const text = (words: string): NodeJson => ({ type: 'text', text: words });
const paragraph = (id: string, ...words: NodeJson[]): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: words,
});
const heading = (id: string, level: number, words: string): NodeJson => ({
  type: 'heading',
  attrs: { id, level, numbered: true },
  content: [text(words)],
});
const cell = (type: 'tableHeader' | 'tableCell', id: string, words: string): NodeJson => ({
  type,
  content: [paragraph(id, text(words))],
});

export const draftText = (reference: string): DocumentJson => ({
  type: 'doc',
  content: [
    heading('bscope00000', 1, 'Scope'),
    paragraph('bscopeword1', text('This standard says how a discharge summary travels from hospital to GP.')),
    heading('bterms00000', 2, 'Terms'),
    {
      type: 'definition',
      attrs: { id: 'bdefinition', term: 'Discharge summary' },
      content: [paragraph('bmeaning000', text('What a hospital tells the GP when a patient goes home.'))],
    },
    heading('bsending000', 1, 'Sending'),
    {
      type: 'requirement',
      attrs: { id: 'brequire001', ref: `${reference}-R1`, level: 'must' },
      content: [paragraph('brequire1p0', text('A sender sends the summary within 24 hours of discharge.'))],
    },
    {
      type: 'callout',
      attrs: { id: 'bcallout000', kind: 'informative', title: 'Why 24 hours' },
      content: [paragraph('bcalloutp00', text('Medicines change on discharge, and the GP prescribes next.'))],
    },
    {
      type: 'table',
      attrs: { id: 'btable00000', caption: 'Elements of the summary' },
      content: [
        {
          type: 'tableRow',
          content: [
            cell('tableHeader', 'bcell000001', 'Element'),
            cell('tableHeader', 'bcell000002', 'Needed'),
          ],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', 'bcell000003', 'NHS number'),
            cell('tableCell', 'bcell000004', 'Always'),
          ],
        },
      ],
    },
    paragraph('bseetable00', text('The elements stand in '), {
      type: 'crossReference',
      attrs: { target: 'btable00000', label: 'Table 1' },
    }),
    {
      type: 'codeBlock',
      attrs: { id: 'bcode000000', language: 'json' },
      content: [text('{ "resourceType": "Bundle" }')],
    },
    {
      type: 'bulletList',
      attrs: { id: 'blist000000' },
      content: [
        { type: 'listItem', content: [paragraph('blistitem01', text('By message'))] },
        { type: 'listItem', content: [paragraph('blistitem02', text('By look-up'))] },
      ],
    },
    heading('bconform000', 1, 'Conformance'),
    paragraph('bconformp00', text('A product conforms when it meets every MUST of this standard.')),
  ],
});
