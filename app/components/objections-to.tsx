export interface ObjectionsToProps {
  readonly objections: readonly {
    readonly id: string;
    readonly name: string;
    readonly summary: string;
    readonly answered: boolean;
  }[];
  /** Where one is filed; null once the time for it is over. */
  readonly objectPath: string | null;
}

/** At a result or decision: the formal objections to it, and the way to file one while there is time. */
export function ObjectionsTo({ objections, objectPath }: ObjectionsToProps) {
  if (objections.length === 0 && objectPath === null) return null;
  return (
    <section aria-labelledby="objections">
      <h2 className="nhsuk-heading-m" id="objections">
        Formal objections
      </h2>
      {objections.length === 0 ? <p>None so far.</p> : null}
      {objections.length === 0 ? null : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {objections.map(({ id, name, summary, answered }) => (
            <li key={id}>
              <a href={`/objections/${id}`}>
                {name}: {summary}
              </a>{' '}
              ({answered ? 'answered' : 'waiting for an answer'})
            </li>
          ))}
        </ul>
      )}
      {objectPath === null ? null : (
        <p>
          <a href={objectPath}>File a formal objection</a>, within 14 days of the decision.
        </p>
      )}
    </section>
  );
}
