import { describeVersion } from '../../versions/describe-version.server';
import { type Step, step } from '../stage.server';
import { dischargeSummary, dischargeSummaryBegun } from '../texts/discharge-summary';
import { dischargeSummaryForConsultation } from '../texts/discharge-summary-consulted';
import {
  askForApproval,
  ballot,
  enrol,
  publish,
  recordReviews,
  vote,
  withdraw,
} from '../version-ballot.server';
import { answerNewest, objectToBallot } from '../version-objections.server';
import { apply, comment, content, decide, reply, suggest } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { DISCHARGE_COMMENTS } from './discharge-comments';

/** STD-0001 from its proposal to its publication as 1.0.0. */
export function dischargeFirst(work: VersionWork): Step[] {
  const said = DISCHARGE_COMMENTS.first;
  return [
    step(-266, '10:05', (stage) =>
      work.propose(stage, 'nadia', 'eastmarsh', {
        title: 'Hospital discharge summary to general practice',
        summary:
          'What a discharge summary holds, when it is sent, how it travels as a structured message, and how both ends know that it arrived.',
        type: 'record-standards',
        appliesTo:
          'NHS trusts that discharge people to general practice, general practices in England, and the suppliers of their systems.',
        appliesToKinds: ['nhs-trust', 'gp-practice', 'community-pharmacy', 'supplier'],
        careSettings: ['hospital', 'gp-primary-care', 'pharmacy'],
        topics: ['continuity-of-care', 'key-care-information', 'messaging'],
        need: 'Practices receive a third of discharge summaries as pictures of paper. Medicines are typed again by hand, and nobody can tell whether a summary arrived.',
        expectedBenefit:
          'Changes to medicines reach the practice coded and on the day, and a summary that was lost is noticed within a day.',
      }),
    ),
    step(-262, '11:20', async (stage) => {
      await work.appoint(stage, 'amara', 'chair', 'helen');
      await work.appoint(stage, 'helen', 'editor', 'gareth', 'priya');
    }),
    step(-251, '09:30', (stage) =>
      work.move(stage, 'amara', {
        move: 'begin-drafting',
        ownerId: stage.organisation('office').id,
        lane: 'managed-capacity',
        shorteningReason: '',
      }),
    ),
    step(-250, '10:00', (stage) => work.startDraft(stage, 'gareth', { from: 'template' })),
    step(-249, '13:45', (stage) => work.write(stage, 'gareth', dischargeSummaryBegun())),
    step(-246, '15:10', (stage) => work.write(stage, 'priya', dischargeSummaryForConsultation())),
    step(-244, '09:15', async (stage) => {
      await comment(stage, work, 'draft', said.actionsFirst);
      await reply(
        stage,
        work,
        'actions-first',
        'priya',
        'We can show both without scrolling on the smallest screen that practices use. I tried it.',
        'northmere',
      );
      await decide(stage, work, 'actions-first', 'helen', {
        disposition: 'noted',
        reason: 'The requirement stays as it is written; the trial with small screens supports it.',
      });
    }),
    step(-242, '16:00', (stage) => work.name(stage, 'gareth', 'Ready for the group')),
    step(-236, '10:00', (stage) =>
      work.consult(
        stage,
        'helen',
        -205,
        'Every verified organisation by letter; all integrated care boards through their digital leads; 40 practices that took part in the discovery; two patient panels, with an easy read summary.',
      ),
    ),
    step(-229, '12:10', (stage) => comment(stage, work, 'snapshot', said.withinADay)),
    step(-226, '17:40', (stage) => comment(stage, work, 'snapshot', said.matching)),
    step(-221, '08:55', (stage) => comment(stage, work, 'snapshot', said.pharmacyCopy)),
    step(-217, '14:25', (stage) => comment(stage, work, 'snapshot', said.waitingMessages)),
    step(-213, '19:30', (stage) => comment(stage, work, 'snapshot', said.plainWords)),
    step(-209, '11:00', (stage) => comment(stage, work, 'snapshot', said.storyLength)),
    step(-203, '10:30', async (stage) => {
      await suggest(stage, work, 'within-a-day', 'helen', {
        disposition: 'accepted',
        reason: 'Nine answers ask for 24 hours and none for longer.',
        impact: 'compatible',
      });
      await decide(stage, work, 'matching', 'helen', {
        disposition: 'accepted-with-changes',
        reason: 'Accepted, and a person decides wherever the two do not agree.',
        impact: 'compatible',
      });
      await decide(stage, work, 'pharmacy-copy', 'helen', {
        disposition: 'kept-for-later',
        reason:
          'The group agrees with the aim. It needs the consent of the person, which this edition has not worked out.',
      });
      await decide(stage, work, 'waiting-messages', 'helen', {
        disposition: 'accepted',
        reason: 'A message must survive a restart; without it the promise of delivery is empty.',
        impact: 'compatible',
      });
      await decide(stage, work, 'plain-words', 'helen', {
        disposition: 'question-answered',
        reason:
          'The copy for the person follows the rules on accessible information and is out of the scope of this text.',
      });
      await decide(stage, work, 'story-length', 'gareth', {
        disposition: 'not-accepted',
        reason:
          '“Should” leaves room for the few stories that need more. A harder limit would move the words into attachments.',
      });
    }),
    step(-194, '14:30', async (stage) => {
      await work.write(stage, 'priya', dischargeSummary());
      await apply(stage, work, 'priya', 'within-a-day', 'matching', 'waiting-messages');
    }),
    step(-193, '09:20', (stage) => content(stage, work, 'within-a-day', 'owen', true)),
    step(-193, '16:30', async (stage) => {
      await describeVersion(await stage.as('gareth'), work.versionId, {
        changeSummary:
          'First edition: content, timing, message and acknowledgement of the discharge summary.',
        changeLog:
          'Since the consultation: 24 hours in place of 48; matching on the NHS number and the date of birth; messages that wait survive a restart.',
        involvementRecord:
          'Fourteen organisations of six interest categories were invited and eleven took part. Two patient panels read the text with an easy read summary. The answers and what became of each are in the comment report.',
        highestImpact: null,
      });
      await recordReviews(stage, work, 'ruth', {
        'clinical-safety': [
          'ready',
          'Hazard workshop held with four clinicians; the log covers the hazards of the text.',
        ],
        'information-governance': [
          'ready',
          'Direct care only; the assessment of data protection is published.',
        ],
        accessibility: ['ready-with-nits', 'Two tables need shorter cells on narrow screens.'],
      });
      await enrol(
        stage,
        work,
        ['northmere', 'colin', 'Supplies systems that send discharge summaries.'],
        ['vanebridge', 'ingrid', 'Supplies systems that receive discharge summaries.'],
        ['tidewell', 'owen', 'Sells a discharge product to trusts.'],
        ['quillstone', 'marcus', 'Runs integration engines for three trusts that are enrolled elsewhere.'],
        ['eastmarsh', 'nadia'],
        ['rivergate', 'samuel'],
        ['college', 'fiona', 'None.'],
        ['patients', 'margaret', 'None.'],
        ['institute', 'catherine', 'Holds a research grant from the approving authority.'],
      );
    }),
    step(-192, '09:00', (stage) =>
      ballot(stage, work, 'helen', 'Do you approve this text as version 1.0.0 for trial use?'),
    ),
    step(-188, '11:30', (stage) =>
      vote(
        stage,
        work,
        'rivergate',
        'samuel',
        'approve',
        'It will save an hour a day at each of our practices.',
      ),
    ),
    step(-184, '15:15', (stage) => vote(stage, work, 'college', 'fiona', 'approve')),
    step(-181, '10:45', (stage) =>
      vote(stage, work, 'tidewell', 'owen', 'approve', 'Our comment on the 24 hours was taken up.'),
    ),
    step(-179, '16:20', async (stage) => {
      await comment(stage, work, 'snapshot', said.duplicates);
      await vote(
        stage,
        work,
        'vanebridge',
        'ingrid',
        'do-not-approve',
        'The rule on duplicates cannot be met with messages from systems that give a new identifier to each attempt.',
        'duplicates',
      );
    }),
    step(-175, '09:50', async (stage) => {
      await comment(stage, work, 'snapshot', said.winter);
      await vote(
        stage,
        work,
        'eastmarsh',
        'nadia',
        'approve-with-comments',
        'We approve, and ask that the date from which it applies leaves a winter between.',
        'winter',
      );
    }),
    step(-171, '13:00', (stage) =>
      vote(
        stage,
        work,
        'northmere',
        'colin',
        'approve',
        'Both our products can meet it within two releases.',
      ),
    ),
    step(-169, '18:05', (stage) =>
      vote(stage, work, 'patients', 'margaret', 'approve', 'At last somebody notices when a letter is lost.'),
    ),
    step(-167, '12:00', (stage) =>
      vote(
        stage,
        work,
        'institute',
        'catherine',
        'abstain',
        'We study the trial sites and prefer not to take a side.',
      ),
    ),
    step(-162, '10:10', async (stage) => {
      await decide(stage, work, 'winter', 'helen', {
        disposition: 'noted',
        reason:
          'Trial use binds nobody: each site says when it begins. The comment is put to the voters again when a mandate is asked for.',
      });
      await decide(stage, work, 'duplicates', 'helen', {
        disposition: 'kept-for-later',
        reason:
          'Systems that mint a new identifier for each attempt are named in the release notes. The next edition looks at it with figures from the trial.',
        how: 'count',
        countFor: '7',
        countAgainst: '1',
      });
    }),
    step(-159, '14:40', (stage) =>
      withdraw(
        stage,
        work,
        'vanebridge',
        'ingrid',
        'The group has agreed to look at duplicates again with figures from the trial.',
      ),
    ),
    step(-158, '16:00', (stage) =>
      objectToBallot(stage, work, 'marcus', 'quillstone', {
        summary: 'The result counts an organisation that decided after reading a promise of the group.',
        reasons:
          'Vanebridge withdrew its “do not approve” because the group agreed to look at duplicates again. The other voters had no chance to say what they think of that promise.',
        removedBy: 'A note in the decision that the promise changes nothing in the text of 1.0.0.',
      }),
    ),
    step(-157, '09:30', (stage) => askForApproval(stage, work, 'helen')),
    step(-154, '10:30', (stage) =>
      answerNewest(
        stage,
        work,
        'david',
        'partly-upheld',
        'An organisation may withdraw its “do not approve” for 28 days after the close, and this one did. The ballot passes with and without it: six of seven decided votes, or seven of seven. The statement of the approval will say that the promise concerns the next edition and changes nothing in this text.',
      ),
    ),
    step(-152, '11:00', (stage) =>
      publish(
        stage,
        work,
        'amara',
        'Approved for trial use. The text meets a need that patients, practices and hospitals all named. The ballot was passed with one objection, which was withdrawn after the group agreed to look at duplicates again. Trusts and practices that take part in the trial report their figures after six months.',
      ),
    ),
  ];
}
