/** Shows the print buttons; without JavaScript the browser's own menu prints the same page. */
export function offerPrinting(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
