import { HINT_LINES } from '../../document/hint-lines';
import type { DocumentJson, NodeJson } from '../../document/json';

/** What a new text begins with: the skeleton of a standard, with a line under each heading on what belongs there. */
export function templateFor(standard: {
  readonly title: string;
  readonly summary: string;
  readonly need: string;
  readonly appliesTo: string;
}): DocumentJson {
  return {
    type: 'doc',
    content: [
      heading(1, standard.title, false),
      ...paragraphs(standard.summary),
      heading(1, 'Purpose'),
      ...paragraphs(standard.need),
      heading(1, 'Scope'),
      ...paragraphs(`This standard applies to: ${standard.appliesTo}`),
      ...paragraphs(HINT_LINES.scope),
      heading(1, 'Terms and definitions'),
      ...paragraphs(HINT_LINES.terms),
      heading(1, 'Requirements'),
      ...paragraphs(HINT_LINES.requirements),
      heading(1, 'Conformance'),
      ...paragraphs('A product conforms to this standard when it meets every requirement with MUST in it.'),
      heading(1, 'Clinical safety'),
      ...paragraphs(HINT_LINES.safety),
      heading(1, 'Information governance and security'),
      ...paragraphs(HINT_LINES.governance),
    ],
  };
}

function heading(level: number, text: string, numbered = true): NodeJson {
  return { type: 'heading', attrs: { level, numbered }, content: [{ type: 'text', text }] };
}

/** What was typed in a form, as paragraphs: an empty line parts two of them. */
function paragraphs(text: string): NodeJson[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }));
}
