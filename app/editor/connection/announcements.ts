import type { SaveState } from './save-state';

/**
 * What a screen reader is told when the state of saving changes; null when nothing is worth an interruption.
 * Typing makes the state go to and fro between saving and saved, and counts up what waits: that is not news. Losing
 * the line is, writing on without it for the first time, coming back, what was put back, and being stopped.
 *
 * @param spoken the state that was last told; null when none was
 */
export function announcement(spoken: SaveState | null, now: SaveState): string | null {
  if (spoken !== null && spoken.tone === now.tone && topic(spoken) === topic(now) && now.sent === undefined) {
    // Until then everything was saved, and the person was told so.
    return now.onlyHere === undefined || spoken.onlyHere !== undefined ? null : now.onlyHere;
  }
  const isNews = now.sent !== undefined && now.sent !== spoken?.sent;
  if (isCalm(now) && (spoken === null || isCalm(spoken)) && !isNews) return null;
  // Half way back is not back.
  if (now.tone === 'working') return null;
  return [`${now.words}.`, now.more, now.sent ?? ''].filter((part) => part !== '').join(' ');
}

/**
 * The words without what may change while nothing happens: the number of changes grows with each keystroke, and a
 * line that is away is away whether or not the portal was just found to answer.
 */
function topic({ words }: SaveState): string {
  return words.replace(/ \(\d+ changes?\)$/, '').replace(/^(Offline|Not connected)\b/, 'Away');
}

function isCalm({ tone }: SaveState): boolean {
  return tone === 'working' || tone === 'saved';
}
