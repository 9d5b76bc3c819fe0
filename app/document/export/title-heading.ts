import type { DocumentJson } from '../json';
import { clausesOf } from '../outline';

/**
 * Whether the text begins with a heading that names the whole: without a number, with every other clause below it.
 * It is then the title of the file, and the clauses are headings from the first level on.
 */
export function beginsWithTitle(content: DocumentJson): boolean {
  const [first, ...others] = clausesOf(content);
  return (
    content.content?.[0]?.type === 'heading' &&
    first !== undefined &&
    first.number === '' &&
    first.level === 1 &&
    others.every((clause) => clause.depth > 0)
  );
}
