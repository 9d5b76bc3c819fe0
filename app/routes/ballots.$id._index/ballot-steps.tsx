import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { WarningButton } from '../../components/form/warning-button';
import { Refusal } from '../../components/refusal';
import type { BallotView } from '../../services/ballots/view-ballot.server';

interface BallotStepsProps {
  readonly ballot: BallotView;
  readonly failure: FormFailure | undefined;
}

/** What the chair and the Leads can do with the ballot now. */
export function BallotSteps({ ballot, failure }: BallotStepsProps) {
  const { may } = ballot;
  const extend = ballot.state === 'open' ? may.extend : null;
  const end = ballot.state === 'open' ? may.void : null;
  const asked = may.sendForApproval ?? may.askForMandate;
  const nothing =
    !extend && !end && !asked && !may.recirculate && !may.returnToResolution && !ballot.approvalId;
  if (nothing) return null;
  return (
    <section aria-labelledby="steps">
      <h2 className="nhsuk-heading-m" id="steps">
        Next steps
      </h2>
      {ballot.approvalId ? (
        <p>
          {ballot.track === 'mandatory'
            ? 'A mandate of this text waits for two Leads.'
            : 'The text waits for approval.'}{' '}
          <a href={`/approvals/${ballot.approvalId}`}>Open the approval</a>.
        </p>
      ) : null}
      {may.sendForApproval ? (
        may.sendForApproval.length === 0 ? (
          <Form intent="send-for-approval">
            <p>
              The ballot passed. The NHS Standards Leads are asked to approve the exact text that was voted
              on.
            </p>
            <Button>Send for approval</Button>
          </Form>
        ) : (
          <Refusal
            title="This version cannot be sent for approval yet"
            headingLevel={3}
            reasons={may.sendForApproval}
          />
        )
      ) : null}
      {may.askForMandate ? (
        may.askForMandate.length === 0 ? (
          <Form intent="ask-for-mandate">
            <p>
              The ballot passed. Two NHS Standards Leads are asked to make this published text mandatory.
              Before they can, its use must be proven:{' '}
              <a href={`/standards/${ballot.standard.reference}/${ballot.version.number}/use`}>
                see what is proven and what is missing
              </a>
              .
            </p>
            <Button>Ask for the mandate</Button>
          </Form>
        ) : (
          <Refusal title="The mandate cannot be asked for yet" headingLevel={3} reasons={may.askForMandate} />
        )
      ) : null}
      {may.recirculate && may.recirculate.length === 0 ? (
        <Details summary="Send the ballot round again now">
          <Form intent="recirculate">
            <p>
              The same voters get {ballot.rules.recirculationDays} days to keep or change their vote, with the
              reasons of those who do not approve. This happens once. Organisations can no longer withdraw
              after that; they change their vote instead.
            </p>
            <Button look="secondary">Send it round again</Button>
          </Form>
        </Details>
      ) : null}
      {may.returnToResolution ? (
        <Details summary="Take the version back to Resolution">
          <Form intent="return-to-resolution" failure={failure}>
            <input type="hidden" name="versionId" value={ballot.version.id} />
            <TextArea
              name="reason"
              label="The change that was agreed"
              hint="Needed when the ballot passed and a change beyond editorial was agreed after it. Public."
              rows={3}
            />
            <Button look="secondary">Take back to Resolution</Button>
          </Form>
        </Details>
      ) : null}
      {extend && extend.length === 0 ? (
        <Form intent="extend" failure={failure}>
          <TextArea name="reason" label="Reason for extending once, by 14 days" hint="Public." rows={2} />
          <Button look="secondary">Extend the ballot</Button>
        </Form>
      ) : null}
      {extend && extend.length > 0 ? (
        <Refusal
          title="The ballot cannot be extended now"
          headingLevel={3}
          reasons={extend.map(({ sentence, help }) => ({ sentence, cure: help }))}
        />
      ) : null}
      {end && end.length === 0 ? (
        <Details summary="Void this ballot">
          <Form intent="void" failure={failure}>
            <p>
              A void ballot has no result and is never reopened. Everybody told of it is told of this too.
            </p>
            <TextArea name="reason" label="Public reason" rows={3} />
            <WarningButton>Void the ballot</WarningButton>
          </Form>
        </Details>
      ) : null}
      {ballot.state !== 'open' ? (
        <p>
          <ButtonLink
            href={`/standards/${ballot.standard.reference}/${ballot.version.number}/progress`}
            look="secondary"
          >
            Where this version stands
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
