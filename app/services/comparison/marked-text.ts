import type { Comparison } from '../../document/comparison-types';
import { escapeHtml } from '../../document/html-text';
import { dayInWords } from '../../domain/london-time';
import type { HandLine } from './change-hands.server';
import { cellWords, changeWords } from './change-words';

/** The hands behind each change, by its number. */
export type HandsByChange = Readonly<Record<number, readonly HandLine[]>>;

/** More people than this behind one change are counted. */
const MOST_NAMED = 3;

/** "Written by Priya Raman, Northmere Health Systems, on 3 September 2026". */
export function handWords(hands: readonly HandLine[] | undefined): string[] {
  const said = (hands ?? []).map(({ words, at }) =>
    at === null ? words : `${words}, on ${dayInWords(new Date(at))}`,
  );
  return said.length <= MOST_NAMED
    ? said
    : [...said.slice(0, MOST_NAMED), `and ${said.length - MOST_NAMED} more`];
}

/**
 * The text of a comparison with words at the mark that our own renderer left at each change: "Change 3 of 27:
 * paragraph changed", who made it and when, and links to its neighbours.
 */
export function markedText({ html, changes }: Comparison, hands: HandsByChange | null): string {
  const count = changes.length;
  return html.replace(
    /(<span class="change-mark" id="change-(\d+)"[^>]*>)<\/span>/g,
    (mark: string, open: string, at: string) => {
      const change = changes[Number(at) - 1];
      if (change === undefined) return mark;
      const { number, cell } = change;
      const step = (to: number, word: string) =>
        to < 1 || to > count
          ? ''
          : ` <a href="#change-${to}">${word}<span class="nhsuk-u-visually-hidden"> change</span></a>`;
      const where = cell === undefined ? '' : `, ${cellWords(cell)}`;
      const what = `Change ${number} of ${count}: ${lowerFirst(changeWords(change))}${where}.`;
      const who = handWords(hands?.[number]).map((words) => ` ${words}.`);
      const said = escapeHtml(what + who.join(''));
      return `${open}${said}${step(number - 1, 'Previous')}${step(number + 1, 'Next')}</span>`;
    },
  );
}

function lowerFirst(words: string): string {
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}
