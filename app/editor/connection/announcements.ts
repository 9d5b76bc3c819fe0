import type { SaveState } from './save-state';

/**
 * What a screen reader is told when the state of saving changes; null when nothing is worth an interruption.
 * Typing makes the state go to and fro between saving and saved: that is not news. Losing the line, coming
 * back, and being stopped are.
 *
 * @param spoken the state that was last told; null when none was
 */
export function announcement(spoken: SaveState | null, now: SaveState): string | null {
  if (spoken !== null && spoken.tone === now.tone && spoken.words === now.words) return null;
  if (isCalm(now) && (spoken === null || isCalm(spoken))) return null;
  // Half way back is not back.
  if (now.tone === 'working') return null;
  return [`${now.words}.`, now.more, now.sent ?? ''].filter((part) => part !== '').join(' ');
}

function isCalm({ tone }: SaveState): boolean {
  return tone === 'working' || tone === 'saved';
}
