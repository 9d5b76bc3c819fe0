import type { Writer } from '../../services/comments/comment-entry';
import { DateTimeText } from '../date-text';
import type { Moment } from '../dates';
import { PersonName } from '../person-name';

export interface WrittenByProps {
  readonly author: Writer;
  readonly at: Moment;
  readonly editedAt?: Moment | null;
  /** The Secretariat who typed it in for the author. */
  readonly recordedBy?: string | null;
}

/** Who wrote something, for whom and when, and that it was edited. */
export function WrittenBy({ author, at, editedAt = null, recordedBy = null }: WrittenByProps) {
  const { name, organisation, organisationSlug } = author;
  const href = organisationSlug === null ? {} : { organisationHref: `/organisations/${organisationSlug}` };
  return (
    <p className="cc-comment__by">
      <PersonName name={name} organisation={organisation} {...href} />, <DateTimeText at={at} />
      {recordedBy === null ? null : `, recorded by ${recordedBy} of the Secretariat`}
      {editedAt === null ? null : (
        <>
          , <span>edited</span>
        </>
      )}
    </p>
  );
}
