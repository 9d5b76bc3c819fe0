import { BarTable } from '../../components/bar-table';
import { DataTable } from '../../components/data-table';
import { daysLeftWords } from '../../components/dates';
import { Details } from '../../components/details';
import { Figures } from '../../components/figures';
import { InsetText } from '../../components/inset-text';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { VOTER_COLUMNS } from './voter-columns';

/** While a ballot is open: how many have voted, by category, and what is still missing; never how. */
export function BallotTurnout({ ballot, now }: { readonly ballot: BallotView; readonly now: Date }) {
  return (
    <section aria-labelledby="turnout" data-renew>
      <h2 className="nhsuk-heading-m" id="turnout">
        Where it stands
      </h2>
      <Figures
        figures={[
          { label: 'Time left', value: daysLeftWords(now, ballot.closesAt) },
          { label: 'Voted', value: `${ballot.voted} of ${ballot.enrolled}` },
        ]}
      />
      <InsetText>
        <p data-renew-told>{ballot.stillNeeds}</p>
        <p className="nhsuk-body-s">
          This is worked out from which organisations have voted, never from how they voted. Organisations
          that stand aside are taken out of the quorum at the close.
        </p>
      </InsetText>
      <BarTable
        caption="Turnout by interest category"
        what="Interest category"
        measure="Voted"
        bars={ballot.turnout.map(({ category, voted, enrolled }) => ({
          label: INTEREST_CATEGORY_LABELS[category],
          value: voted,
          of: enrolled,
        }))}
      />
      <p className="nhsuk-body-s">
        {ballot.positions === 'first-round'
          ? 'Positions and reasons of the first round are shown above; those of this round are shown when it closes.'
          : 'Positions and reasons are shown when the ballot closes.'}
      </p>
      <Details summary="The enrolled organisations and what they declared">
        {ballot.organisations.length === ballot.enrolled ? null : (
          <p>
            {ballot.organisations.length} organisations have {ballot.enrolled} votes: a parent and its
            subsidiaries have one vote together (rule BL-4).
          </p>
        )}
        <DataTable
          caption="Enrolled organisations"
          rows={ballot.organisations}
          rowKey={(row) => row.organisationId}
          columns={VOTER_COLUMNS}
        />
      </Details>
    </section>
  );
}
