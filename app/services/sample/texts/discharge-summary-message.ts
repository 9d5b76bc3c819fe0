import type { NodeJson } from '../../../document/json';
import { bullets, clause, code, note, p, req, table } from './text-parts';

/** The clauses of STD-0001 on the message itself and its acknowledgements. */
export function dischargeMessageClauses(): NodeJson[] {
  return [
    clause('message', 'The message'),
    clause('structure', 'Structure', 2),
    p(
      'A message is a FHIR R4 document: a `Bundle` of type `document` whose first entry is a `Composition`. Each section of {{t-sections}} is a section of the composition, in the same order and with a title that a person can read.',
    ),
    req(
      'r-bundle',
      'must',
      'A sender MUST send the summary as one FHIR R4 document bundle that can be read without fetching anything from elsewhere.',
    ),
    req(
      'r-narrative',
      'must',
      'Every section MUST hold a narrative that says all that its coded entries say, so that a receiver which cannot read an entry loses nothing a person needs.',
    ),
    code(
      'json',
      `
{
  "resourceType": "Bundle",
  "type": "document",
  "identifier": { "system": "https://example.org/summary", "value": "2f1c0c1e-77a4" },
  "timestamp": "2026-03-14T16:42:00+00:00",
  "entry": [
    {
      "resource": {
        "resourceType": "Composition",
        "status": "final",
        "title": "Discharge summary",
        "section": [
          { "title": "Actions for the practice", "entry": [{ "reference": "#task-1" }] },
          { "title": "Medicine changes", "entry": [{ "reference": "#change-1" }] }
        ]
      }
    }
  ]
}`,
      'example-bundle',
    ),
    clause('codes', 'Codes', 2),
    p(
      'Information that is coded at the hospital is sent with its code. {{t-codes}} names the code system for each kind.',
    ),
    table(
      't-codes',
      'Code systems',
      ['Kind of information', 'Code system', 'Where no code fits'],
      ['Diagnoses and procedures', 'SNOMED CT UK Edition', 'Words, marked as not coded'],
      ['Medicines', 'dm+d', 'Words, marked as not coded'],
      ['Allergies', 'SNOMED CT or dm+d', 'Words, marked as not coded'],
      ['Results', 'SNOMED CT observable with a UCUM unit', 'Words with the unit written out'],
      ['Specialty and ward', 'The trust’s published list', 'Words'],
    ),
    req(
      'r-no-guess',
      'must-not',
      'Neither end MUST NOT replace a code that it does not know by one that seems near to it.',
    ),
    req(
      'r-original-text',
      'must',
      'A sender MUST send the words that the clinician chose or typed beside each code.',
    ),
    clause('identity', 'Whose summary it is', 2),
    req(
      'r-nhs-number',
      'must',
      'A sender MUST send the NHS number together with how it was verified, the family name, the given name and the date of birth.',
    ),
    req(
      'r-match',
      'must',
      'A receiver MUST match a message to a registered person only when the NHS number and the date of birth agree. In every other case a member of staff MUST decide, and the decision MUST be recorded.',
    ),
    clause('acknowledgement', 'Acknowledgement', 1),
    p(
      'Two answers come back for each message. The first says that a system holds it. The second says that a person has dealt with it.',
    ),
    req(
      'r-ack-first',
      'must',
      'A receiver MUST send the first acknowledgement within 5 minutes of receiving a message.',
    ),
    req(
      'r-ack-second',
      'must',
      'A receiver MUST send the second acknowledgement when the summary is filed or refused, and MUST give one of the reasons in {{t-reasons}} with a refusal.',
    ),
    table(
      't-reasons',
      'Reasons for refusing a summary',
      ['Reason', 'Meaning', 'What the sender does'],
      [
        'not-registered',
        'The person is not registered at this practice',
        'Finds the right practice and sends again',
      ],
      [
        'not-matched',
        'The person could not be identified with certainty',
        'Checks the details and sends a correction',
      ],
      ['not-readable', 'The message could not be read', 'Mends the message and sends it again'],
      ['duplicate', 'The same summary is held already', 'Nothing'],
    ),
    req(
      'r-no-ack',
      'must',
      'Where no first acknowledgement comes within 2 hours, the sender MUST send again. Where none has come after 24 hours, the sender MUST tell a person at the hospital by name, who then informs the practice in another way.',
    ),
    req(
      'r-duplicates',
      'must',
      'A receiver MUST recognise a message that it holds already by the identifier of its bundle, and MUST NOT present it a second time.',
    ),
    note(
      'Sending again is safe',
      'Because a receiver recognises what it holds, a sender never has to know whether the first attempt arrived. This is what makes {{r-no-ack}} harmless.',
    ),
    clause('fallback', 'When the network is down', 2),
    p(
      'A sender that cannot reach the receiver keeps the message and tries again. It does not fall back to paper by itself:',
    ),
    bullets(
      'the ward is told that the summary has not left the hospital',
      'the person goes home with a printed copy, as they always do',
      'the message goes out when the connection is back, with its original time of signing.',
    ),
    req(
      'r-queue',
      'must',
      'A sender MUST keep messages that wait for delivery through a restart of any of its parts, and MUST show how many wait and since when.',
    ),
    req(
      'r-pdf',
      'may',
      'A sender MAY attach a PDF of the summary for printing. A receiver MUST NOT present the attachment in place of the structured sections.',
    ),
  ];
}
