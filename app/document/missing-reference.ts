/** Begins what is printed where a cross-reference leads to something that is gone. */
const MISSING = 'missing reference';

/**
 * What a cross-reference prints when its target is gone. The number it had may be another clause's by now, so that
 * it is never printed alone.
 */
export function missingReference(written: string): string {
  const former = written.replace(/\s+/g, ' ').trim();
  return former === '' ? MISSING : `${MISSING} (was ${former})`;
}

/** The element that a reference without target comes out as. */
export const BROKEN_REFERENCE = 'cross-reference cross-reference--broken';

const KEPT = new RegExp(`(<span class="${BROKEN_REFERENCE}">)(?!${MISSING})([^<]*)(?=</span>)`, 'g');

/**
 * HTML of a frozen text as it is shown. What was rendered is kept and held by the record, and texts frozen earlier
 * print such a reference as the number that it had.
 */
export function sayMissingReferences(html: string): string {
  return html.includes(BROKEN_REFERENCE)
    ? html.replace(KEPT, (_all, open: string, words: string) => open + missingReference(words))
    : html;
}
