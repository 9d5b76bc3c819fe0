import { commentPath } from './comment-address';
import { cutAtMentions, type Mentionable } from './mentions';

/** A stretch of a paragraph as a page shows it. */
export type TextRun =
  | { readonly kind: 'words' | 'mention'; readonly text: string }
  | { readonly kind: 'comment' | 'address'; readonly text: string; readonly href: string };

/** Paragraphs, each of lines, each of runs. */
export type ReadText = readonly (readonly (readonly TextRun[])[])[];

/**
 * Reads what somebody wrote: empty lines part paragraphs; names of people on the standard after an @, numbers
 * of comments (`C-12`) and web addresses are told apart from the words around them. Nothing else is markup.
 */
export function readText(text: string, people: readonly Mentionable[], reference: string): ReadText {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map((line) => readLine(line, people, reference)));
}

function readLine(line: string, people: readonly Mentionable[], reference: string): readonly TextRun[] {
  return cutAtMentions(line, people).flatMap(({ text, mentions }): readonly TextRun[] =>
    mentions.length > 0 ? [{ kind: 'mention', text }] : linksIn(text, reference),
  );
}

const LINKS = /\bhttps?:\/\/[^\s<>"'`]{1,500}|(?<![\w-])C-[1-9]\d{0,8}(?![\w-])/g;

function linksIn(text: string, reference: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const found of text.matchAll(LINKS)) {
    // A full stop or bracket after an address belongs to the sentence.
    const what = found[0].startsWith('http') ? found[0].replace(/[.,;:!?)\]]+$/, '') : found[0];
    if (found.index > from) runs.push({ kind: 'words', text: text.slice(from, found.index) });
    runs.push(
      what.startsWith('http')
        ? { kind: 'address', text: what, href: what }
        : { kind: 'comment', text: what, href: commentPath(reference, Number(what.slice(2))) },
    );
    from = found.index + what.length;
  }
  if (from < text.length) runs.push({ kind: 'words', text: text.slice(from) });
  return runs;
}
