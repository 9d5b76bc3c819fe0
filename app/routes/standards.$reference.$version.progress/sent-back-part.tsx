import { DateText } from '../../components/date-text';
import { InsetText } from '../../components/inset-text';
import type { ProgressView } from '../../services/versions/view-progress.server';

/** What a Lead asked to be changed, while nothing newer has been asked of the Leads. */
export function SentBackPart({ desk: { sentBack } }: { readonly desk: Pick<ProgressView, 'sentBack'> }) {
  if (sentBack === null) return null;
  return (
    <InsetText>
      <p>
        <a href={`/approvals/${sentBack.approvalId}`}>
          {sentBack.decision === 'returned' ? 'Returned for changes' : 'Rejected'}
        </a>{' '}
        on <DateText at={sentBack.at} /> by {sentBack.leadName}. Points to change:
      </p>
      <ul>
        {sentBack.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </InsetText>
  );
}
