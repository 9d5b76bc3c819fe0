/** Width from which the contents stand beside the text; the same as in styles/_reading.scss. */
const WIDE = '(min-width: 990px)';

/** Opens the contents beside the text in browsers whose style sheets cannot open a closed fold. */
export function foldContents(page: Document): void {
  const fold = page.querySelector<HTMLDetailsElement>('details[data-contents]');
  if (fold === null) return;
  if (!CSS.supports('selector(::details-content)')) fold.open = matchMedia(WIDE).matches;
  fold.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') && !matchMedia(WIDE).matches) fold.open = false;
  });
}

/** Marks in the contents the section that is being read. */
export function markCurrentSection(page: Document): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of page.querySelectorAll<HTMLAnchorElement>('.cc-contents a')) {
    const heading = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading !== null) links.set(heading, link);
  }
  if (links.size === 0) return;
  const headings = [...links.keys()];
  let marked: HTMLAnchorElement | undefined;

  const mark = () => {
    // The last heading that has passed the upper third of the window names the section.
    const line = innerHeight / 3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const link = links.get(passed.at(-1) ?? (headings[0] as Element));
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    if (link) showInContents(link);
    marked = link;
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

/** Scrolls the contents, and only them: `scrollIntoView` would take the page along with its sticky column. */
function showInContents(link: HTMLElement): void {
  const box = link.closest<HTMLElement>('.cc-reading__contents');
  if (box === null) return;
  const seen = box.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < seen.top) box.scrollTop -= seen.top - top;
  else if (bottom > seen.bottom) box.scrollTop += bottom - seen.bottom;
}
