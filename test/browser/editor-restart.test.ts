import { beforeEach, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { type DraftPage, draftStage, SERVER_GONE } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

const offline = { expected: SERVER_GONE };
const carets = (draft: DraftPage) => draft.page.locator('.cc-caret__name').allInnerTexts();

it('a portal that is killed and started again: both see each other’s name and caret again, each once, and what was typed meanwhile', async () => {
  const amina = await stage.open(stage.world.amina, offline);
  const ben = await stage.open(stage.world.ben, offline);
  await amina.toEndOf('travels from hospital to GP');
  await ben.toEndOf('What a hospital tells the GP');
  await soon(() => carets(amina)).toEqual(['Ben Okafor']);
  await soon(() => carets(ben)).toEqual(['Amina Khan']);

  await stage.portal.kill();
  await amina.says(/^Offline since/);
  await ben.says(/^Offline since/);
  await soon(() => carets(amina)).toEqual([]);
  expect(await amina.page.getByText('You and Ben Okafor').count()).toBe(0);
  await amina.page.keyboard.type(' Written while nothing answered.');

  await stage.portal.start();
  await amina.says(/All changes saved/);
  await ben.says(/All changes saved/);
  await soon(() => ben.words('travels from hospital')).toContain('Written while nothing answered.');
  await soon(() => carets(amina)).toEqual(['Ben Okafor']);
  await soon(() => carets(ben)).toEqual(['Amina Khan']);
  expect(await amina.page.getByText('You and Ben Okafor').count()).toBe(1);

  // A caret that is moved now is seen where it goes, as before.
  await ben.toEndOf('A product conforms');
  await soon(() => amina.line('A product conforms').locator('.cc-caret__name').allInnerTexts()).toEqual([
    'Ben Okafor',
  ]);
});
