import type { Element } from 'hast';
import { escapeHtml } from '../html-text';
import { findCode } from './code-ranges';
import type { ImportReport } from './import-report';

/** Element that an include with content becomes, read back by `hast-to-house.ts`. */
export const CALLOUT_ELEMENT = 'x-callout';
/** Attribute of one that goes on with the passage before it. */
const GOES_ON = 'more';

export function goesOn({ tagName, properties }: Element): boolean {
  return tagName === CALLOUT_ELEMENT && properties[GOES_ON] !== undefined;
}

// Bounded, so that an opening that is never closed costs little.
const TAG = /\{%-?\s*([\w-]*)((?:[^%{]|%(?!\})|\{(?!%)){0,8000}?)-?%\}/g;
const OUTPUT = /\{\{[^{}\n]{0,300}\}\}/g;
const CONTENT = /\bcontent\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/;
const COMMENT_BLOCK = /\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*comment)[\s\S])*?\{%-?\s*endcomment\s*-?%\}/g;

/**
 * Carries what can be carried of a site generator's template tags (Liquid): an include that shows a passage in
 * a box becomes a callout, commented-out text goes, other tags go and are reported; `{{ … }}` stays as written
 * and is reported. Line numbers stay what they were.
 */
export function carryTemplateTags(source: string, report: ImportReport): string {
  if (!source.includes('{%') && !source.includes('{{')) return source;
  const uncommented = replaceOutsideCode(source, COMMENT_BLOCK, (found, line) => {
    report.note('template-comment', '{% comment %}', line);
    return lineEndsOf(found);
  });
  const untagged = replaceOutsideCode(uncommented, TAG, (found, line, name, rest) => {
    const file = /^\s*(\S+)/.exec(rest ?? '')?.[1] ?? '';
    const words = CONTENT.exec(rest ?? '');
    if (name === 'include' && words !== null) return callout(file, words[1] ?? words[2] ?? '', found);
    report.note('template-tag', name === 'include' ? `{% include ${file} %}` : `{% ${name} %}`, line);
    return lineEndsOf(found);
  });
  return replaceOutsideCode(untagged, OUTPUT, (found, line) => {
    report.note('template-tag', found, line);
    return found;
  });
}

function callout(file: string, content: string, found: string): string {
  const name = (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/[_-]+/g, ' ');
  const title = name === 'callout' ? '' : name.charAt(0).toUpperCase() + name.slice(1);
  const missing = (said: string) =>
    '\n'.repeat(Math.max(0, lineEndsOf(found).length - lineEndsOf(said).length));
  // Code has blank lines of its own; what stands around it in lines of its own is read in any case.
  if (/^[ \t]*(?:```|~~~)/m.test(content)) {
    const said = `<${CALLOUT_ELEMENT} title="${escapeHtml(title)}">\n\n${unescaped(content).trim()}\n\n</${CALLOUT_ELEMENT}>\n`;
    return `${said}${missing(said)}`;
  }
  // A paragraph ends where it has a blank line, and takes with it what was opened in it and not closed.
  const words = unescaped(content)
    .trim()
    .replace(BLANK_LINES, (gap) => `</${CALLOUT_ELEMENT}>${lineEndsOf(gap)}<${CALLOUT_ELEMENT} ${GOES_ON}>`);
  return `<${CALLOUT_ELEMENT} title="${escapeHtml(title)}">${words}</${CALLOUT_ELEMENT}>${missing(words)}`;
}

const unescaped = (content: string): string => content.replace(/\\(["'])/g, '$1');

const BLANK_LINES = /[ \t]*\n(?:[ \t]*\n)+[ \t]*/g;

function lineEndsOf(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

type Replace = (found: string, line: number, ...groups: Array<string | undefined>) => string;

/** Replaces each match that does not stand in code; the function is told its line, from 1. */
export function replaceOutsideCode(source: string, pattern: RegExp, replace: Replace): string {
  const code = findCode(source);
  let line = 1;
  let counted = 0;
  return source.replace(pattern, (found: string, ...rest: unknown[]) => {
    const offset = Number(rest.find((value) => typeof value === 'number') ?? 0);
    if (code.holds(offset)) return found;
    for (let at = source.indexOf('\n', counted); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    const groups = rest.slice(0, rest.indexOf(offset)) as Array<string | undefined>;
    return replace(found, line, ...groups);
  });
}
