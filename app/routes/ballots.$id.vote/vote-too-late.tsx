import type { VotePosition } from '../../../db/words';
import { DateTimeText } from '../../components/date-text';
import type { FormFailure } from '../../components/form/form-failure';
import { Page } from '../../components/page';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { MyVote } from '../../services/ballots/my-votes.server';
import type { BallotView } from '../../services/ballots/view-ballot.server';

interface VoteTooLateProps {
  readonly ballot: BallotView;
  readonly voter: MyVote;
  readonly failure: FormFailure | undefined;
}

/** A ballot that has ended takes no vote; it says which one counts, and a reason that was typed can be copied. */
export function VoteTooLate({ ballot, voter, failure }: VoteTooLateProps) {
  const reason = failure?.values?.reason;
  return (
    <Page
      width="text"
      back={{ href: `/ballots/${ballot.id}`, text: 'Back to the ballot' }}
      caption={`${ballot.standard.reference} ${ballot.standard.title} ${ballot.version.number}`}
      title={ballot.state === 'void' ? 'This ballot is void' : 'This ballot has closed'}
      failure={failure}
    >
      <p>No vote can be cast in it or changed any more{failure ? ', and yours was not taken' : ''}.</p>
      {ballot.state === 'void' ? null : <VoteThatCounts voter={voter} />}
      <p>
        <a href={`/ballots/${ballot.id}`}>See what came of it</a>. Whoever thinks that the rules were broken
        can object there.
      </p>
      {typeof reason === 'string' && reason !== '' ? (
        <>
          <h2 className="nhsuk-heading-m">The reason that you typed</h2>
          <blockquote className="cc-comment__quote">{reason}</blockquote>
        </>
      ) : null}
    </Page>
  );
}

function VoteThatCounts({ voter }: { readonly voter: MyVote }) {
  const last = voter.lines.at(-1);
  if (last === undefined) return <p>No vote was cast for {voter.name}, so none of its counts.</p>;
  if (last.withdrawal) {
    return <p>“Do not approve” of {last.forName} was withdrawn, so its vote counts as approve.</p>;
  }
  return (
    <p>
      The vote that counts for {voter.name} is “{VOTE_POSITION_LABELS[last.position as VotePosition]}”, which{' '}
      {last.castByName} cast for {last.forName} on <DateTimeText at={last.castAt} />.
    </p>
  );
}
