import { beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { type DraftPage, draftStage, SERVER_GONE } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

/** Chance that is the same in every run (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One act of somebody who writes without a plan: in some line, by mouse and keyboard. */
async function act({ page, text }: DraftPage, pick: (below: number) => number): Promise<void> {
  const lines = text.locator('p, h2, h3');
  const count = await lines.count();
  const line = lines.nth(pick(Math.max(1, count)));
  if (!(await line.isVisible().catch(() => false))) return;
  await line.click({ timeout: 3_000 }).catch(() => undefined);
  const { keyboard } = page;
  const acts: (() => Promise<void>)[] = [
    () => keyboard.type(` word${pick(100)}`),
    () => keyboard.type('x'.repeat(1 + pick(5))),
    () => keyboard.press('Enter'),
    () => keyboard.press('Backspace'),
    () => keyboard.press('Delete'),
    () => keyboard.press('Control+z'),
    () => keyboard.press('Alt+Shift+ArrowUp'),
    () => keyboard.press('Alt+Shift+ArrowDown'),
    () => keyboard.press('Control+Shift+8'),
    () => keyboard.press('Control+Alt+2'),
    () => keyboard.press('Control+b'),
    async () => {
      await keyboard.press('Shift+End');
      await keyboard.press('Control+x');
    },
    async () => {
      await keyboard.press('Home');
      await keyboard.press('Enter');
    },
  ];
  await acts[pick(acts.length)]?.();
}

describe('two browsers', () => {
  it('end with one text after random edits with a cut in the network, and show what is stored', async () => {
    const options = { expected: SERVER_GONE };
    const amina = await stage.open(stage.world.amina, options);
    const ben = await stage.open(stage.world.ben, options);
    const writing = async (draft: DraftPage, seed: number) => {
      const pick = chance(seed);
      for (let n = 0; n < 60; n += 1) await act(draft, pick);
    };
    const cut = async () => {
      await amina.page.waitForTimeout(4_000);
      await stage.portal.kill();
      await amina.page.waitForTimeout(3_000);
      await stage.portal.start();
    };
    await Promise.all([writing(amina, 20_261_122), writing(ben, 42), cut()]);

    await amina.says(/^All changes saved/);
    await ben.says(/^All changes saved/);
    // A block that stands twice goes a moment later, so both pages are read anew each time.
    const areAlike = async () => {
      const [one, other] = await Promise.all([amina.lines(), ben.lines()]);
      return one.join('\n') === other.join('\n');
    };
    await soon(areAlike).toBe(true);
    expect((await amina.lines()).join(' ')).toMatch(/word\d/);

    // What the page shows is what a newcomer gets.
    await ben.page.reload();
    await ben.says(/^All changes saved/);
    await soon(areAlike).toBe(true);
    // Blocks that both moved at once stand twice; each soon has an id of its own.
    const repeated = async (draft: DraftPage) => {
      const ids = await draft.text.locator('[id^="b"]').evaluateAll((found) => found.map((one) => one.id));
      return ids.length - new Set(ids).size;
    };
    await soon(() => repeated(ben)).toBe(0);
    await soon(() => repeated(amina)).toBe(0);
  });
});
