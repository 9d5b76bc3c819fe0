import type { NodeJson } from '../../../document/json';
import { binding, bullets, clause, code, note, p, req, table } from './text-parts';

/** The clauses of STD-0002 on finding a slot, holding it and booking it. */
export function bookingSlotClauses(): NodeJson[] {
  return [
    clause('finding', 'Finding a slot'),
    clause('publishing', 'Publishing slots', 2),
    p(
      'A providing system publishes the slots that others may book. A service decides for itself how many it gives away and how far ahead; the standard asks that what is published is true.',
    ),
    req(
      'r-true-slots',
      'must-not',
      'A providing system MUST NOT publish a slot that it would refuse to book for a person who meets the published conditions of the service.',
    ),
    req(
      'r-fresh',
      'must',
      'A slot that has been taken MUST disappear from what is published within 30 seconds.',
    ),
    req(
      'r-conditions',
      'must',
      'Each service MUST be published with its name, place, the ways in which it sees people, whom it is for, and what a person needs to bring or do beforehand.',
    ),
    clause('searching', 'Searching', 2),
    req(
      'r-search',
      'must',
      'A providing system MUST answer a search by service, place, way of meeting and dates within 2 seconds for 95 of 100 searches.',
    ),
    req(
      'r-access-needs',
      'should',
      'A search SHOULD take the person’s recorded access needs into account, such as step-free access, an interpreter or a longer appointment.',
    ),
    table(
      't-search',
      'Parameters of a search',
      ['Parameter', 'Meaning', 'Repeats', 'Example'],
      ['service-type', 'Kind of service, by its code', 'Yes', '`podiatry`'],
      ['start', 'Earliest and latest beginning', 'Twice', '`ge2026-05-04`'],
      ['way', 'In person, telephone or video', 'Yes', '`video`'],
      ['near', 'Postcode district', 'No', '`LA9`'],
      ['needs', 'Access needs from the shared record', 'Yes', '`interpreter`'],
    ),
    code(
      'json',
      `
{
  "resourceType": "Slot",
  "id": "s-20391",
  "serviceType": [{ "coding": [{ "system": "https://example.org/services", "code": "podiatry" }] }],
  "schedule": { "reference": "Schedule/podiatry-kendal" },
  "status": "free",
  "start": "2026-05-06T10:20:00+01:00",
  "end": "2026-05-06T10:40:00+01:00"
}`,
      'example-slot',
    ),
    clause('booking', 'Holding and booking'),
    p(
      'Between finding a slot and booking it, a person may ask a daughter whether she can drive. A hold keeps the slot for that moment.',
    ),
    req(
      'r-hold',
      'should',
      'A providing system SHOULD let a consuming system hold a slot for 5 minutes, once for each person and service.',
    ),
    req(
      'r-book-once',
      'must',
      'A providing system MUST NOT book one slot twice. Of two requests for one slot it MUST confirm the first and refuse the second with the reason `slot-taken`.',
    ),
    req(
      'r-idempotent',
      'must',
      'A consuming system MUST send the same request identifier when it tries again, and a providing system MUST answer the second request with the result of the first.',
    ),
    binding(
      'A booking is what the provider confirmed',
      'Until the providing system has answered with a confirmation, no system shows, prints or speaks of the appointment as booked.',
    ),
    req(
      'r-confirm',
      'must',
      'A confirmation MUST hold the time, the place or the way to join, the name of the service, how to cancel, and a reference that a person can read out on the telephone.',
    ),
    table(
      't-refusals',
      'Reasons for refusing a booking',
      ['Reason', 'What the consuming system says'],
      ['slot-taken', 'This time has just been taken. Here are the next ones.'],
      ['not-eligible', 'This service is not for this person, and why.'],
      ['already-booked', 'There is a booking with this service already, with its time.'],
      ['try-later', 'The diary cannot be reached. Nothing has been booked.'],
    ),
    clause('changes', 'Moving an appointment', 2),
    p(
      'Moving is one act, not a cancellation with a new booking, so that a person is never left with neither:',
    ),
    bullets(
      'the new slot is booked first',
      'the former one is released when the new one is confirmed',
      'a failure in between leaves the former booking as it was.',
    ),
    req(
      'r-move',
      'must',
      'A providing system MUST move a booking in one request, and MUST keep the former booking where the new one cannot be confirmed.',
    ),
    note(
      'Video appointments',
      'The link to a video appointment is personal. It is part of the confirmation, is shown to nobody else, and stops working one hour after the end.',
    ),
  ];
}
