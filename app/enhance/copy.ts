/** How long a button says "Copied", in milliseconds. */
const SHOWN = 2000;

/** Shows the copy buttons and makes them work. A link is copied with the whole address of the portal. */
export function offerCopying(page: Document): void {
  if (navigator.clipboard === undefined) return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => copyFrom(button));
  }
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset.copy ?? '';
  const words = button.textContent;
  if (button.dataset.words !== undefined) return;
  button.dataset.words = words ?? '';
  button.setAttribute('aria-live', 'polite');
  try {
    await navigator.clipboard.writeText(/^[#/]/.test(text) ? new URL(text, location.href).href : text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not copied: your browser did not allow it';
  }
  setTimeout(() => {
    button.textContent = words;
    delete button.dataset.words;
  }, SHOWN);
}
