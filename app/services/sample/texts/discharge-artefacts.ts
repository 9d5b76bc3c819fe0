import type { ArtefactFile } from '../../../document/artefacts/artefact-types';

const AT = 'https://standards.example.nhs.uk/discharge';
const facts = { version: '1.1.0', status: 'active', publisher: 'Harbour Lane Surgery and partners' } as const;

const summary = {
  resourceType: 'StructureDefinition',
  id: 'discharge-summary',
  url: `${AT}/StructureDefinition/discharge-summary`,
  name: 'DischargeSummary',
  title: 'Discharge summary',
  ...facts,
  description: 'What a hospital sends when a person goes home: one composition with its required sections.',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type: 'Composition',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Composition',
  derivation: 'constraint',
  differential: {
    element: [
      { id: 'Composition.identifier', path: 'Composition.identifier', min: 1 },
      { id: 'Composition.subject', path: 'Composition.subject', min: 1 },
      { id: 'Composition.attester', path: 'Composition.attester', min: 1 },
      { id: 'Composition.section', path: 'Composition.section', min: 3 },
    ],
  },
};

const recipients = {
  resourceType: 'CodeSystem',
  id: 'summary-recipient',
  url: `${AT}/CodeSystem/summary-recipient`,
  name: 'SummaryRecipient',
  title: 'Recipients of a discharge summary',
  ...facts,
  content: 'complete',
  caseSensitive: true,
  concept: [
    { code: 'practice', display: 'The general practice of the person' },
    { code: 'pharmacy', display: 'The pharmacy that the person chose' },
    { code: 'care-home', display: 'The care home that the person goes to' },
    { code: 'person', display: 'The person' },
  ],
};

const recipientCodes = {
  resourceType: 'ValueSet',
  id: 'summary-recipient',
  url: `${AT}/ValueSet/summary-recipient`,
  name: 'SummaryRecipientCodes',
  title: 'Who receives a discharge summary',
  ...facts,
  compose: { include: [{ system: `${AT}/CodeSystem/summary-recipient` }] },
};

const example = {
  resourceType: 'Composition',
  id: 'discharge-of-ann',
  meta: { profile: [`${AT}/StructureDefinition/discharge-summary`] },
  identifier: { system: `${AT}/summary-number`, value: '2031-0042' },
  status: 'final',
  type: { text: 'Discharge summary' },
  subject: { display: 'Ann Sample, an invented person' },
  date: '2031-03-04T11:20:00+00:00',
  author: [{ display: 'Dr Priya Sample' }],
  title: 'Discharge summary',
  attester: [{ mode: 'legal', time: '2031-03-04T11:25:00+00:00' }],
  section: [
    { title: 'Why the person was in hospital' },
    { title: 'Medicines started, changed and stopped' },
    { title: 'What the practice is asked to do' },
  ],
};

/** Machine-readable artefacts of the discharge standard: a profile, its codes, and an example of it. */
export function dischargeArtefacts(): ArtefactFile[] {
  return [
    asFile('fhir/StructureDefinition-discharge-summary.json', summary),
    asFile('fhir/CodeSystem-summary-recipient.json', recipients),
    asFile('fhir/ValueSet-summary-recipient.json', recipientCodes),
    asFile('examples/discharge-of-ann.json', example),
  ];
}

export function asFile(path: string, content: unknown): ArtefactFile {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  return { path, bytes: new TextEncoder().encode(text) };
}
