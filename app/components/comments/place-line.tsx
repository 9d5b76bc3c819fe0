import type { CommentPlaceNow } from '../../services/comments/comment-places.server';
import { Tag } from '../tag';

export interface PlaceLineProps {
  readonly place: CommentPlaceNow;
  /** Number of the version it is on. */
  readonly version: string;
  /** Where the passage is read; null when it is gone or there is no text. */
  readonly href?: string | null;
}

/** Where in the text a comment stands now. */
export function PlaceLine({ place, version, href = null }: PlaceLineProps) {
  const words = [place.requirement, place.clause].filter(Boolean).join(' in ');
  const name = placeName(place, words);
  return (
    <p className="cc-comment__place">
      Version {version}: {href === null || name === null ? name : <a href={href}>{name}</a>}{' '}
      {place.state === 'lost' ? <Tag colour="orange">On removed text</Tag> : null}
      {place.state === 'changed' ? <Tag colour="yellow">Text changed since</Tag> : null}
      {place.state === 'moved' ? <Tag colour="grey">Text moved since</Tag> : null}
    </p>
  );
}

function placeName(place: CommentPlaceNow, words: string): string | null {
  if (place.state === 'whole') return 'the whole version';
  if (place.state === 'lost') return null;
  if (words !== '') return words;
  return place.state === 'unknown' ? 'a passage of the draft' : 'before the first clause';
}

/** The words that a comment is about, as they stood when it was made. */
export function Quote({ words }: { readonly words: string }) {
  if (words === '') return null;
  return (
    <blockquote className="cc-comment__quote">
      <p>{words}</p>
    </blockquote>
  );
}
