import { type Step, step } from '../stage.server';
import { bookingAfterWorkshop, bookingFirstComplete, bookingOutline, bookingToday } from '../texts/booking';
import { bookingArtefacts } from '../texts/booking-artefacts';
import { acceptAmendment, amend, position, refuseAmendment } from '../version-amendments.server';
import { sense, senseCheck } from '../version-senses.server';
import { apply, comment, decide, desk, reply, suggest, suggestTogether } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { BOOKING_AMENDMENTS as proposed } from './booking-amendments';
import { BOOKING_COMMENTS as said } from './booking-comments';

/** STD-0002, which is being drafted, with its comments open. */
export function booking(work: VersionWork): Step[] {
  return [
    step(-150, '10:00', (stage) =>
      work.propose(stage, 'leila', 'fernlight', {
        title: 'Booking appointments across organisations',
        summary:
          'How systems offer, book, move and cancel appointments across the organisations of one place, and how each learns what the others arranged.',
        type: 'technical-standards-and-specifications',
        appliesTo:
          'Community, general practice, mental health and outpatient services in England, and the suppliers of their booking systems.',
        appliesToKinds: ['nhs-trust', 'gp-practice', 'care-provider', 'supplier'],
        careSettings: ['community-health', 'gp-primary-care', 'mental-health', 'hospital'],
        topics: ['appointment-scheduling', 'patient-communication'],
        need: 'A person with three services has three telephone numbers and three diaries that know nothing of each other. Small suppliers build a new connection for each pair of systems.',
        expectedBenefit:
          'One connection in place of many, fewer clashes, and cancelled slots that are used again on the same day.',
      }),
    ),
    step(-147, '13:15', async (stage) => {
      await work.appoint(stage, 'david', 'chair', 'tomasz');
      await work.appoint(stage, 'tomasz', 'editor', 'gareth', 'leila');
    }),
    step(-134, '09:30', (stage) =>
      work.move(stage, 'david', {
        move: 'begin-drafting',
        ownerId: stage.organisation('fellside').id,
        lane: 'opportunity-definition',
        shorteningReason: '',
      }),
    ),
    step(-133, '11:30', (stage) => work.startDraft(stage, 'gareth', { from: 'template' })),
    step(-132, '14:00', (stage) => work.write(stage, 'gareth', bookingOutline())),
    step(-111, '16:30', (stage) => work.write(stage, 'leila', bookingFirstComplete())),
    step(-108, '10:00', (stage) => work.name(stage, 'leila', 'First complete draft')),
    step(-99, '11:45', (stage) => comment(stage, work, 'draft', said.group)),
    step(-92, '15:20', (stage) => comment(stage, work, 'draft', said.typo)),
    step(-90, '09:00', async (stage) => {
      await decide(stage, work, 'typo', 'gareth', { disposition: 'accepted', impact: 'editorial' });
      await decide(stage, work, 'group', 'tomasz', {
        disposition: 'accepted',
        reason: 'Group sessions are in the scope and stay optional.',
        impact: 'compatible',
      });
    }),
    step(-41, '13:50', async (stage) => {
      await work.write(stage, 'gareth', bookingAfterWorkshop());
      await apply(stage, work, 'gareth', 'typo', 'group');
    }),
    step(-40, '17:00', (stage) => work.name(stage, 'gareth', 'After the second workshop')),
    step(-34, '10:25', async (stage) => {
      await comment(stage, work, 'draft', said.holds);
      await reply(
        stage,
        work,
        'holds',
        'leila',
        'Five minutes was the median in our own figures. @Gareth Pugh, do you have figures from the trust?',
        'fernlight',
      );
    }),
    step(-33, '12:05', (stage) =>
      reply(
        stage,
        work,
        'holds',
        'gareth',
        'I have asked for them. The booking centre thinks that people who ring a relative first need nearer ten.',
        'eastmarsh',
      ),
    ),
    step(-28, '16:15', (stage) => comment(stage, work, 'draft', said.travel)),
    step(-27, '09:35', (stage) => desk(stage, work, 'travel', 'tomasz', 'triage', 'gareth')),
    step(-26, '11:20', (stage) =>
      senseCheck(stage, work, 'tomasz', {
        about: 'travel',
        question: 'Should each place set its own time to travel?',
        days: 7,
      }),
    ),
    step(-24, '15:05', async (stage) => {
      await sense(
        stage,
        work,
        'travel',
        ['eastmarsh', 'nadia'],
        'for',
        'Our villages have one bus in two hours.',
      );
      await sense(
        stage,
        work,
        'travel',
        ['vanebridge', 'ingrid'],
        'unsure',
        'A setting for each place has to be kept by somebody.',
      );
    }),
    step(-21, '14:45', async (stage) => {
      await comment(stage, work, 'draft', said.sensitive);
      await reply(
        stage,
        work,
        'sensitive',
        'joanne',
        'We would mark more than those four. Could the list be ours to make, with these as the beginning?',
        'fellside',
      );
    }),
    step(-15, '10:50', async (stage) => {
      await comment(stage, work, 'draft', said.oldSystems);
      await desk(stage, work, 'old-systems', 'tomasz', 'triage', 'leila');
      await reply(
        stage,
        work,
        'old-systems',
        'leila',
        '@Ingrid Solberg, is it the 30 seconds that is out of reach, or any figure? One minute would still serve the people who book.',
        'fernlight',
      );
    }),
    step(-13, '11:10', async (stage) => {
      await work.write(stage, 'leila', bookingToday());
      await suggest(stage, work, 'sensitive', 'tomasz', {
        disposition: 'accepted-with-changes',
        reason:
          'The four kinds stand in the text as the beginning, and each organisation makes the list its own.',
        impact: 'compatible',
      });
    }),
    step(-13, '12:30', (stage) => work.attach(stage, 'leila', bookingArtefacts())),
    step(-12, '10:15', (stage) => amend(stage, work, proposed.decides)),
    step(-11, '14:20', (stage) => acceptAmendment(stage, work, 'decides', 'gareth')),
    step(-11, '15:30', async (stage) => {
      await comment(stage, work, 'draft', said.reference);
      await desk(stage, work, 'reference', 'gareth', 'triage');
      await desk(stage, work, 'reference', 'gareth', 'ask-for-input');
      await reply(
        stage,
        work,
        'reference',
        'gareth',
        '@Bethan Rowlands, how long may such a reference be before you would write it down wrongly?',
        'eastmarsh',
      );
    }),
    step(-10, '09:40', (stage) => amend(stage, work, proposed.reoffer)),
    step(-9, '11:05', (stage) => amend(stage, work, proposed.lookUps)),
    step(-8, '13:30', (stage) => position(stage, work, 'reoffer', 'marcus', 'quillstone', true)),
    step(-7, '16:10', async (stage) => {
      await position(
        stage,
        work,
        'reoffer',
        'margaret',
        'patients',
        false,
        'Half an hour is long for somebody who waits for a slot today.',
      );
      await refuseAmendment(
        stage,
        work,
        'look-ups',
        'leila',
        'A look-up tells as much about a person as a booking does, so it is recorded as well.',
      );
    }),
    step(-6, '10:00', (stage) =>
      senseCheck(stage, work, 'gareth', {
        about: 'reoffer',
        question: 'Is half an hour the right time to hold a slot that was offered again?',
        days: 14,
      }),
    ),
    step(-5, '16:35', (stage) =>
      sense(
        stage,
        work,
        'reoffer',
        ['quillstone', 'marcus'],
        'for',
        'Fewer than half an hour and the message may still be on its way.',
      ),
    ),
    step(-4, '12:15', (stage) =>
      sense(
        stage,
        work,
        'reoffer',
        ['patients', 'margaret'],
        'against',
        'Ten minutes would do for most of us.',
      ),
    ),
    step(-6, '18:20', (stage) => comment(stage, work, 'draft', said.cancelWords)),
    step(-4, '09:55', (stage) => comment(stage, work, 'draft', said.level)),
    step(-3, '16:20', async (stage) => {
      await desk(stage, work, 'level', 'tomasz', 'triage');
      await suggestTogether(stage, work, ['travel', 'level'], 'tomasz', 'Time to travel', {
        disposition: 'accepted-with-changes',
        reason:
          'The requirement becomes a SHOULD, and each place sets its own figure; sixty minutes stands where it sets none.',
        impact: 'compatible',
      });
    }),
    step(-2, '13:40', (stage) => comment(stage, work, 'draft', said.wholeDraft)),
  ];
}
