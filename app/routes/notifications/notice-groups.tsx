import { DateTimeText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Tag } from '../../components/tag';
import type { NoticeGroup, NoticeLine } from '../../services/notices/view-notifications.server';

/** The notices of a page, by standard. */
export function NoticeGroups({ groups }: { readonly groups: readonly NoticeGroup[] }) {
  return groups.map(({ standard, lines }) => (
    <section key={standard?.reference ?? ''}>
      <h2 className="nhsuk-heading-s">
        {standard ? (
          <a href={`/standards/${standard.reference}`}>
            {standard.reference} {standard.title}
          </a>
        ) : (
          'Your account and organisations'
        )}
      </h2>
      <ul className="nhsuk-task-list">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </section>
  ));
}

/** Opening a line marks it as read and leads to its place. */
function Line({ line }: { readonly line: NoticeLine }) {
  const { id, summary, createdAt, unread, times } = line;
  return (
    <li className="nhsuk-task-list__item nhsuk-task-list__item--with-link">
      <div className="nhsuk-task-list__name-and-hint">
        <a className="nhsuk-link nhsuk-task-list__link" href={`/notifications?open=${id}`}>
          {summary}
        </a>
        <div className="nhsuk-task-list__hint">
          {times > 1 ? `${times} times, the last on ` : null}
          <DateTimeText at={createdAt} />
        </div>
      </div>
      <div className="nhsuk-task-list__status">
        {unread ? (
          <Form intent="read">
            <p className="nhsuk-u-margin-bottom-1">
              <Tag colour="blue">Unread</Tag>
            </p>
            <input type="hidden" name="notice" value={id} />
            <Button look="secondary" small>
              Mark as read<span className="nhsuk-u-visually-hidden"> {summary}</span>
            </Button>
          </Form>
        ) : (
          'Read'
        )}
      </div>
    </li>
  );
}
