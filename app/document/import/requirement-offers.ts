import type { RequirementLevel } from '../../../db/words';
import { blockId, type DocumentJson, type NodeJson, plainText } from '../json';
import type { RequirementOffer } from './import-types';

/** Places in which a paragraph is not offered: what is a requirement already, shown as code, or a cell of a table. */
const CLOSED: ReadonlySet<string> = new Set(['requirement', 'table', 'definition', 'blockquote']);

const LEVELS: ReadonlyArray<readonly [RegExp, RequirementLevel]> = [
  [/^(?:MUST NOT|SHALL NOT)$/, 'must-not'],
  [/^(?:MUST|SHALL|REQUIRED)$/, 'must'],
  [/^(?:SHOULD NOT|NOT RECOMMENDED)$/, 'should-not'],
  [/^(?:SHOULD|RECOMMENDED)$/, 'should'],
  [/^(?:MAY|OPTIONAL)$/, 'may'],
];

/** RFC 2119's words count in capitals only (RFC 8174). */
const WORD =
  /\b(?:MUST NOT|SHALL NOT|SHOULD NOT|NOT RECOMMENDED|MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/;

/** A name that a text gives a requirement at its start: "STD-0042-R7", "[REQ-12]", "FR 3.1:". */
const NAME =
  /^\[?((?:[A-Z][A-Z0-9]{0,9}[-_])*(?:STD-\d+-R|REQ|RQ|R|FR|NFR)[-_ ]?\d+(?:\.\d+){0,3})\]?[:.)\s–—-]/;

/**
 * The paragraphs that read like requirements, in reading order: by a word of RFC 2119 in capitals, or by a name of a
 * requirement at their start. They are offered; nothing is made of them without being asked for.
 */
export function requirementOffers(content: DocumentJson): RequirementOffer[] {
  const offers: RequirementOffer[] = [];
  mapOffers(content, (paragraph, offer) => {
    offers.push(offer);
    return paragraph;
  });
  return offers;
}

/** The text with the offers of the given places taken: each paragraph stands inside a requirement of its level. */
export function convertOffers(
  content: DocumentJson,
  accepted: ReadonlySet<number>,
  mint: () => string,
): DocumentJson {
  if (accepted.size === 0) return content;
  return mapOffers(content, (paragraph, { place, level, ref }) => {
    if (!accepted.has(place)) return paragraph;
    // A name of this portal's form is given on; whether this standard gave it out is decided when the draft starts.
    const known = ref !== null && /^STD-\d+-R\d+$/.test(ref) ? ref : null;
    return { type: 'requirement', attrs: { id: mint(), ref: known, level }, content: [paragraph] };
  });
}

function mapOffers(
  content: DocumentJson,
  change: (paragraph: NodeJson, offer: RequirementOffer) => NodeJson,
): DocumentJson {
  let place = 0;
  const visit = (node: NodeJson): NodeJson => {
    if (CLOSED.has(node.type)) return node;
    if (node.type === 'paragraph') {
      const found = offerOf(node, place);
      if (found === null) return node;
      place += 1;
      return change(node, found);
    }
    return node.content === undefined || node.text !== undefined
      ? node
      : { ...node, content: node.content.map(visit) };
  };
  return { ...visit(content), type: 'doc' };
}

function offerOf(paragraph: NodeJson, place: number): RequirementOffer | null {
  const text = plainText(paragraph);
  const word = WORD.exec(text)?.[0] ?? '';
  const ref = NAME.exec(text)?.[1] ?? null;
  const level = LEVELS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  if (level === null && ref === null) return null;
  return { place, level, word, ref, text, blockId: blockId(paragraph) };
}
