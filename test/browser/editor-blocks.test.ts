import { beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { type DraftPage, draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

/** A new line at the end of the draft. */
async function newLine(draft: DraftPage): Promise<void> {
  await draft.toEndOf('A product conforms');
  await draft.page.keyboard.press('Enter');
}

/** Pastes HTML as another program puts it on the clipboard. */
async function paste(draft: DraftPage, html: string): Promise<void> {
  await draft.text.evaluate((text, markup) => {
    const data = new DataTransfer();
    data.setData('text/html', markup);
    data.setData('text/plain', '');
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

/** Pastes an image as a screenshot is put on the clipboard; `coded` when the content is base 64. */
async function pasteImage(draft: DraftPage, type: string, content: string, coded = false): Promise<void> {
  await draft.text.evaluate(
    (text, [kind, words, isCoded]) => {
      const bytes = isCoded ? Uint8Array.from(atob(words), (one) => one.charCodeAt(0)) : words;
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image', { type: kind }));
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [type, content, coded] as const,
  );
}

describe('writing a standard', () => {
  it('"/" inserts a requirement, which gets the next number of the standard, once, for everybody', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);
    await newLine(amina);
    await amina.page.keyboard.type('/shou');
    const menu = amina.page.getByRole('listbox', { name: 'Insert' });
    await menu.waitFor();
    expect(await menu.getByRole('option').allInnerTexts()).toHaveLength(1);
    expect(await amina.text.getAttribute('aria-activedescendant')).toBe('insert-menu-0');
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.type('A receiver should answer within a minute.');
    expect(await menu.count()).toBe(0);

    const made = ben.text.locator('section.requirement').filter({ hasText: 'within a minute' });
    await soon(() => made.locator('.requirement__ref').innerText()).toBe(`${stage.world.reference}-R2`);
    expect(await made.getAttribute('data-level')).toBe('should');
    await amina.text
      .locator('section.requirement')
      .filter({ hasText: 'within a minute' })
      .getByLabel('Level of this requirement')
      .selectOption('MUST');
    await soon(() => made.getAttribute('data-level')).toBe('must');
    await amina.says(/^All changes saved/);

    // A copy is another requirement: it gets a number of its own.
    await newLine(amina);
    await paste(
      amina,
      `<section data-node="requirement" data-ref="${stage.world.reference}-R2" data-level="must"><p>A copy of it.</p></section>`,
    );
    const copy = ben.text.locator('section.requirement').filter({ hasText: 'A copy of it.' });
    await soon(() => copy.locator('.requirement__ref').innerText()).toBe(`${stage.world.reference}-R3`);

    // So is one that was copied from the draft of another standard.
    await newLine(amina);
    await paste(
      amina,
      '<section data-node="requirement" data-ref="STD-9999-R7" data-level="must"><p>From elsewhere.</p></section>',
    );
    const foreign = ben.text.locator('section.requirement').filter({ hasText: 'From elsewhere.' });
    await soon(() => foreign.locator('.requirement__ref').innerText()).toBe(`${stage.world.reference}-R4`);
  });

  it('words with a slash between them stay words; behind words "/" waits for a choice or a whole name', async () => {
    const amina = await stage.open(stage.world.amina);
    const { page, text } = amina;
    const menu = page.getByRole('listbox', { name: 'Insert' });
    const prose = ['provider and / or', 'text / list', 'section 2 / 3', 'name / address', 'read /or'];
    await newLine(amina);
    for (const words of prose) {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.type('after them');
    const lines = await text.locator(':scope > p, :scope > * > p').allInnerTexts();
    expect(lines.slice(-6)).toEqual([...prose, 'after them']);
    expect(await page.getByRole('dialog').count()).toBe(0);

    await page.keyboard.type(' /quot');
    await menu.waitFor();
    expect(await menu.getByRole('option', { selected: true }).count()).toBe(0);
    expect(await text.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await text.getAttribute('aria-activedescendant')).toBe('insert-menu-0');
    await page.keyboard.press('Enter');
    await soon(() => text.locator('blockquote').innerText()).toMatch(/^after them\s*$/);
    await page.keyboard.type('/code');
    await menu.getByRole('option', { name: /^Code/, selected: true }).waitFor();
  });

  it('a pasted image goes into the text and asks for its description; a drawing that is a program does not', async () => {
    const amina = await stage.open(stage.world.amina);
    const ben = await stage.open(stage.world.ben);
    await newLine(amina);
    await pasteImage(amina, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await soon(() => amina.page.locator('.cc-said').innerText()).toContain('SVG can hold programs');
    await pasteImage(amina, 'application/pdf', '%PDF-1.7');
    await soon(() => amina.page.locator('.cc-said').innerText()).toContain('is not an image');
    const pixel = await amina.page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = 2;
      canvas.height = 2;
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    await pasteImage(amina, 'image/png', pixel, true);
    const figure = ben.text.locator('figure');
    await soon(() => figure.count()).toBe(1);
    expect(await figure.locator('img').getAttribute('src')).toMatch(/^\/files\/[0-9a-f]{64}$/);
    await soon(() =>
      figure.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(2);
    await soon(() => amina.page.locator('.cc-said').innerText()).toContain('a consultation needs that');

    await newLine(amina);
    await amina.page.keyboard.type('/image');
    await amina.page.keyboard.press('Enter');
    const dialog = amina.page.getByRole('dialog', { name: 'Insert an image' });
    await dialog.getByLabel('Description').fill('How a referral flows');
    await dialog.getByLabel('Caption (optional)').fill('The flow');
    const file = dialog.getByLabel('Image from this device');
    await file.setInputFiles({ name: 'flow.txt', mimeType: 'text/plain', buffer: Buffer.from('No image.') });
    await soon(() => dialog.locator('#figure-file-error').innerText()).toContain('is not an image');
    expect(await file.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await dialog.getByLabel('Description').inputValue()).toBe('How a referral flows');
    await file.setInputFiles({
      name: 'flow.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pixel, 'base64'),
    });
    await soon(() => figure.count()).toBe(2);
    const described = figure.filter({ has: ben.page.getByAltText('How a referral flows') });
    await soon(() => described.getByLabel('Caption of this image').inputValue()).toBe('The flow');
    expect(await dialog.count()).toBe(0);
    await soon(() =>
      amina.page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null),
    ).toBe(true);
    // The image that was just put in is selected; what is typed next does not take its place.
    await amina.page.keyboard.type('Behind it.');
    await soon(() => ben.page.locator('.ProseMirror p', { hasText: 'Behind it.' }).count()).toBe(1);
    expect(await figure.count()).toBe(2);
  });

  it('numbers are computed: a new clause moves those after it, and cross-references print the new number', async () => {
    const amina = await stage.open(stage.world.amina);
    await newLine(amina);
    await amina.page.keyboard.type('See ');
    await amina.page.getByRole('button', { name: 'Cross-reference' }).click();
    const dialog = amina.page.getByRole('dialog', { name: 'Insert a cross-reference' });
    await soon(() => dialog.getByRole('combobox').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await amina.page.keyboard.type('conformance');
    await dialog.getByRole('option', { name: /^clause 3/, selected: true }).waitFor();
    await amina.page.keyboard.press('Enter');
    const reference = amina.text.locator('.cross-reference').filter({ hasText: /^clause/ });
    expect(await reference.innerText()).toBe('clause 3');
    expect(await reference.getAttribute('class')).not.toContain('broken');

    // What is done within half a second is undone at once.
    await amina.page.waitForTimeout(700);
    await amina.toEndOf('This standard says how');
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.type('Who is bound');
    await amina.page.keyboard.press('Control+Alt+1');
    await soon(() => reference.innerText()).toBe('clause 4');
    expect(await amina.line('Conformance').getAttribute('data-shown')).toBe('4');
    expect(await amina.page.getByRole('navigation', { name: 'Clauses' }).innerText()).toMatch(
      /2\s+Who is bound/,
    );
    await amina.page.keyboard.press('Control+z');
    await soon(() => reference.innerText()).toBe('clause 3');
  });

  it('a table grows and shrinks, and its caption and header are real', async () => {
    const amina = await stage.open(stage.world.amina);
    await newLine(amina);
    await amina.page.keyboard.type('/table');
    await amina.page.keyboard.press('Enter');
    const table = amina.text.locator('table').nth(1);
    expect(await table.locator('th').count()).toBe(3);
    await amina.page.keyboard.type('Code');
    await amina.page.keyboard.press('Tab');
    await amina.page.keyboard.type('Meaning');
    expect(await table.locator('th').nth(1).innerText()).toBe('Meaning');

    const tableMenu = amina.page.getByRole('toolbar').getByRole('button', { name: 'Table' });
    await tableMenu.click();
    await amina.page.getByRole('menuitem', { name: 'Add a row below' }).click();
    await soon(() => table.locator('tr').count()).toBe(4);
    await tableMenu.click();
    await amina.page.getByRole('menuitem', { name: 'Remove this column' }).click();
    await soon(() => table.locator('tr').first().locator('th').count()).toBe(2);

    await amina.text.getByLabel('Caption of this table').nth(1).fill('Codes of reasons');
    await soon(() => amina.text.locator('.cc-table__number').nth(1).innerText()).toBe('Table 2:');
    await soon(() => amina.text.getByRole('group', { name: 'Table 2: Codes of reasons' }).count()).toBe(1);
  });

  it('a block moves up and down from its menu and from the keyboard, and its link leads back to it', async () => {
    const amina = await stage.open(stage.world.amina);
    const places = async () => {
      const lines = await amina.lines();
      return [lines.indexOf('Conformance'), lines.findIndex((line) => line.startsWith('A product conforms'))];
    };
    const [heading = 0, line = 0] = await places();
    expect(line).toBeGreaterThan(heading);
    await amina.line('A product conforms').click();
    await amina.page.keyboard.press('Alt+Shift+ArrowUp');
    await soon(places).toEqual([heading + 1, heading]);
    await amina.page.getByRole('toolbar').getByRole('button', { name: 'Block' }).click();
    await amina.page.getByRole('menuitem', { name: 'Move down' }).click();
    await soon(places).toEqual([heading, line]);

    await amina.page.goto(`${stage.portal.origin}/drafts/${stage.world.documentId}#bconform000`);
    await amina.page.reload();
    await soon(() => amina.page.locator('.cc-clauses [aria-current]').innerText()).toContain('Conformance');
  });

  it('a link takes only addresses that lead somewhere safe', async () => {
    const amina = await stage.open(stage.world.amina);
    await amina.line('By message').dblclick({ position: { x: 40, y: 10 } });
    await amina.page.keyboard.press('Control+k');
    const dialog = amina.page.getByRole('dialog', { name: 'Add a link' });
    await dialog.getByLabel('Address').fill('javascript:alert(1)');
    await dialog.getByRole('button', { name: 'Save link' }).click();
    const refusal = 'Enter an address that starts with https://';
    expect(await dialog.innerText()).toContain(refusal);
    await dialog.getByLabel('Address').fill('https://nhs .example');
    await dialog.getByRole('button', { name: 'Save link' }).click();
    expect(await dialog.innerText()).toContain(refusal);
    await dialog.getByLabel('Address').fill('digital.nhs.uk/developer');
    await dialog.getByRole('button', { name: 'Save link' }).click();
    await soon(() => amina.text.locator('a').first().getAttribute('href')).toBe(
      'https://digital.nhs.uk/developer',
    );
    await newLine(amina);
    await amina.page.keyboard.type('/code');
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.press('Control+k');
    await dialog.getByLabel('Address').fill('digital.nhs.uk');
    await dialog.getByRole('button', { name: 'Save link' }).click();
    expect(await dialog.innerText()).toContain('Code and images hold no links');
    await amina.page.keyboard.press('Escape');
    await amina.page.keyboard.type('still here');
    await soon(() => amina.text.locator('pre').last().innerText()).toContain('still here');
  });

  it('words are found, one place after the other', async () => {
    const amina = await stage.open(stage.world.amina);
    await amina.page.getByRole('button', { name: 'Find in the text' }).click();
    await amina.page.getByRole('searchbox', { name: 'Find in the text' }).fill('summary');
    const count = amina.page.locator('.cc-find__count');
    await soon(() => count.innerText()).toMatch(/^1 of \d$/);
    await amina.page.keyboard.press('Enter');
    await soon(() => count.innerText()).toMatch(/^2 of \d$/);
    expect(await amina.text.locator('.cc-found--now').count()).toBe(1);
    await amina.page.keyboard.press('Escape');
    expect(await amina.text.locator('.cc-found').count()).toBe(0);
  });

  it('checks name what is wrong and lead to the place', async () => {
    const amina = await stage.open(stage.world.amina);
    await newLine(amina);
    await amina.page.keyboard.type('/definition');
    await amina.page.keyboard.press('Enter');
    const term = amina.text.getByLabel('Term that is defined here').last();
    await soon(() => term.evaluate((field) => field === document.activeElement)).toBe(true);
    await amina.page.keyboard.press('Enter');
    await amina.page.keyboard.type('Something without a name.');
    await amina.page.getByRole('tab', { name: /Checks/ }).click();
    const finding = amina.page.getByRole('button', { name: 'This definition has no term' });
    await finding.waitFor();
    await amina.line('This standard says how').click();
    await finding.click();
    await soon(() => amina.page.locator('.cc-clauses [aria-current]').innerText()).toContain('Conformance');
  });
});

describe('pasting', () => {
  it('keeps headings, lists, tables and links of a Word page, and none of its fonts, scripts or ids', async () => {
    const amina = await stage.open(stage.world.amina);
    await newLine(amina);
    await paste(
      amina,
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
      <!--StartFragment--><h1 id="section-1" style="mso-list:l0">From Word</h1>
      <p class="MsoNormal"><b style="mso-bidi-font-weight:normal">Bold</b> words and
      <a href="https://www.england.nhs.uk/">a link</a> and <a href="javascript:alert(1)">a trap</a>
      <span style="font-family:Comic Sans MS;color:red">in a loud font</span><o:p></o:p></p>
      <p class="MsoListParagraphCxSpFirst" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>   </span></span>first point</p>
      <p class="MsoListParagraphCxSpMiddle" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o<span>   </span></span>inner point</p>
      <p class="MsoListParagraphCxSpLast" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>   </span></span>second point</p>
      <p class="MsoListParagraph" style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.<span>   </span></span>first step</p>
      <table border="1" class="MsoTableGrid"><tr><th>Name</th><th>Use</th></tr><tr><td>NHS number</td><td>always</td></tr></table>
      <img src="x" onerror="window.pasted=1"><script>window.pasted=2</script><!--EndFragment--></body></html>`,
    );
    const heading = amina.line('From Word');
    await heading.waitFor();
    expect(await heading.evaluate((one) => one.tagName)).toBe('H2');
    expect(await heading.getAttribute('data-shown')).toMatch(/^\d$/);
    expect(await heading.getAttribute('id')).toMatch(/^b[0-9a-z]{10}$/);
    const line = amina.line('words and');
    expect(await line.locator('strong').innerText()).toBe('Bold');
    expect(await line.locator('a').allInnerTexts()).toEqual(['a link']);
    expect(await line.locator('[style]').count()).toBe(0);
    expect(await amina.text.locator('li').filter({ hasText: 'second point' }).innerText()).toBe(
      'second point',
    );
    expect(await amina.text.locator('li li').innerText()).toBe('inner point');
    expect(await amina.text.locator('ol > li').innerText()).toBe('first step');
    const table = amina.text.locator('table').filter({ hasText: 'Use' });
    expect(await table.locator('th').allInnerTexts()).toEqual(['Name', 'Use']);
    expect(await amina.page.evaluate(() => 'pasted' in window)).toBe(false);
    expect(await amina.page.locator('.cc-said').innerText()).toMatch(/^An image was left out/);
    await amina.says(/^All changes saved/);
  });
});
