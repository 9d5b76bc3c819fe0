import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { Context } from '../../app/services/context';
import { identify } from '../../app/services/people/identify.server';
import { hashPassword } from '../../app/services/people/password';
import type { InterestCategory, OrganisationKind } from '../../db/words';
import {
  makeOrganisation,
  makePerson,
  type TestOrganisation,
  type TestPerson,
  testContext,
} from '../support/context';
import type { TestPortal } from '../support/portal';
import { type Visitor, visit } from '../support/visitor';

export const YEAR_PASSWORD = 'nine quiet harbours';
export const VERSION = '/standards/STD-0001/1.0.0';
export const PROGRESS = `${VERSION}/progress`;

interface YearVoter {
  readonly representative: TestPerson;
  readonly organisation: TestOrganisation;
  readonly category: InterestCategory;
}

/** A year of one standard: who takes part, their browsers, and the moves that its public record must show. */
export interface Year {
  readonly portal: TestPortal;
  readonly chair: TestPerson;
  readonly editor: TestPerson;
  readonly patient: TestPerson;
  readonly secretariat: TestPerson;
  /** Two Leads who neither write, chair nor vote. */
  readonly leads: readonly [TestPerson, TestPerson];
  readonly voters: readonly YearVoter[];
  /** Somebody without an account and without JavaScript, all year long. */
  readonly reader: Visitor;
  /** Every move so far, oldest first, with the days of the portal's clock since the first. */
  readonly moves: { readonly state: string; readonly day: number }[];
  /** The one browser of this person, in which they have just signed in. */
  as(person: TestPerson): Promise<Visitor>;
  /** The services as this person, by the portal's own clock. */
  serve(person: TestPerson): Promise<Context>;
  /** Notes a move that was made at this moment of the portal's clock, as the record names it. */
  moved(state: string): void;
}

const VOTERS: readonly (readonly [string, InterestCategory, OrganisationKind])[] = [
  ['Tern Software', 'supplier-small', 'supplier'],
  ['Larch Clinical Systems', 'supplier-large', 'supplier'],
  ['Whinmoor Teaching Hospitals', 'provider', 'nhs-trust'],
  ['Skelder Community Care', 'provider', 'nhs-trust'],
  ['Ebor Ambulance', 'provider', 'nhs-trust'],
  ['Fernlight', 'supplier-small', 'supplier'],
  ['Gannet Health', 'supplier-large', 'supplier'],
  ['Heron Records', 'supplier-small', 'supplier'],
  ['College of Clinic Managers', 'clinical-professional', 'clinical-body'],
  ['Society of Ward Pharmacists', 'clinical-professional', 'clinical-body'],
  ['Patients on the Move', 'patient-public', 'patient-group'],
  ['Standards Research Unit', 'national-academic-other', 'academic'],
];

/** Puts twelve verified organisations and their people into the portal, on the day before the proposal. */
export async function beginYear(browser: Browser, portal: TestPortal): Promise<Year> {
  const ctx = testContext(portal.ctx.store, { now: portal.ctx.now() });
  const passwordHash = await hashPassword(YEAR_PASSWORD);
  const editor = await makePerson(ctx, { name: 'Eddy Achebe' });
  const voters: YearVoter[] = [];
  for (const [name, interestCategory, kind] of VOTERS) {
    const representative = await makePerson(ctx, { name: `Voter of ${name}` });
    const members = name === 'Tern Software' ? [editor] : [];
    const organisation = await makeOrganisation(ctx, {
      name,
      interestCategory,
      kind,
      representative,
      members,
    });
    voters.push({ representative, organisation, category: interestCategory });
  }
  const lead = async (name: string) => await makePerson(ctx, { name, offices: ['lead'], passwordHash });
  const moves: { state: string; day: number }[] = [];
  const visitors = new Map<string, Visitor>();
  const began = portal.ctx.now().getTime();
  return {
    portal,
    voters,
    editor,
    moves,
    chair: await makePerson(ctx, { name: 'Cas Morrow' }),
    patient: await makePerson(ctx, { name: 'Pat Lindqvist' }),
    secretariat: await makePerson(ctx, { name: 'Sam Orchard', offices: ['secretariat'] }),
    leads: [await lead('Ola Winters'), await lead('Ines Farrow')],
    reader: await visit(browser, portal, { javaScript: false }),
    async as(person) {
      const known = visitors.get(person.id);
      await known?.context.addCookies([await portal.cookieFor(person.id)]);
      const visitor = known ?? (await visit(browser, portal, { personId: person.id }));
      visitors.set(person.id, visitor);
      return visitor;
    },
    async serve(person) {
      const { value } = await portal.cookieFor(person.id);
      return portal.portal.contextOf(await identify(portal.ctx.store, value, portal.ctx.now()));
    },
    moved(state) {
      moves.push({ state, day: Math.round((portal.ctx.now().getTime() - began) / 86_400_000) });
    },
  };
}

/** The voter at this place of the list. */
export function voterAt({ voters }: Year, place: number): YearVoter {
  const voter = voters[place];
  if (!voter) throw new Error(`There is no voter ${place}.`);
  return voter;
}

/** What a page says to this visitor. */
export async function wordsOf(visitor: Visitor, path: string): Promise<string> {
  await visitor.goto(path);
  return await visitor.page.locator('main').innerText();
}

/** What everybody reads of where the version stands: its state, and what happens next or what that waits for. */
export async function standsAt({ reader }: Year, state: string, ...next: readonly string[]): Promise<void> {
  await reader.goto(PROGRESS);
  expect(await reader.page.title()).toContain(`(${state})`);
  expect(await reader.page.locator('main .nhsuk-tag').first().innerText()).toBe(state);
  const words = await reader.page.locator('section[aria-labelledby=next-steps]').innerText();
  for (const expected of next) expect(words).toContain(expected);
}

/** Fills the three fields of a date, the day in London so many days from now by the portal's clock. */
export async function fillDate(
  { portal }: Year,
  { page }: Visitor,
  name: string,
  days: number,
): Promise<Date> {
  const at = new Date(portal.ctx.now().getTime() + days * 86_400_000);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).formatToParts(at);
  for (const { type, value } of parts) {
    if (type !== 'literal') await page.locator(`[name=${name}-${type}]`).fill(value);
  }
  return at;
}
