import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { soon } from '../support/browser';
import { type DraftPage, draftStage } from '../support/draft-page';
import { openLivePage } from '../support/live-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

/** Presses these keys until the line says this. */
async function pressUntil(draft: DraftPage, keys: string, part: string, wanted: string): Promise<void> {
  for (let pressed = 0; pressed < 30 && (await draft.words(part)) !== wanted; pressed += 1) {
    await draft.page.keyboard.press(keys);
  }
  expect(await draft.words(part)).toBe(wanted);
}

describe('two people in one draft', () => {
  it('write at the same time and end with the same text; each sees the other by name', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);

    await amina.toEndOf('travels from hospital to GP');
    await ben.toEndOf('What a hospital tells the GP');
    await Promise.all([
      amina.page.keyboard.type(' It is for adults and children.', { delay: 15 }),
      ben.page.keyboard.type(' It names every medicine.', { delay: 15 }),
    ]);

    await soon(() => ben.words('travels from hospital')).toContain('It is for adults and children.');
    await soon(() => amina.words('What a hospital')).toContain('It names every medicine.');
    expect(await amina.lines()).toEqual(await ben.lines());
    await amina.says(/All changes saved/);
    await ben.says(/All changes saved/);

    await soon(() => amina.page.locator('.cc-caret__name').innerText()).toBe('Ben Okafor');
    await amina.page.getByText('You and Ben Okafor').click();
    expect(await amina.page.locator('.cc-people__list').innerText()).toContain('Eastvale Hospital, editing');
  });

  it('see each other’s carets where they look, and when they come to them', async () => {
    const { origin } = stage.portal;
    const ben = openLivePage({ origin, documentId: stage.world.documentId, secret: stage.world.ben.secret });
    await soon(() => ben.provider.synced).toBe(true);
    for (let at = 0; at < 150; at++) ben.write(`Line ${at} of a long text.`);
    const amina = await stage.open(stage.world.amina);
    const text = ben.doc.getXmlFragment('text');
    const standIn = (place: number) => {
      const block = text.get(place);
      const words = block instanceof Y.XmlElement ? block.get(0) : null;
      if (!(words instanceof Y.XmlText)) throw new Error('There are no words.');
      const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, 3));
      ben.provider.awareness.setLocalStateField('cursor', { anchor: at, head: at });
    };
    const names = () => amina.page.locator('.cc-caret__name').allInnerTexts();
    standIn(1);
    await soon(names).toEqual(['Ben Okafor']);
    standIn(text.length - 1);
    await soon(names).toEqual([]);
    expect(await amina.page.getByText('You and Ben Okafor').count(), 'he is here all the same').toBe(1);
    await amina.line('149 of a long text').scrollIntoViewIfNeeded();
    await soon(names).toEqual(['Ben Okafor']);
    expect(await amina.line('149 of a long text').locator('.cc-caret').count()).toBe(1);
  });

  it('type into the same line without losing a letter', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);
    await amina.toEndOf('A product conforms');
    await ben.line('A product conforms').click();
    await ben.page.keyboard.press('Home');
    await Promise.all([
      amina.page.keyboard.type(' Nothing less.', { delay: 10 }),
      ben.page.keyboard.type('To be clear: ', { delay: 10 }),
    ]);
    const whole = 'To be clear: A product conforms when it meets every MUST of this standard. Nothing less.';
    await soon(() => amina.words('conforms when')).toBe(whole);
    await soon(() => ben.words('conforms when')).toBe(whole);
  });

  it('undo their own edits only', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);
    await amina.toEndOf('By message');
    await amina.page.keyboard.type(' from Amina');
    await soon(() => ben.words('By message')).toContain('from Amina');
    await ben.toEndOf('By look-up');
    await ben.page.keyboard.type(' from Ben');
    await soon(() => amina.words('By look-up')).toContain('from Ben');

    // What was typed slowly is undone in several steps.
    await pressUntil(amina, 'Control+z', 'By message', 'By message');
    await soon(() => ben.words('By message')).toBe('By message');
    expect(await ben.words('By look-up')).toBe('By look-up from Ben');
    await amina.page.keyboard.press('Control+z');
    await amina.page.keyboard.press('Control+z');
    expect(await amina.words('By look-up')).toBe('By look-up from Ben');
    await pressUntil(amina, 'Control+y', 'By message', 'By message from Amina');
    await soon(() => ben.words('By message')).toBe('By message from Amina');
  });

  it('one replaces words everywhere by keyboard while the other writes, and takes it back at once', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);
    const written = await amina.lines();
    await amina.toEndOf('By message');
    await amina.page.keyboard.press('Control+f');
    const field = amina.page.getByRole('searchbox', { name: 'Find in the text' });
    await soon(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await amina.page.keyboard.type('the');
    await amina.page.getByRole('checkbox', { name: 'Whole words' }).check();
    await amina.page.getByRole('textbox', { name: 'Replace with' }).fill('that');
    await ben.toEndOf('By look-up');
    await Promise.all([
      ben.page.keyboard.type(' Not the end', { delay: 10 }),
      amina.page.getByRole('button', { name: 'Replace all' }).press('Enter'),
    ]);
    await soon(() => amina.page.locator('.cc-find__count').innerText()).toMatch(/Replaced in \d+ places/);
    await soon(() =>
      ben.lines().then((lines) => lines.filter((line) => line.includes('that')).length),
    ).toBeGreaterThan(2);
    await soon(() => amina.words('By look-up')).toMatch(/Not (the|that) end$/);
    await amina.page.keyboard.press('Escape');
    await soon(() => amina.text.evaluate((one) => one === document.activeElement)).toBe(true);
    await amina.page.keyboard.press('Control+z');
    await soon(() => amina.lines()).toEqual(
      written.map((line) => (line.startsWith('By look-up') ? `${line} Not the end` : line)),
    );
    await soon(() => ben.lines()).toEqual(await amina.lines());
  });
});
