import { INTEREST_CATEGORIES, type InterestCategory } from '../../db/words';
import type { Positions } from '../domain/ballot/count';
import { INTEREST_CATEGORY_LABELS } from '../domain/labels/people';
import { DataTable } from './data-table';

interface VotesByInterestProps {
  readonly caption: string;
  readonly byCategory: Readonly<Record<InterestCategory, Positions>>;
}

/** How many votes of each interest stand where; interests without an enrolled voter are left out. */
export function VotesByInterest({ caption, byCategory }: VotesByInterestProps) {
  return (
    <DataTable
      caption={caption}
      compact
      rows={INTEREST_CATEGORIES.filter((category) => byCategory[category].enrolled > 0)}
      rowKey={(category) => category}
      columns={[
        { header: 'Interest', rowHeader: true, cell: (category) => INTEREST_CATEGORY_LABELS[category] },
        ...COUNTS.map(([header, place]) => ({
          header,
          numeric: true,
          cell: (category: InterestCategory) => byCategory[category][place],
        })),
      ]}
    />
  );
}

const COUNTS: readonly (readonly [string, keyof Positions])[] = [
  ['Enrolled', 'enrolled'],
  ['Approve', 'approve'],
  ['Do not approve', 'doNotApprove'],
  ['Abstain', 'abstain'],
  ['Stand aside', 'standAside'],
  ['Not voted', 'notVoted'],
];
