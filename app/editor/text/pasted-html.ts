import { boldClasses, cleanOffice, isFromOffice } from './pasted-office';

/**
 * HTML from the clipboard, before the schema takes from it what it knows. The schema alone decides what comes
 * into the text; this makes lists of what Word only draws as lists, and leaves out what a page should not even
 * look at.
 */
export function preparePastedHtml(html: string): string {
  const quiet = quietHtml(html);
  if (!isFromOffice(html)) return quiet;
  const page = new DOMParser().parseFromString(quiet, 'text/html');
  cleanOffice(page.body, boldClasses(html));
  gatherWordLists(page.body);
  return page.body.innerHTML;
}

/** How many pictures of a clipboard do not come into the text: all but those that stand in figures of ours. */
export function picturesLeftOut(html: string): number {
  if (!/<img/i.test(html)) return 0;
  const page = new DOMParser().parseFromString(quietHtml(html), 'text/html');
  return [...page.querySelectorAll('img')].filter((image) => image.closest('figure[data-src]') === null)
    .length;
}

/** Without what the browser would act on or complain of. */
function quietHtml(html: string): string {
  return withoutHandlers(withoutElements(html, ['style', 'script', 'xml']));
}

/** Cuts out elements with everything in them. */
export function withoutElements(html: string, names: readonly string[]): string {
  const lower = html.toLowerCase();
  let kept = '';
  let from = 0;
  for (let at = lower.indexOf('<'); at >= 0; at = lower.indexOf('<', at + 1)) {
    const name = names.find(
      (one) => lower.startsWith(one, at + 1) && /[\s>/]/.test(lower[at + 1 + one.length] ?? '>'),
    );
    if (name === undefined) continue;
    kept += html.slice(from, at);
    const end = lower.indexOf(`</${name}`, at);
    const close = end < 0 ? -1 : lower.indexOf('>', end);
    if (close < 0) return kept;
    from = close + 1;
    at = close;
  }
  return kept + html.slice(from);
}

/** Takes out attributes that name a script. */
export function withoutHandlers(html: string): string {
  return html.replace(/\son[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)/gi, '');
}

interface WordPoint {
  readonly level: number;
  readonly ordered: boolean;
  readonly paragraph: HTMLElement;
}

/** Word writes the points of a list as paragraphs that carry a drawn bullet or number. */
function gatherWordLists(body: HTMLElement): void {
  let open: { readonly list: HTMLElement; readonly level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const point = wordPoint(paragraph);
    if (point === null) continue;
    if (last === null || paragraph.previousElementSibling !== last) open = [];
    const name = point.ordered ? 'ol' : 'ul';
    while ((open.at(-1)?.level ?? 0) > point.level) open.pop();
    const beside = open.at(-1);
    // Another kind of list on the same level begins after the one above it.
    if (beside?.level === point.level && beside.list.localName !== name) open.pop();
    let current = open.at(-1);
    if (current === undefined || current.level < point.level) {
      const list = body.ownerDocument.createElement(name);
      const within = current?.list.lastElementChild ?? null;
      if (within === null) paragraph.before(list);
      else within.append(list);
      current = { list, level: point.level };
      open.push(current);
      if (open.length === 1) last = list;
    }
    const item = body.ownerDocument.createElement('li');
    item.append(point.paragraph);
    current.list.append(item);
  }
}

function wordPoint(paragraph: HTMLElement): WordPoint | null {
  const style = paragraph.getAttribute('style') ?? '';
  const found = /mso-list:[^;]*\blevel(\d)/i.exec(style);
  if (found === null || paragraph.tagName !== 'P') return null;
  let marker = '';
  for (const span of [...paragraph.querySelectorAll('span')]) {
    if (!/mso-list:\s*ignore/i.test(span.getAttribute('style') ?? '')) continue;
    marker += span.textContent ?? '';
    span.remove();
  }
  return { level: Number(found[1]), ordered: /^\s*\(?[\da-z]{1,4}[.)]/i.test(marker), paragraph };
}
