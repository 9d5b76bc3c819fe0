import type { VotePosition } from '../../../db/words';
import { CommentLinks } from '../../components/comments/comment-links';
import { DateTimeText } from '../../components/date-text';
import { Panel } from '../../components/panel';
import { replacedVoteWords, sharedVoteWords } from '../../domain/ballot/shared-vote';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { MyVote } from '../../services/ballots/my-votes.server';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { commentLinks } from '../../services/comments/comment-address';

interface VoteReceiptProps {
  readonly ballot: BallotView;
  readonly voter: MyVote;
  readonly line: MyVote['lines'][number];
}

/** The receipt of a vote, and what happens next. */
export function VoteReceipt({ ballot, voter, line }: VoteReceiptProps) {
  const at = voter.lines.findIndex(({ receipt }) => receipt === line.receipt);
  const before = voter.lines.slice(0, Math.max(0, at)).findLast(({ withdrawal }) => !withdrawal);
  return (
    <>
      <Panel title="Vote cast">
        Receipt
        <br />
        <strong>{line.receipt}</strong>
      </Panel>
      <p>
        {line.forName} voted “{VOTE_POSITION_LABELS[line.position as VotePosition]}” on{' '}
        <DateTimeText at={line.castAt} />.
      </p>
      {line.filed.length > 0 ? (
        <p>
          Filed with it: <CommentLinks comments={commentLinks(ballot.standard.reference, line.filed)} />.
          {line.filed.length === 1 ? ' It is' : ' They are'} decided before the text is sent for approval.
        </p>
      ) : null}
      {voter.sharesWith.length > 0 ? <p>{sharedVoteWords(voter.name, voter.sharesWith)}</p> : null}
      {before ? <p>{replacedVoteWords(before.castByName, before.forName)}</p> : null}
      <h2 className="nhsuk-heading-m">What happens next</h2>
      <p>
        You can change the vote until <DateTimeText at={ballot.closesAt} />. When the ballot closes, positions
        and reasons are public and you get a notice.
      </p>
      <p>
        The receipt is kept with your organisation’s votes on the page of the ballot. Anybody can{' '}
        <a href={`/receipts?receipt=${line.receipt}`}>check it</a>: it shows that the vote is recorded and
        counts, and until the ballot closes only your own organisation sees what it says.
      </p>
      <p>
        <a href={`/ballots/${ballot.id}`}>Back to the ballot</a>
      </p>
    </>
  );
}
