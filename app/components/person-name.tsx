export interface PersonNameProps {
  readonly name: string;
  /** The organisation spoken for. */
  readonly organisation?: string | null;
  readonly personHref?: string;
  readonly organisationHref?: string;
}

/** Who, and for which organisation. */
export function PersonName({ name, organisation, personHref, organisationHref }: PersonNameProps) {
  return (
    <span className="cc-person">
      {personHref === undefined ? name : <a href={personHref}>{name}</a>}
      {organisation ? (
        <>
          {', '}
          {organisationHref === undefined ? (
            <span className="cc-person__organisation">{organisation}</span>
          ) : (
            <a href={organisationHref}>{organisation}</a>
          )}
        </>
      ) : null}
    </span>
  );
}
