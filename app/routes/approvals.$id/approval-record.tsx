import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Notice } from '../../components/notice';
import { APPROVAL_STATE_LABELS } from '../../domain/labels/ballots';
import type { ApprovalView } from '../../services/approvals/view-approval.server';

/** What was decided, by whom and when; or that the decision is still awaited. */
export function ApprovalRecord({ approval }: { readonly approval: ApprovalView }) {
  if (approval.state === 'waiting') {
    if (approval.isLead) return null;
    return (
      <EmptyState title="Waiting for a decision">
        An NHS Standards Lead who neither edited, chaired nor voted on this version decides. The decision
        appears here.
      </EmptyState>
    );
  }
  return (
    <>
      {approval.decisions.map((decision) => (
        <Notice
          key={decision.at.toISOString()}
          kind={decision.decision === 'approved' ? 'success' : 'important'}
          title={APPROVAL_STATE_LABELS[decision.decision]}
        >
          <h2 className="nhsuk-heading-m">
            {decision.leadName}, <DateTimeText at={decision.at} />
          </h2>
          <p>{decision.statement}</p>
          {decision.points.length > 0 ? (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {decision.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ) : null}
          {decision.decision === 'approved' ? (
            <p>
              <a href={approval.version.path}>Read the published version</a>
            </p>
          ) : null}
        </Notice>
      ))}
    </>
  );
}
