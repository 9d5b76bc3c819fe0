import { SearchBox } from '../form/search-box';
import { AccountPart } from './account-part';
import { Mark } from './mark';
import { liesWithin, MAIN_PLACES } from './places';
import type { ShellView } from './shell-view';

export interface SiteHeaderProps {
  readonly view: ShellView;
  /** Path of the page shown. */
  readonly path: string;
  /** What is searched for on this page, if anything. */
  readonly query?: string;
  /** The query of its address, with the question mark. */
  readonly search?: string;
}

/** Name of the service, search, account, and the service navigation. */
export function SiteHeader({ view, path, query, search = '' }: SiteHeaderProps) {
  return (
    <header className="cc-header">
      <div className="nhsuk-width-container cc-header__top">
        <a className="cc-header__service" href="/" aria-label={`${view.serviceName} home`}>
          <Mark />
          <span className="cc-header__name">{view.serviceName}</span>
        </a>
        <search className="cc-header__search">
          <SearchBox
            action="/standards"
            label="Search standards"
            id="site-search"
            defaultValue={liesWithin(path, '/standards') ? query : undefined}
          />
        </search>
        <AccountPart person={view.person} unread={view.unread} path={path} query={search} />
      </div>
      <nav className="cc-header__navigation" aria-label="Service">
        <div className="nhsuk-width-container">
          <ul className="cc-header__places">
            {MAIN_PLACES.map(({ text, href }) => (
              <li key={href}>
                <a
                  className="cc-header__place"
                  href={href}
                  aria-current={path === href ? 'page' : liesWithin(path, href) ? 'true' : undefined}
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  );
}
