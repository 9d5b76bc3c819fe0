/**
 * A long text is shown in stretches: runs of neighbouring blocks in an element of their own, which browsers leave
 * out of their work while it is far from the window.
 */

/** So many blocks of the body make a text long. */
export const LONG_TEXT = 300;

/** On average every so manieth block begins a stretch. */
const USUAL_LENGTH = 40;

/**
 * Whether a block begins a stretch. Its id alone decides, so that an edit elsewhere moves no border, and server and
 * browser draw the same borders.
 */
export function beginsStretch(id: unknown): boolean {
  if (typeof id !== 'string' || id === '') return false;
  let mixed = 0;
  for (let at = 0; at < id.length; at += 1) mixed = (Math.imul(mixed, 31) + id.charCodeAt(at)) >>> 0;
  return mixed % USUAL_LENGTH === 0;
}

/** About the height of a stretch in rem, by the letters in each of its blocks, until it was drawn. */
export function roomFor(letters: readonly number[]): number {
  return Math.round(letters.reduce((sum, many) => sum + Math.ceil(many / 80) * 1.9 + 1.1, 0));
}
