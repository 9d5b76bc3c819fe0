export interface Crumb {
  readonly text: string;
  readonly href: string;
}

/** The way from the front page to here, without this page itself; a phone shows the last step as a back link. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const last = crumbs.at(-1);
  if (last === undefined) return null;
  return (
    <nav className="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {crumbs.map(({ text, href }) => (
          <li className="nhsuk-breadcrumb__list-item" key={href}>
            <a className="nhsuk-breadcrumb__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
      <a className="nhsuk-back-link" href={last.href}>
        <span className="nhsuk-u-visually-hidden">Back to </span>
        {last.text}
      </a>
    </nav>
  );
}
