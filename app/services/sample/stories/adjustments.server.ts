import { type Step, step } from '../stage.server';
import { reasonableAdjustments } from '../texts/reasonable-adjustments';
import { answer, comment, desk, reply, type SampleComment } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';

const COMMENTS = {
  ownWords: {
    key: 'own-words',
    who: 'margaret',
    from: 'patients',
    on: 'r-own-words',
    type: 'general',
    says: 'Our members asked for this above all. Please keep it a MUST, whatever the suppliers say about the length of fields.',
  },
  length: {
    key: 'length',
    who: 'ingrid',
    from: 'vanebridge',
    on: 'r-own-words',
    quote: 'the person’s own words',
    type: 'technical',
    says: 'We will keep them. Please name a longest length that everybody must carry, or words will be cut off at each border. We suggest 1,000 characters.',
    wording:
      'A system MUST keep the person’s own words, of at least 1,000 characters, beside the code and MUST show them with it.',
  },
  daily: {
    key: 'daily',
    who: 'marcus',
    from: 'quillstone',
    on: 'r-query',
    quote: 'at least once a day for people booked within the next seven days',
    type: 'technical',
    says: 'For a trust with 4,000 bookings a week that is 4,000 queries a day, of which a handful bring news. A subscription would bring them at once and cost nothing on quiet days.',
    wording:
      'A system MUST subscribe to changes for people booked within the next seven days, or look for them at least once a day.',
  },
  partial: {
    key: 'partial',
    who: 'nadia',
    from: 'eastmarsh',
    on: 'conformance',
    type: 'question',
    says: 'May a trust buy a product that only shows adjustments? If it may, the duty to act falls back on the receptionist.',
  },
} as const satisfies Record<string, SampleComment>;

/** STD-0005, whose consultation is open. */
export function adjustments(work: VersionWork): Step[] {
  return [
    step(-70, '10:10', (stage) =>
      work.propose(stage, 'margaret', 'patients', {
        title: 'Reasonable adjustments and communication needs',
        summary:
          'How a person says once what they need in order to use a service, and how it is known and acted on wherever they are seen.',
        type: 'data-definitions-and-terminologies',
        appliesTo:
          'All health and care services in England in which people are booked, referred, admitted or seen, and the suppliers of their systems.',
        appliesToKinds: [
          'nhs-trust',
          'gp-practice',
          'community-pharmacy',
          'dental-practice',
          'care-provider',
          'supplier',
        ],
        careSettings: [
          'hospital',
          'gp-primary-care',
          'community-health',
          'dentistry',
          'mental-health',
          'maternity',
        ],
        topics: ['key-care-information', 'patient-communication', 'access-to-records'],
        need: 'People who need an adjustment say so again in every building, and are failed again in every building.',
        expectedBenefit:
          'An adjustment that was said once is known before the person arrives, and systems act on it by themselves.',
      }),
    ),
    step(-67, '13:00', async (stage) => {
      await work.appoint(stage, 'david', 'chair', 'fiona');
      await work.appoint(stage, 'fiona', 'editor', 'leila', 'joanne');
    }),
    step(-55, '09:20', (stage) =>
      work.move(stage, 'david', {
        move: 'begin-drafting',
        ownerId: stage.organisation('office').id,
        lane: 'horizon',
        shorteningReason: '',
      }),
    ),
    step(-54, '10:45', (stage) => work.startDraft(stage, 'joanne', { from: 'template' })),
    step(-48, '16:35', (stage) => work.write(stage, 'joanne', reasonableAdjustments().slice(0, 12))),
    step(-32, '14:05', (stage) => work.write(stage, 'leila', reasonableAdjustments())),
    step(-29, '11:10', (stage) => work.name(stage, 'leila', 'Ready for the patient panels')),
    step(-14, '09:00', (stage) =>
      work.consult(
        stage,
        'fiona',
        16,
        'Every verified organisation by letter; 12 disabled people’s organisations, with easy read, British Sign Language and audio versions; the patient panels; open meetings on two evenings.',
        {
          asks: 'Would these requirements let a person say once what they need, and find it known wherever they go? We ask above all those who live with it, and those whose systems would carry it.',
          use: 'The group answers every comment in public, and says for each question what became of the answers.',
          questions: [
            'Which needs are left out?',
            'Is looking for news once a day often enough, and can your system do more?',
          ],
          categories: ['provider', 'supplier-large', 'supplier-small', 'patient-public'],
        },
      ),
    ),
    step(-12, '19:20', (stage) =>
      answer(
        stage,
        work,
        1,
        'margaret',
        'People who need somebody with them. The text speaks of how to talk to a person, and not of who may be in the room.',
        'patients',
      ),
    ),
    step(-9, '10:05', (stage) =>
      answer(
        stage,
        work,
        2,
        'samuel',
        'Once a day serves what is booked ahead. For people who come the same day it must be looked for when they arrive.',
        'rivergate',
      ),
    ),
    step(-8, '16:40', (stage) =>
      answer(stage, work, 2, 'bethan', 'As a patient: I do not mind how, as long as nobody asks me again.'),
    ),
    step(-13, '18:45', (stage) => comment(stage, work, 'snapshot', COMMENTS.ownWords)),
    step(-10, '11:25', async (stage) => {
      await comment(stage, work, 'snapshot', COMMENTS.length);
      await reply(
        stage,
        work,
        'length',
        'leila',
        'A thousand is what we carry today, and no user has met the end of it.',
        'fernlight',
      );
    }),
    step(-6, '09:05', async (stage) => {
      await comment(stage, work, 'snapshot', COMMENTS.daily);
      await desk(stage, work, 'daily', 'fiona', 'triage', 'leila');
    }),
    step(-2, '15:55', (stage) => comment(stage, work, 'snapshot', COMMENTS.partial)),
  ];
}
