import { Form } from '../form/form';
import { BellIcon } from '../icons';
import { liesWithin } from './places';
import type { ShellView } from './shell-view';

export interface AccountPartProps {
  readonly person: ShellView['person'];
  readonly unread: number;
  readonly path: string;
  /** The query of the page, with its question mark; '' for none. */
  readonly query: string;
}

/** "Sign in" for a reader; work, notifications and account for somebody signed in. */
export function AccountPart({ person, unread, path, query }: AccountPartProps) {
  if (person === null) {
    const here =
      (path === '/' && query === '') || liesWithin(path, '/sign-in')
        ? ''
        : `?to=${encodeURIComponent(path + query)}`;
    return (
      <nav className="cc-account" aria-label="Account">
        <a className="cc-account__link" href={`/sign-in${here}`}>
          Sign in
        </a>
      </nav>
    );
  }
  return (
    <nav className="cc-account" aria-label="Account">
      <a
        className="cc-account__link"
        href="/my-work"
        aria-current={liesWithin(path, '/my-work') ? 'page' : undefined}
      >
        My work
      </a>
      <a
        className="cc-account__link cc-account__bell"
        href="/notifications"
        aria-current={liesWithin(path, '/notifications') ? 'page' : undefined}
      >
        <BellIcon />
        <span className="nhsuk-u-visually-hidden">
          Notifications, {unread === 0 ? 'none' : unread} unread
        </span>
        {unread === 0 ? null : (
          <span className="cc-account__count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </a>
      <AccountMenu name={person.name} initials={person.initials} />
    </nav>
  );
}

/** Opens without JavaScript; with it, Escape and a click elsewhere close it. */
function AccountMenu({ name, initials }: { readonly name: string; readonly initials: string }) {
  return (
    <details className="cc-menu" data-menu>
      <summary className="cc-account__link cc-menu__summary">
        <span className="cc-menu__initials" aria-hidden="true">
          {initials}
        </span>
        <span className="cc-menu__name">
          <span className="nhsuk-u-visually-hidden">Account of </span>
          {name}
        </span>
      </summary>
      <div className="cc-menu__panel">
        <p className="cc-menu__who">
          Signed in as <strong>{name}</strong>
        </p>
        <a className="cc-menu__item" href="/account">
          Account
        </a>
        <Form action="/sign-out">
          <button className="cc-menu__item" type="submit">
            Sign out
          </button>
        </Form>
      </div>
    </details>
  );
}
