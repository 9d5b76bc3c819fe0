import { describeVersion } from '../../versions/describe-version.server';
import { type Step, step } from '../stage.server';
import {
  careHomeMedicines,
  careHomeMedicinesBegun,
  careHomeMedicinesForBallot,
} from '../texts/care-home-medicines';
import { ballot, enrol, recordReviews, vote } from '../version-ballot.server';
import { answer, apply, comment, concluded, decide, reply, suggest } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { CARE_HOME_COMMENTS as said } from './care-home-comments';

/** STD-0003, whose ballot is open. */
export function careHome(work: VersionWork): Step[] {
  return [
    step(-132, '09:30', (stage) =>
      work.propose(stage, 'yusuf', 'harbour-lane', {
        title: 'Medicines charts shared by care homes and pharmacies',
        summary:
          'How a care home and the pharmacy that supplies it share one record of the medicines to be given to each resident and of what was given.',
        type: 'technical-standards-and-specifications',
        appliesTo:
          'Care homes with and without nursing, the community pharmacies that supply them, and the suppliers of both systems.',
        appliesToKinds: ['care-provider', 'community-pharmacy', 'gp-practice', 'supplier'],
        careSettings: ['social-care', 'pharmacy', 'gp-primary-care'],
        topics: ['prescribing', 'dispensing', 'continuity-of-care'],
        need: 'Care homes copy medicines by hand from labels to charts. A change made on a Friday reaches the chart on Monday.',
        expectedBenefit:
          'A change reaches the person who gives the next dose before they give it, and pharmacy and practice see what was really taken.',
      }),
    ),
    step(-129, '11:00', async (stage) => {
      await work.appoint(stage, 'amara', 'chair', 'tomasz');
      await work.appoint(stage, 'tomasz', 'editor', 'yusuf', 'priya');
    }),
    step(-117, '10:00', (stage) =>
      work.move(stage, 'amara', {
        move: 'begin-drafting',
        ownerId: stage.organisation('office').id,
        lane: 'opportunity-first-of-type',
        shorteningReason: '',
      }),
    ),
    step(-116, '12:00', (stage) => work.startDraft(stage, 'priya', { from: 'template' })),
    step(-115, '14:20', (stage) => work.write(stage, 'yusuf', careHomeMedicinesBegun())),
    step(-110, '16:00', (stage) => work.write(stage, 'priya', careHomeMedicines())),
    step(-106, '10:30', (stage) => work.name(stage, 'priya', 'After the visit to four care homes')),
    step(-98, '09:00', (stage) =>
      work.consult(
        stage,
        'tomasz',
        -68,
        'Every verified organisation by letter; 30 care homes through their associations; the pharmacies that supply them; the relatives’ forum of one county.',
        {
          asks: 'Can a home that keeps its chart by these rules be left by its connection for a night, and lose nothing?',
          use: 'Every comment is decided in public. What the group made of the answers is said on this page.',
          questions: ['How long must a chart work without a connection?'],
          categories: ['provider', 'supplier-large', 'supplier-small', 'clinical-professional'],
        },
      ),
    ),
    step(-91, '10:40', (stage) => comment(stage, work, 'snapshot', said.offline)),
    step(-88, '21:10', (stage) =>
      answer(
        stage,
        work,
        1,
        'yusuf',
        'From the evening round to the morning round, so twelve hours.',
        'harbour-lane',
      ),
    ),
    step(-86, '13:15', (stage) => comment(stage, work, 'snapshot', said.urgent)),
    step(-80, '17:50', (stage) => comment(stage, work, 'snapshot', said.pattern)),
    step(-75, '09:25', (stage) => comment(stage, work, 'snapshot', said.controlled)),
    step(-71, '20:30', (stage) => comment(stage, work, 'snapshot', said.relatives)),
    step(-66, '10:00', async (stage) => {
      await suggest(stage, work, 'offline', 'tomasz', {
        disposition: 'accepted',
        reason: 'A night shift is twelve hours, and nights are when connections are repaired.',
        impact: 'compatible',
      });
      await decide(stage, work, 'urgent', 'tomasz', {
        disposition: 'accepted-with-changes',
        reason: 'Urgent is tied to the next dose and not to the kind of medicine.',
        impact: 'compatible',
      });
      await decide(stage, work, 'pattern', 'tomasz', { disposition: 'accepted', impact: 'compatible' });
      await decide(stage, work, 'controlled', 'tomasz', {
        disposition: 'out-of-scope',
        reason: 'Registers of controlled drugs are set by law, and their form with them.',
      });
      await decide(stage, work, 'relatives', 'tomasz', {
        disposition: 'kept-for-later',
        reason:
          'A view for relatives needs the agreement of the resident. It is the first thing on the list for the next edition.',
      });
    }),
    step(-57, '11:30', async (stage) => {
      await work.write(stage, 'priya', careHomeMedicinesForBallot());
      await apply(stage, work, 'priya', 'offline', 'urgent', 'pattern');
      await concluded(
        stage,
        work,
        'tomasz',
        'A chart works for twelve hours without a connection in place of four. Urgent changes are tied to the next dose. A sign shows when a medicine is refused again and again. What was asked for relatives waits for the next edition.',
        'The answer came from those who supply the night shift: twelve hours. The text says so now.',
      );
    }),
    step(-34, '15:10', async (stage) => {
      await describeVersion(await stage.as('yusuf'), work.versionId, {
        changeSummary: 'First edition: the chart, its changes, and the record of what was given.',
        changeLog:
          'Since the consultation: twelve hours offline in place of four; urgent changes; a sign when a medicine is refused again and again.',
        involvementRecord:
          'Thirteen organisations took part, and thirty care homes were asked through their associations; nine answered. Staff of four homes tried the screens.',
        highestImpact: null,
      });
      await recordReviews(stage, work, 'ruth', {
        'clinical-safety': [
          'ready-with-nits',
          'The hazard of two tablets that were both offline is to be tried again before the first of type goes live.',
        ],
        'information-governance': [
          'ready',
          'Roles of care home and pharmacy are described and agree with the model contract.',
        ],
        accessibility: ['ready', 'Tried on small and cracked tablets, and with a screen reader.'],
      });
      await enrol(
        stage,
        work,
        ['northmere', 'colin', 'Owns a supplier of dispensing systems.'],
        ['northmere-pharmacy', 'colin', 'Supplies dispensing systems.'],
        ['vanebridge', 'ingrid'],
        ['fernlight', 'leila', 'Plans a product for care homes.'],
        ['tidewell', 'owen', 'Has a care home product in trial.'],
        ['eastmarsh', 'nadia'],
        ['fellside', 'joanne', 'Pays for the first of type in its area.'],
        ['rivergate', 'samuel'],
        ['harbour-lane', 'yusuf', 'Supplies 22 care homes.'],
        ['college', 'fiona', 'None.'],
        ['patients', 'margaret', 'None.'],
        ['institute', 'catherine', 'None.'],
      );
    }),
    step(-16, '09:00', (stage) =>
      ballot(stage, work, 'tomasz', 'Do you approve this text as version 1.0.0 for trial use?'),
    ),
    step(-12, '10:15', (stage) => vote(stage, work, 'rivergate', 'samuel', 'approve')),
    step(-9, '14:30', (stage) => vote(stage, work, 'institute', 'catherine', 'approve')),
    step(-8, '16:45', async (stage) => {
      await comment(stage, work, 'snapshot', said.sevenDays);
      await vote(
        stage,
        work,
        'tidewell',
        'owen',
        'do-not-approve',
        'A small supplier cannot keep a person on call to find a partner for testing. With the wording we propose we would approve.',
        'seven-days',
      );
    }),
    step(-7, '11:20', (stage) =>
      reply(
        stage,
        work,
        'seven-days',
        'colin',
        'We would offer a test endpoint to anybody who asks, if that is what stands in the way.',
        'northmere-pharmacy',
      ),
    ),
    step(-5, '12:10', async (stage) => {
      await comment(stage, work, 'snapshot', said.offlineFigures);
      await vote(
        stage,
        work,
        'institute',
        'catherine',
        'approve-with-comments',
        'We ask that the trial sites publish how often work without a connection was needed.',
        'offline-figures',
      );
    }),
    step(-3, '09:50', (stage) =>
      vote(stage, work, 'college', 'fiona', 'approve', 'The rounds match how homes work.'),
    ),
    step(-1, '15:05', (stage) => comment(stage, work, 'snapshot', said.photograph)),
  ];
}
