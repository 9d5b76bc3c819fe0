import { type PersonKey, SAMPLE_PEOPLE } from './sample-people';

/** Somebody to sign in as in a demonstration, and what is worth trying as them. */
export interface SampleRole {
  readonly name: string;
  readonly email: string;
  /** The role in words. */
  readonly role: string;
  readonly tryThis: string;
}

const TRIES: readonly (readonly [key: PersonKey, role: string, tryThis: string])[] = [
  [
    'amara',
    'NHS Standards Lead, not involved in the work',
    'Read the evidence for the test results standard, preview its public page, then approve it or return it.',
  ],
  [
    'david',
    'NHS Standards Lead who edited one draft',
    'Open the same approval: the portal refuses it, because he wrote in the text. Then be the second Lead whom the mandate of the discharge standard still needs.',
  ],
  ['helen', 'Chair of a group', 'Look at the ballot that her group passed and what she sent for approval.'],
  ['tomasz', 'Chair of a group', 'See what his draft still needs before it can go to consultation.'],
  [
    'priya',
    'Editor, from a large supplier',
    'Write in the medicines draft beside the ballot that runs on its frozen text.',
  ],
  [
    'gareth',
    'Editor, from an NHS trust',
    'Write in the booking draft and answer the comment he is mentioned in.',
  ],
  [
    'leila',
    'Founder of a small supplier, and editor',
    'Write a booking requirement, then cast her company’s one vote.',
  ],
  [
    'nadia',
    'Voting representative of an NHS trust',
    'Vote in the open ballot; it still needs organisations for its quorum.',
  ],
  [
    'margaret',
    'Representative of a patient group',
    'Answer the open consultation on reasonable adjustments.',
  ],
  ['bethan', 'Participant', 'Comment on a draft in her own name; she cannot change one character of it.'],
  ['ruth', 'Secretariat', 'Verify the organisation that waits.'],
  ['sanjay', 'Administrator', 'Walk through people, organisations and the audit record.'],
];

/** The people whom a demonstration offers first, one for each role of the process. */
export function sampleRoles(): readonly SampleRole[] {
  return TRIES.flatMap(([key, role, tryThis]) => {
    const found = SAMPLE_PEOPLE.find((person) => person.key === key);
    return found === undefined ? [] : [{ name: found.name, email: found.email, role, tryThis }];
  });
}
