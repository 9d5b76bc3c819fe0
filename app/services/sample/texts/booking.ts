import type { NodeJson } from '../../../document/json';
import { bookingGroupClauses } from './booking-groups';
import { bookingSlotClauses } from './booking-slots';
import { revise } from './revise-text';
import {
  bullets,
  clause,
  code,
  front,
  note,
  p,
  quote,
  req,
  sampleNotice,
  steps,
  table,
  term,
} from './text-parts';

/** STD-0002, first evening: what it is about, and the words it needs. */
export function bookingOutline(): NodeJson[] {
  return [
    front('foreword', 'About this draft'),
    sampleNotice(),
    p(
      'People are asked to ring three numbers to arrange one week of care. A nurse who visits at home cannot see that the same person has a clinic appointment an hour later, forty minutes away. This draft says how systems offer, book, move and cancel appointments across the organisations of one place, and how each of them learns what the others arranged.',
    ),
    clause('purpose', 'Purpose'),
    p(
      'An appointment is a promise between a person and a service. It is worth as much as the two sides know of it. The standard makes three things possible:',
    ),
    bullets(
      'a receptionist, or the person themselves, books into another organisation’s clinic without ringing it',
      'a clash between two organisations is seen before it reaches the person',
      'a cancelled slot is offered again the same day.',
    ),
    clause('scope', 'Scope'),
    p(
      'Covered are appointments of community, general practice, mental health and outpatient services in England, in person, by telephone and by video.',
      'scope-covers',
    ),
    p('Not covered are theatre lists, inpatient beds, transport, and the clinical content of a referral.'),
    quote(
      'I was given two appointments on the same morning in two towns. Both letters said it was important not to miss it. — A carer in the discovery interviews',
    ),
    clause('terms', 'Terms and definitions'),
    term(
      'term-slot',
      'Slot',
      'A stretch of time in which a service could see somebody and has not promised to yet.',
    ),
    term('term-booking', 'Booking', 'A slot that is promised to one person.'),
    term(
      'term-provider',
      'Providing system',
      'The system that holds the diary and decides what may be booked.',
    ),
    term('term-consumer', 'Consuming system', 'The system from which somebody looks for slots and books.'),
    term('term-hold', 'Hold', 'A short reservation of a slot while somebody decides.'),
    clause('conformance', 'Conformance'),
    p(
      'A product conforms as a providing system, as a consuming system, or as both, when it meets every MUST and MUST NOT that names its role.',
    ),
  ];
}

/** With the clauses on looking, holding and booking. */
export function bookingFirstComplete(): NodeJson[] {
  return revise(
    bookingOutline(),
    { before: 'conformance', add: bookingSlotClauses() },
    {
      after: 'conformance',
      add: [
        req(
          'r-declare',
          'must',
          'A declaration of conformance MUST name the product, its version and the role, and say which of the optional parts in {{t-parts}} it supports.',
        ),
        table(
          't-parts',
          'Optional parts',
          ['Part', 'Providing system', 'Consuming system'],
          ['Holds', 'Optional until a date set in the consultation', 'Optional'],
          ['Group sessions', 'Optional', 'Optional'],
          ['Waiting list offers', 'Optional', 'Not applicable'],
        ),
      ],
    },
  );
}

/** After the workshop: clashes, reminders, and who may see what. */
export function bookingAfterWorkshop(): NodeJson[] {
  return revise(
    bookingFirstComplete(),
    {
      replace: 'scope-covers',
      with: [
        p(
          'Covered are appointments of community, general practice, mental health, maternity and outpatient services in England, in person, by telephone and by video, for one person or for a group.',
          'scope-covers',
        ),
      ],
    },
    {
      before: 'conformance',
      add: [
        clause('clashes', 'Clashes'),
        p(
          'Two bookings clash when they overlap, or when the person cannot travel from one to the other in the time between. A clash is a warning and never forbids a booking: the person decides.',
        ),
        req(
          'r-clash-warn',
          'must',
          'A consuming system MUST warn the user before a booking is confirmed that overlaps another booking of the same person which it can see.',
        ),
        req(
          'r-clash-travel',
          null,
          'A consuming system warns of two bookings at different places with less than 60 minutes between them.',
        ),
        note(
          'Open question of the workshop',
          'Should the time for travel come from a route service, or is a fixed hour enough for a first edition? The group leans towards the fixed hour.',
        ),
        ...bookingGroupClauses(),
        clause('reminders', 'Reminders and cancelling'),
        req(
          'r-cancel-link',
          'must',
          'Every reminder MUST say how to cancel or move the appointment, and one of the ways MUST work outside office hours.',
        ),
        req(
          'r-reoffer',
          'should',
          'A providing system SHOULD offer a cancelled slot again within 15 minutes, unless less than one hour remains before it.',
        ),
        steps(
          'The person cancels by telephone, by link, or in an app.',
          'The providing system releases the slot and tells every system that holds a copy of the booking.',
          'Consuming systems take the booking out of what they show, and keep a line that it existed.',
        ),
        clause('privacy', 'Who sees what'),
        p(
          'The name of a service can give a diagnosis away. What a consuming system shows of another organisation’s booking depends on why the user looks.',
        ),
        table(
          't-views',
          'What a booking shows to whom',
          ['Viewer', 'Time and place', 'Name of the service', 'Reason'],
          ['The person', 'Yes', 'Yes', 'Yes'],
          ['A clinician with a relationship of care', 'Yes', 'Yes', 'Where the service allows it'],
          ['A receptionist elsewhere', 'Yes', '“Health appointment”', 'No'],
        ),
        req(
          'r-sensitive',
          'must',
          'A providing system MUST be able to mark a service as sensitive, and a consuming system MUST then show its bookings to receptionists as “Health appointment” only.',
        ),
        clause('safety', 'Clinical safety'),
        p(
          'The greatest hazard is the appointment that everybody believes somebody else made. A booking that was not confirmed by the providing system is never shown as a booking.',
        ),
        clause('governance', 'Information governance and security'),
        p(
          'Bookings are confidential health information. Systems authenticate each other, and each look-up is recorded.',
        ),
        code(
          'http',
          `
POST /Appointment HTTP/1.1
Authorization: Bearer …
X-Request-Id: 7d1f0a52-55f2-4f5d-9f0e-1c3a
Content-Type: application/fhir+json`,
        ),
        req(
          'r-audit',
          'must',
          'A providing system MUST record each look-up of slots for a named person and each booking, with the organisation and the user that asked.',
        ),
      ],
    },
  );
}

/** As it stands today: the workshop's open question is answered, and one line is under discussion. */
export function bookingToday(): NodeJson[] {
  return revise(
    bookingAfterWorkshop(),
    {
      replace: 'r-reoffer',
      with: [
        req(
          'r-reoffer',
          'should',
          'A providing system SHOULD offer a cancelled slot again within 10 minutes, unless less than one hour remains before it.',
        ),
      ],
    },
    {
      after: 'r-sensitive',
      add: [
        p(
          'Which services are sensitive is for the providing organisation to say. Sexual health, gender identity, substance misuse and domestic abuse services are marked so unless it decides otherwise.',
          'sensitive-list',
        ),
      ],
    },
  );
}
