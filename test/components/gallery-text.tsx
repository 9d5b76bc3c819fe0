import { DifferenceLegend } from '../../app/components/difference-legend';
import { CopyButton } from '../../app/components/hash';
import { PrintButton } from '../../app/components/print-button';
import { ReadingLayout } from '../../app/components/reading-layout';
import { RequirementLevelMark } from '../../app/components/requirement-level';
import { StandardText } from '../../app/components/standard-text';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { outlineOf } from '../../app/document/outline';
import { renderText } from '../../app/document/render';
import { REQUIREMENT_LEVELS } from '../../db/words';

const words = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const cell = (type: string, text: string): NodeJson => ({ type, content: [words(text)] });
const row = (type: string, ...texts: string[]): NodeJson => ({
  type: 'tableRow',
  content: texts.map((text) => cell(type, text)),
});
const heading = (id: string, level: number, text: string): NodeJson => ({
  type: 'heading',
  attrs: { id, level, numbered: true },
  content: [{ type: 'text', text }],
});
const requirement = (id: string, ref: string, level: string, text: string): NodeJson => ({
  type: 'requirement',
  attrs: { id, ref, level },
  content: [words(text)],
});

/** A text with one of everything that a standard is made of. */
const TEXT: DocumentJson = {
  type: 'doc',
  content: [
    heading('scope', 1, 'Scope'),
    words('A referral message carries one request for care from one organisation to another.'),
    {
      type: 'callout',
      attrs: { id: 'note', kind: 'informative', title: 'Example' },
      content: [words('A general practice refers a patient to a hospital clinic.')],
    },
    heading('messages', 1, 'Messages that are exchanged'),
    requirement('req-1', 'R1', 'must', 'The sending system MUST name the patient by NHS number.'),
    requirement('req-2', 'R2', 'should', 'The receiving system SHOULD answer within two seconds.'),
    requirement('req-3', 'R3', 'may', 'Either system MAY keep a copy of the message.'),
    {
      type: 'callout',
      attrs: { id: 'binding', kind: 'normative', title: '' },
      content: [words('A number that is not verified is marked so.')],
    },
    heading('identity', 2, 'Identity of the patient'),
    {
      type: 'definition',
      attrs: { id: 'term', term: 'message' },
      content: [words('What one system sends.')],
    },
    {
      type: 'table',
      attrs: { id: 'fields', caption: 'Fields of the message' },
      content: [
        row('tableHeader', 'Field', 'Type', 'Times', 'Meaning'),
        row(
          'tableCell',
          'ServiceRequest.subject',
          'Reference(Patient)',
          '1..1',
          'The person the request is for',
        ),
        row('tableCell', 'ServiceRequest.authoredOn', 'dateTime', '0..1', 'When the request was written'),
      ],
    },
    {
      type: 'codeBlock',
      attrs: { id: 'code', language: 'json' },
      content: [
        {
          type: 'text',
          text: '{ "resourceType": "ServiceRequest", "subject": { "reference": "Patient/1" } }',
        },
      ],
    },
  ],
};

/** The reading page, with the text rendered as published texts are. */
export function TextPieces() {
  return (
    <ReadingLayout contents={{ outline: outlineOf(TEXT) }} aside={<PrintButton />}>
      <DifferenceLegend />
      <p>
        A referral <ins>or a discharge</ins> is a <del>letter</del> message.
      </p>
      <p>
        {REQUIREMENT_LEVELS.map((level) => (
          <span key={level}>
            <RequirementLevelMark level={level} />{' '}
          </span>
        ))}
      </p>
      <p>
        Cite as <code>STD-0042 2.0.0</code> <CopyButton text="/standards/STD-0042/2.0.0" what="link" />
      </p>
      <StandardText html={renderText(TEXT).html} label="Referral messages 2.0.0" />
    </ReadingLayout>
  );
}
