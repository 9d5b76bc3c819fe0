import type { SampleComment } from '../version-talk.server';

const comment = (said: SampleComment) => said;

/** What was said about STD-0003, in its consultation and in its ballot. */
export const CARE_HOME_COMMENTS = {
  offline: comment({
    key: 'offline',
    who: 'joanne',
    from: 'fellside',
    on: 'r-offline',
    quote: 'at least 4 hours',
    type: 'technical',
    says: 'Two homes in our area lose their line for whole nights. Four hours ends before the morning round, and the chart would be on paper again.',
    wording:
      'A care home system MUST let staff record administrations for at least 12 hours without a connection, and MUST show on each page that it works without one.',
    blocks: 'We could not put this in place in the homes that need it most.',
  }),
  urgent: comment({
    key: 'urgent',
    who: 'fiona',
    from: 'college',
    on: 'r-change-time',
    quote: 'within 15 minutes of the pharmacist’s decision',
    type: 'technical',
    says: 'A quarter of an hour is good. But a message that comes quickly and is read tomorrow is late. Changes that touch the next dose should stand out.',
  }),
  pattern: comment({
    key: 'pattern',
    who: 'samuel',
    from: 'rivergate',
    on: 'r-reason-missed',
    type: 'technical',
    says: 'One refusal is a bad morning. Three in a week are a reason to look at the medicine. Nobody notices today.',
    wording:
      'A care home system SHOULD tell the pharmacy when the same medicine has been refused or missed three times within seven days.',
  }),
  controlled: comment({
    key: 'controlled',
    who: 'nadia',
    from: 'eastmarsh',
    on: 'scope-not',
    type: 'question',
    says: 'Why are controlled drugs registers left out? They are where the double record hurts most.',
  }),
  relatives: comment({
    key: 'relatives',
    who: 'bethan',
    on: 'sharing',
    type: 'general',
    says: 'I should like to see that my father had his tablets without having to ring the home at teatime.',
  }),
  sevenDays: comment({
    key: 'seven-days',
    who: 'owen',
    from: 'tidewell',
    on: 'r-pairs',
    quote: 'at least one product of the other role',
    type: 'technical',
    says: 'There are five pharmacy systems, and each decides with whom it tests. A small supplier can be kept out for a year without anybody saying no.',
    wording:
      'A declaration of conformance MUST name at least one product of the other role, or the public test endpoint, with which the test set was exchanged in both directions.',
    blocks: 'As it stands, the requirement lets large suppliers decide who may declare conformance.',
  }),
  offlineFigures: comment({
    key: 'offline-figures',
    who: 'catherine',
    from: 'institute',
    on: 'r-offline',
    type: 'technical',
    says: 'Twelve hours is a good guess of one pharmacy. The trial can find out: let the sites publish, month by month, how often and for how long work without a connection was needed.',
  }),
  photograph: comment({
    key: 'photograph',
    who: 'margaret',
    from: 'patients',
    on: 'r-photo',
    quote: 'a photograph of the resident',
    type: 'question',
    says: 'Is the resident asked before the photograph is taken, and may they say no?',
  }),
} as const;
