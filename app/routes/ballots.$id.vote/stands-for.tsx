import { InsetText } from '../../components/inset-text';
import { replacedVoteWords, sharedVoteWords } from '../../domain/ballot/shared-vote';
import type { MyVote } from '../../services/ballots/my-votes.server';

/** For whom a vote stands that is about to be cast, and which earlier one it takes the place of (BL-4). */
export function StandsFor({ voter }: { readonly voter: MyVote }) {
  const last = voter.lines.findLast(({ withdrawal }) => !withdrawal);
  if (voter.sharesWith.length === 0 && last === undefined) return null;
  return (
    <InsetText>
      {voter.sharesWith.length > 0 ? <p>{sharedVoteWords(voter.name, voter.sharesWith)}</p> : null}
      {last ? <p>{replacedVoteWords(last.castByName, last.forName)}</p> : null}
    </InsetText>
  );
}
