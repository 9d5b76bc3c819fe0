/**
 * Puts the focus on the error summary, so that a screen reader starts there, and makes its links show a
 * field together with its label, which the browser alone would leave above the edge of the window.
 */
export function focusErrorSummary(page: Document): void {
  const summary = page.querySelector<HTMLElement>('[data-error-summary]');
  if (summary === null) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const field = page.getElementById(decodeURIComponent(event.target.hash.slice(1)));
    if (field === null) return;
    event.preventDefault();
    const heading =
      field.closest('fieldset')?.querySelector('legend') ??
      page.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    (heading ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
