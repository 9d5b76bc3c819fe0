import type { ReadingView } from '../../services/versions/view-reading.server';

/** Who wrote in the draft, by the organisation they wrote for. */
export function ContributorList({
  contributors,
}: {
  readonly contributors: ReadingView['about']['contributors'];
}) {
  if (contributors.length === 0) return null;
  const byOrganisation = new Map<string, { slug: string | null; names: string[] }>();
  for (const { personName, organisationName, organisationSlug } of contributors) {
    const key = organisationName ?? 'For themselves';
    const entry = byOrganisation.get(key) ?? { slug: organisationSlug, names: [] };
    entry.names.push(personName);
    byOrganisation.set(key, entry);
  }
  return (
    <>
      <h3 className="nhsuk-heading-m">Contributors</h3>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {[...byOrganisation].map(([name, { slug, names }]) => (
          <li key={name}>
            {slug === null ? name : <a href={`/organisations/${slug}`}>{name}</a>}: {names.join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
