import { expect } from 'vitest';
import { dateWords } from '../../app/components/dates';
import { press } from '../support/visitor';
import { fillDate, PROGRESS, standsAt, VERSION, wordsOf, type Year } from './year-people';

/** A Lead gives notice, deprecates when it has stood 28 days and not before, and the clock retires the version. */
export async function end(year: Year): Promise<void> {
  const before = await year.as(year.leads[0]);
  await before.goto(PROGRESS);
  const notice = before.page.locator('form:has(input[name=intent][value=notice])');
  expect(await notice.locator('[name=knownProducts]').inputValue()).toContain('Tern Booking 4');
  await notice.locator('[name=reason]').fill('Messages go by the national service from now on.');
  await notice.locator('[name=successor]').fill('nothing');
  await press(before, 'Give notice of deprecation');
  expect(await before.page.locator('main').innerText()).toContain('It must stand for 28 days.');
  await fillDate(year, before, 'phaseOutEnds', 90);
  await press(before, 'Deprecate this version');
  expect(await before.page.locator('main').innerText()).toContain(
    'Notice of deprecation stands for 28 days first, until',
  );
  await standsAt(year, 'Effective', 'Notice of deprecation stands for 28 days first, until');
  await year.portal.advance(29);

  const lead = await year.as(year.leads[0]);
  await lead.goto(PROGRESS);
  const phaseOut = await fillDate(year, lead, 'phaseOutEnds', 90);
  await press(lead, 'Deprecate this version');
  year.moved('Deprecated');
  await standsAt(year, 'Deprecated', 'Retire', `The time has not come. It comes on ${dateWords(phaseOut)}.`);
  await year.portal.advance(91);
  year.moved('Retired');
  await standsAt(year, 'Retired');
  const words = await wordsOf(year.reader, VERSION);
  for (const expected of [
    'Retired',
    'within one hour',
    'Messages go by the national service from now on.',
    'The text stays readable at this address.',
  ]) {
    expect(words).toContain(expected);
  }
}

/** The public record of the version holds every move of the year, in order and on its day. */
export async function readRecord(year: Year): Promise<void> {
  const { page, goto } = year.reader;
  await goto(PROGRESS);
  const rows = page.locator('section[aria-labelledby=past-moves] tbody tr');
  const found = await rows.evaluateAll((all) =>
    all.map((row) => ({
      state: row.querySelector('.nhsuk-tag')?.textContent?.trim() ?? '',
      at: row.querySelector('time')?.dateTime ?? '',
    })),
  );
  const first = Date.parse(found.at(-1)?.at ?? '');
  const days = found.map(({ state, at }) => ({
    state,
    day: Math.round((Date.parse(at) - first) / 86_400_000),
  }));
  expect(days.reverse()).toEqual(year.moves);
}
