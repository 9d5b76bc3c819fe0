import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { soon } from '../support/browser';
import { draftPage } from '../support/draft-page';
import { expectAccessible, press, pressEnter, tabTo, type Visitor } from '../support/visitor';
import { type Chain, open } from './chain-people';

export const REFERENCE = 'STD-0001';
export const DESK = `/standards/${REFERENCE}/1.0.0/progress`;
const FILE = fileURLToPath(new URL('../fixtures/texts/appointment-messages.md', import.meta.url));

/** A member of a verified organisation proposes a standard; the form says what it lacks and keeps the rest. */
export async function propose({ as, people }: Chain): Promise<void> {
  const founder = await as(people.founder);
  const { page } = founder;
  await open(founder, '/standards/propose');
  await page.locator('[name=need]').fill('Patients come to appointments that were moved.');
  await press(founder, 'Propose the standard');
  await expectAccessible(page);
  expect(await page.getByRole('heading', { name: 'There is a problem' }).isVisible()).toBe(true);
  expect(await page.locator('[name=need]').inputValue()).toContain('Patients come');

  await page.getByLabel('Title', { exact: false }).first().fill('Appointment messages');
  await page.locator('[name=summary]').fill('How a hospital tells that an appointment was made or moved.');
  await page.locator('[name=type]').first().check();
  await page.locator('[name=appliesTo]').fill('Hospitals with outpatient clinics, and their suppliers.');
  for (const group of ['appliesToKinds', 'careSettings', 'topics']) {
    await page.locator(`[name=${group}]`).first().check();
  }
  await page.locator('[name=expectedBenefit]').fill('Fewer patients come on the wrong day.');
  await press(founder, 'Propose the standard');
  await expectAccessible(page);
  expect(page.url()).toContain(DESK);
  await founder.context.close();
}

/** A Lead names the chair and cuts the call short with a public reason; the chair names the editors. */
export async function beginDrafting({ as, people }: Chain): Promise<void> {
  const lead = await as(people.votingLead);
  await open(lead, DESK);
  await lead.page.getByText('Name the chair').click();
  await lead.page.locator('[name=person]').first().fill(people.chair.name);
  await press(lead, 'Name as chair');
  await lead.page.locator('[name=ownerId]').selectOption({ label: 'Whinmoor Teaching Hospitals' });
  await lead.page.locator('[name=lane]').first().check();
  await lead.page.locator('[name=shorteningReason]').fill('The need is agreed and urgent.');
  await press(lead, 'Begin drafting');
  await expectAccessible(lead.page);
  expect(await lead.page.getByText('Drafting', { exact: true }).first().isVisible()).toBe(true);
  await lead.context.close();

  const chair = await as(people.chair);
  for (const editor of people.editors) {
    await open(chair, DESK);
    await chair.page.getByText('Name an editor').click();
    await chair.page.locator('[name=person]').first().fill(editor.name);
    await press(chair, 'Name as editor');
  }
  await chair.context.close();
}

/** One editor makes the draft of a Markdown file, and two of them write in it at once. */
export async function writeTogether({ as, people }: Chain): Promise<void> {
  const [first, second] = people.editors;
  const eddy = await as(first);
  await open(eddy, `/standards/${REFERENCE}/1.0.0/start`);
  await eddy.page.locator('[name=source][value=file]').check();
  await eddy.page.locator('[name=file]').setInputFiles(FILE);
  await press(eddy, 'Continue');
  await expectAccessible(eddy.page);
  const preview = await eddy.page.locator('main').innerText();
  for (const reported of ['Front matter', 'Footnotes moved', 'Boxes of task lists']) {
    expect(preview).toContain(reported);
  }
  await Promise.all([
    eddy.page.waitForURL('**/drafts/**'),
    eddy.page.getByRole('button', { name: 'Start the draft from this file' }).click(),
  ]);
  const draft = new URL(eddy.page.url()).pathname;
  const nina = await as(second);
  await nina.goto(draft);
  const [hers, his] = [await draftPage(nina.page), await draftPage(eddy.page)];
  await expectAccessible(eddy.page);

  // A requirement is made where the file could only hold a sentence.
  await his.toEndOf('A product conforms when');
  await eddy.page.keyboard.press('Enter');
  await eddy.page.keyboard.type('/shou');
  await eddy.page.getByRole('listbox', { name: 'Insert' }).waitFor();
  // Her caret stands before his requirement pushes the lines down: a click would land where they were.
  await hers.toEndOf('The hazard is a patient');
  await Promise.all([
    eddy.page.keyboard
      .press('Enter')
      .then(() => eddy.page.keyboard.type('A receiver should show the change before the new time.')),
    nina.page.keyboard.type(' A clinic looks at what was not handed over each evening.'),
  ]);
  const requirement = hers.text.locator('section.requirement').filter({ hasText: 'before the new time' });
  await soon(() => requirement.locator('.requirement__ref').innerText()).toBe(`${REFERENCE}-R1`);
  await soon(() => his.words('The hazard is')).toContain('each evening.');
  await soon(() => hers.lines().then((lines) => lines.join('\n'))).toBe((await his.lines()).join('\n'));
  await his.says(/All changes saved|Up to date/);
  await hers.says(/All changes saved|Up to date/);
  await eddy.context.close();
  await nina.context.close();
}

