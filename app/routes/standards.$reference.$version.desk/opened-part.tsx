import { CommentPart } from '../../components/comments/comment-part';
import { CommentTags } from '../../components/comments/comment-tags';
import { DecisionPart } from '../../components/comments/decision-part';
import { DeskPart } from '../../components/comments/desk-part';
import { FormerDecisions } from '../../components/comments/former-decisions';
import { PullOutPart } from '../../components/comments/pull-out-part';
import type { ThreadFailure } from '../../components/comments/thread-form';
import type { DeskView } from '../../services/desk/view-desk.server';

interface OpenedPartProps {
  readonly desk: Pick<DeskView, 'opened' | 'previousHref' | 'nextHref'>;
  readonly failure: ThreadFailure | undefined;
  readonly longestReason: number;
}

/** The comment that lies open, with everything that can be done to it. */
export function OpenedPart({ desk, failure, longestReason }: OpenedPartProps) {
  const { opened, previousHref, nextHref } = desk;
  if (opened === null) {
    return <p className="cc-desk__none">Open a comment of the list to read it and to decide it.</p>;
  }
  const { entry, replies } = opened;
  return (
    <section className="cc-desk__open" aria-labelledby="opened" id="comment">
      <h2 className="nhsuk-heading-m" id="opened">
        <a href={entry.path}>Comment {entry.name}</a>
      </h2>
      <p>
        <CommentTags entry={entry} />
      </p>
      <CommentPart view={opened} />
      {replies.length === 0 ? null : (
        <p>
          <a href={`${entry.path}#replies`}>
            {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
          </a>
        </p>
      )}
      <DecisionPart view={opened} />
      <FormerDecisions view={opened} />
      <PullOutPart view={opened} failure={failure} longestReason={longestReason} />
      <div data-key="d">
        <DeskPart view={opened} failure={failure} longestReason={longestReason} />
      </div>
      <p className="cc-desk__ways">
        {previousHref === null ? null : <a href={previousHref}>Previous comment</a>}
        {nextHref === null ? null : (
          <a href={nextHref} data-key="n">
            Next comment
          </a>
        )}
      </p>
    </section>
  );
}
