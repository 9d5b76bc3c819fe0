/** Presses of the same button within this time are one press, in milliseconds. */
const WINDOW = 1000;

/** Ignores the second press of a double click on a button that sends a form. */
export function pressOnce(page: Document): void {
  const pressed = new WeakMap<Element, number>();
  page.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-press-once]') : null;
    if (button === null) return;
    const last = pressed.get(button);
    if (last !== undefined && event.timeStamp - last < WINDOW) event.preventDefault();
    else pressed.set(button, event.timeStamp);
  });
}
