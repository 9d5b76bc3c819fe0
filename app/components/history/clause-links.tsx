import type { OutlineEntry } from '../../document/text-types';

/** The clauses of a text, each with the address of its own page. */
export function ClauseLinks({
  outline,
  hrefOf,
  current,
}: {
  readonly outline: readonly OutlineEntry[];
  readonly hrefOf: (clauseId: string) => string;
  readonly current: string | null;
}) {
  if (outline.length === 0) return null;
  return (
    <ul className="nhsuk-list">
      {outline.map(({ id, number, title, children }) => (
        <li key={id}>
          <a href={hrefOf(id)} aria-current={id === current ? 'page' : undefined}>
            {number === '' ? title : `${number} ${title}`}
          </a>
          <ClauseLinks outline={children} hrefOf={hrefOf} current={current} />
        </li>
      ))}
    </ul>
  );
}

/** Number and title of a clause; '' when it is not in the outline. */
export function clauseNameIn(outline: readonly OutlineEntry[], id: string): string {
  for (const entry of outline) {
    if (entry.id === id) return entry.number === '' ? entry.title : `${entry.number} ${entry.title}`;
    const within = clauseNameIn(entry.children, id);
    if (within !== '') return within;
  }
  return '';
}
