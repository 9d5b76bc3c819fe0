/**
 * Signing in leads back to the page: here also to the place in it. What stands after “#” no server is told, so that
 * without a script one comes back to the top of the page.
 */
export function signInHere(page: Document): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('a[href*="/sign-in?to="]')];
  const keep = () => {
    for (const link of links) {
      const address = new URL(link.href);
      const to = address.searchParams.get('to')?.replace(/#.*/, '') ?? '';
      // A portal under a path of its host: the address has more in front.
      if (!(location.pathname + location.search).endsWith(to)) continue;
      address.searchParams.set('to', to + location.hash);
      link.href = address.href;
    }
  };
  addEventListener('hashchange', keep);
  keep();
}
