import type { SampleComment } from '../version-talk.server';

const comment = (said: SampleComment) => said;

/** What was said about STD-0004, in its consultation and in its ballot. */
export const TEST_RESULT_COMMENTS = {
  absence: comment({
    key: 'absence',
    who: 'fiona',
    from: 'college',
    on: 'r-team-owner',
    quote: 'absent for more than one working day',
    type: 'technical',
    says: 'For a critical result a day is too long. The team should own it the moment its owner is away.',
    wording:
      'Where the owner is a person, the system MUST name a team that becomes the owner when that person is absent for more than one working day, or at once for a critical result.',
  }),
  warnings: comment({
    key: 'warnings',
    who: 'catherine',
    from: 'institute',
    on: 'r-escalate',
    type: 'technical',
    says: 'Clinicians in our study saw 56 warnings a day and read nine. Every new one takes a place from another. Gather those that can wait.',
    wording:
      'A receiving system MUST gather warnings that are not about critical results into one list a day for each owner.',
  }),
  told: comment({
    key: 'told',
    who: 'margaret',
    from: 'patients',
    on: 'r-told',
    quote: 'how and when the person was told',
    type: 'question',
    says: 'Am I told when the letter is posted, or when I have it? My results have been “released” to an app that I do not open.',
  }),
  firstYear: comment({
    key: 'first-year',
    who: 'colin',
    from: 'northmere',
    on: 't-times',
    type: 'technical',
    says: 'Nobody knows today how long these steps take. A limit that is enforced from the first day will be met by starting the clock late. Measure for a year, publish the figures, and enforce what they bear.',
  }),
  twoHours: comment({
    key: 'two-hours',
    who: 'marcus',
    from: 'quillstone',
    on: 't-times',
    type: 'technical',
    says: 'Messages pass through two or three engines. Each may queue them for some minutes, and the receiving system is blamed for time that it never had.',
    wording: 'Count the times from the arrival of the result at the receiving system.',
    blocks: 'Our customers would be shown as late for minutes that were spent elsewhere.',
  }),
} as const;
