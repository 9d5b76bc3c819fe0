export interface TabLink {
  readonly text: string;
  readonly href: string;
  readonly current?: boolean;
  /** How many things wait there. */
  readonly count?: number;
}

export interface TabLinksProps {
  /** What the tabs divide, for screen readers: "Notifications", "Comparison views". */
  readonly label: string;
  readonly tabs: readonly TabLink[];
}

/** Views of one page, each with an address of its own. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav className="cc-tabs" aria-label={label}>
      <ul className="cc-tabs__list">
        {tabs.map(({ text, href, current = false, count }) => (
          <li key={href} className="cc-tabs__item">
            <a className="cc-tabs__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count === undefined ? null : <span className="cc-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
