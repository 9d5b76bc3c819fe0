import type { VotePosition } from '../../../db/words';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { BallotView } from './view-ballot.server';

/** A cell that no spreadsheet takes for a formula, quoted where it must be. */
export function csvCell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function positionWords(position: VotePosition | 'not-voted' | undefined): string {
  if (position === undefined) return '';
  return position === 'not-voted' ? 'Not voted' : VOTE_POSITION_LABELS[position];
}

/**
 * The votes that are public, one row for an organisation. Rows of one family name one another: together they are one
 * vote (BL-4) in one category (BL-6), and counted so the rows are the counts of the page.
 */
export function ballotCsv(ballot: BallotView): string {
  const head = [
    'Organisation',
    'Interest category',
    'Counted in',
    'One vote with',
    'Position',
    'Withdrawn',
    'Cast by',
    'Reason',
    'Comments',
    'Declaration of interest',
    'Reason for withdrawal',
    'Paid by another voter',
    'Position in the first round',
    'Reason in the first round',
  ];
  const rows = ballot.organisations.map((one) => [
    one.name,
    INTEREST_CATEGORY_LABELS[one.interestCategory],
    INTEREST_CATEGORY_LABELS[one.countedIn],
    one.sharesWith.join('; '),
    positionWords(one.vote?.position),
    one.vote?.withdrawn ? 'yes' : '',
    one.vote?.castFor ?? '',
    one.vote?.reason ?? '',
    (one.vote?.comments ?? []).map((number) => `C-${number}`).join(' '),
    one.declaration,
    one.vote?.withdrawalReason ?? '',
    one.vote?.paidByEnrolled ? 'yes' : '',
    // Of those alone that changed their vote when the ballot went round again.
    positionWords(one.vote?.first?.position),
    one.vote?.first?.reason ?? '',
  ]);
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
