import { expect } from 'vitest';
import type { TextWorkshop } from '../../../app/document/workshop-types';
import { createTick } from '../../../server/tick';
import { dice } from '../../support/dice';
import { nothingUnapproved, recordHolds, storeAgrees } from './agrees';
import { readersSeeWhatIsPublic, seenWhileOpen } from './anonymous';
import { NOBODY } from './cast';
import { choose } from './choices';
import { type Facts, firstFacts } from './facts';
import { type ModelWorld, modelWorld } from './world';

/** What a walk came to. */
export interface Walked {
  readonly reached: ReadonlySet<string>;
  readonly done: number;
  readonly refused: number;
  readonly rules: ReadonlyMap<string, number>;
}

/** The whole record is checked after so many steps; the store is held against the facts after each. */
const CHECK_EVERY = 12;
/** One in so many changes of the situation is looked at from outside, by asking around without an account. */
const LOOK_AT_ONE_IN = 3;
/** A version that no move leaves any more is tried for so many steps. */
const STEPS_AT_THE_END = 10;

/** How a walk is made. */
export interface Way {
  /** How many of a hundred choices lead astray: few in a walk that is to come far. */
  readonly bent: number;
  /** A roll of dice for each step. */
  readonly rolls: readonly number[];
}

/** Walks the process step by step from rolls of dice; what goes wrong is thrown with the log of the walk. */
export async function walk(texts: TextWorkshop, { bent, rolls }: Way): Promise<Walked> {
  const world = await modelWorld(texts);
  const facts = firstFacts(world.ctx.now());
  const log: string[] = [];
  const came = { done: 0, refused: 0, rules: new Map<string, number>() };
  const tick = createTick();
  let atTheEnd = 0;
  try {
    for (const [at, start] of rolls.entries()) {
      if (facts.state === 'retired' || facts.state === 'cancelled') atTheEnd += 1;
      if (atTheEnd > STEPS_AT_THE_END) break;
      const before = situation(facts);
      world.ctx.advance({ minutes: 1 });
      await step(world, facts, { start, bent, tick, log, came });
      if (at % CHECK_EVERY === 0) await recordHolds(world, facts);
      if (situation(facts) !== before && start % LOOK_AT_ONE_IN === 0) await everythingHolds(world, facts);
    }
    await everythingHolds(world, facts);
    return { reached: facts.reached, ...came };
  } catch (error) {
    const told = error instanceof Error ? error : new Error(String(error));
    told.message = `${told.message}\n\nThe walk:\n${log.map((line, at) => `${at + 1}. ${line}`).join('\n')}`;
    throw told;
  } finally {
    await world.close();
  }
}

/** What decides about who may see what; a few votes are enough to look for a sign of them. */
function situation({ state, ballots }: Facts): string {
  return [state, ...ballots.map((one) => `${one.state} ${one.round} ${one.lines.length > 3}`)].join();
}

async function everythingHolds(world: ModelWorld, facts: Facts): Promise<void> {
  await recordHolds(world, facts);
  await nothingUnapproved(world.ctx, facts);
  await readersSeeWhatIsPublic(world, facts);
}

interface Stepping {
  readonly start: number;
  readonly bent: number;
  readonly tick: ReturnType<typeof createTick>;
  readonly log: string[];
  readonly came: { done: number; refused: number; rules: Map<string, number> };
}

/** One attempt: what the facts say of it comes true, and one that is refused leaves no trace. */
async function step(
  world: ModelWorld,
  facts: Facts,
  { start, bent, tick, log, came }: Stepping,
): Promise<void> {
  const roll = dice(start);
  const chosen = choose({ world, facts, roll, now: world.ctx.now(), bent }, tick);
  if (chosen === null) return;
  const { words, unmet } = chosen;
  const line = `${world.ctx.now().toISOString()} ${facts.state}: ${words}`;
  log.push(line);
  await chosen.ready();
  const seen = chosen.unseen ? await seenWhileOpen(world, facts) : null;
  const before = world.mark();
  const { outcome, settle } = await chosen.make();
  const said = outcome.done ? 'done' : `refused (${outcome.said})`;
  log[log.length - 1] = `${line}: ${said}`;
  expect(outcome.done ? [] : unmet, `${words}: ${said}`).toEqual(unmet);
  if (outcome.done) {
    came.done += 1;
    settle();
    await storeAgrees(world, facts);
    if (seen !== null) expect(await seenWhileOpen(world, facts), words).toEqual(seen);
    return;
  }
  expect(unmet, `${words}: ${said}`).not.toEqual([]);
  expect(world.mark(), `${words} was refused and left a trace`).toBe(before);
  const rules = unmet.filter((one) => /^[A-Z]{2}-\d+$/.test(one));
  if (outcome.rules !== null && !words.startsWith(NOBODY)) expect(outcome.rules, words).toEqual(rules);
  came.refused += 1;
  for (const rule of rules) came.rules.set(rule, (came.rules.get(rule) ?? 0) + 1);
}
