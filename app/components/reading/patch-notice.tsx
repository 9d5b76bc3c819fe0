import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText, DateTimeText } from '../date-text';
import { InsetText } from '../inset-text';

/** The public notice of an editorial patch, while it stands. */
export function PatchNotice({ view: { patchNotice } }: { readonly view: ReadingView }) {
  if (patchNotice === null) return null;
  const { number, of, path, at, until, summary } = patchNotice;
  return (
    <InsetText>
      <h2 className="nhsuk-heading-s">Notice of an editorial patch</h2>
      <p>
        Version {number} is to correct version {of} without changing a requirement. Notice was given on{' '}
        <DateText at={at} />, and the patch can be approved from <DateTimeText at={until} />.
      </p>
      {summary === '' ? null : <p>{summary}</p>}
      <p>
        <a href={path}>See each change and why it is editorial</a>
      </p>
    </InsetText>
  );
}
