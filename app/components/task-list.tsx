import { type ReactNode, useId } from 'react';
import { Tag, type TagColour } from './tag';

export interface Task {
  readonly title: string;
  readonly href?: string;
  readonly hint?: ReactNode;
  /** The state of the task in words: "Completed", "Missing", "Cannot start yet". */
  readonly status: string;
  /** Colour of the state's tag; a task that is done shows plain words, as in NHS services. */
  readonly colour?: TagColour;
}

/** Steps of a journey, or an evidence checklist: what is done and what is missing. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const base = useId();
  return (
    <ul className="nhsuk-task-list">
      {tasks.map((task, index) => (
        <TaskItem key={task.title} task={task} base={`${base}-${index}`} />
      ))}
    </ul>
  );
}

function TaskItem({ task, base }: { readonly task: Task; readonly base: string }) {
  const { title, href, hint, status, colour } = task;
  const hintId = `${base}-hint`;
  const statusId = `${base}-status`;
  return (
    <li className={href ? 'nhsuk-task-list__item nhsuk-task-list__item--with-link' : 'nhsuk-task-list__item'}>
      <div className="nhsuk-task-list__name-and-hint">
        {href === undefined ? (
          <div>{title}</div>
        ) : (
          <a
            className="nhsuk-link nhsuk-task-list__link"
            href={href}
            aria-describedby={hint === undefined ? statusId : `${hintId} ${statusId}`}
          >
            {title}
          </a>
        )}
        {hint === undefined ? null : (
          <div className="nhsuk-task-list__hint" id={hintId}>
            {hint}
          </div>
        )}
      </div>
      <div className="nhsuk-task-list__status" id={statusId}>
        {colour === undefined ? status : <Tag colour={colour}>{status}</Tag>}
      </div>
    </li>
  );
}
