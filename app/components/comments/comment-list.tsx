import type { CommentEntry } from '../../services/comments/comment-entry';
import { CommentTags } from './comment-tags';
import { PlaceLine, Quote } from './place-line';
import { WrittenBy } from './written-by';

/** Longest beginning of a comment in a list, in characters. */
const SHOWN = 400;

/** Comments one below another; each leads to its thread. */
export function CommentList({ comments }: { readonly comments: readonly CommentEntry[] }) {
  return (
    <ol className="cc-comments">
      {comments.map((entry) => (
        <li key={entry.id} className="cc-comment" id={entry.name}>
          <h2 className="nhsuk-heading-s cc-comment__title">
            <a href={entry.path}>
              <span className="nhsuk-u-visually-hidden">Comment </span>
              {entry.name}
            </a>{' '}
            <CommentTags entry={entry} />
          </h2>
          <PlaceLine place={entry.place} version={entry.version} />
          <Quote words={shortened(entry.quote, 200)} />
          <p className="cc-comment__beginning">
            {entry.removed ? <em>Removed by its author.</em> : shortened(entry.body, SHOWN)}
          </p>
          <WrittenBy
            author={entry.author}
            at={entry.createdAt}
            editedAt={entry.editedAt}
            recordedBy={entry.recordedBy}
          />
          {entry.saidElsewhere?.reference ? (
            <p className="cc-comment__by">Called {entry.saidElsewhere.reference} elsewhere</p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
