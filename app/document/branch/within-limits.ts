import { TextError } from '../text-error';
import type { MergeChoices } from './branch-types';

/** Bytes of the texts of one piece of work together; a text of 100,000 words with a long history has a few million. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Characters of somebody's own wording. */
const MOST_WORDING = 200_000;

/** Refuses what is too much for one piece of work. Throws TextError `too-large`. */
export function withinLimits(
  texts: ReadonlyArray<string | readonly Uint8Array[]>,
  choices?: MergeChoices,
): void {
  const sizes = texts.map((text) =>
    typeof text === 'string' ? text.length : text.reduce((sum, update) => sum + update.byteLength, 0),
  );
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES) {
    throw new TextError('too-large', `The texts are larger than ${MOST_BYTES / 1024 / 1024} MiB together.`);
  }
  const own = [...Object.values(choices?.parts ?? {}), ...Object.values(choices?.conflicts ?? {})];
  for (const choice of own) {
    if (choice.take === 'own' && choice.wording.length > MOST_WORDING) {
      throw new TextError('too-large', `A wording has more than ${MOST_WORDING} characters.`);
    }
  }
}
