import { describeVersion } from '../../versions/describe-version.server';
import { type Step, step } from '../stage.server';
import { testResults, testResultsForBallot } from '../texts/test-results';
import { askForApproval, ballot, enrol, recordReviews, vote } from '../version-ballot.server';
import { apply, comment, content, decide } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { TEST_RESULT_COMMENTS as said } from './test-results-comments';

/** STD-0004, which passed its ballot and waits for a Lead who had no part in it. */
export function testResultsWaiting(work: VersionWork): Step[] {
  return [
    step(-130, '14:00', (stage) =>
      work.propose(stage, 'samuel', 'rivergate', {
        title: 'Acknowledging and acting on test results',
        summary:
          'How the path of a test result, from the report to the person who is told, becomes visible to both ends, and who owns it at every moment.',
        type: 'information-codes-of-practice',
        appliesTo:
          'Organisations in England that report test results or receive them, and the suppliers of laboratory, imaging and clinical systems.',
        appliesToKinds: ['nhs-trust', 'gp-practice', 'supplier'],
        careSettings: ['hospital', 'gp-primary-care', 'community-health'],
        topics: ['tests-and-diagnostics', 'continuity-of-care', 'messaging'],
        need: 'Results are missed because nobody knows whose turn it is. Reviews of harm have said so for twenty years.',
        expectedBenefit:
          'Every result has one owner until the person has been told, and a result that waits too long is seen.',
      }),
    ),
    step(-127, '10:30', async (stage) => {
      await work.appoint(stage, 'amara', 'chair', 'helen');
      await work.appoint(stage, 'helen', 'editor', 'david', 'samuel');
    }),
    step(-115, '09:40', (stage) =>
      work.move(stage, 'amara', {
        move: 'begin-drafting',
        ownerId: stage.organisation('eastmarsh').id,
        lane: 'managed-capacity',
        shorteningReason: '',
      }),
    ),
    step(-114, '11:15', (stage) => work.startDraft(stage, 'david', { from: 'template' })),
    step(-113, '15:45', (stage) => work.write(stage, 'david', testResults())),
    step(-105, '09:00', (stage) =>
      work.consult(
        stage,
        'helen',
        -75,
        'Every verified organisation by letter; the laboratories of six trusts; the practices of two federations; both patient panels.',
      ),
    ),
    step(-97, '16:30', (stage) => comment(stage, work, 'snapshot', said.absence)),
    step(-90, '10:05', (stage) => comment(stage, work, 'snapshot', said.warnings)),
    step(-82, '13:20', (stage) => comment(stage, work, 'snapshot', said.told)),
    step(-73, '10:00', async (stage) => {
      await decide(stage, work, 'absence', 'helen', {
        disposition: 'accepted',
        reason: 'A critical result cannot wait a working day for its owner to be missed.',
        impact: 'compatible',
      });
      await decide(stage, work, 'warnings', 'helen', {
        disposition: 'accepted-with-changes',
        reason: 'As a SHOULD, until there are figures.',
        impact: 'compatible',
      });
      await decide(stage, work, 'told', 'helen', {
        disposition: 'accepted',
        reason: 'Said in the text now.',
        impact: 'editorial',
      });
    }),
    step(-70, '14:10', async (stage) => {
      await work.write(stage, 'samuel', testResultsForBallot());
      await apply(stage, work, 'samuel', 'absence', 'warnings', 'told');
    }),
    step(-69, '10:10', (stage) => content(stage, work, 'warnings', 'catherine', false)),
    step(-66, '11:40', async (stage) => {
      await describeVersion(await stage.as('samuel'), work.versionId, {
        changeSummary:
          'First edition: ownership of results, longest times, and the messages back to the laboratory.',
        changeLog:
          'Since the consultation: a team owns a critical result at once when its owner is absent; warnings are gathered; what counts as told.',
        involvementRecord:
          'Twelve organisations took part, among them the laboratories of six trusts, two federations of practices and both patient panels.',
        highestImpact: null,
      });
      await recordReviews(stage, work, 'ruth', {
        'clinical-safety': [
          'ready-with-nits',
          'Count the warnings that a clinician sees in a day, and look at the figure after six months.',
        ],
        'information-governance': ['ready', 'The message “closed” carries no clinical detail.'],
        accessibility: ['ready', 'No remarks.'],
      });
      await enrol(
        stage,
        work,
        ['northmere', 'colin', 'Supplies laboratory and ward systems.'],
        ['vanebridge', 'ingrid', 'Supplies systems for general practice.'],
        ['fernlight', 'leila'],
        ['quillstone', 'marcus', 'Runs integration engines.'],
        ['eastmarsh', 'nadia'],
        ['fellside', 'joanne'],
        ['rivergate', 'samuel'],
        ['college', 'fiona', 'None.'],
        ['patients', 'margaret', 'None.'],
        ['institute', 'catherine', 'None.'],
      );
    }),
    step(-62, '09:00', (stage) =>
      ballot(stage, work, 'helen', 'Do you approve this text as version 1.0.0 for trial use?'),
    ),
    step(-59, '12:30', (stage) => vote(stage, work, 'rivergate', 'samuel', 'approve')),
    step(-56, '09:15', (stage) =>
      vote(stage, work, 'college', 'fiona', 'approve', 'One owner is the right rule.'),
    ),
    step(-53, '17:10', (stage) =>
      vote(stage, work, 'patients', 'margaret', 'approve', 'To be told is part of the test.'),
    ),
    step(-50, '10:55', async (stage) => {
      await comment(stage, work, 'snapshot', said.firstYear);
      await vote(
        stage,
        work,
        'northmere',
        'colin',
        'approve-with-comments',
        'The times need a first year in which they are measured and not enforced.',
        'first-year',
      );
    }),
    step(-46, '15:40', (stage) => vote(stage, work, 'eastmarsh', 'nadia', 'approve')),
    step(-44, '11:05', async (stage) => {
      await comment(stage, work, 'snapshot', said.twoHours);
      await vote(
        stage,
        work,
        'quillstone',
        'marcus',
        'do-not-approve',
        'The limit for critical results counts from the report, which an engine may hold for minutes.',
        'two-hours',
      );
    }),
    step(-41, '13:35', (stage) => vote(stage, work, 'fellside', 'joanne', 'approve')),
    step(-37, '16:20', (stage) =>
      vote(stage, work, 'fernlight', 'leila', 'abstain', 'We handle no results.'),
    ),
    step(-31, '10:20', async (stage) => {
      await decide(stage, work, 'first-year', 'helen', {
        disposition: 'noted',
        reason:
          'Trial use is that year: the times are measured at the trial sites and published, and nobody is held to them. The group reads the figures before it asks for more.',
      });
      await decide(stage, work, 'two-hours', 'helen', {
        disposition: 'not-accepted',
        reason:
          'The time counts for the patient, wherever it is spent. Engines that hold a critical result are part of the problem that the text names.',
        how: 'count',
        countFor: '8',
        countAgainst: '1',
      });
    }),
    step(-26, '09:30', (stage) => askForApproval(stage, work, 'helen')),
  ];
}
