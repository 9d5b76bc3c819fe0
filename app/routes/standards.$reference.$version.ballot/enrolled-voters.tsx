import { CountedElsewhere } from '../../components/counted-elsewhere';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Tag } from '../../components/tag';
import { oneVoteWith } from '../../domain/ballot/shared-vote';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { EnrolmentView } from '../../services/ballots/view-enrolment.server';

/** Who will vote, and for whose interest. */
export function EnrolledVoters({ view }: { readonly view: EnrolmentView }) {
  return (
    <section aria-labelledby="voters">
      <h2 className="nhsuk-heading-l" id="voters">
        Enrolled voters
      </h2>
      <p>
        {view.votes} {view.votes === 1 ? 'vote' : 'votes'}. A ballot on the{' '}
        {view.track === 'mandatory' ? 'mandatory' : 'trial-use'} track opens with at least{' '}
        {view.rules.balance.organisations} organisations from at least {view.rules.balance.categories}{' '}
        interest categories
        {view.rules.balance.largestShare === null
          ? '. '
          : ', and no more than half of them suppliers or of any other one category. '}
        Parent and subsidiaries share one vote.
      </p>
      <DataTable
        caption="Enrolled organisations, in the order in which they enrolled"
        captionHidden
        rows={view.enrolled}
        rowKey={(row) => row.organisationId}
        columns={[
          {
            header: 'Organisation',
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={`/organisations/${row.slug}`}>{row.name}</a>
                {row.counts ? null : (
                  <>
                    {' '}
                    <Tag colour="yellow">Not verified: does not count</Tag>
                  </>
                )}
                {row.sharesWith.length > 0 ? (
                  <div className="nhsuk-body-s">{oneVoteWith(row.sharesWith)}</div>
                ) : null}
              </>
            ),
          },
          {
            header: 'Interest',
            cell: (row) => (
              <>
                {INTEREST_CATEGORY_LABELS[row.interestCategory]}
                <CountedElsewhere voter={row} />
              </>
            ),
          },
          { header: 'Declaration', cell: (row) => row.declaration || 'None' },
          { header: 'Enrolled', cell: (row) => <DateText at={row.enrolledAt} /> },
        ]}
        empty={
          <EmptyState title="No organisation has enrolled yet" headingLevel={3}>
            Voting representatives of verified organisations enrol here before the ballot opens.
          </EmptyState>
        }
      />
    </section>
  );
}
