import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { NOTICE_SETTINGS_PATH } from '../../services/notices/notice-address';

interface Followed {
  readonly reference: string;
  readonly title: string;
}

/** The standards a person follows, each with a button that ends it. */
export function FollowList({ follows }: { readonly follows: readonly Followed[] }) {
  return (
    <section aria-labelledby="follows">
      <h2 className="nhsuk-heading-l" id="follows">
        Standards you follow <span className="cc-count">{follows.length}</span>
      </h2>
      {follows.length === 0 ? (
        <EmptyState
          title="You follow no standard"
          action={<a href="/standards">Find a standard to follow</a>}
        >
          Open a standard and choose “Follow” to be told when something happens to it.
        </EmptyState>
      ) : (
        <ul className="nhsuk-task-list">
          {follows.map(({ reference, title }) => (
            <li key={reference} className="nhsuk-task-list__item">
              <div className="nhsuk-task-list__name-and-hint">
                <a href={`/standards/${reference}`}>
                  {reference} {title}
                </a>
              </div>
              <div className="nhsuk-task-list__status">
                <Form action={`/standards/${reference}/follow`}>
                  <input type="hidden" name="follow" value="no" />
                  <input type="hidden" name="to" value={`${NOTICE_SETTINGS_PATH}#follows`} />
                  <Button look="secondary" small>
                    Stop following<span className="nhsuk-u-visually-hidden"> {title}</span>
                  </Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
