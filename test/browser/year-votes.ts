import { expect } from 'vitest';
import { castVote } from '../../app/services/ballots/cast-vote.server';
import type { VotePosition } from '../../db/words';
import { press } from '../support/visitor';
import { VERSION, voterAt, type Year } from './year-people';

const HASH = /[0-9a-f]{64}/;

export interface OpenBallot {
  readonly path: string;
  /** Of the text that is voted on. */
  readonly hash: string;
}

/** The chair opens a ballot, on the text as it is now or on the published one. */
export async function openBallot(year: Year, button: string): Promise<OpenBallot> {
  const chair = await year.as(year.chair);
  await chair.goto(`${VERSION}/ballot`);
  await press(chair, button);
  const path = new URL(chair.page.url()).pathname;
  const words = await chair.page.locator('main').innerText();
  expect(words).toContain('0 of 12');
  const hash = HASH.exec(await chair.page.content())?.[0] ?? '';
  expect(path).toMatch(/^\/ballots\//);
  expect(hash).toMatch(HASH);
  return { path, hash };
}

/** A representative votes in the page. */
export async function voteInPage(year: Year, ballot: OpenBallot, at: number, position: VotePosition) {
  const voter = await year.as(voterAt(year, at).representative);
  await voter.goto(`${ballot.path}/vote`);
  await voter.page.locator(`[name=position][value=${position}]`).check();
  await press(voter, 'Continue');
  await press(voter, 'Cast this vote');
  expect(await voter.page.getByRole('heading', { name: 'Vote cast' }).isVisible()).toBe(true);
}

/** A representative writes a blocking comment and votes against on the strength of it; without one it is refused. */
export async function objectInPage(year: Year, ballot: OpenBallot, at: number, why: string): Promise<void> {
  const voter = await year.as(voterAt(year, at).representative);
  const { page } = voter;
  await voter.goto(`${ballot.path}/vote`);
  await page.locator('[name=position][value=do-not-approve]').check();
  await page.locator('[name=reason]').fill(why);
  await press(voter, 'Continue');
  const demand = 'Choose the blocking comment, with a proposed change, that this vote rests on.';
  await page.locator('.nhsuk-error-summary').getByRole('link', { name: demand }).click();
  expect(await page.locator('button:focus').innerText()).toBe('Write a blocking comment');
  expect(await page.locator('main .nhsuk-error-message').innerText()).toContain(demand);
  await press(voter, 'Write a blocking comment');
  await page.locator('[name=type][value=technical]').check();
  await page.locator('[name=body]').fill(why);
  await page.locator('[name=proposedWording]').fill('A sender must repeat a message within thirty minutes.');
  expect(await page.locator('[name=blocking]').isChecked()).toBe(true);
  await page.locator('[name=blockingReason]').fill(why);
  await press(voter, 'Post comment and go back to the vote');
  expect(await page.locator('[name=reason]').inputValue()).toBe(why);
  expect(await page.locator('[name=comments]:checked').count()).toBe(1);
  await press(voter, 'Continue');
  await press(voter, 'Cast this vote');
  expect(await page.locator('main').innerText()).toContain('voted “Do not approve”');
}

/** Further votes, one a position, through the services: from the voter at this place on. */
export async function voteOnward(
  year: Year,
  ballot: OpenBallot,
  from: number,
  positions: readonly VotePosition[],
): Promise<void> {
  for (const [at, position] of positions.entries()) {
    const { representative, organisation } = voterAt(year, from + at);
    const cast = await castVote(await year.serve(representative), {
      ballotId: ballot.path.replace('/ballots/', ''),
      organisationId: organisation.id,
      position,
      reason: '',
      blockingCommentIds: [],
      hash: ballot.hash,
      paidByEnrolled: false,
    });
    expect(cast).toMatchObject({ allowed: true });
  }
}

/** The group counts on a blocking comment, and the chair records it. */
export async function decideByCount(year: Year, number: number): Promise<void> {
  const chair = await year.as(year.chair);
  await chair.goto(`/standards/STD-0001/comments/${number}`);
  await press(chair, 'Mark as triaged');
  const decide = chair.page.locator('form:has(input[name=intent][value=decide])');
  await decide.locator('[name=disposition][value=kept-for-later]').check();
  await decide.locator('[name=reason]').fill('Tried with two products first.');
  await decide.locator('[name=how][value=count]').check();
  await decide.locator('[name=countFor]').fill('9');
  await decide.locator('[name=countAgainst]').fill('2');
  await press(chair, 'Record the decision');
  expect(await chair.page.locator('main').innerText()).toContain('9 for, 2 against');
}
