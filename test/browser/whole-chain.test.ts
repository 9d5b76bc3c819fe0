import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { INTEREST_CATEGORIES, REVIEW_KINDS } from '../../db/words';
import { makeOrganisation, makePerson, type TestPerson, testContext } from '../support/context';
import { startTestPortal, type TestPortal } from '../support/portal';
import { expectAccessible, launchChromium, type Visitor, visit } from '../support/visitor';

let browser: Browser;
let portal: TestPortal;

beforeAll(async () => {
  browser = await launchChromium();
  portal = await startTestPortal();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** Presses a button, and looks at the page that comes with axe. */
async function press(visitor: Visitor, name: string | RegExp): Promise<void> {
  await Promise.all([
    visitor.page.waitForEvent('load'),
    visitor.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  ]);
  await expectAccessible(visitor.page);
}

async function open(visitor: Visitor, path: string): Promise<void> {
  await visitor.goto(path);
  await expectAccessible(visitor.page);
}

const REFERENCE = 'STD-0001';
const desk = `/standards/${REFERENCE}/1.0.0/progress`;

describe('the whole chain', () => {
  it('goes from a proposal to a closed ballot with its people, on one hash', async () => {
    const ctx = testContext(portal.ctx.store, { now: portal.ctx.now() });
    const people: Record<'founder' | 'lead' | 'chair' | 'editor', TestPerson> = {
      founder: await makePerson(ctx, { name: 'Fran Founder' }),
      lead: await makePerson(ctx, { name: 'Lee Lead', offices: ['lead'] }),
      chair: await makePerson(ctx, { name: 'Cas Chair' }),
      editor: await makePerson(ctx, { name: 'Eddy Editor' }),
    };
    await makeOrganisation(ctx, {
      name: 'Tern Software',
      interestCategory: 'supplier-small',
      representative: people.founder,
      members: [people.editor],
    });
    const others = [];
    for (const [at, interestCategory] of INTEREST_CATEGORIES.slice(0, 5).entries()) {
      const representative = await makePerson(ctx, { name: `Voter ${at + 1}` });
      others.push({
        representative,
        organisation: await makeOrganisation(ctx, {
          name: `Body ${at + 1}`,
          interestCategory,
          representative,
        }),
      });
    }

    const founder = await visit(browser, portal, { personId: people.founder.id });
    const lead = await visit(browser, portal, { personId: people.lead.id });
    const chair = await visit(browser, portal, { personId: people.chair.id });
    const desks = await makePerson(ctx, { name: 'Sam Secretariat', offices: ['secretariat'] });
    const secretariat = await visit(browser, portal, { personId: desks.id });
    const editor = await visit(browser, portal, { personId: people.editor.id });

    // Proposed: a form sent empty says what is missing and keeps nothing from being typed again.
    await open(founder, '/standards/propose');
    await press(founder, 'Propose the standard');
    expect(await founder.page.getByRole('heading', { name: 'There is a problem' }).isVisible()).toBe(true);
    await founder.page.getByLabel('Title', { exact: false }).first().fill('Discharge messages');
    await founder.page
      .locator('[name=summary]')
      .fill('How a hospital tells a practice that a patient has gone home.');
    await founder.page.locator('[name=type]').first().check();
    await founder.page
      .locator('[name=appliesTo]')
      .fill('Hospitals that discharge patients, and general practices.');
    for (const group of ['appliesToKinds', 'careSettings', 'topics']) {
      const box = founder.page.locator(`[name=${group}]`).first();
      if (await box.count()) await box.check();
    }
    await founder.page.locator('[name=need]').fill('Letters arrive late or not at all.');
    await founder.page.locator('[name=expectedBenefit]').fill('Practices know on the same day.');
    await press(founder, 'Propose the standard');
    expect(founder.page.url()).toContain(desk);

    // Drafting: the Lead names the chair and cuts the call short with a public reason.
    await open(lead, desk);
    await lead.page.getByText('Name the chair').click();
    await lead.page.locator('[name=person]').first().fill('Cas Chair');
    await press(lead, 'Name as chair');
    await lead.page.locator('[name=ownerId]').selectOption({ label: 'Tern Software' });
    await lead.page.locator('[name=lane]').first().check();
    await lead.page.locator('[name=shorteningReason]').fill('The need is agreed and urgent.');
    await press(lead, 'Begin drafting');
    expect(await lead.page.getByText('Drafting', { exact: true }).first().isVisible()).toBe(true);

    await open(chair, desk);
    await chair.page.getByText('Name an editor').click();
    await chair.page.locator('[name=person]').first().fill('Eddy Editor');
    await press(chair, 'Name as editor');

    // Written together: the editor starts from the template and types into it.
    await open(editor, `/standards/${REFERENCE}/1.0.0/start`);
    await Promise.all([
      editor.page.waitForURL('**/drafts/**'),
      editor.page.getByRole('button', { name: 'Continue' }).click(),
    ]);
    const draft = new URL(editor.page.url()).pathname;
    const text = editor.page.getByRole('textbox', { name: /text/i }).first();
    await text.waitFor();
    await editor.page
      .getByText(/Up to date|All changes saved/)
      .first()
      .waitFor();
    await text.click();
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('A practice answers within one working day.');
    await chair.goto(draft);
    await chair.page.getByText('A practice answers within one working day.').first().waitFor();
    await editor.page.getByText('All changes saved').first().waitFor();

    // Consultation on a frozen text; a comment by somebody who may not edit.
    await chair.goto(desk);
    await chair.page.locator('[name=invited]').fill('All verified organisations, by notice.');
    await press(chair, 'Freeze the text and open the consultation');
    await open(founder, `/standards/${REFERENCE}/comments/new?version=1.0.0`);
    await founder.page.locator('[name=type][value=technical]').check();
    await founder.page.locator('[name=body]').fill('One working day is short over a bank holiday.');
    await press(founder, 'Post comment');
    await portal.advance(29);

    // Resolution: the comment is decided by the chair.
    await open(chair, `/standards/${REFERENCE}/comments/1`);
    await press(chair, 'Mark as triaged');
    const decide = chair.page.locator('form:has(input[name=intent][value=decide])');
    await decide.locator('[name=disposition][value=noted]').check();
    await decide.locator('[name=reason]').fill('Bank holidays are not working days.');
    await decide.locator('[name=how][value=chair]').check();
    await press(chair, 'Record the decision');

    await chair.goto(desk);
    await chair.page.getByText('Write the record').click();
    await chair.page.locator('[name=changeSummary]').fill('First edition.');
    await chair.page.locator('[name=changeLog]').fill('Everything is new.');
    await chair.page.locator('[name=involvementRecord]').fill('Every verified organisation was invited.');
    await press(chair, 'Save the record');

    // Ballot: five organisations enrol; the chair opens it on the hash of the text.
    for (const { representative, organisation } of others) {
      const voter = await visit(browser, portal, { personId: representative.id });
      await voter.goto(`/standards/${REFERENCE}/1.0.0/ballot`);
      await press(voter, `Enrol ${organisation.name}`);
      await voter.context.close();
    }
    for (const kind of REVIEW_KINDS) {
      await secretariat.goto(desk);
      await secretariat.page.getByText('Record a review').click();
      await secretariat.page.locator(`[name=kind][value=${kind}]`).check();
      await secretariat.page.locator('[name=outcome][value=ready]').check();
      await secretariat.page.locator('[name=note]').fill('Looked at in full.');
      await press(secretariat, 'Record the review');
    }
    await open(chair, `/standards/${REFERENCE}/1.0.0/ballot`);
    await press(chair, 'Freeze the text and open the ballot');
    const ballot = new URL(chair.page.url()).pathname;
    const hash = /[0-9a-f]{64}/.exec(await chair.page.content())?.[0] ?? '';
    expect(hash).toMatch(/^[0-9a-f]{64}$/);

    // Votes, by keyboard only.
    for (const { representative } of others) {
      const voter = await visit(browser, portal, { personId: representative.id });
      await voter.goto(`${ballot}/vote`);
      await voter.page.locator('[name=position][value=approve]').focus();
      await voter.page.keyboard.press('Space');
      await voter.page.getByRole('button', { name: 'Continue' }).focus();
      await Promise.all([voter.page.waitForEvent('load'), voter.page.keyboard.press('Enter')]);
      await expectAccessible(voter.page);
      await voter.page.getByRole('button', { name: 'Cast this vote' }).focus();
      await Promise.all([voter.page.waitForEvent('load'), voter.page.keyboard.press('Enter')]);
      expect(await voter.page.getByRole('heading', { name: 'Vote cast' }).isVisible()).toBe(true);
      await voter.context.close();
    }
    await portal.advance(29);
    await open(chair, ballot);
    expect(await chair.page.getByText('Passed', { exact: true }).first().isVisible()).toBe(true);
    expect(await verifyRecord(portal.ctx)).toMatchObject({ whole: true });
  });
});
