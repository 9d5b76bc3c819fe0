import type { FormFailure } from '../../components/form/form-failure';
import { Page } from '../../components/page';
import type { BallotView } from '../../services/ballots/view-ballot.server';

interface VoteTooLateProps {
  readonly ballot: BallotView;
  readonly failure: FormFailure | undefined;
}

/** A ballot that has ended takes no vote; a reason that was typed until then can be copied. */
export function VoteTooLate({ ballot, failure }: VoteTooLateProps) {
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
