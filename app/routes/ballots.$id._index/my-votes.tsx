import { CommentLinks } from '../../components/comments/comment-links';
import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { InsetText } from '../../components/inset-text';
import { Refusal } from '../../components/refusal';
import { VotePositionTag } from '../../components/state-tag';
import { sharedVoteWords } from '../../domain/ballot/shared-vote';
import { VOTE_POSITION_LABELS } from '../../domain/labels/ballots';
import type { MyVote } from '../../services/ballots/my-votes.server';
import type { BallotView } from '../../services/ballots/view-ballot.server';
import { commentLinks, commentsPath } from '../../services/comments/comment-address';

interface MyVotesProps {
  readonly ballot: BallotView;
  readonly signedIn: boolean;
  readonly failure: FormFailure | undefined;
}

/** What the reader's organisations have voted, and the way to vote; or why it is not theirs to vote. */
export function MyVotes({ ballot, signedIn, failure }: MyVotesProps) {
  // Who has no vote in an ended ballot is told its result; an invitation to vote would be false.
  if (ballot.state !== 'open' && ballot.mine.length === 0) {
    if (signedIn) return null;
    return (
      <p>
        <a href={`/sign-in?to=/ballots/${ballot.id}`}>Sign in</a> if you voted in it or work on it.
      </p>
    );
  }
  return (
    <section aria-labelledby="my-vote">
      <h2 className="nhsuk-heading-m" id="my-vote">
        Your vote
      </h2>
      {ballot.mine.length === 0 ? <NotMine ballot={ballot} signedIn={signedIn} /> : null}
      {ballot.mine.map((mine) => (
        <OneVote key={mine.organisationId} ballot={ballot} mine={mine} failure={failure} />
      ))}
    </section>
  );
}

function NotMine({ ballot, signedIn }: { readonly ballot: BallotView; readonly signedIn: boolean }) {
  if (!signedIn) {
    return (
      <p>
        <a href={`/sign-in?to=/ballots/${ballot.id}`}>Sign in</a> to vote for your organisation. Anybody can
        read the text and the result without an account.
      </p>
    );
  }
  return (
    <p>
      You belong to no organisation, so there is no vote of yours here. You can still{' '}
      <a href={commentsPath(ballot.standard.reference, { version: ballot.version.number })}>
        comment on the text
      </a>
      .
    </p>
  );
}

function OneVote({
  ballot,
  mine,
  failure,
}: {
  readonly ballot: BallotView;
  readonly mine: MyVote;
  readonly failure: FormFailure | undefined;
}) {
  if (!mine.enrolled) {
    return (
      <InsetText>
        <p>
          {mine.name} is not enrolled in this ballot. Voters enrol before a ballot opens. You can{' '}
          <a href={commentsPath(ballot.standard.reference, { version: ballot.version.number })}>
            comment on the text
          </a>
          .
        </p>
      </InsetText>
    );
  }
  const voted = mine.position !== null && mine.position !== 'not-voted';
  const prefix = `withdraw-${mine.organisationId}-`;
  return (
    <div className="cc-my-vote">
      <h3 className="nhsuk-heading-s">{mine.name}</h3>
      {voted ? (
        <p>
          {mine.sharesWith.length > 0
            ? 'The vote of your family of organisations'
            : 'Your organisation’s vote'}
          : <VotePositionTag state={mine.lines.at(-1)?.position as 'approve'} />
        </p>
      ) : (
        <p>{ballot.state === 'open' ? 'Has not voted yet.' : 'Did not vote.'}</p>
      )}
      {mine.sharesWith.length > 0 ? <p>{sharedVoteWords(mine.name, mine.sharesWith)}</p> : null}
      {ballot.state === 'open' && mine.speaksFor ? (
        <ButtonLink href={`/ballots/${ballot.id}/vote?for=${mine.organisationId}`}>
          {voted ? 'Change the vote' : 'Vote'}
        </ButtonLink>
      ) : null}
      {mine.suspended ? (
        <InsetText>
          <p>
            {mine.name} is suspended, so nobody votes for it now.
            {voted ? ' The vote that it cast stays and counts.' : ''} The rule is PM-34; the Secretariat can
            end the suspension. <a href={`/organisations/${mine.slug}`}>Why it is suspended</a>.
          </p>
        </InsetText>
      ) : null}
      {ballot.state === 'open' && !mine.speaksFor && !mine.suspended ? (
        <p>
          The voting representative or the alternate of {mine.name} votes for it. Its members’ page says who
          they are.
        </p>
      ) : null}
      {mine.lines.length > 0 ? (
        <Details summary={`Votes of ${mine.name} so far`}>
          <ol className="nhsuk-list nhsuk-list--number">
            {mine.lines.map((line) => (
              <li key={line.receipt}>
                {line.withdrawal
                  ? 'Withdrew “do not approve”'
                  : VOTE_POSITION_LABELS[line.position as 'approve']}
                , <DateTimeText at={line.castAt} />, by {line.castByName} for {line.forName}. Receipt{' '}
                <a href={`/receipts?receipt=${line.receipt}`}>{line.receipt}</a>.
                {line.reason ? ` ${line.reason}` : ''}
                {line.filed.length > 0 ? (
                  <>
                    {' '}
                    Filed with it:{' '}
                    <CommentLinks comments={commentLinks(ballot.standard.reference, line.filed)} />.
                  </>
                ) : null}
              </li>
            ))}
          </ol>
          <p>The last one counts. Earlier ones are kept.</p>
        </Details>
      ) : null}
      {mine.withdraw !== null && mine.withdraw.length > 0 ? (
        <Refusal
          title="This vote cannot be withdrawn"
          headingLevel={3}
          reasons={mine.withdraw.map(({ sentence, help }) => ({ sentence, cure: help }))}
        />
      ) : null}
      {mine.withdraw !== null && mine.withdraw.length === 0 ? (
        <Form intent="withdraw" failure={failure} idPrefix={prefix}>
          <input type="hidden" name="organisationId" value={mine.organisationId} />
          <TextArea
            name="reason"
            label="Why the objection is resolved"
            hint="Public. A withdrawn “do not approve” counts as approve."
            rows={3}
          />
          <Button look="secondary">Withdraw “do not approve”</Button>
        </Form>
      ) : null}
    </div>
  );
}
