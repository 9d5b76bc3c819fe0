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

interface ApprovalFormProps {
  readonly approval: ApprovalView;
  /** Nobody in a demonstration has a password. */
  readonly asksForPassword: boolean;
  readonly failure: FormFailure | undefined;
}

/** The decision of a Lead, as far as the rules let this one decide; or why they do not. */
export function ApprovalForm({ approval, asksForPassword, failure }: ApprovalFormProps) {
  if (approval.state !== 'waiting' || !approval.isLead) return null;
  const { refusal, maySendBack, uninvolved } = approval;
  const { decides, approves: approvable } = offersOf(approval);
  return (
    <>
      <Refusal
        title={uninvolved ? 'This version cannot be approved now' : 'You cannot decide on this version'}
        reasons={refusal}
      />
      {decides ? (
        <Form failure={failure}>
          <h2 className="nhsuk-heading-l">Your decision</h2>
          <input type="hidden" name="hash" value={approval.hash} />
          <input type="hidden" name="artefacts" value={approval.artefactsHash ?? ''} />
          <Radios
            name="decision"
            label="Decision"
            labelSize="m"
            options={[
              ...(approvable ? [approval.patch === null ? APPROVE : APPROVE_PATCH] : []),
              ...(maySendBack ? SEND_BACK : []),
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
      ) : null}
    </>
  );
}

const APPROVE = {
  value: 'approved',
  label: 'Approve and publish for trial use',
  hint: 'The text with this hash is published at once, byte for byte.',
  reveals: (
    <>
      <TextArea
        name="statement"
        label="Statement to publish"
        hint="Why the authority approves this version."
        rows={4}
      />
      <DateInput name="review" label="Review the standard by" hint="For example, 22 11 2028" />
      <DateInput name="implement" label="Implement from" optional />
      <Checkbox name="reviewed" label="I have reviewed the text and the evidence" />
    </>
  ),
};

const APPROVE_PATCH = {
  value: 'approved',
  label: 'Approve and publish the patch',
  hint: 'The text with this hash is published at once, byte for byte, with the dates and the mandate of the version that it corrects.',
  reveals: (
    <>
      <TextArea
        name="statement"
        label="Statement to publish"
        hint="Why the authority finds the changes editorial."
        rows={4}
      />
      <Checkbox name="reviewed" label="I have reviewed the changes and the evidence" />
    </>
  ),
};

const SEND_BACK = [
  {
    value: 'returned',
    label: 'Return for changes',
    hint: 'The version goes back to Drafting with a public reason and a list of points.',
  },
  {
    value: 'rejected',
    label: 'Reject',
    hint: 'The version is cancelled with a public reason.',
  },
];
