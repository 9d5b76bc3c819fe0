/**
 * Leads from one change of a comparison to the next, by buttons and by Alt with the arrow keys, tells which one of
 * how many is looked at, and keeps it in the address. Without JavaScript the links at each change do it.
 */
export function stepThroughChanges(page: Document): void {
  const bar = page.querySelector<HTMLElement>('[data-steps]');
  const places = [...page.querySelectorAll<HTMLElement>('[id^="change-"]')];
  if (bar === null || places.length === 0) return;
  const said = bar.querySelector<HTMLElement>('[data-steps-at]');
  let at = -1;

  const show = (place: number) => {
    at = place;
    if (said !== null) said.textContent = `Change ${numberOf(places[at])} of ${bar.dataset.steps ?? ''}`;
  };
  const step = (by: number) => {
    const to = at < 0 ? (by > 0 ? nearest(places) : nearest(places) - 1) : at + by;
    const place = places[to];
    const beyond = to < 0 ? bar.dataset.stepsBefore : bar.dataset.stepsAfter;
    if (place === undefined) {
      if (beyond !== undefined) location.assign(beyond);
      return;
    }
    show(to);
    history.replaceState(history.state, '', `#${place.id}`);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center', behavior: 'instant' });
  };
  const follow = () => {
    const place = places.findIndex(({ id }) => `#${id}` === location.hash);
    if (place >= 0) show(place);
  };

  for (const button of bar.querySelectorAll<HTMLButtonElement>('button[data-step]')) {
    button.hidden = false;
    button.addEventListener('click', () => step(Number(button.dataset.step)));
  }
  for (const hint of bar.querySelectorAll<HTMLElement>('[data-steps-keys]')) hint.hidden = false;
  for (const link of bar.querySelectorAll<HTMLElement>('[data-steps-first]')) link.hidden = true;
  page.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // There the same keys open the list or move the cursor.
    if (event.target instanceof Element && event.target.matches('select, input, textarea')) return;
    event.preventDefault();
    step(by);
  });
  addEventListener('hashchange', follow);
  follow();
}

function numberOf(place: HTMLElement | undefined): string {
  return place?.id.slice('change-'.length) ?? '';
}

/** The first change that is in sight or below. */
function nearest(places: readonly HTMLElement[]): number {
  const below = places.findIndex((place) => place.getBoundingClientRect().top >= 0);
  return below < 0 ? places.length : below;
}
