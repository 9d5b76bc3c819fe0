import type { NodeJson } from '../../../document/json';
import { dischargeMessageClauses } from './discharge-summary-message';
import {
  binding,
  bullets,
  clause,
  front,
  note,
  p,
  req,
  sampleNotice,
  steps,
  table,
  term,
} from './text-parts';

/** STD-0001 as it was first begun: what it is about, and what a summary holds. */
export function dischargeSummaryBegun(): NodeJson[] {
  return [...opening(), ...contentClauses()];
}

/** STD-0001 as it was published as 1.0.0. */
export function dischargeSummary(): NodeJson[] {
  return [...dischargeSummaryBegun(), ...dischargeMessageClauses(), ...closing()];
}

function opening(): NodeJson[] {
  return [
    front('foreword', 'About this standard'),
    sampleNotice(),
    p(
      'When somebody leaves hospital, the people who look after them next need to know what happened, what changed and what is asked of them. This standard says what a discharge summary holds, when it is sent, how it travels as a structured message, and how both ends know that it arrived.',
    ),
    p(
      'It was written by clinicians, trusts, general practices, patients and suppliers together. Clauses with the words MUST, SHOULD and MAY in a requirement bind an implementer as [RFC 2119](https://www.rfc-editor.org/rfc/rfc2119) explains them. Everything marked informative helps with reading and binds nobody.',
    ),
    clause('purpose', 'Purpose'),
    p(
      'Summaries arrive late, arrive twice, arrive as pictures of paper, or do not arrive. A practice that receives a picture types the medicines again by hand, and every typed line is a chance of harm. A hospital that hears nothing back does not know whether anybody has read what it sent.',
    ),
    p('The standard serves three ends:'),
    bullets(
      'the next clinician sees changes to medicines and actions asked of them within one minute of opening the message',
      'information that was coded at the hospital stays coded when it is filed in the practice',
      'no message is lost without somebody being told that it is lost.',
    ),
    clause('scope', 'Scope'),
    p(
      'This standard covers the summary of an inpatient stay, a day case or an attendance that ends in a transfer of care from an acute hospital to a general practice in England.',
      'scope-covers',
    ),
    p('It does not cover:'),
    bullets(
      'outpatient letters',
      'transfers from one ward to another within one hospital',
      'the copy that the person takes home, which follows the rules on accessible information.',
    ),
    p(
      'It binds the systems that make and send the summary (the **sender**) and the systems that receive and file it (the **receiver**). It binds NHS trusts and general practices as far as it names what people do.',
    ),
    clause('terms', 'Terms and definitions'),
    term(
      'term-summary',
      'Discharge summary',
      'The record of one hospital stay that a clinician has signed off for those who look after the person next.',
    ),
    term(
      'term-sender',
      'Sender',
      'The system that makes the discharge summary and is answerable for its delivery.',
    ),
    term(
      'term-receiver',
      'Receiver',
      'The system that takes the message in at the practice and presents it for filing.',
    ),
    term(
      'term-action',
      'Action for the practice',
      'Something that the hospital asks the practice to do, with a date by which it should be done.',
    ),
    term(
      'term-ack',
      'Acknowledgement',
      'The answer by which the receiver tells the sender what became of a message.',
    ),
    term(
      'term-medicine-change',
      'Medicine change',
      'A medicine started, stopped or altered during the stay, compared with what the person took on admission.',
    ),
  ];
}

