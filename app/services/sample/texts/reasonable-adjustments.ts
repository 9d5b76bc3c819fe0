import type { NodeJson } from '../../../document/json';
import { adjustmentPracticeClauses } from './reasonable-adjustments-words';
import { bullets, clause, code, front, note, p, quote, req, sampleNotice, table, term } from './text-parts';

/** STD-0005 as it is in consultation. */
export function reasonableAdjustments(): NodeJson[] {
  return [
    front('foreword', 'About this standard'),
    sampleNotice(),
    p(
      'Somebody who cannot hear the telephone is rung. Somebody who needs a quiet room waits in the loudest corridor. They have said so before, in another building. This standard lets a person say once what they need, and makes it known wherever they are seen.',
    ),
    quote(
      'I have a card that says I need time. I have shown it so often that the corners are round. — A member of the patient panel',
    ),
    clause('purpose', 'Purpose'),
    p(
      'Services owe disabled people adjustments by law. To make them, they have to know of them before the person arrives. The standard:',
    ),
    bullets(
      'gives each adjustment one code, so that systems can act on it and not only show it',
      'says who may add, change and end an adjustment, and that the person always may',
      'says when staff must see it without looking for it.',
    ),
    clause('scope', 'Scope'),
    p(
      'It covers adjustments and communication needs of adults and children in every care setting in England, and the systems in which people are booked, referred, admitted or seen.',
    ),
    p('It does not cover the diagnosis behind a need. A need can be recorded without one.'),
    clause('terms', 'Terms and definitions'),
    term(
      'term-adjustment',
      'Adjustment',
      'Something that a service does differently so that one person can use it as others can.',
    ),
    term(
      'term-impairment',
      'Reason category',
      'The broad kind of reason for an adjustment, recorded only with the person’s agreement.',
    ),
    term('term-flag', 'Flag', 'The sign in a record that adjustments exist.'),
    term(
      'term-source',
      'Source',
      'Who said that the adjustment is needed: the person, somebody who acts for them, or a professional.',
    ),
    clause('record', 'What is recorded'),
    req(
      'r-code',
      'must',
      'An adjustment MUST be recorded with a code of {{t-groups}}, in words that the person agrees with, with its source and the date.',
    ),
    req(
      'r-own-words',
      'must',
      'A system MUST keep the person’s own words beside the code and MUST show them with it.',
    ),
    table(
      't-groups',
      'Groups of adjustments',
      ['Group', 'Examples', 'Acts on'],
      [
        'Contact',
        'Text message and never a call; letters in large print; easy read',
        'Letters, calls, reminders',
      ],
      ['Appointment', 'First or last of the day; double length; a supporter comes along', 'Booking'],
      ['Arriving', 'Quiet waiting; step-free way in; an assistance dog', 'Reception'],
      ['During care', 'British Sign Language interpreter; explain before touching', 'Clinicians'],
      ['Decisions', 'Time to decide; someone to help with decisions', 'Consent'],
    ),
    req(
      'r-ended',
      'must',
      'An adjustment that is no longer needed MUST be ended with a date and MUST stay readable in the history.',
    ),
    req(
      'r-consent',
      'must',
      'Before an adjustment is shared with other organisations, the person MUST have been told with whom, and their answer MUST be recorded.',
    ),
    note(
      'Acting for somebody',
      'Where a person lacks capacity for this decision, those who act for them decide in their best interests. The record says so, and who they are.',
    ),
    clause('show', 'When it is shown'),
    req(
      'r-flag-visible',
      'must',
      'A system MUST show the flag wherever the person’s name heads a page, and one act MUST lead from it to the adjustments.',
    ),
    req(
      'r-before-contact',
      'must',
      'A system from which people are written to or rung MUST apply adjustments of the group Contact by itself, and MUST warn a user who goes against one.',
    ),
    req(
      'r-referral',
      'must',
      'A referral or booking MUST carry the adjustments to the service that receives it.',
    ),
    req(
      'r-review',
      'should',
      'A service SHOULD ask once a year whether the adjustments are still right, and SHOULD record that it asked.',
    ),
    code(
      'json',
      `
{
  "resourceType": "Flag",
  "status": "active",
  "category": [{ "text": "Reasonable adjustment" }],
  "code": {
    "coding": [{ "system": "https://example.org/adjustments", "code": "contact-by-text" }],
    "text": "Please text me. I cannot hear the telephone."
  },
  "subject": { "reference": "Patient/person-118" },
  "period": { "start": "2026-01-19" }
}`,
      'example-flag',
    ),
    clause('sharing', 'How it travels'),
    req(
      'r-query',
      'must',
      'A system MUST look for adjustments in the national record when a person is registered, referred or admitted, and at least once a day for people booked within the next seven days.',
    ),
    req(
      'r-write-back',
      'must',
      'An adjustment that is added or ended locally MUST reach the national record within 24 hours, where the person has agreed to sharing.',
    ),
    req(
      'r-conflict',
      'should',
      'Where two organisations recorded adjustments that cannot both be met, a system SHOULD show both and SHOULD NOT choose.',
    ),
    p(
      'A system that cannot act on an adjustment still shows it. To show without acting is partial conformance and is declared so.',
    ),
    ...adjustmentPracticeClauses(),
    clause('people', 'What services do'),
    p(
      'A code in a record changes nothing by itself. The people who open doors, make calls and hold clinics need to know what it asks of them, and need the time to do it.',
    ),
    req(
      'r-offer',
      'must',
      'A service MUST ask each person on first contact whether they need anything done differently, in a way that they can answer, and MUST NOT wait to be told.',
    ),
    req(
      'r-not-met',
      'must',
      'Where an adjustment could not be made, the service MUST record which one and why, and MUST tell the person what it offers in its place.',
    ),
    table(
      't-not-met',
      'Reasons why an adjustment was not made',
      ['Reason', 'Example', 'What follows'],
      ['Not known', 'The record was not looked up', 'Look at how {{r-query}} is met'],
      ['Not seen', 'It was in the record, and nobody opened it', 'Look at how {{r-flag-visible}} is met'],
      ['Not possible today', 'The interpreter is ill', 'A new date, by the person’s choice'],
      ['Not possible here', 'There is no step-free way in', 'Another place, and a plan to change it'],
      ['Not wanted today', 'The person says it is not needed this time', 'Nothing; the adjustment stands'],
    ),
    clause('urgent', 'In an emergency', 2),
    p(
      'An ambulance crew has no time to read. Three adjustments are shown to them first, if they exist: how to communicate, who to ring, and what distresses the person.',
    ),
    req(
      'r-emergency',
      'should',
      'A system that is used in urgent care SHOULD show these three on its first screen, in the person’s own words, in letters that can be read at arm’s length.',
    ),
    clause('children', 'Children and young people', 2),
    p(
      'What a child needs changes faster than what an adult needs, and at sixteen the child decides. Adjustments of children are asked about every six months, and again when they move to services for adults:',
    ),
    bullets(
      'the young person is asked first, and alone if they wish',
      'a parent’s words are kept beside theirs, marked as the parent’s',
      'nothing is carried into services for adults without having been read again by the young person.',
    ),
    clause('conformance', 'Conformance'),
    p(
      'A product conforms when it meets every MUST and MUST NOT for the settings it is sold for. The declaration lists, for each group of {{t-groups}}, whether the product acts on it or only shows it.',
    ),
    clause('safety', 'Clinical safety'),
    p(
      'The hazards are an adjustment that is shown and ignored, and one that is out of date. {{r-before-contact}} and {{r-review}} answer them.',
    ),
    clause('governance', 'Information governance and security'),
    p(
      'An adjustment can reveal a disability. It is shared for direct care and for meeting duties under equality law, and for nothing else. The person can see who looked.',
    ),
    req(
      'r-see-who',
      'must',
      'A system MUST be able to tell the person who has looked at their adjustments, by organisation and date.',
    ),
  ];
}
