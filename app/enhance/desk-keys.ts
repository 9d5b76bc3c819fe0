const OFF = 'concord-desk-keys-off';

/** Where letters are typed and mean nothing else. */
const TYPED_IN =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

/**
 * Keys of the resolution desk. Each only moves the focus to, ticks or presses what stands in the page, so that
 * nothing can be done with a key that cannot be done without. They can be turned off, and stay so in this browser.
 */
export function offerDeskKeys(page: Document): void {
  const desk = page.querySelector<HTMLElement>('[data-desk]');
  if (desk === null) return;
  const keys = switchOf(page);
  page.addEventListener('keydown', (event) => {
    const { target } = event;
    const typing = target instanceof Element && target.closest(TYPED_IN) !== null;
    if (typing || !keys.on() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(desk, event.key)) event.preventDefault();
  });
}

function press(desk: HTMLElement, key: string): boolean {
  switch (key) {
    case 'j':
      return step(desk, 1);
    case 'k':
      return step(desk, -1);
    case 'ArrowDown':
    case 'ArrowUp':
      // Outside of the list the arrows scroll, as everywhere.
      return focused(desk) !== null && step(desk, key === 'ArrowDown' ? 1 : -1);
    case 'o':
      linkIn(present(desk))?.click();
      return true;
    case 'x':
      boxIn(present(desk))?.click();
      return true;
    case 'n':
      desk.querySelector<HTMLElement>('a[data-key="n"]')?.click();
      return true;
    case 'd':
      return reach(decidingIn(desk));
    case 't':
    case 'i':
      tickPresent(desk);
      desk.querySelector<HTMLElement>(`[data-key="${key}"] button`)?.click();
      return true;
    case 'a':
    case 'm':
    case 'p':
      tickPresent(desk);
      return reach(desk.querySelector(`[data-key="${key}"]`));
    default:
      return false;
  }
}

const rowsOf = (desk: HTMLElement) => [...desk.querySelectorAll<HTMLElement>('[data-desk-row]')];
const linkIn = (row: Element | null) => row?.querySelector<HTMLElement>('[data-desk-open]') ?? null;
const boxIn = (row: Element | null) => row?.querySelector<HTMLInputElement>('input[type="checkbox"]') ?? null;

/** The row that holds the focus. */
function focused(desk: HTMLElement): HTMLElement | null {
  return rowsOf(desk).find((row) => row.contains(desk.ownerDocument.activeElement)) ?? null;
}

/** The row in focus, else the one that lies open. */
function present(desk: HTMLElement): HTMLElement | null {
  return (
    focused(desk) ??
    desk.querySelector('[aria-current="true"]')?.closest<HTMLElement>('[data-desk-row]') ??
    null
  );
}

function step(desk: HTMLElement, by: 1 | -1): boolean {
  const rows = rowsOf(desk);
  const at = rows.indexOf(present(desk) ?? desk);
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  linkIn(next ?? null)?.focus();
  return true;
}

/** Where nothing is ticked, a letter is about the present row. */
function tickPresent(desk: HTMLElement): void {
  if (desk.querySelector('[data-desk-row] input:checked') !== null) return;
  const box = boxIn(present(desk));
  if (box !== null) box.checked = true;
}

/** The form that decides the open comment; for those who decide nothing, whatever else they do with it. */
function decidingIn(desk: HTMLElement): Element | null {
  const part = desk.querySelector('[data-key="d"]');
  return part?.querySelector('input[name="intent"][value="decide"]')?.closest('form') ?? part;
}

/** Opens what is folded away and goes to the first field in it. */
function reach(part: Element | null): boolean {
  if (part === null) return false;
  for (
    let folded = part.closest('details');
    folded;
    folded = folded.parentElement?.closest('details') ?? null
  ) {
    folded.open = true;
  }
  for (const folded of part.querySelectorAll('details')) folded.open = true;
  const field = part.querySelector<HTMLElement>('select, textarea, input:not([type="hidden"])');
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
  return true;
}

/** The button that turns the keys off and on. */
function switchOf(page: Document): { on(): boolean } {
  const button = page.querySelector<HTMLButtonElement>('button[data-desk-keys-switch]');
  let off = read();
  const show = () => {
    if (button !== null) button.textContent = off ? 'Turn the keys on' : 'Turn the keys off';
  };
  if (button !== null) button.hidden = false;
  button?.addEventListener('click', () => {
    off = !off;
    write(off);
    show();
  });
  show();
  return { on: () => !off };
}

function read(): boolean {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
}

function write(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF, 'yes');
    else localStorage.removeItem(OFF);
  } catch {
    // A browser that keeps nothing has the keys on again on the next page.
  }
}
