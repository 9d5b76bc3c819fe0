/** How long a step stands when they are played, in milliseconds. */
const SHOWN = 2500;
const PLAYING = 'play';

/**
 * Plays a row of pages: goes on by itself along the link to the next one until there is none or somebody stops it.
 * Without JavaScript people follow the same links.
 */
export function offerPlaying(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>('button[data-play]');
  const next = page.querySelector<HTMLAnchorElement>('a[data-play-next]');
  if (button === null || next === null) return;
  const target = new URL(next.href);
  target.searchParams.set(PLAYING, 'yes');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    button.textContent = 'Stop';
    timer = setTimeout(() => location.replace(target), SHOWN);
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    if (timer === undefined) return start();
    clearTimeout(timer);
    timer = undefined;
    button.textContent = button.dataset.play ?? 'Play';
  });
  if (new URL(location.href).searchParams.get(PLAYING) === 'yes') {
    start();
    button.focus();
  }
}
