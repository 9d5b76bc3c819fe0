import { type DocumentJson, type NodeJson, plainText } from '../json';
import { clausesOf } from '../outline';
import { partNumber, writtenNumber } from '../written-number';
import type { ImportReport } from './import-report';

/**
 * Settles who numbers the clauses of an imported text. Where the numbers written in its headings are the ones
 * that would be computed, the written ones go and the computed ones take their place; where they are not, the
 * written ones stay part of the titles and nothing is computed beside them.
 */
export function settleNumbers(content: DocumentJson, report: ImportReport): DocumentJson {
  const headings = (content.content ?? []).filter((block) => block.type === 'heading');
  const own = headings.map((heading) => writtenNumber(plainText(heading)));
  const withOwn = own.filter((number) => number !== '').length;
  const title = loneTitle(headings);
  if (withOwn === 0)
    return mapHeadings(content, (heading) =>
      numbered(heading, heading !== title && heading.attrs?.numbered !== false),
    );
  const trial = mapHeadings(content, (heading, index) => numbered(heading, own[index] !== ''));
  const computed = clausesOf(trial).map((clause) => clause.number);
  if (computed.every((number, index) => number === own[index])) {
    report.note('own-number-replaced', `${withOwn} clause numbers`);
    return mapHeadings(trial, (heading, index) => (own[index] === '' ? heading : withoutOwnNumber(heading)));
  }
  report.note('own-number-kept', `${withOwn} clause numbers`);
  for (const [index, heading] of headings.entries()) {
    const [typed, counted] = [own[index] ?? '', computed[index] ?? ''];
    if (typed === '' || typed === counted) continue;
    const words = plainText(heading);
    const told = `${words} (would be ${counted || 'without number'})`;
    report.note('own-number-differs', told, report.lineOf(words));
  }
  const mostly = withOwn * 2 > headings.length;
  return mapHeadings(content, (heading, index) =>
    numbered(heading, !mostly && own[index] === '' && heading !== title),
  );
}

/** The first heading, when it alone is of the highest level: the name of the whole, not a clause of it. */
function loneTitle(headings: readonly NodeJson[]): NodeJson | null {
  const [first, ...others] = headings;
  if (first === undefined || others.length === 0) return null;
  const level = Number(first.attrs?.level ?? 1);
  return others.every((heading) => Number(heading.attrs?.level ?? 1) > level) ? first : null;
}

function mapHeadings(
  content: DocumentJson,
  change: (heading: NodeJson, index: number) => NodeJson,
): DocumentJson {
  let index = -1;
  const blocks = (content.content ?? []).map((block) => {
    if (block.type !== 'heading') return block;
    index += 1;
    return change(block, index);
  });
  return { ...content, content: blocks };
}

function numbered(heading: NodeJson, isNumbered: boolean): NodeJson {
  return { ...heading, attrs: { ...heading.attrs, numbered: isNumbered } };
}

function withoutOwnNumber(heading: NodeJson): NodeJson {
  const { rest } = partNumber(heading.content ?? []);
  // A heading that is nothing but its number keeps it.
  return rest.length === 0 ? heading : { ...heading, content: rest };
}
