import { beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { type DraftPage, draftPageAt, draftStage } from '../support/draft-page';
import { openLine } from '../support/line';
import { NETWORK_GONE } from '../support/random-browsers';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

const LINE = 'This standard says how';

async function both() {
  const { portal, world, browser } = stage;
  const line = await openLine(Number(new URL(portal.origin).port));
  const amina = await stage.open(world.amina);
  const visit = { secret: world.ben.secret, expected: NETWORK_GONE };
  const ben = await draftPageAt(browser, line, world.documentId, visit);
  return { amina, ben, line };
}

const saying = async (draft: DraftPage, words: string) =>
  (await draft.lines()).filter((line) => line.includes(words));

describe('somebody gives the block another shape in which somebody else writes', () => {
  it.each([
    ['a heading', ['Control+Alt+2']],
    ['a list', ['Control+Shift+8']],
    ['another place', ['Alt+Shift+ArrowDown']],
    ['nothing: it is deleted', ['Control+Shift+ArrowUp', 'Backspace', 'Backspace']],
  ])(
    'becoming %s while the other has no line: what was written there stays, and is told',
    async (_, keys) => {
      const { amina, ben, line } = await both();
      line.cut();
      await ben.says(/^Offline since/);
      await ben.toEndOf(LINE);
      await ben.page.keyboard.type(' Two sentences. That took long.');
      await amina.toEndOf(LINE);
      for (const key of keys) await amina.page.keyboard.press(key);
      await amina.says(/^All changes saved/);
      line.mend();
      await ben.says(/^All changes saved/);
      await soon(async () => await saying(amina, 'Two sentences. That took long.')).toHaveLength(1);
      await soon(async () => await ben.lines()).toEqual(await amina.lines());
      await soon(() => ben.page.locator('.cc-save__sent').innerText()).toContain(
        'Your words were put back in 1 place.',
      );
    },
  );

  it('to and fro while the other types loses no letter', async () => {
    const { amina, ben } = await both();
    const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(3);
    await ben.toEndOf(LINE);
    await amina.toEndOf(LINE);
    await Promise.all([
      ben.page.keyboard.type(` ${letters}`, { delay: 30 }),
      (async () => {
        for (let turn = 0; turn < 6; turn += 1) {
          await amina.page.keyboard.press(turn % 2 === 0 ? 'Control+Alt+2' : 'Control+Alt+0');
          await amina.page.waitForTimeout(250);
        }
      })(),
    ]);
    await amina.says(/^All changes saved/);
    await ben.says(/^All changes saved/);
    await soon(async () => (await amina.lines()).join('\n')).toBe((await ben.lines()).join('\n'));
    const text = (await amina.lines()).join(' ');
    for (const letter of new Set(letters)) expect(text.split(letter).length, letter).toBeGreaterThan(3);
  });
});

describe('taking back', () => {
  it('what a line was made leaves what somebody else wrote in it since, and the cursor where it is', async () => {
    const { amina, ben } = await both();
    await amina.toEndOf(LINE);
    await amina.page.keyboard.press('Control+Alt+2');
    await amina.says(/^All changes saved/);
    await ben.toEndOf(LINE);
    await ben.page.keyboard.type(' By Ben.');
    await soon(() => saying(amina, 'By Ben.')).toHaveLength(1);
    await amina.page.keyboard.press('Control+z');
    await soon(() => amina.text.locator('p', { hasText: 'By Ben.' }).count()).toBe(1);
    expect(await amina.text.locator('h2, h3', { hasText: 'By Ben.' }).count()).toBe(0);
    await amina.page.keyboard.type('!');
    await soon(async () => (await saying(amina, 'By Ben.')).join('')).toContain('!');
    await soon(async () => (await ben.lines()).join('\n')).toBe((await amina.lines()).join('\n'));
  });

  it('a requirement that was put in leaves what somebody else wrote in it', async () => {
    const { amina, ben } = await both();
    await amina.toEndOf(LINE);
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.type('/must');
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.type('Ann asks.');
    await soon(() => ben.text.locator('p', { hasText: 'Ann asks.' }).count()).toBe(1);
    await ben.toEndOf('Ann asks.');
    await ben.page.keyboard.type(' Ben answers.');
    await soon(() => saying(amina, 'Ben answers.')).toHaveLength(1);
    for (let time = 0; time < 6; time += 1) {
      await amina.page.keyboard.press('Control+z');
      await amina.page.waitForTimeout(50);
    }
    await soon(() => saying(amina, 'Ann asks.')).toHaveLength(0);
    await soon(() => saying(ben, 'Ann asks.')).toHaveLength(0);
    expect(await saying(amina, 'Ben answers.')).toHaveLength(1);
    expect(await saying(ben, 'Ben answers.')).toHaveLength(1);
    const ids = await ben.text.locator('p').evaluateAll((found) => found.map(({ id }) => id));
    expect(ids.filter((id) => !/^b/.test(id))).toEqual([]);
  });
});
