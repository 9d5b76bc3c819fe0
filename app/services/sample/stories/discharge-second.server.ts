import { describeVersion } from '../../versions/describe-version.server';
import { type Step, step } from '../stage.server';
import { dischargeArtefacts } from '../texts/discharge-artefacts';
import { dischargeSummarySecond, dischargeSummaryWithPharmacy } from '../texts/discharge-summary-second';
import { askForApproval, ballot, enrol, publish, recordReviews, vote } from '../version-ballot.server';
import { apply, comment, content, decide, reply } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';
import { DISCHARGE_COMMENTS } from './discharge-comments';

/** STD-0001 from the proposal of 1.1.0, which adds the pharmacy, to today. */
export function dischargeSecond(work: VersionWork): Step[] {
  const said = DISCHARGE_COMMENTS.second;
  const since = DISCHARGE_COMMENTS.since;
  return [
    step(-141, '10:00', (stage) =>
      work.proposeNext(stage, 'yusuf', 'harbour-lane', {
        reference: 'STD-0001',
        impact: 'compatible',
        need: 'Pharmacies hand over medicines that were stopped in hospital, because nobody tells them of the change.',
        expectedBenefit:
          'The pharmacy that the person chose learns of stopped and altered medicines on the day of discharge.',
      }),
    ),
    step(-139, '13:30', (stage) => work.appoint(stage, 'helen', 'editor', 'priya', 'yusuf')),
    step(-126, '09:45', (stage) =>
      work.move(stage, 'amara', { move: 'begin-drafting', ownerId: null, lane: null, shorteningReason: '' }),
    ),
    step(-125, '11:00', (stage) => work.startDraft(stage, 'priya', { from: 'published' })),
    step(-124, '16:40', (stage) => work.write(stage, 'yusuf', dischargeSummaryWithPharmacy())),
    step(-120, '10:20', (stage) => work.name(stage, 'priya', 'With the copy for the pharmacy')),
    step(-114, '09:00', (stage) =>
      work.consult(
        stage,
        'helen',
        -85,
        'Every verified organisation by letter; the local pharmaceutical committees of two areas; the practices and trusts of the trial; both patient panels.',
      ),
    ),
    step(-108, '15:30', (stage) => comment(stage, work, 'snapshot', said.consentAsked)),
    step(-103, '11:15', (stage) => comment(stage, work, 'snapshot', said.doubleNegative)),
    step(-98, '08:50', async (stage) => {
      await comment(stage, work, 'snapshot', said.pdf);
      await reply(
        stage,
        work,
        'pdf',
        'ingrid',
        'We are one of the three. The change is in our spring release, so I do not object.',
        'vanebridge',
      );
    }),
    step(-93, '20:10', (stage) => comment(stage, work, 'snapshot', said.openingHours)),
    step(-89, '12:45', (stage) => comment(stage, work, 'snapshot', said.relays)),
    step(-83, '10:00', async (stage) => {
      await decide(stage, work, 'consent-asked', 'helen', {
        disposition: 'question-answered',
        reason: 'The later answer counts. The record of who asked and when makes that plain.',
      });
      await decide(stage, work, 'double-negative', 'priya', { disposition: 'accepted', impact: 'editorial' });
      await decide(stage, work, 'pdf', 'helen', {
        disposition: 'accepted-with-changes',
        reason: 'The permission is withdrawn, and a sentence says why it stood in 1.0.0.',
        impact: 'compatible',
      });
      await decide(stage, work, 'opening-hours', 'helen', {
        disposition: 'accepted',
        reason: 'It does, and the text now says so.',
        impact: 'editorial',
      });
      await decide(stage, work, 'relays', 'helen', { disposition: 'accepted', impact: 'compatible' });
    }),
    step(-80, '14:15', async (stage) => {
      await work.write(stage, 'priya', dischargeSummarySecond());
      await apply(stage, work, 'priya', 'double-negative', 'pdf', 'opening-hours', 'relays');
    }),
    step(-80, '15:05', (stage) => work.attach(stage, 'priya', dischargeArtefacts())),
    step(-79, '09:10', async (stage) => {
      await content(stage, work, 'pdf', 'samuel', true);
      await content(stage, work, 'relays', 'marcus', true);
      await content(stage, work, 'double-negative', 'catherine', true);
    }),
    step(-77, '15:00', async (stage) => {
      await describeVersion(await stage.as('priya'), work.versionId, {
        changeSummary:
          'Adds the copy for the pharmacy that the person chose, and withdraws the PDF attachment.',
        changeLog:
          'New: the copy for the chosen pharmacy, with the consent it needs. Withdrawn: the permission to attach a PDF. Clearer: acknowledgement outside opening hours, unknown codes. New duty for systems that pass messages on.',
        involvementRecord:
          'Twelve organisations of six interest categories took part, among them two local pharmaceutical committees that were invited for this edition. Both patient panels discussed consent.',
        highestImpact: 'compatible',
      });
      await recordReviews(stage, work, 'ruth', {
        'clinical-safety': [
          'ready',
          'One new hazard, the wrong pharmacy, is controlled by the refusal “not-chosen”.',
        ],
        'information-governance': [
          'ready-with-nits',
          'The wording of the consent question is to be published beside the text.',
        ],
        accessibility: ['ready', 'The tables read well on narrow screens now.'],
      });
      await enrol(
        stage,
        work,
        ['northmere', 'colin', 'Supplies systems that send discharge summaries.'],
        ['northmere-pharmacy', 'colin', 'Supplies dispensing systems that would receive the copy.'],
        ['vanebridge', 'ingrid', 'Supplies systems that receive discharge summaries.'],
        ['fernlight', 'leila'],
        ['tidewell', 'owen', 'Sells a discharge product to trusts.'],
        ['quillstone', 'marcus', 'Runs integration engines that pass these messages on.'],
        ['eastmarsh', 'nadia'],
        ['rivergate', 'samuel'],
        ['harbour-lane', 'yusuf', 'Would receive the copy.'],
        ['college', 'fiona', 'None.'],
        ['patients', 'margaret', 'None.'],
      );
    }),
    step(-74, '09:00', (stage) =>
      ballot(stage, work, 'helen', 'Do you approve this text as version 1.1.0 for trial use?'),
    ),
    step(-71, '10:30', (stage) =>
      vote(stage, work, 'harbour-lane', 'yusuf', 'approve', 'We have waited for this.'),
    ),
    step(-68, '13:20', (stage) =>
      vote(stage, work, 'rivergate', 'samuel', 'approve', 'Without the picture, at last.'),
    ),
    step(-64, '16:05', (stage) => vote(stage, work, 'northmere', 'priya', 'approve')),
    step(-61, '09:40', (stage) =>
      vote(stage, work, 'vanebridge', 'ingrid', 'approve', 'Our objection to 1.0.0 has no counterpart here.'),
    ),
    step(-58, '17:25', (stage) =>
      vote(
        stage,
        work,
        'patients',
        'margaret',
        'approve',
        'The question about consent is asked as we wanted it.',
      ),
    ),
    step(-55, '11:50', async (stage) => {
      await comment(stage, work, 'snapshot', said.twoContracts);
      await vote(
        stage,
        work,
        'quillstone',
        'marcus',
        'approve-with-comments',
        'The duty for relays is right. Give us until the summer to change two contracts.',
        'two-contracts',
      );
    }),
    step(-52, '14:35', (stage) => vote(stage, work, 'tidewell', 'owen', 'approve')),
    step(-49, '10:10', (stage) => vote(stage, work, 'eastmarsh', 'nadia', 'approve')),
    step(-47, '15:45', (stage) =>
      vote(stage, work, 'college', 'fiona', 'stand-aside', 'A member of ours chairs the group.'),
    ),
    step(-44, '10:15', (stage) =>
      decide(stage, work, 'two-contracts', 'helen', {
        disposition: 'not-accepted',
        reason:
          'The sentence stays without an exception: a copy that is kept in case it is asked for is what it is about. In trial use a supplier declares what it meets and from when, and may say “from the summer”.',
      }),
    ),
    step(-43, '09:30', (stage) => askForApproval(stage, work, 'helen')),
    step(-38, '11:00', (stage) =>
      publish(
        stage,
        work,
        'david',
        'Approved for trial use. Every organisation that took a side approved. The copy for the pharmacy answers the comment most often made on 1.0.0. Sites of the trial of 1.0.0 may stay on it until the end of the year.',
      ),
    ),
    step(-24, '19:05', (stage) => comment(stage, work, 'snapshot', since.carers)),
    step(-9, '08:40', (stage) => comment(stage, work, 'snapshot', since.supplyDays)),
  ];
}
