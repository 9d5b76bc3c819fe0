/** How often it is asked for again while the page is in sight, in milliseconds. */
const EVERY = 20_000;

/**
 * Keeps a part of the page true that others change: `data-renew` marks it, in this page and in the answer to the same
 * address. What `data-renew-told` marks in it is read out when it says something else. When the answer has no such part
 * any more, the page as a whole has moved on, and a link asks for it. Without JavaScript the page tells how it stood when
 * it was asked for.
 */
export function renewPart(page: Document): void {
  const part = page.querySelector<HTMLElement>('[data-renew]');
  if (part === null) return;
  const said = page.createElement('p');
  said.className = 'nhsuk-u-visually-hidden';
  said.setAttribute('role', 'status');
  part.after(said);
  const timer = setInterval(async () => {
    // Whoever stands in it with the keyboard keeps their place.
    if (page.visibilityState !== 'visible' || part.contains(page.activeElement)) return;
    const answer = await fetch(location.href).catch(() => undefined);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = fresh.querySelector<HTMLElement>('[data-renew]');
    if (now === null) {
      clearInterval(timer);
      sayMovedOn(page, said);
    } else if (!sameWords(now, part)) {
      const before = toldIn(part);
      keepOpen(part, now);
      part.replaceChildren(...now.childNodes);
      if (toldIn(part) !== before) said.textContent = toldIn(part);
    }
  }, EVERY);
}

const toldIn = (part: HTMLElement) => part.querySelector('[data-renew-told]')?.textContent ?? '';

const sameWords = (one: HTMLElement, other: HTMLElement) => one.textContent === other.textContent;

/** What somebody folded out stays so. */
function keepOpen(before: HTMLElement, now: HTMLElement): void {
  const folds = [...before.querySelectorAll('details')];
  for (const [place, fold] of now.querySelectorAll('details').entries()) {
    fold.open = folds[place]?.open ?? fold.open;
  }
}

function sayMovedOn(page: Document, said: HTMLElement): void {
  const link = page.createElement('a');
  link.href = location.href;
  link.textContent = 'Load the page again';
  said.className = '';
  said.replaceChildren('This page has changed since you opened it. ', link);
}
