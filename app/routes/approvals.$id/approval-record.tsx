import { DateText, DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Notice } from '../../components/notice';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import { WarningCallout } from '../../components/warning-callout';
import { APPROVAL_STATE_LABELS } from '../../domain/labels/ballots';
import { namesInWords } from '../../domain/names-in-words';
import type { ApprovalView } from '../../services/approvals/view-approval.server';

/** What was decided, by whom and when; or that the decision is still awaited. */
export function ApprovalRecord({ approval }: { readonly approval: ApprovalView }) {
  return (
    <>
      {approval.decisions.map((decision) => (
        <Notice
          key={`${decision.leadId} ${decision.at.toISOString()}`}
          kind={decision.decision === 'approved' && decision.lapsed === null ? 'success' : 'important'}
          title={titleOf(approval, decision)}
        >
          <h2 className="nhsuk-heading-m">
            {decision.leadName}, <DateTimeText at={decision.at} />
          </h2>
          {decision.lapsed === null ? null : (
            <p>
              A mandate needs two Leads who both may decide when the second one approves, and{' '}
              {decision.leadName} {decision.lapsed}.
              {approval.secondNeeded || approval.state !== 'waiting'
                ? null
                : ' Another Lead approves first, and sets the dates.'}
            </p>
          )}
          <TypedText text={decision.statement} />
          {decision.points.length > 0 ? (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {decision.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ) : null}
          {approval.state === 'approved' && decision.lapsed === null ? (
            <p>
              <a href={approval.version.path}>Read the published version</a>
            </p>
          ) : null}
        </Notice>
      ))}
      {approval.secondNeeded ? <SecondNeeded passedDates={approval.passedDates} /> : null}
      <MandateDates approval={approval} />
      {approval.state === 'waiting' && !approval.isLead && !approval.secondNeeded ? (
        <EmptyState title="Waiting for a decision">
          {approval.purpose === 'mandate'
            ? 'Two NHS Standards Leads who neither edited, chaired nor voted on this version decide. Their decisions appear here.'
            : 'An NHS Standards Lead who neither edited, chaired nor voted on this version decides. The decision appears here.'}
        </EmptyState>
      ) : null}
    </>
  );
}

function titleOf(
  { purpose, state }: Pick<ApprovalView, 'purpose' | 'state'>,
  { decision, lapsed }: ApprovalView['decisions'][number],
): string {
  if (lapsed !== null) return 'An approval that does not count any more';
  const half = purpose === 'mandate' && state !== 'approved' && decision === 'approved';
  return half ? 'Approved by the first of two Leads' : APPROVAL_STATE_LABELS[decision];
}

function SecondNeeded({ passedDates }: Pick<ApprovalView, 'passedDates'>) {
  if (passedDates.length > 0) {
    return (
      <WarningCallout title="The dates of this mandate can no longer be kept">
        <p>
          One NHS Standards Lead has approved, and the {namesInWords(passedDates)}{' '}
          {passedDates.length === 1 ? 'date has' : 'dates have'} passed before a second one did. A Lead
          returns the request; then the chair asks for the mandate again on the page of its ballot, and the
          Lead who approves first sets new dates.
        </p>
      </WarningCallout>
    );
  }
  return (
    <WarningCallout title="The second approver is still needed">
      <p>
        A mandate needs the approval of two NHS Standards Leads who neither edited, chaired nor voted on this
        version. One has approved. Nothing is mandatory until a second one approves the same text and dates.
      </p>
    </WarningCallout>
  );
}

/** The dates that the first Lead set, for everybody to see before and after the second one approves. */
function MandateDates({ approval: { terms } }: { readonly approval: ApprovalView }) {
  if (terms === null) return null;
  const day = (at: Date | null) => (at === null ? null : <DateText at={at} />);
  return (
    <>
      <h2 className="nhsuk-heading-m">Dates of the mandate</h2>
      <SummaryList
        rows={[
          { key: 'Implement from', value: day(terms.implementFrom) },
          { key: 'Comply by', value: day(terms.complyBy) },
          { key: 'Review by', value: day(terms.reviewBy) },
          { key: 'Reason for shorter notice', value: terms.noticeReason || null },
        ]}
      />
    </>
  );
}
