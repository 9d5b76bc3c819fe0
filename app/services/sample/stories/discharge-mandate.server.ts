import { type Step, step } from '../stage.server';
import { enrol, vote } from '../version-ballot.server';
import {
  approveFirst,
  askForTheMandate,
  exchange,
  mandateBallot,
  restWithoutExchange,
  sendRound,
  state,
} from '../version-mandate.server';
import { comment, decide } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { DISCHARGE_COMMENTS } from './discharge-comments';

/** A mandate of 1.0.0 that was tried too early: the suppliers do not carry it, in the second round neither. */
export function earlyMandate(work: VersionWork): Step[] {
  return [
    step(-150, '10:00', (stage) =>
      enrol(
        stage,
        work,
        ['fernlight', 'leila'],
        ['fellside', 'joanne'],
        ['harbour-lane', 'yusuf', 'Would like to receive a copy in a later edition.'],
      ),
    ),
    step(-149, '09:00', (stage) =>
      mandateBallot(stage, work, 'helen', 'Do you approve that version 1.0.0 becomes mandatory?'),
    ),
    step(-146, '10:00', async (stage) => {
      await vote(stage, work, 'tidewell', 'owen', 'approve', 'Our wards have sent these messages since May.');
      await vote(
        stage,
        work,
        'rivergate',
        'samuel',
        'approve',
        'Optional means that half of them never come.',
      );
      await vote(stage, work, 'fellside', 'joanne', 'approve');
    }),
    step(-138, '14:00', async (stage) => {
      await vote(
        stage,
        work,
        'patients',
        'margaret',
        'approve',
        'Nobody should depend on which ward it was.',
      );
      await vote(stage, work, 'college', 'fiona', 'approve');
      await comment(stage, work, 'snapshot', DISCHARGE_COMMENTS.mandate.winterBetween);
      await vote(
        stage,
        work,
        'eastmarsh',
        'nadia',
        'approve-with-comments',
        'With a winter between, please.',
        'winter-between',
      );
    }),
    step(-131, '11:30', async (stage) => {
      await comment(stage, work, 'snapshot', DISCHARGE_COMMENTS.mandate.releases);
      await vote(
        stage,
        work,
        'northmere',
        'colin',
        'do-not-approve',
        'Most of our customers are on a release that cannot meet the daily reminder.',
        'releases',
      );
    }),
    step(-128, '09:20', async (stage) => {
      await vote(
        stage,
        work,
        'vanebridge',
        'ingrid',
        'do-not-approve',
        'A mandate before the question of duplicates is settled turns an open point into a fault of ours.',
        'duplicates',
      );
      await vote(stage, work, 'harbour-lane', 'yusuf', 'approve');
      await vote(stage, work, 'quillstone', 'marcus', 'abstain', 'Our customers decide this, not we.');
      await vote(stage, work, 'institute', 'catherine', 'abstain', 'The trial is not evaluated yet.');
    }),
    step(-118, '15:30', (stage) =>
      decide(stage, work, 'winter-between', 'helen', {
        disposition: 'noted',
        reason:
          'A mandate gives at least twelve months’ notice, so a winter lies between whenever it is decided. The group will name the wish to the Leads.',
      }),
    ),
    step(-116, '10:00', (stage) => sendRound(stage, work, 'helen')),
    step(-109, '16:00', async (stage) => {
      await vote(stage, work, 'eastmarsh', 'nadia', 'approve', 'The winter lies between now.');
      await vote(
        stage,
        work,
        'vanebridge',
        'ingrid',
        'do-not-approve',
        'The reasons of the others do not touch ours. We keep our vote.',
        'duplicates',
      );
    }),
    step(-100, '10:00', (stage) =>
      decide(stage, work, 'releases', 'helen', {
        disposition: 'kept-for-later',
        reason: 'The mandate was not carried, so there is time for the releases. It is looked at again then.',
        how: 'count',
        countFor: '8',
        countAgainst: '1',
      }),
    ),
  ];
}

/** What goes from one product to the other, and what each does by itself. */
const SHOWN_AT_TEST_DAY = [
  'r-sections',
  'r-medicine-change',
  'r-dmd',
  'r-dose',
  'r-action-parts',
  'r-bundle',
  'r-narrative',
  'r-original-text',
  'r-nhs-number',
];
const SHOWN_LATER = [
  'r-ack-first',
  'r-ack-second',
  'r-no-ack',
  'r-duplicates',
  'r-pharmacy-content',
  'r-pharmacy-ack',
  'r-transport',
];

