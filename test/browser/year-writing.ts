import { expect } from 'vitest';
import { draftPage } from '../support/draft-page';
import { press } from '../support/visitor';
import { PROGRESS, standsAt, VERSION, voterAt, wordsOf, type Year } from './year-people';

/** A member of a verified organisation proposes a standard, and it is public at once. */
export async function propose(year: Year): Promise<void> {
  const founder = await year.as(voterAt(year, 0).representative);
  const { page } = founder;
  await founder.goto('/standards/propose');
  await page.getByLabel('Title', { exact: false }).first().fill('Appointment messages');
  await page.locator('[name=summary]').fill('How a hospital tells that an appointment was made or moved.');
  await page.locator('[name=type]').first().check();
  await page.locator('[name=need]').fill('Patients come to appointments that were moved.');
  await page.locator('[name=appliesTo]').fill('Hospitals with outpatient clinics, and their suppliers.');
  for (const group of ['appliesToKinds', 'careSettings', 'topics']) {
    await page.locator(`[name=${group}]`).first().check();
  }
  await page.locator('[name=expectedBenefit]').fill('Fewer patients come on the wrong day.');
  await press(founder, 'Propose the standard');
  expect(new URL(page.url()).pathname).toBe(PROGRESS);
  year.moved('Proposed');
  await standsAt(
    year,
    'Proposed',
    'Begin drafting',
    'No chair is named.',
    'The call for adoption is shown for 14 days',
  );
}

/** A Lead begins the drafting: refused while the call for adoption is shown, allowed when its 14 days are over. */
export async function adopt(year: Year): Promise<void> {
  const begin = async () => {
    const lead = await year.as(year.leads[0]);
    const { page } = lead;
    await lead.goto(PROGRESS);
    if (await page.getByText('No chair is named.').isVisible()) {
      await page.getByText('Name the chair').click();
      await page.locator('[name=person]').first().fill(year.chair.name);
      await press(lead, 'Name as chair');
    }
    await page.locator('[name=ownerId]').selectOption({ label: 'Whinmoor Teaching Hospitals' });
    await page.locator('[name=lane]').first().check();
    await press(lead, 'Begin drafting');
    const said = await page.locator('main').innerText();
    return said;
  };
  expect(await begin()).toContain('The call for adoption is shown for 14 days, until');
  await standsAt(year, 'Proposed', 'The call for adoption is shown for 14 days');
  await year.portal.advance(15);
  expect(await begin()).toContain('The version has moved.');
  year.moved('Drafting');
  await standsAt(year, 'Drafting', 'Open a consultation');

  const chair = await year.as(year.chair);
  await chair.goto(PROGRESS);
  await chair.page.getByText('Name an editor').click();
  await chair.page.locator('[name=person]').first().fill(year.editor.name);
  await press(chair, 'Name as editor');
}

/** The editor begins the text from the template, and writes its first requirement. */
export async function write(year: Year): Promise<void> {
  const editor = await year.as(year.editor);
  const { page } = editor;
  await editor.goto(`${VERSION}/start`);
  await page.locator('[name=source][value=template]').check();
  await Promise.all([
    page.waitForURL('**/drafts/**'),
    page.getByRole('button', { name: 'Continue' }).click(),
  ]);
  const draft = await draftPage(page);
  await draft.toEndOf('Write each requirement as one testable');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/must');
  await page.getByRole('listbox', { name: 'Insert' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('A sender must repeat a message within two hours.');
  await page.getByText('STD-0001-R1').first().waitFor();
  await draft.says(/All changes saved|Up to date/);
  await page.goto('about:blank');
}

/** The chair opens a consultation, which the portal closes by its clock. */
export async function consult(
  year: Year,
  { days, during }: { days: number; during?: () => Promise<void> },
): Promise<void> {
  const chair = await year.as(year.chair);
  await chair.goto(PROGRESS);
  await chair.page.locator('[name=invited]').fill('All verified organisations, by notice.');
  await press(chair, 'Freeze the text and open the consultation');
  year.moved('Consultation');
  await standsAt(year, 'Consultation', 'The consultation is open until', `(${days} days left)`);
  await during?.();
  await year.portal.advance(days - 1);
  await standsAt(year, 'Consultation', '(1 day left)');
  await year.portal.advance(2);
  year.moved('Resolution');
  await standsAt(year, 'Resolution', 'Go back to drafting', 'Open a ballot');
}

/** Somebody with an account and no role says what is wrong, with the wording that would mend it. */
export async function comment(year: Year): Promise<void> {
  const patient = await year.as(year.patient);
  const { page } = patient;
  await patient.goto('/standards/STD-0001/comments/new?version=1.0.0');
  await page.locator('[name=type][value=technical]').check();
  await page.locator('[name=body]').fill('Two hours are long when I wait in the corridor.');
  await page.locator('[name=proposedWording]').fill('A sender must repeat a message within one hour.');
  await press(patient, 'Post comment');
  expect(page.url()).toContain('/comments/C-1');
}

/** The chair accepts the comment as a breaking change, takes the text back to drafting, and the editor makes it. */
export async function changeText(year: Year): Promise<void> {
  await standsAt(year, 'Resolution', '1 comment is not decided yet.');
  const chair = await year.as(year.chair);
  await chair.goto('/standards/STD-0001/comments/1');
  await press(chair, 'Mark as triaged');
  const decide = chair.page.locator('form:has(input[name=intent][value=decide])');
  await decide.locator('[name=disposition][value=accepted]').check();
  await decide.locator('[name=impact][value=breaking]').check();
  await decide.locator('[name=how][value=chair]').check();
  await press(chair, 'Record the decision');
  expect(await chair.page.locator('main').innerText()).toContain('Decision: Accepted');
  await chair.goto(PROGRESS);
  await press(chair, 'Go back to drafting');
  expect(await chair.page.locator('main').innerText()).toContain('The version has moved.');
  year.moved('Drafting');
  await standsAt(year, 'Drafting', 'Open a consultation');

  const editor = await year.as(year.editor);
  const { page } = editor;
  await editor.goto(PROGRESS);
  await Promise.all([
    page.waitForURL('**/drafts/**'),
    page.getByRole('link', { name: 'Open the draft' }).click(),
  ]);
  const draft = await draftPage(page);
  await draft.toEndOf('within two hours');
  for (const _ of 'two hours.') await page.keyboard.press('Backspace');
  await page.keyboard.type('one hour.');
  await draft.says(/All changes saved|Up to date/);
  expect(await draft.words('A sender must')).toBe('A sender must repeat a message within one hour.');
  await page.goto('about:blank');

  await chair.goto('/standards/STD-0001/comments/1');
  await press(chair, 'Mark as applied');
  expect(await wordsOf(year.reader, '/standards/STD-0001/comments/1')).toContain('Version 1.0.0');
}
