import type { SampleAmendment } from '../version-amendments.server';

/** What people proposed to change in the draft of STD-0002. */
export const BOOKING_AMENDMENTS = {
  decides: {
    key: 'decides',
    who: 'samuel',
    from: 'rivergate',
    was: 'never forbids a booking: the person decides.',
    is: 'never forbids a booking: the person always decides.',
    says: {
      title: 'The person always decides',
      rationale: 'Two of our booking clerks read the sentence as a rule for the clerk.',
      type: 'editorial',
      impact: 'editorial',
    },
  },
  reoffer: {
    key: 'reoffer',
    who: 'owen',
    from: 'tidewell',
    was: 'offer a cancelled slot again within 10 minutes',
    is: 'offer a cancelled slot again within 30 minutes',
    says: {
      title: 'Half an hour to offer a slot again',
      rationale:
        'Small systems gather cancellations in a job that runs every half hour. Ten minutes would ask for another design, for a gain that nobody has measured.',
      type: 'technical',
      impact: 'compatible',
    },
  },
  lookUps: {
    key: 'look-ups',
    who: 'catherine',
    from: 'institute',
    was: 'record each look-up of slots for a named person and each booking',
    is: 'record each booking',
    says: {
      title: 'Leave out the record of look-ups',
      rationale: 'Records of look-ups grow fast and are seldom read.',
      type: 'technical',
      impact: 'breaking',
    },
  },
} as const satisfies Record<string, SampleAmendment>;
