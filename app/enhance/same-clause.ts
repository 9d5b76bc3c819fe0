/**
 * On an older version: keeps the banner's link on the clause that the address names. On any version: an address
 * whose clause is not in the text leads to the page that says where it went.
 */
export function followClause(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>('a[data-same-clause]');
  const text = page.querySelector<HTMLElement>('[data-clauses]');
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (link !== null) link.hash = location.hash;
    if (text === null || !/^b[0-9a-z]{10}$/.test(id) || page.getElementById(id) !== null) return;
    location.replace(`${text.dataset.clauses ?? ''}/${id}`);
  };
  addEventListener('hashchange', follow);
  follow();
}
