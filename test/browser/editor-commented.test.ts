import { beforeEach, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

it('puts the caret into commented words that are clicked, and shows their thread', async () => {
  const rosa = await stage.open(stage.world.rosa);
  await rosa.line('A sender sends the summary').dblclick({ position: { x: 20, y: 10 } });
  await rosa.page.keyboard.press('Control+Alt+m');
  const form = rosa.page.locator('.cc-comment-form');
  await form.getByLabel('Your comment').fill('Whose system is that?');
  await form.getByLabel('Question').check();
  await form.getByRole('button', { name: 'Post comment' }).click();
  await rosa.page.getByRole('article', { name: 'Comment C-1' }).waitFor();

  const amina = await stage.open(stage.world.amina);
  const words = amina.page.locator('.cc-commented');
  await soon(() => words.innerText()).toBe('sender');
  await amina.toEndOf('Medicines change on discharge');
  await words.click();
  await amina.page.locator('.cc-comment--now').waitFor();
  await amina.page.keyboard.type('XX');
  await soon(() => amina.words('A s')).toMatch(/^A s\w*XX\w* sends/);
  expect(await amina.words('Medicines change on discharge')).not.toContain('XX');
});
