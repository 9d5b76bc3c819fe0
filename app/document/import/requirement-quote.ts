import type { Element } from 'hast';
import type { RequirementLevel } from '../../../db/words';
import type { Attributes } from '../json';
import { LEVEL_LABELS } from '../shape';
import { wordsOfElement } from './hast-words';

/** "Requirement STD-0042-R17 (MUST)", as the portal's own Markdown writes it; id and level may be missing. */
const HEAD = /^Requirement(?: ([\w-]{1,40}))?(?: \(([A-Z ]{3,10})\))?$/;

export interface RequirementQuote {
  readonly attrs: Attributes;
  /** The quotation without its head. */
  readonly body: Element;
}

/** A quotation whose first line is, in bold, the head of a requirement; null for every other one. */
export function requirementQuote(quote: Element): RequirementQuote | null {
  const at = quote.children.findIndex((child) => child.type === 'element');
  const line = quote.children[at];
  if (line?.type !== 'element' || line.tagName !== 'p' || line.children.length !== 1) return null;
  const [strong] = line.children;
  if (strong?.type !== 'element' || strong.tagName !== 'strong') return null;
  const found = HEAD.exec(wordsOfElement(strong));
  if (found === null) return null;
  const level = levelOf(found[2]);
  if (found[2] !== undefined && level === null) return null;
  return {
    attrs: { level, ref: found[1] ?? null },
    body: { ...quote, children: quote.children.slice(at + 1) },
  };
}

function levelOf(label: string | undefined): RequirementLevel | null {
  const levels = Object.keys(LEVEL_LABELS) as RequirementLevel[];
  return levels.find((level) => LEVEL_LABELS[level] === label) ?? null;
}
