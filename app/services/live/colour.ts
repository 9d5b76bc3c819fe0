/**
 * Colours for people beside the text, as carets and name tags. Each has a contrast of at least 4.5 to 1 with
 * white, so that the name on it can be read and the caret seen; the form is the one the caret plugin takes.
 */
export const PERSON_COLOURS = [
  '#005eb8',
  '#006747',
  '#7c2855',
  '#330072',
  '#9a4b00',
  '#006378',
  '#8a1538',
  '#425563',
  '#5a2ca0',
  '#2f6b12',
  '#a8175c',
  '#003087',
] as const;

/** The same colour for the same person, everywhere and always. */
export function colourOf(personId: string): string {
  let sum = 0x811c9dc5;
  for (const character of personId) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return PERSON_COLOURS[(sum >>> 0) % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
}
