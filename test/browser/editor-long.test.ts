import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { soon } from '../support/browser';
import { draftStage } from '../support/draft-page';

const id = (kind: string, n: number) => `b${kind}${String(n).padStart(7, '0')}`;
const words = (text: string): NodeJson => ({ type: 'text', text });

/** A clause whose height cannot be told from how much is written in it. */
function clause(n: number): NodeJson[] {
  const code = Array.from({ length: 5 + ((n * 7) % 40) }, (_, line) => `{ ${line} }`).join('\n');
  return [
    {
      type: 'heading',
      attrs: { id: id('hd', n), level: 1, numbered: true },
      content: [words(`Clause ${n}`)],
    },
    { type: 'paragraph', attrs: { id: id('pa', n) }, content: [words(`Says what part ${n} does.`)] },
    { type: 'codeBlock', attrs: { id: id('cd', n), language: 'json' }, content: [words(code)] },
    { type: 'paragraph', attrs: { id: id('en', n) }, content: [words(`The end of part ${n}.`)] },
  ];
}

const LONG: DocumentJson = {
  type: 'doc',
  content: Array.from({ length: 500 }, (_, n) => clause(n + 1)).flat(),
};

const stage = draftStage(LONG);

/** How far the caret lies outside of the window, in px; 0 when it is seen. */
function outside(page: Page): Promise<number> {
  return page.evaluate(() => {
    const selection = window.getSelection();
    if (selection?.focusNode == null) return Number.NaN;
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    const at = range.getClientRects()[0] ?? selection.focusNode.parentElement?.getBoundingClientRect();
    if (at === undefined) return Number.NaN;
    return Math.max(0, -at.top, at.bottom - window.innerHeight);
  });
}

describe('the caret of a long draft', () => {
  it.each([
    ['a desk', 1280],
    ['a phone', 320],
  ])('is in the window after each key that moves it, on %s', async (_, width) => {
    const { page, toEndOf } = await stage.open(stage.world.amina, { width });
    await toEndOf('Says what part 1 does.');
    for (const key of [
      'Control+End',
      'PageUp',
      'PageUp',
      'PageUp',
      'ArrowUp',
      'ArrowUp',
      'Control+Home',
      'PageDown',
      'Control+End',
      'Control+End',
    ]) {
      await page.keyboard.press(key);
      await soon(async () => `${await outside(page)} px outside after ${key}`).toBe(
        `0 px outside after ${key}`,
      );
    }
    await page.keyboard.type(` Seen at ${width}.`);
    expect(await outside(page)).toBe(0);
    expect(await page.locator('.cc-draft__live p').last().innerText()).toContain(`Seen at ${width}.`);
  });
});
