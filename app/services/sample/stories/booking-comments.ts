import type { SampleComment } from '../version-talk.server';

const comment = (said: SampleComment) => said;

/** What was said about the draft of STD-0002. */
export const BOOKING_COMMENTS = {
  group: comment({
    key: 'group',
    who: 'fiona',
    from: 'college',
    on: 'scope-covers',
    type: 'general',
    says: 'Antenatal classes and pain groups are appointments too. Please take group sessions in.',
  }),
  typo: comment({
    key: 'typo',
    who: 'bethan',
    on: 't-search',
    type: 'editorial',
    says: 'The table says “Twice” where the others say yes or no. Is it meant that start may be given twice?',
  }),
  holds: comment({
    key: 'holds',
    who: 'owen',
    from: 'tidewell',
    on: 'r-hold',
    quote: 'for 5 minutes',
    type: 'technical',
    says: 'Five minutes is too short for anybody who has to ask somebody else. In our product half of the holds would run out before the answer comes.',
    wording:
      'A providing system SHOULD let a consuming system hold a slot for 10 minutes, once for each person and service.',
  }),
  travel: comment({
    key: 'travel',
    who: 'joanne',
    from: 'fellside',
    on: 'r-clash-travel',
    quote: 'less than 60 minutes between them',
    type: 'technical',
    says: 'From the coast to the city is ninety minutes on a good day. A fixed hour helps in a town and misleads everywhere else. Could each place set its own figure?',
  }),
  sensitive: comment({
    key: 'sensitive',
    who: 'margaret',
    from: 'patients',
    on: 'r-sensitive',
    type: 'general',
    says: 'Which services are sensitive? If each system decides for itself, my appointment is private in one building and on the screen in the next.',
    wording:
      'Name in the text the kinds of service that are marked as sensitive unless the organisation decides otherwise.',
  }),
  oldSystems: comment({
    key: 'old-systems',
    who: 'ingrid',
    from: 'vanebridge',
    on: 'r-fresh',
    quote: 'within 30 seconds',
    type: 'technical',
    says: 'Two of our older diaries pass their changes on every five minutes. They are in use at 900 practices and will be for two more years. As it stands, those practices could not publish a single slot.',
    wording:
      'A slot that has been taken MUST disappear from what is published within 5 minutes, and SHOULD do so within 30 seconds.',
    blocks: 'The requirement shuts out 900 practices, and so the people who are registered there.',
  }),
  reference: comment({
    key: 'reference',
    who: 'bethan',
    on: 'r-confirm',
    quote: 'a reference that a person can read out on the telephone',
    type: 'technical',
    says: 'The last reference I was given had 36 letters and dashes. Please say how long it may be, and leave out letters that sound alike.',
  }),
  cancelWords: comment({
    key: 'cancel-words',
    who: 'samuel',
    from: 'rivergate',
    on: 'r-cancel-link',
    quote: 'one of the ways MUST work outside office hours',
    type: 'question',
    says: 'Does an answering machine count, if somebody listens to it before eight in the morning?',
  }),
  level: comment({
    key: 'level',
    who: 'catherine',
    from: 'institute',
    on: 'r-clash-travel',
    type: 'editorial',
    says: 'This requirement has no level. Is it a MUST or a SHOULD?',
  }),
  wholeDraft: comment({
    key: 'whole-draft',
    who: 'marcus',
    from: 'quillstone',
    type: 'question',
    says: 'When does the group mean to go to consultation? We would like to build the providing side against the draft before then, and report what we find.',
  }),
} as const;
