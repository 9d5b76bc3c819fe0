import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { VersionStateTag } from '../state-tag';
import { Tag } from '../tag';

/** The state of a version in words, and whether and when it binds. */
export function VersionTags({ version }: Pick<ReadingView, 'version'>) {
  const { state, complyBy, mandatoryFrom, publishedAt, isCurrent } = version;
  return (
    <p>
      <VersionStateTag state={state} />{' '}
      {isCurrent && publishedAt !== null && state !== 'retired' ? (
        <Tag colour="green">Current version</Tag>
      ) : null}{' '}
      {mandatoryFrom === null ? null : (
        <Tag colour="green">
          Mandatory from <DateText at={mandatoryFrom} />
        </Tag>
      )}
      {state === 'published' && complyBy === null ? <Tag colour="white">Trial use</Tag> : null}
    </p>
  );
}
