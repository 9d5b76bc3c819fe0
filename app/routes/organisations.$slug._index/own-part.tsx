import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { MEMBERSHIP_DUTY_LABELS } from '../../domain/labels';
import type { OrganisationView } from './organisation-facts';

export interface OwnPartProps {
  readonly organisation: OrganisationView;
  readonly failure: FormFailure | null;
}

/** What the one who looks can do with the organisation: join it, or look after it. */
export function OwnPart({ organisation, failure }: OwnPartProps) {
  const { slug, name, mine } = organisation;
  if (mine.duty !== null) {
    return (
      <section aria-labelledby="mine">
        <h2 className="nhsuk-heading-s" id="mine">
          Your organisation
        </h2>
        <p>You are its {MEMBERSHIP_DUTY_LABELS[mine.duty].toLowerCase()}.</p>
        <ul className="nhsuk-list">
          <li>
            <a href={`/organisations/${slug}/members`}>
              Members{mine.requests > 0 ? ` (${mine.requests} waiting)` : ''}
            </a>
          </li>
          {mine.may.change ? (
            <li>
              <a href={`/organisations/${slug}/change`}>Change what is said here</a>
            </li>
          ) : null}
        </ul>
      </section>
    );
  }
  if (mine.asked) {
    return (
      <section aria-labelledby="mine">
        <h2 className="nhsuk-heading-s" id="mine">
          Your request
        </h2>
        <p>
          You asked to join {name}.{' '}
          {mine.answeredBy === 'its-own'
            ? 'Its representative or alternate answers.'
            : 'The Secretariat answers, because nobody who looks after its members can act now.'}
        </p>
        <Form intent="take-back">
          <Button look="secondary" small>
            Take the request back
          </Button>
        </Form>
      </section>
    );
  }
  if (!mine.signedIn) {
    return (
      <section aria-labelledby="mine">
        <h2 className="nhsuk-heading-s" id="mine">
          Do you work here?
        </h2>
        <p>Sign in to ask to join {name}.</p>
        <ButtonLink href={`/sign-in?to=/organisations/${slug}`} look="secondary" small>
          Sign in
        </ButtonLink>
      </section>
    );
  }
  if (!mine.may.join) return null;
  return (
    <section aria-labelledby="mine">
      <h2 className="nhsuk-heading-s" id="mine">
        Do you work here?
      </h2>
      <Form intent="ask" failure={failure?.values?.intent === 'ask' ? failure : null}>
        <TextArea
          name="message"
          label={`Message to the people who look after ${name}`}
          optional
          rows={3}
          maxCharacters={500}
        />
        <Button look="secondary">Ask to join</Button>
      </Form>
    </section>
  );
}
