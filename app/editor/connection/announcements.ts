import type { SaveState } from './save-state';

/**
 * What a screen reader is told when the state of saving changes; null when nothing is worth an interruption.
 * Typing makes the state go to and fro between saving and saved, and counts up what waits: that is not news. Losing
 * the line is, writing on without it for the first time, coming back, and being stopped.
 *
 * @param spoken the state that was last told; null when none was
 */
export function announcement(spoken: SaveState | null, now: SaveState): string | null {
  if (spoken !== null && spoken.tone === now.tone && topic(spoken) === topic(now)) {
    // Until then everything was saved, and the person was told so.
    if (now.onlyHere !== true || spoken.onlyHere === true) return null;
    return 'What you write now is only on this device until the connection is back.';
  }
  if (isCalm(now) && (spoken === null || isCalm(spoken))) return null;
  // Half way back is not back.
  if (now.tone === 'working') return null;
  return [`${now.words}.`, now.more, now.sent ?? ''].filter((part) => part !== '').join(' ');
}

/** The words without the number of changes, which grows with each keystroke. */
function topic({ words }: SaveState): string {
  return words.replace(/ \(\d+ changes?\)$/, '');
}

function isCalm({ tone }: SaveState): boolean {
  return tone === 'working' || tone === 'saved';
}
