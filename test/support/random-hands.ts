import type { DraftPage } from './draft-page';

/** Chance that is the same in every run (xorshift). */
export function seededChance(seed: number): (below: number) => number {
  let state = seed || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** One act of somebody who writes without a plan, by mouse and keyboard; half of them is plain typing. */
export async function actAtRandom(draft: DraftPage, pick: (below: number) => number): Promise<void> {
  const { page, text } = draft;
  const { keyboard } = page;
  const lines = text.locator('p, h2, h3, h4');
  const count = await lines.count();
  const line = lines.nth(pick(Math.max(1, count)));
  await line.click({ timeout: 1_500 }).catch(() => undefined);
  const acts: (() => Promise<void>)[] = [
    () => keyboard.press('Enter'),
    () => keyboard.press('Backspace'),
    () => keyboard.press('Delete'),
    () => keyboard.press('Control+z'),
    () => keyboard.press('Control+Shift+z'),
    () => keyboard.press('Alt+Shift+ArrowUp'),
    () => keyboard.press('Alt+Shift+ArrowDown'),
    () => keyboard.press('Control+Shift+8'),
    () => keyboard.press('Control+Alt+3'),
    () => keyboard.press('Control+i'),
    async () => {
      await keyboard.press('Shift+Home');
      await keyboard.press('Control+x');
    },
    async () => {
      await keyboard.press('End');
      await keyboard.press('Control+v');
    },
  ];
  const chosen = acts[pick(acts.length * 2)];
  if (chosen) await chosen();
  else await keyboard.type(` w${pick(10_000)}`);
}