/** The mandate of 1.1.0, proven in use; the first of two Leads has approved it. */
export function mandateInUse(work: VersionWork): Step[] {
  return [
    step(-37, '10:00', (stage) =>
      enrol(stage, work, ['fellside', 'joanne'], ['institute', 'catherine', 'Evaluated the trial of 1.0.0.']),
    ),
    step(-36, '09:00', (stage) =>
      mandateBallot(stage, work, 'helen', 'Do you approve that version 1.1.0 becomes mandatory?'),
    ),
    step(-34, '11:00', (stage) =>
      state(stage, work, 'owen', 'tidewell', {
        supplier: 'tidewell',
        product: 'Tidewell Discharge 5',
        site: 'Eastmarsh General Hospital',
        evidence: 'https://tidewell.example/discharge-5/std-0001',
      }),
    ),
    step(-33, '15:00', (stage) =>
      state(stage, work, 'nadia', 'eastmarsh', {
        supplier: 'tidewell',
        product: 'Tidewell Discharge 5',
        site: 'Eastmarsh General Hospital, 14 wards',
        evidence: 'https://eastmarsh.example/digital/discharge-figures',
      }),
    ),
    step(-31, '10:30', (stage) =>
      state(stage, work, 'ingrid', 'vanebridge', {
        supplier: 'vanebridge',
        product: 'Vanebridge Practice 9',
        site: 'Rivergate GP Federation',
        evidence: 'https://vanebridge.example/practice-9/conformance',
      }),
    ),
    step(-29, '16:20', (stage) =>
      state(stage, work, 'priya', 'northmere', {
        supplier: 'northmere',
        product: 'Northmere Record 12',
        site: '',
        evidence: 'https://northmere.example/record-12/standards',
      }),
    ),
    step(-28, '13:00', (stage) =>
      exchange(stage, work, 'ruth', {
        first: ['Tidewell Discharge 5', 'tidewell'],
        second: ['Vanebridge Practice 9', 'vanebridge'],
        evidence: 'https://standards-office.example/test-days/discharge',
        by: SHOWN_AT_TEST_DAY,
      }),
    ),
    step(-26, '10:00', async (stage) => {
      await vote(
        stage,
        work,
        'harbour-lane',
        'yusuf',
        'approve',
        'The copy arrives. Let it arrive from everywhere.',
      );
      await vote(stage, work, 'rivergate', 'samuel', 'approve');
      await vote(stage, work, 'tidewell', 'owen', 'approve', 'Live on 14 wards since the spring.');
      await vote(stage, work, 'eastmarsh', 'nadia', 'approve');
    }),
    step(-22, '11:15', async (stage) => {
      await vote(stage, work, 'patients', 'margaret', 'approve');
      await vote(
        stage,
        work,
        'fellside',
        'joanne',
        'approve',
        'Four of our trusts have it in their contracts.',
      );
      await comment(stage, work, 'snapshot', DISCHARGE_COMMENTS.inUse.notice);
      await vote(
        stage,
        work,
        'vanebridge',
        'ingrid',
        'approve-with-comments',
        'Twelve months’ notice is needed.',
        'notice',
      );
    }),
    step(-19, '09:40', async (stage) => {
      await exchange(stage, work, 'helen', {
        first: ['Northmere Record 12', 'northmere'],
        second: ['Quillstone Relay 3', 'quillstone'],
        evidence: 'https://connected-care.example/discharge/acknowledgement-trial',
        by: SHOWN_LATER,
      });
      await restWithoutExchange(
        stage,
        work,
        'helen',
        [...SHOWN_AT_TEST_DAY, ...SHOWN_LATER],
        'It asks for something that one product does by itself or that an organisation does, and not for what passes between two.',
      );
    }),
    step(-15, '14:10', async (stage) => {
      await vote(stage, work, 'northmere', 'priya', 'approve', 'Our customers can have moved in a year.');
      await vote(stage, work, 'quillstone', 'marcus', 'approve');
      await vote(
        stage,
        work,
        'institute',
        'catherine',
        'approve',
        'The trial shows fewer wrong bags of medicines.',
      );
      await vote(stage, work, 'college', 'fiona', 'stand-aside', 'A member of ours chairs the group.');
    }),
    step(-5, '09:10', (stage) =>
      decide(stage, work, 'notice', 'helen', {
        disposition: 'noted',
        reason:
          'Twelve months is the least that the rules allow. The Leads are asked for fourteen, which leaves two releases between.',
      }),
    ),
    step(-5, '10:00', (stage) => askForTheMandate(stage, work, 'helen')),
    step(-4, '11:00', (stage) =>
      approveFirst(
        stage,
        work,
        'amara',
        'The products that would be bound are in use, the exchange was shown in public, and every group of voters carries it. Fourteen months leave two releases and a winter.',
      ),
    ),
  ];
}
