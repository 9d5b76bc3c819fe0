import type { NodeJson } from '../../../document/json';
import { bullets, clause, note, p, quote, req, table } from './text-parts';

/** The clauses of STD-0004 on what an organisation does, beside what its systems do. */
export function testResultPracticeClauses(): NodeJson[] {
  return [
    clause('organisation', 'What an organisation does'),
    p(
      'Software shows whose turn it is. Whether somebody takes the turn is a matter of rotas, cover and habit. The requirements of this clause bind organisations, not products.',
    ),
    clause('cover', 'Cover', 2),
    req(
      'r-cover',
      'must',
      'An organisation MUST name a team for each place in which tests are requested, and MUST keep that team staffed on every working day.',
    ),
    req(
      'r-leavers',
      'must',
      'When a member of staff leaves, the results that they own MUST have another owner before their account is closed.',
    ),
    p('A rota that works in practice answers four questions before anybody has to ask them:'),
    bullets(
      'who reads the results of somebody who is off sick from this morning',
      'who reads those of a locum who worked here for one day',
      'who reads results that arrive at the weekend, and which of them wait until Monday',
      'who is rung by the laboratory, under which number, and what happens when nobody answers.',
    ),
    quote(
      'We had a rota for everything except the inbox of the doctor who had retired. — A practice manager in the discovery interviews',
    ),
    clause('measuring', 'Measuring and learning', 2),
    req(
      'r-measure',
      'must',
      'An organisation MUST look at the figures of {{t-measures}} at least every three months and MUST record what it changed because of them.',
    ),
    table(
      't-measures',
      'Figures that an organisation looks at',
      ['Figure', 'How it is counted', 'What it may show'],
      [
        'Share closed in time',
        'Results closed within {{t-times}}, by urgency and team',
        'Teams without enough cover',
      ],
      [
        'Time without acceptance',
        'Hours between an offer of ownership and its acceptance',
        'Results that nobody wants',
      ],
      ['Reopened results', 'Corrected reports for each 1,000 results', 'Trouble at the laboratory'],
      [
        'Told late',
        'Results closed more than seven days before the person was told',
        'Letters that wait for a signature',
      ],
      [
        'Warnings for each clinician',
        'The middle value and the highest tenth, for a working day',
        'Warnings that are no longer read',
      ],
    ),
    req(
      'r-publish-figures',
      'should',
      'An organisation SHOULD publish its share closed in time once a year, in words and figures that a patient can follow.',
    ),
    note(
      'Figures are for learning',
      'A team that closes every result in time by closing it unread looks best in this table. Look at the outcomes of a handful of results each month as well.',
    ),
    clause('requests', 'From request to result', 2),
    p(
      'Most confusion about ownership begins at the request. A request that names a person who is on a night shift produces a result for somebody who is asleep.',
    ),
    req(
      'r-request-owner',
      'must',
      'A system in which tests are requested MUST let the requester name the team or person who will own the result, and MUST suggest the team where the requester is temporary.',
    ),
    req(
      'r-copy',
      'must-not',
      'A copy of a result MUST NOT make its receiver an owner. A system MUST show plainly which of its users see a result as a copy.',
    ),
    clause('moving', 'When the person moves', 1),
    p(
      'People change practice, go home from hospital to a daughter’s house, or are admitted while a result is under way. The result follows the person only when somebody makes it follow.',
    ),
    req(
      'r-move-practice',
      'must',
      'A receiving system that learns that the person is registered elsewhere MUST offer ownership to the new practice, and MUST keep it until the offer is accepted.',
    ),
    req(
      'r-admitted',
      'should',
      'A receiving system SHOULD show the ward that a result is open when the person is in hospital, without passing ownership.',
    ),
    p(
      'A move that nobody notices is the commonest cause of a result without an owner that is found months later. The offer of {{r-move-practice}} therefore stays open, is repeated weekly, and is seen by the team and by the person named for overdue results. Where a new practice declines, it says why: the person is not registered there, or the result was acted on already.',
    ),
    req(
      'r-died',
      'must',
      'Where the person has died, a result MUST be closed by a clinician who has read it, never by the system.',
    ),
  ];
}
