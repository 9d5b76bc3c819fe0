import type { Element } from 'hast';
import type { RequirementLevel } from '../../../db/words';
import type { Attributes } from '../json';
import { LEVEL_LABELS } from '../shape';
import { wordsOfElement } from './hast-words';

/** "Requirement STD-0042-R17 (MUST)", as the portal's own Markdown writes it; id and level may be missing. */
const REQUIREMENT = /^Requirement(?: ([\w-]{1,40}))?(?: \(([A-Z ]{3,10})\))?$/;
const CALLOUT = /^(Normative|Informative)(?:: (.{1,300}))?$/;
const DEFINITION = /^Definition: (.{1,300})$/;

export interface OwnQuote {
  readonly type: 'requirement' | 'callout' | 'definition';
  readonly attrs: Attributes;
  /** The quotation without its head. */
  readonly body: Element;
}

/** A quotation whose first line is, in bold, the head of a block of the house; null for every other one. */
export function ownQuote(quote: Element): OwnQuote | null {
  const at = quote.children.findIndex((child) => child.type === 'element');
  const line = quote.children[at];
  if (line?.type !== 'element' || line.tagName !== 'p' || line.children.length !== 1) return null;
  const [strong] = line.children;
  if (strong?.type !== 'element' || strong.tagName !== 'strong') return null;
  const head = headOf(wordsOfElement(strong));
  return head === null ? null : { ...head, body: { ...quote, children: quote.children.slice(at + 1) } };
}

/** What a head says a quotation is; null for words that are none. */
export function headOf(words: string): Omit<OwnQuote, 'body'> | null {
  const requirement = REQUIREMENT.exec(words);
  if (requirement !== null) {
    const level = levelOf(requirement[2]);
    if (requirement[2] !== undefined && level === null) return null;
    return { type: 'requirement', attrs: { level, ref: requirement[1] ?? null } };
  }
  const callout = CALLOUT.exec(words);
  if (callout !== null) {
    const kind = callout[1] === 'Normative' ? 'normative' : 'informative';
    return { type: 'callout', attrs: { kind, title: callout[2] ?? null } };
  }
  const definition = DEFINITION.exec(words);
  return definition === null ? null : { type: 'definition', attrs: { term: definition[1] ?? null } };
}

function levelOf(label: string | undefined): RequirementLevel | null {
  const levels = Object.keys(LEVEL_LABELS) as RequirementLevel[];
  return levels.find((level) => LEVEL_LABELS[level] === label) ?? null;
}
