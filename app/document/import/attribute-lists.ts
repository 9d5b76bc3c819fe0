import { escapeHtml } from '../html-text';
import { findCode } from './code-ranges';
import type { ImportReport } from './import-report';
import { replaceOutsideCode } from './template-tags';

const LIST = /\{::?[^{}\n]{0,300}\}|\{#[^{}\s]{1,200}[^{}\n]{0,200}\}(?=[ \t]*#*[ \t]*$)/gm;
const OWN_LINE = /^[ \t]{0,20}\{:[^{}\n]{0,300}#[^{}\n]{1,300}\}[ \t]*$/;

/**
 * Takes kramdown's and pandoc's attribute lists out of a source: `{: #id .class}` after a word, after a block
 * or on a line of its own, and `{#id}` at the end of a heading. An id becomes an anchor; the rest is reported.
 */
export function carryAttributeLists(source: string, report: ImportReport): string {
  if (!source.includes('{:') && !source.includes('{#')) return source;
  return replaceOutsideCode(joinOwnLines(source), LIST, (found, line) => {
    const anchor = /#([^\s}]+)/.exec(found)?.[1];
    const others = found
      .replace(/^\{::?|^\{|\}$/g, '')
      .split(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .filter((part) => part !== '' && !part.startsWith('#') && part !== '/');
    for (const other of others) report.note('attribute-dropped', other, line);
    return anchor === undefined ? '' : `<a id="${escapeHtml(anchor)}"></a>`;
  });
}

/**
 * A list with an id on its own line belongs to the block that ends above it, and is moved to the end of that
 * line; an empty line stays in its place. Not after a table, whose last cell would take it.
 */
function joinOwnLines(source: string): string {
  const lines = source.split('\n');
  const code = findCode(source);
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1] ?? '';
    const joins = OWN_LINE.test(line) && above.trim() !== '' && !above.trimStart().startsWith('|');
    const { length } = line;
    if (joins && !code.holds(offset)) {
      lines[index - 1] = `${above} ${line.trim()}`;
      lines[index] = '';
    }
    offset += length + 1;
  }
  return lines.join('\n');
}
