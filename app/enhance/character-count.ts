/** How long typing must pause before the count is read out, in milliseconds. */
const PAUSE = 1000;

/** Counts down the characters left in each text area that has a limit. */
export function countCharacters(page: Document): void {
  for (const area of page.querySelectorAll<HTMLTextAreaElement>('textarea[data-count-to]')) {
    const message = page.getElementById(`${area.id}-count`);
    if (message === null) continue;
    const limit = Number(area.dataset.countTo);
    const spoken = page.createElement('div');
    spoken.className = 'nhsuk-u-visually-hidden';
    spoken.setAttribute('aria-live', 'polite');
    message.after(spoken);

    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      // Line ends count once, as the server counts them.
      const left = limit - area.value.length;
      message.textContent = leftWords(left);
      message.classList.toggle('nhsuk-error-message', left < 0);
      message.classList.toggle('nhsuk-hint', left >= 0);
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        spoken.textContent = leftWords(left);
      }, PAUSE);
    };
    area.addEventListener('input', show);
    if (area.value !== '') show();
  }
}

/** "You have 20 characters left", or how many are too many. */
export function leftWords(left: number): string {
  const many = Math.abs(left);
  const characters = `${many.toLocaleString('en-GB')} ${many === 1 ? 'character' : 'characters'}`;
  return left < 0 ? `You have ${characters} too many` : `You have ${characters} left`;
}
