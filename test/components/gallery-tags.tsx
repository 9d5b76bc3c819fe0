import type { ReactNode } from 'react';
import {
  AmendmentStateTag,
  ApprovalStateTag,
  BallotStateTag,
  CommentStateTag,
  ConsultationStateTag,
  DispositionTag,
  OrganisationStateTag,
  VersionStateTag,
  VotePositionTag,
} from '../../app/components/state-tag';
import {
  AMENDMENT_STATES,
  APPROVAL_STATES,
  BALLOT_STATES,
  COMMENT_STATES,
  CONSULTATION_STATES,
  DISPOSITIONS,
  ORGANISATION_STATES,
  VERSION_STATES,
  VOTE_POSITIONS,
} from '../../db/words';

/** Every word of every state, as a tag. */
export function StateTags() {
  return (
    <>
      <Line tags={VERSION_STATES.map((state) => [state, <VersionStateTag key={state} state={state} />])} />
      <Line tags={BALLOT_STATES.map((state) => [state, <BallotStateTag key={state} state={state} />])} />
      <Line
        tags={CONSULTATION_STATES.map((state) => [state, <ConsultationStateTag key={state} state={state} />])}
      />
      <Line tags={APPROVAL_STATES.map((state) => [state, <ApprovalStateTag key={state} state={state} />])} />
      <Line tags={COMMENT_STATES.map((state) => [state, <CommentStateTag key={state} state={state} />])} />
      <Line tags={DISPOSITIONS.map((state) => [state, <DispositionTag key={state} state={state} />])} />
      <Line
        tags={[...VOTE_POSITIONS, 'not-voted' as const].map((state) => [
          state,
          <VotePositionTag key={state} state={state} />,
        ])}
      />
      <Line
        tags={AMENDMENT_STATES.map((state) => [state, <AmendmentStateTag key={state} state={state} />])}
      />
      <Line
        tags={ORGANISATION_STATES.map((state) => [state, <OrganisationStateTag key={state} state={state} />])}
      />
    </>
  );
}

function Line({ tags }: { readonly tags: readonly (readonly [string, ReactNode])[] }) {
  return (
    <p>
      {tags.map(([state, tag]) => (
        <span key={state}>{tag} </span>
      ))}
    </p>
  );
}
