import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { DateInput } from '../../components/form/date-input';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';

export interface PausePartProps {
  readonly pausedUntil: Date | null;
  readonly email: string;
  readonly failure: FormFailure | null;
}

/** Letters stop until a day, for a holiday; what is told in the portal goes on. */
export function PausePart({ pausedUntil, email, failure }: PausePartProps) {
  return (
    <section aria-labelledby="pause-heading" className="cc-text-width">
      <h2 className="nhsuk-heading-l" id="pause-heading">
        {pausedUntil === null ? 'Pause letters' : 'Letters are paused'}
      </h2>
      {pausedUntil === null ? (
        <>
          <p>
            Letters go to <strong className="cc-address">{email}</strong>. While they are paused nothing is
            lost: it stands under <a href="/notifications">Notifications</a>, and what is not older than 14
            days comes by e-mail when the pause is over.
          </p>
          <Form intent="pause" failure={failure}>
            <DateInput
              name="pause"
              label="Until which day?"
              labelSize="s"
              hint="Letters come again at 8am on that day. For example, 2 1 2027"
            />
            <Button look="secondary">Pause letters</Button>
          </Form>
        </>
      ) : (
        <InsetText>
          <p>
            No letters about news until 8am on <DateText at={pausedUntil} />.
          </p>
          <Form intent="resume">
            <Button look="secondary" small>
              End the pause
            </Button>
          </Form>
        </InsetText>
      )}
    </section>
  );
}
