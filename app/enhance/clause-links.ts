/** How long "Link copied" is shown, in milliseconds. */
const SHOWN = 2500;

/** Following the link of a clause also copies its whole address, and says so. */
export function copyClauseLinks(page: Document): void {
  if (navigator.clipboard === undefined || page.querySelector('.clause-link') === null) return;
  const done = page.createElement('div');
  done.className = 'cc-done';
  done.setAttribute('role', 'status');
  page.body.append(done);

  let waiting: ReturnType<typeof setTimeout> | undefined;
  page.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('a.clause-link[href^="#"]')
        : null;
    if (link === null) return;
    navigator.clipboard.writeText(link.href).then(
      () => {
        done.textContent = 'Link copied';
        clearTimeout(waiting);
        waiting = setTimeout(() => done.replaceChildren(), SHOWN);
      },
      // The browser did not allow it; the address bar has the link all the same.
      () => undefined,
    );
  });
}