function contentClauses(): NodeJson[] {
  return [
    clause('content', 'What a summary holds'),
    clause('sections', 'Sections', 2),
    p(
      'The sections of a summary stand in a fixed order, so that a reader finds the same thing in the same place whichever hospital wrote it. {{t-sections}} lists them.',
    ),
    req(
      'r-sections',
      'must',
      'A sender MUST include every section that {{t-sections}} marks as always present, in the order of that table, and MUST write “Nothing to record” in one that is empty.',
    ),
    table(
      't-sections',
      'Sections of a discharge summary',
      ['Section', 'Present', 'Coded', 'What belongs there'],
      ['Person', 'Always', 'Yes', 'NHS number, name, date of birth, address, preferred name and language'],
      ['Stay', 'Always', 'Yes', 'Dates and times, ward, specialty, responsible consultant'],
      ['Actions for the practice', 'Always', 'In part', 'Each action, who asked for it, and by when'],
      [
        'Medicine changes',
        'Always',
        'Yes',
        'Started, stopped and altered medicines with the reason for each',
      ],
      [
        'Medicines on discharge',
        'Always',
        'Yes',
        'Everything that the person takes now, with dose and supply',
      ],
      [
        'Allergies and adverse reactions',
        'Always',
        'Yes',
        'The substance, the reaction and how certain it is',
      ],
      ['Diagnoses and procedures', 'Always', 'Yes', 'What was found and done in this stay'],
      [
        'Results that matter',
        'Where there are any',
        'Yes',
        'Results that the next clinician needs, and those still awaited',
      ],
      ['Clinical story', 'Always', 'No', 'What happened, in words, at most one page'],
      ['Information given', 'Where there is any', 'No', 'What the person and their family were told'],
    ),
    req(
      'r-actions-first',
      'must',
      'A receiver MUST show the actions for the practice and the medicine changes before any other clinical section, without the reader having to scroll or open anything.',
    ),
    req(
      'r-story-length',
      'should',
      'The clinical story SHOULD be no longer than 400 words and SHOULD NOT repeat what coded sections say.',
    ),
    clause('medicines', 'Medicines', 2),
    p(
      'Half of all harm after discharge that could have been prevented has to do with medicines. For that reason a change is never left for the reader to work out from two lists.',
    ),
    req(
      'r-medicine-change',
      'must',
      'A sender MUST state each medicine change as started, stopped or altered, and MUST give the reason for it in words that the person who reads it can act on.',
    ),
    req(
      'r-dmd',
      'must',
      'A sender MUST identify each medicine by its code in the NHS dictionary of medicines and devices (dm+d). Where no code exists, the medicine MUST be written out in full and marked as not coded.',
    ),
    req(
      'r-dose',
      'must',
      'The dose MUST be given both as structured dose, route and frequency, and as the words that the patient’s label carries.',
    ),
    req(
      'r-supply',
      'should',
      'A sender SHOULD state for how many days the hospital supplied each medicine and whether the practice is asked to continue it.',
    ),
    note(
      'Why “unchanged” is worth saying',
      'A medicine that was continued without change is listed under medicines on discharge, not under medicine changes. Readers in the trial told us that a list which mixes the two is read as a list of changes.',
    ),
    clause('actions', 'Actions for the practice', 2),
    req(
      'r-action-parts',
      'must',
      'Each action for the practice MUST name what is asked, why, by when, and a contact at the hospital who can answer questions about it until that date.',
    ),
    req(
      'r-action-limits',
      'must-not',
      'A sender MUST NOT place a test result that the hospital itself has still to act on among the actions for the practice.',
    ),
    clause('timing', 'When it is sent', 1),
    req(
      'r-within-24h',
      'must',
      'The sender MUST send the summary within 24 hours of the time of discharge, and as soon as a clinician has signed it off where that is earlier.',
    ),
    req(
      'r-late',
      'must',
      'Where no summary has been signed off after 24 hours, the sender MUST tell the responsible consultant and the ward, and MUST keep telling them daily until it is sent or withdrawn.',
    ),
    p('The steps from the decision to discharge to filing at the practice are these:'),
    steps(
      'A clinician completes and signs off the summary.',
      'The sender checks it against {{conformance}} and sends it.',
      'The receiver answers with a first acknowledgement that it holds the message.',
      'Somebody at the practice opens it, matches it to a person and files it.',
      'The receiver answers with a second acknowledgement: filed, or refused with a reason.',
    ),
    binding(
      'Corrections',
      'A summary that was sent is never changed. A correction is a new summary that names the one it replaces; the receiver shows the newest and keeps the former one readable.',
    ),
  ];
}

function closing(): NodeJson[] {
  return [
    clause('conformance', 'Conformance'),
    p(
      'A product conforms to this standard as a sender, as a receiver, or as both. It conforms when it meets every requirement with MUST or MUST NOT that its role is named in, and can show so.',
    ),
    req(
      'r-declare',
      'must',
      'A supplier that declares conformance MUST name the product, its version, the role, and the evidence for each requirement.',
    ),
    req(
      'r-test-set',
      'should',
      'Evidence SHOULD include the exchange of the published test set with at least one product of another supplier, in each direction that the role allows.',
    ),
    clause('safety', 'Clinical safety'),
    p('The hazards that were found while this standard was written, and what controls each of them:'),
    table(
      't-hazards',
      'Hazards and their controls',
      ['Hazard', 'Cause', 'Control'],
      [
        'A stopped medicine is continued',
        'The change is hidden in a list',
        '{{r-medicine-change}} and {{r-actions-first}}',
      ],
      ['A summary is filed for the wrong person', 'The message is matched by name', '{{r-match}}'],
      ['Nobody knows that a message was lost', 'Delivery is assumed', '{{r-ack-first}} and {{r-no-ack}}'],
      ['An old summary is acted on', 'A correction was not noticed', 'The rule on corrections in {{timing}}'],
    ),
    req(
      'r-hazard-log',
      'must',
      'A supplier MUST keep a hazard log for its product that covers at least the hazards of {{t-hazards}}, and MUST give it to a deploying organisation that asks for it.',
    ),
    clause('governance', 'Information governance and security'),
    p(
      'The message carries confidential health information for direct care. Sender and receiver are each answerable for it under data protection law while it is in their hands. The legal basis is the provision of health care; no other use is covered by this standard.',
    ),
    req(
      'r-transport',
      'must',
      'Messages MUST travel over connections that are encrypted and on which both ends have proved who they are.',
    ),
    req(
      'r-access-log',
      'must',
      'A receiver MUST record who opened a summary and when, and MUST keep the record as long as the summary.',
    ),
    clause('references', 'References'),
    bullets(
      '[RFC 2119, Key words for use in RFCs to Indicate Requirement Levels](https://www.rfc-editor.org/rfc/rfc2119)',
      '[FHIR Release 4, Composition](https://hl7.org/fhir/R4/composition.html)',
      '[FHIR Release 4, MedicationStatement](https://hl7.org/fhir/R4/medicationstatement.html)',
    ),
  ];
}
