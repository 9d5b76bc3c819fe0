import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { TextArea } from '../../components/form/text-area';
import { WarningButton } from '../../components/form/warning-button';
import type { OwnPartProps } from './own-part';

/** What the Secretariat can do: check who the organisation is, or take its voice away. */
export function SecretariatPart({ organisation, failure }: OwnPartProps) {
  const { may } = organisation.mine;
  if (!may.verify && !may.suspend && !may.restore) return null;
  const failed = failure?.values?.intent === 'suspend' ? failure : null;
  return (
    <section aria-labelledby="secretariat">
      <h2 className="nhsuk-heading-s" id="secretariat">
        For the Secretariat
      </h2>
      {may.verify ? (
        <Form intent="verify">
          <input type="hidden" name="shownHash" value={organisation.mine.shownHash} />
          <p>Verify when you have checked name, kind, interest category, owner and who represents it.</p>
          <Button>Verify organisation</Button>
        </Form>
      ) : null}
      <p>
        <a href={`/organisations/${organisation.slug}/members`}>
          Members and duties
          {organisation.mine.duty === null && organisation.mine.requests > 0
            ? ` (${organisation.mine.requests} waiting)`
            : ''}
        </a>
        {' · '}
        <a href={`/organisations/${organisation.slug}/change`}>Correct its details</a>
      </p>
      {may.suspend ? (
        <Details summary="Suspend this organisation" open={failed !== null}>
          <Form intent="suspend" failure={failed}>
            <p>Nobody can speak or vote for it until the suspension ends. What it did stays.</p>
            <TextArea
              name="reason"
              label="Reason"
              hint="Its members read it, and it is kept in the audit record."
              rows={3}
              maxCharacters={1000}
            />
            <WarningButton>Suspend organisation</WarningButton>
          </Form>
        </Details>
      ) : null}
      {may.restore ? (
        <Form intent="restore">
          <Button look="secondary">End the suspension</Button>
        </Form>
      ) : null}
    </section>
  );
}
