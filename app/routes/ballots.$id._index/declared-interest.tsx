import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { BallotView } from '../../services/ballots/view-ballot.server';

/** The interest that an organisation carries in the ballot, and what it declared when it enrolled. */
export function DeclaredInterest({ of }: { readonly of: BallotView['organisations'][number] }) {
  return (
    <>
      {INTEREST_CATEGORY_LABELS[of.interestCategory]}
      {of.declaration === '' ? null : <div className="nhsuk-body-s">Declared: {of.declaration}</div>}
    </>
  );
}
