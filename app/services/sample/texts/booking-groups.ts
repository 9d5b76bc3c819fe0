import type { NodeJson } from '../../../document/json';
import { bullets, clause, p, req, table } from './text-parts';

/** The clauses of STD-0002 on group sessions, people who act for others, and what is measured. */
export function bookingGroupClauses(): NodeJson[] {
  return [
    clause('groups', 'Group sessions'),
    p(
      'A group session is one slot with several places. Who else has booked is nobody’s business: a person sees how many places are left, and nothing about who took the others.',
    ),
    req(
      'r-places',
      'should',
      'A providing system that offers group sessions SHOULD publish the number of places left.',
    ),
    req(
      'r-no-place',
      'must',
      'A providing system MUST refuse a booking for which no place is left, with the reason `slot-taken`.',
    ),
    req(
      'r-series',
      'may',
      'A providing system MAY offer a series of sessions as one booking. A person who cancels one session keeps the others.',
    ),
    clause('acting', 'Acting for somebody else'),
    p(
      'Appointments are made by daughters, neighbours, support workers and receptionists at least as often as by the person. The record tells them apart:',
    ),
    bullets(
      'for whom the appointment is',
      'who made it, and in which capacity',
      'who is told of changes, if that is not the person.',
    ),
    req(
      'r-on-behalf',
      'must',
      'A booking MUST name the person it is for and, where somebody else made it, that person and their capacity.',
    ),
    req(
      'r-notify-whom',
      'must',
      'A change that the service makes MUST be told to the person and to everybody whom the person named, within 30 minutes of the change.',
    ),
    clause('measures', 'What is measured'),
    p(
      'A place that adopts this standard wants to know whether it helped. Providing systems count the figures of {{t-measures}} in the same way, so that they can be compared.',
    ),
    table(
      't-measures',
      'Figures of a providing system',
      ['Figure', 'How it is counted', 'Read as'],
      [
        'Booked from elsewhere',
        'Bookings by another organisation or by the person, of all bookings',
        'Is anybody using it?',
      ],
      ['Refused for `slot-taken`', 'Refusals for each 100 requests', 'Are published slots true?'],
      ['Used again', 'Cancelled slots that were booked again, of all cancelled', 'Is time being saved?'],
      ['Did not attend', 'By service and by who made the booking', 'Do reminders work?'],
    ),
    req(
      'r-figures',
      'should',
      'A providing system SHOULD give these figures for each service and month, without the names of people.',
    ),
  ];
}
