import { expect } from 'vitest';
import type { BallotFacts, Facts } from './facts';
import { type Answer, askAround } from './public-pages';
import type { ModelWorld } from './world';

/** PM-2, BL-32, BL-35: a reader without an account sees everything that the rules make public, and nothing else. */
export async function readersSeeWhatIsPublic(world: ModelWorld, facts: Facts): Promise<void> {
  const answers = await askAround(world, facts);
  for (const [address, { status, text }] of answers) {
    expect(status, address).toBeLessThan(500);
    for (const secret of secretsOf(world, facts))
      expect(text.includes(secret), `${secret} at ${address}`).toBe(false);
  }
  for (const [address, { status }] of answers) {
    const own = /^\/(my-work|admin)|\/vote$/.test(address);
    if (own) expect(status, `${address} for somebody without an account`).toBe(302);
    else if (!/\.(zip|csv)$/.test(address)) expect(status, address).toBe(200);
  }
  if (facts.state === 'none') return;
  textIsShown(facts, answers);
  for (const ballot of facts.ballots) votesAreShown(ballot, answers);
  const said = at(answers, `/standards/${facts.reference}/comments.csv`).text;
  for (const { word } of facts.comments) expect(said).toContain(word);
  const pack = at(answers, `/standards/${facts.reference}/1.0.0/decision-pack.zip`);
  expect(pack.status).toBe(facts.publishedHash === null ? 404 : 200);
}

function at(answers: ReadonlyMap<string, Answer>, address: string): Answer {
  const answer = answers.get(address);
  if (answer === undefined) throw new Error(`Nobody asked at ${address}.`);
  return answer;
}

/** Words that nobody without an account may read at this moment. */
function secretsOf(world: ModelWorld, facts: Facts): readonly string[] {
  const people = Object.keys(facts.people).flatMap((who) => [`${who.toLowerCase()}@example.org`]);
  const { actor } = world.as('Lena');
  const sessions = actor.kind === 'person' ? [actor.sessionId] : [];
  const votes = facts.ballots.flatMap((ballot) => {
    const shown = new Set(shownVotes(ballot).map(({ word }) => word));
    return ballot.lines.flatMap(({ word, receipt }) => (shown.has(word) ? [receipt] : [receipt, word]));
  });
  return [...people, ...sessions, ...facts.secrets, ...votes];
}

/** The votes that are public: all that count after the close, those of the first round while there is a second. */
function shownVotes(ballot: BallotFacts) {
  if (ballot.state === 'closed') return [...ballot.last.values()];
  return ballot.state === 'open' && ballot.first !== null ? [...ballot.first.values()] : [];
}

function votesAreShown(ballot: BallotFacts, answers: ReadonlyMap<string, Answer>): void {
  const page = at(answers, `/ballots/${ballot.id}`).text;
  for (const { word } of shownVotes(ballot)) expect(page, `the reason ${word}`).toContain(word);
  const { voted, enrolled, outcome } = JSON.parse(page).ballot;
  expect({ voted, enrolled }).toEqual({ voted: ballot.last.size, enrolled: ballot.voters.size });
  expect(outcome === null).toBe(ballot.state !== 'closed');
  const csv = at(answers, `/ballots/${ballot.id}/votes.csv`);
  const shown = ballot.state === 'closed' || (ballot.state === 'open' && ballot.first !== null);
  expect(csv.status).toBe(shown ? 200 : 403);
  for (const { word } of shownVotes(ballot)) expect(csv.text).toContain(word);
}

/** The page of the version shows the published text, else the frozen one that a step is about, else the draft. */
function textIsShown(facts: Facts, answers: ReadonlyMap<string, Answer>): void {
  const view = JSON.parse(at(answers, `/standards/${facts.reference}/1.0.0`).text);
  expect(view.version.state).toBe(facts.state);
  const shown: readonly string[] = facts.draftWords.filter((word) => String(view.text?.html).includes(word));
  expect(shown).toEqual(facts.documentId === null ? [] : wordsToRead(facts));
  const frozen = facts.publishedHash ?? hashInQuestion(facts);
  if (frozen !== undefined) expect(view.text.hash).toBe(frozen);
  expect(view.text?.standing === 'published').toBe(facts.publishedHash !== null);
}

function wordsToRead(facts: Facts): readonly string[] {
  const published = facts.ballots.find(({ hash }) => hash === facts.publishedHash);
  if (published !== undefined) return published.words;
  if (facts.state === 'consultation') return facts.consultedWords;
  if (facts.state !== 'ballot' && facts.state !== 'awaiting-approval') return facts.draftWords;
  return facts.ballots.at(-1)?.words ?? [];
}

function hashInQuestion(facts: Facts): string | undefined {
  return facts.state === 'ballot' || facts.state === 'awaiting-approval'
    ? facts.ballots.at(-1)?.hash
    : undefined;
}

/**
 * What readers see while a ballot runs, to be held against the same after a vote was changed: nothing in it may
 * tell how anybody votes. That something happened shows in the head of the chain alone.
 */
export async function seenWhileOpen(world: ModelWorld, facts: Facts): Promise<unknown> {
  const elsewhere = /^\/(my-work|admin|approvals|organisations)|decision-pack/;
  const answers = await askAround(world, facts, (address) => !elsewhere.test(address));
  return [...answers].map(([address, { status, text }]) => [address, status, withoutChain(text)]);
}

function withoutChain(text: string): unknown {
  if (!text.startsWith('{')) return text;
  return JSON.parse(text, (key, value) => (key === 'chainHead' || key === 'now' ? null : value));
}
