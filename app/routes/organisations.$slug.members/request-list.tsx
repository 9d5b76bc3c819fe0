import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import type { viewMembers } from '../../services/organisations/view-members.server';

type Request = Awaited<ReturnType<typeof viewMembers>>['requests'][number];

/** People who ask to join; nothing at all when nobody does. */
export function RequestList({ requests }: { readonly requests: readonly Request[] }) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 className="nhsuk-heading-m" id="requests">
        Asking to join
      </h2>
      {requests.map(({ personId, name, email, message, createdAt }) => (
        <div className="nhsuk-card" key={personId}>
          <div className="nhsuk-card__content">
            <h3 className="nhsuk-heading-s">{name}</h3>
            <p>
              {email}, asked on <DateText at={createdAt} />
            </p>
            {message === '' ? null : <p>“{message}”</p>}
            <Form intent="answer">
              <input type="hidden" name="person" value={personId} />
              <ButtonGroup>
                <Button small name="answer" value="accept">
                  Accept<span className="nhsuk-u-visually-hidden"> {name}</span>
                </Button>
                <Button small look="secondary" name="answer" value="decline">
                  Decline<span className="nhsuk-u-visually-hidden"> {name}</span>
                </Button>
              </ButtonGroup>
            </Form>
          </div>
        </div>
      ))}
    </section>
  );
}
