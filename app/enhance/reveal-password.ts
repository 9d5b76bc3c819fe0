/** Shows the buttons that make a password readable, and hides it again before it is sent. */
export function revealPasswords(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-reveal]')) {
    const input = page.getElementById(button.dataset.reveal ?? '');
    if (!(input instanceof HTMLInputElement)) continue;
    const show = (readable: boolean) => {
      input.type = readable ? 'text' : 'password';
      button.textContent = readable ? 'Hide' : 'Show';
      button.setAttribute('aria-label', readable ? 'Hide password' : 'Show password');
    };
    button.hidden = false;
    button.addEventListener('click', () => show(input.type === 'password'));
    input.form?.addEventListener('submit', () => show(false));
  }
}
