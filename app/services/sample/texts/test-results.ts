import type { NodeJson } from '../../../document/json';
import { revise } from './revise-text';
import { testResultPracticeClauses } from './test-results-practice';
import {
  binding,
  bullets,
  clause,
  code,
  front,
  note,
  p,
  req,
  sampleNotice,
  steps,
  table,
  term,
} from './text-parts';

/** STD-0004 as it was first written and went into consultation. */
export function testResults(): NodeJson[] {
  return [
    front('foreword', 'About this standard'),
    sampleNotice(),
    p(
      'A result that nobody acts on might as well not exist. After a test is reported, somebody is meant to read it, decide, and tell the person. Systems record the first of these at best. This standard makes the whole path from report to told visible, and says whose turn it is at every moment.',
    ),
    clause('purpose', 'Purpose'),
    p('Reviews of harm from missed results name the same causes again and again:'),
    bullets(
      'the clinician who asked for the test has moved on, and the result waits in an inbox that nobody opens',
      'two people each believe that the other will act',
      'the result was read but the person was never told.',
    ),
    p(
      'The standard answers each of them with one rule: every result has exactly one owner until it is closed.',
    ),
    clause('scope', 'Scope'),
    p(
      'Covered are laboratory, imaging and physiological test results that one organisation reports to another in England, from the moment of the final report.',
    ),
    p(
      'The exchange of requests and the format of the report itself are covered by other standards and are not repeated here.',
    ),
    clause('terms', 'Terms and definitions'),
    term('term-result', 'Result', 'The final report of one test, with any later correction of it.'),
    term('term-owner', 'Owner', 'The person or team whose turn it is to act on a result.'),
    term(
      'term-action',
      'Outcome',
      'What the owner decided: nothing further, a further test, treatment, referral, or advice.',
    ),
    term(
      'term-closed',
      'Closed',
      'A result whose outcome is recorded and of which the person has been told, or for which a clinician recorded why not.',
    ),
    term(
      'term-critical',
      'Critical result',
      'A result that by the laboratory’s published list needs a person’s attention within two hours.',
    ),
    clause('ownership', 'Ownership'),
    req(
      'r-one-owner',
      'must',
      'From the final report until it is closed, a result MUST have exactly one owner, and both systems MUST show who that is.',
    ),
    req(
      'r-team-owner',
      'must',
      'Where the owner is a person, the system MUST name a team that becomes the owner when that person is absent for more than one working day.',
    ),
    req(
      'r-handover',
      'must',
      'Ownership MUST pass only when the new owner accepts it. Until then the former owner remains the owner.',
    ),
    note(
      'Accepting is cheap',
      'A team can accept by rule: for example, everything that arrives from its own laboratory. What the standard forbids is passing a result to somebody who does not know of it.',
    ),
    clause('times', 'Times'),
    table(
      't-times',
      'Longest times by urgency',
      ['Urgency', 'Read by a clinician', 'Outcome recorded', 'Person told'],
      ['Critical', '2 hours', '4 hours', 'Same day'],
      ['Abnormal', '2 working days', '5 working days', '7 working days'],
      ['Normal', '5 working days', '10 working days', '14 working days'],
    ),
    req(
      'r-times',
      'must',
      'A receiving system MUST measure the times of {{t-times}} for each result and MUST show the owner which results are close to their limit.',
    ),
    req(
      'r-escalate',
      'must',
      'A result that passes a limit MUST be shown to the team of the owner and to the person whom the organisation named for overdue results.',
    ),
    clause('message', 'The messages'),
    p(
      'Three messages travel back from the receiving to the reporting organisation, each a FHIR R4 `Task` that refers to the report.',
    ),
    table(
      't-messages',
      'Messages back to the reporting organisation',
      ['Message', 'When', 'Status of the task'],
      ['Received', 'Within 5 minutes of arrival', '`accepted`'],
      ['Read', 'When a clinician has opened it', '`in-progress`'],
      ['Closed', 'When it is closed', '`completed`'],
    ),
    req(
      'r-received',
      'must',
      'A receiving system MUST send the message “received” within 5 minutes of the arrival of a result.',
    ),
    req(
      'r-closed',
      'must',
      'A receiving system MUST send the message “closed” with the kind of outcome, and MUST NOT send clinical detail in it.',
    ),
    code(
      'json',
      `
{
  "resourceType": "Task",
  "status": "in-progress",
  "intent": "order",
  "focus": { "reference": "DiagnosticReport/hb-2231" },
  "owner": { "display": "Rivergate GP Federation, duty team" },
  "lastModified": "2026-02-03T09:14:00Z"
}`,
      'example-task',
    ),
    req(
      'r-no-read',
      'must',
      'Where no “read” arrives within the time of {{t-times}}, the reporting system MUST tell a person at the laboratory, who then telephones for critical results.',
    ),
    binding(
      'Corrections reopen',
      'A corrected report reopens its result. The owner of the first report becomes the owner again, unless somebody else has accepted it meanwhile.',
    ),
    clause('person', 'Telling the person'),
    p('What the person is told, and how, is for the clinician. That it happened is for the record.'),
    req(
      'r-told',
      'must',
      'A receiving system MUST record how and when the person was told, or why a clinician decided not to tell them yet.',
    ),
    req(
      'r-app',
      'may',
      'A receiving system MAY release a result to the person’s app at the moment of reading. Release without reading MUST be a decision of the organisation that is published.',
    ),
    steps(
      'The result arrives and has an owner.',
      'The owner reads it and records an outcome.',
      'The person is told.',
      'The result is closed and the reporting organisation learns of it.',
    ),
    ...testResultPracticeClauses(),
    clause('conformance', 'Conformance'),
    p(
      'A product conforms as a reporting system or as a receiving system when it meets every MUST and MUST NOT that names its role.',
    ),
    clause('safety', 'Clinical safety'),
    p(
      'The hazard that the standard itself adds is too many warnings. Suppliers measure how many a clinician sees in a day, and the group looks at the figures after six months.',
    ),
    clause('governance', 'Information governance and security'),
    req(
      'r-link',
      'must',
      'Messages MUST travel over connections on which both systems have proved who they are, and MUST name the organisation on whose behalf they are sent.',
    ),
    p(
      'The reporting organisation learns that a result was acted on. It does not learn what was decided, beyond the kind of outcome.',
    ),
  ];
}

/** STD-0004 as it passed its ballot. */
export function testResultsForBallot(): NodeJson[] {
  return revise(
    testResults(),
    {
      replace: 'r-team-owner',
      with: [
        req(
          'r-team-owner',
          'must',
          'Where the owner is a person, the system MUST name a team that becomes the owner when that person is absent for more than one working day, or at once for a critical result.',
        ),
      ],
    },
    {
      after: 'r-escalate',
      add: [
        req(
          'r-quiet',
          'should',
          'A receiving system SHOULD gather warnings that are not about critical results into one list a day for each owner.',
        ),
      ],
    },
    {
      after: 'r-told',
      add: [
        p(
          'Telling by letter counts on the day after posting. Telling through an app counts when the person has opened the result, not when it was released.',
        ),
      ],
    },
  );
}
