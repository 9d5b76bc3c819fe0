import { boldClasses, cleanOffice, isFromOffice } from './pasted-office';
import { gatherWordLists } from './pasted-word-lists';

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
