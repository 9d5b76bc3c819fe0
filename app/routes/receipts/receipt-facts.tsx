import { CommentLinks } from '../../components/comments/comment-links';
import { DateTimeText } from '../../components/date-text';
import { Hash } from '../../components/hash';
import { SummaryList } from '../../components/summary-list';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { CheckedReceipt } from '../../services/ballots/check-receipt.server';

const STANDING: Record<CheckedReceipt['standing'], string> = {
  counts:
    'This is the vote that counts for its organisation, and for its family of organisations where it has one.',
  replaced: 'It is recorded, and a later vote of the same organisation or its family counts in its place.',
  withdrawn: 'Its “do not approve” was withdrawn after the close, and counts as approve.',
  void: 'The ballot was voided, so no vote in it counts.',
};

/** What a receipt stands for, as far as the reader may know it. */
export function ReceiptFacts({ found }: { readonly found: CheckedReceipt }) {
  const { receipt, castAt, ballot, standing, vote, event } = found;
  return (
    <section aria-labelledby="found-heading">
      <h2 className="nhsuk-heading-m" id="found-heading">
        Vote {receipt} is recorded
      </h2>
      <SummaryList
        rows={[
          { key: 'Does it count?', value: STANDING[standing] },
          { key: 'Recorded', value: <DateTimeText at={castAt} /> },
          {
            key: 'Ballot',
            value: (
              <>
                <a href={ballot.path}>{ballot.of}</a>
                <br />
                {ballot.question}
              </>
            ),
          },
          {
            key: 'Vote',
            value: vote
              ? `${vote.organisation}: ${VOTE_POSITION_LABELS[vote.position]}`
              : 'Public when the ballot closes; until then only its organisation sees it here, signed in.',
          },
          {
            key: 'Comments filed with it',
            value: vote && vote.filed.length > 0 ? <CommentLinks comments={vote.filed} /> : null,
          },
          {
            key: 'Audit record',
            value: event ? `Event ${event.seq}` : 'No event with this receipt: tell the contact address.',
          },
        ]}
      />
      {event ? <Hash value={event.hash} label="Hash of the event" labelled /> : null}
    </section>
  );
}