/** The chair freezes the text for a consultation; somebody who may not edit comments on it by keyboard. */
export async function consult({ as, people, portal }: Chain): Promise<void> {
  const chair = await as(people.chair);
  await open(chair, DESK);
  await chair.page.locator('[name=invited]').fill('All verified organisations, by notice.');
  await press(chair, 'Freeze the text and open the consultation');
  await expectAccessible(chair.page);
  await chair.context.close();

  const patient = await as(people.patient);
  const { page } = patient;
  await open(patient, `/standards/${REFERENCE}/comments/new?version=1.0.0`);
  const field = (name: string) => page.locator(`[name=${name}]`).first();
  // A form sent too early says what it lacks.
  await tabTo(page, page.getByRole('button', { name: 'Post comment' }));
  await pressEnter(patient);
  await expectAccessible(page);
  expect(await page.getByRole('heading', { name: 'There is a problem' }).isVisible()).toBe(true);
  await tabTo(page, field('type'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[name=type][value=technical]').isChecked()).toBe(true);
  await tabTo(page, field('body'));
  await page.keyboard.type(
    'An hour is enough for the last repeat; two are long when I wait in the corridor.',
  );
  await tabTo(page, field('proposedWording'));
  await page.keyboard.type('repeats after 1, 5, 25 and 60 minutes');
  await tabTo(page, page.getByRole('button', { name: 'Post comment' }));
  await pressEnter(patient);
  await expectAccessible(page);
  expect(page.url()).toContain(`/standards/${REFERENCE}/comments/C-1`);
  // In the draft itself the same person is a reader, who follows and cannot write.
  await patient.goto(DESK);
  await Promise.all([
    page.waitForURL('**/drafts/**'),
    page.getByRole('link', { name: 'Open the draft' }).click(),
  ]);
  const draft = await draftPage(page);
  expect(await draft.text.getAttribute('contenteditable')).toBe('false');
  expect(await page.locator('.cc-draft__why').innerText()).toContain('Only the editors');
  await patient.context.close();
  await portal.advance(29);
}

/** The chair decides the comment whose page is open: noted, for this reason. */
export async function noteComment(chair: Visitor, reason: string): Promise<void> {
  await press(chair, 'Mark as triaged');
  const decide = chair.page.locator('form:has(input[name=intent][value=decide])');
  await decide.locator('[name=disposition][value=noted]').check();
  await decide.locator('[name=reason]').fill(reason);
  await decide.locator('[name=how][value=chair]').check();
  await press(chair, 'Record the decision');
  await expectAccessible(chair.page);
}

/** The consultation has closed by the clock: the chair decides the comment and writes the record. */
export async function resolve({ as, people }: Chain): Promise<void> {
  const chair = await as(people.chair);
  const { page } = chair;
  await open(chair, `/standards/${REFERENCE}/comments/1`);
  await noteComment(chair, 'The times follow what receivers said in the trial.');

  await chair.goto(DESK);
  await page.getByText('Write the record').click();
  await page.locator('[name=changeSummary]').fill('First edition.');
  await page.locator('[name=changeLog]').fill('Everything is new.');
  await page.locator('[name=involvementRecord]').fill('Every verified organisation was invited.');
  await press(chair, 'Save the record');
  await expectAccessible(page);
  await chair.context.close();
}
