import { DateText } from '../../components/date-text';
import { dayInLondon } from '../../components/dates';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Checkbox } from '../../components/form/checkbox';
import { DateInput } from '../../components/form/date-input';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { PasswordInput } from '../../components/form/password-input';
import { Radios } from '../../components/form/radios';
import { TextArea } from '../../components/form/text-area';
import { Refusal } from '../../components/refusal';
import type { ApprovalView } from '../../services/approvals/view-approval.server';
import { offersOf } from './offers';

interface MandateFormProps {
  readonly approval: ApprovalView;
  readonly asksForPassword: boolean;
  readonly failure: FormFailure | undefined;
}

/** The decision of one of the two Leads on a mandate; or why this person cannot make it. */
export function MandateForm({ approval, asksForPassword, failure }: MandateFormProps) {
  if (approval.state !== 'waiting' || !approval.isLead) return null;
  const { refusal } = approval;
  const { decides, approves: approvable } = offersOf(approval);
  const second = approval.terms !== null;
  if (!decides) return <Refusal title="You cannot decide on this mandate" reasons={refusal} />;
  return (
    <Form failure={failure}>
      <h2 className="nhsuk-heading-l">Your decision</h2>
      <Refusal title="You cannot approve this mandate now" headingLevel={3} reasons={refusal} />
      <input type="hidden" name="hash" value={approval.hash} />
      <input type="hidden" name="artefacts" value={approval.artefactsHash ?? ''} />
      <Radios
        name="decision"
        label="Decision"
        labelSize="m"
        options={[
          ...(approvable
            ? [
                {
                  value: 'approved',
                  label: second ? 'Approve, as the second Lead' : 'Approve, as the first of two Leads',
                  hint: second
                    ? 'The version is mandatory from the comply-by date on, and everybody who follows it is told at once.'
                    : 'You set the dates. Nothing changes until a second Lead approves the same dates.',
                  reveals: (
                    <>
                      {approval.terms === null ? (
                        <Terms
                          earliest={approval.earliestComplyBy}
                          published={approval.publishedToImplementFrom}
                        />
                      ) : (
                        <TermsAsSet terms={approval.terms} ranShort={approval.noticeRanShort} />
                      )}
                      <TextArea
                        name="statement"
                        label="Statement to publish"
                        hint="Why you approve that this version becomes mandatory."
                        rows={4}
                      />
                      <Checkbox name="reviewed" label="I have reviewed the text and the evidence" />
                    </>
                  ),
                },
              ]
            : []),
          {
            value: 'returned',
            label: 'Return for changes',
            hint: 'The request ends, with a public reason and a list of points. The version stays published for trial use, and the chair may ask again.',
          },
          {
            value: 'rejected',
            label: 'Reject',
            hint: 'The request ends, with a public reason. The version stays published for trial use.',
          },
        ]}
      />
      <TextArea name="reason" label="Public reason" hint="Needed to return or reject." rows={3} />
      <TextArea
        name="points"
        label="Points to change"
        hint="One on each line. Needed to return or reject."
        rows={4}
      />
      {asksForPassword ? (
        <PasswordInput
          name="password"
          label="Your password"
          hint="Again, so that it is you who decides."
          autoComplete="current-password"
        />
      ) : null}
      <ButtonGroup>
        <Button>Record the decision</Button>
        {approvable ? (
          <Button look="secondary" formAction={`/approvals/${approval.id}/preview`} formTarget="_blank">
            Preview the public page (opens in a new tab)
          </Button>
        ) : null}
      </ButtonGroup>
    </Form>
  );
}

interface TermsProps {
  /** From this day on a comply-by date gives the full notice. */
  readonly earliest: Date;
  /** The implement-from date that the version was published with. */
  readonly published: Date | null;
}

function Terms({ earliest, published }: TermsProps) {
  return (
    <>
      <DateInput
        name="implement"
        label="Implement from"
        hint={
          <>
            From this day on those bound can begin, and suppliers plan for it. It is today or later
            {published === null ? null : (
              <>
                , or <DateText at={published} /> as the version was published with
              </>
            )}
            . Leave some days for the second Lead, who cannot approve it once it has passed.
          </>
        }
      />
      <DateInput
        name="comply"
        label="Comply by"
        hint={
          <>
            The day from which it is mandatory. A mandate gives 12 months’ notice, to{' '}
            <DateText at={earliest} />, or shorter notice with a public reason. It counts from the approval of
            the second Lead, so leave some days for that: once it is shorter, the second one has to give the
            reason.
          </>
        }
      />
      <TextArea
        name="noticeReason"
        label="Reason for shorter notice"
        hint="Public. Only when the comply-by date is sooner than 12 months from now."
        optional
        rows={2}
      />
      <DateInput name="review" label="Review the standard by" />
    </>
  );
}

const DATES = [
  ['implement', 'implementFrom', 'Implement from'],
  ['comply', 'complyBy', 'Comply by'],
  ['review', 'reviewBy', 'Review by'],
] as const;

/** What the first Lead set; it goes along with the form, so that the second approves what they read. */
function TermsAsSet({
  terms,
  ranShort,
}: {
  readonly terms: NonNullable<ApprovalView['terms']>;
  /** Whether their notice has become shorter than usual since they were set, for which a reason is given now. */
  readonly ranShort: boolean;
}) {
  return (
    <>
      <p>You approve the dates that the first Lead set. To have others, return the request.</p>
      <ul className="nhsuk-list">
        {DATES.map(([name, key, label]) => {
          const at = terms[key];
          if (at === null) return null;
          const [year = '', month = '', day = ''] = dayInLondon(at).split('-');
          return (
            <li key={name}>
              {label}: <DateText at={at} />
              <input type="hidden" name={`${name}-day`} value={day} />
              <input type="hidden" name={`${name}-month`} value={month} />
              <input type="hidden" name={`${name}-year`} value={year} />
            </li>
          );
        })}
      </ul>
      {terms.noticeReason === '' ? null : <p>Reason for shorter notice: {terms.noticeReason}</p>}
      {ranShort ? (
        <TextArea
          name="noticeReason"
          label="Reason for shorter notice"
          hint="Public. The first Lead set these dates with 12 months’ notice, and there is less of it left. Say why the mandate is made all the same, or return the request to have later dates."
          rows={2}
        />
      ) : (
        <input type="hidden" name="noticeReason" value={terms.noticeReason} />
      )}
    </>
  );
}
