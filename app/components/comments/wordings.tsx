import type { CommentEntry } from '../../services/comments/comment-entry';
import { Quote } from './place-line';

export interface WordingsProps {
  readonly entry: Pick<CommentEntry, 'quote' | 'passage' | 'place'>;
  /** Number of the version it was made on, when it was carried over from there. */
  readonly carriedFrom: string | null;
  /** Number of the version that it was carried over to, while it waits for its decision there. */
  readonly decidedWith: string | null;
}

/** The words that a comment is about; when they changed since, as they were and as they are. */
export function Wordings({ entry, carriedFrom, decidedWith }: WordingsProps) {
  const { quote, passage, place } = entry;
  const then = quote === '' ? passage : quote;
  const carried =
    carriedFrom === null ? null : (
      <p>
        Carried over from version {carriedFrom}.
        {decidedWith === null ? null : ` It is decided with version ${decidedWith}.`}
      </p>
    );
  if (place.state === 'lost') {
    return (
      <>
        {carried}
        {then === '' ? null : <h2 className="nhsuk-heading-s">The text that was removed</h2>}
        <Quote words={then} />
      </>
    );
  }
  if (place.state !== 'changed' || place.now === null) {
    return (
      <>
        {carried}
        <Quote words={quote} />
      </>
    );
  }
  return (
    <>
      {carried}
      <h2 className="nhsuk-heading-s">The text when the comment was made</h2>
      <Quote words={then} />
      <h2 className="nhsuk-heading-s">{quote === '' ? 'The text now' : 'What stands in its place now'}</h2>
      {place.now === '' ? <p>Nothing stands in its place any more.</p> : <Quote words={place.now} />}
    </>
  );
}
