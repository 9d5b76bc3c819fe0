import type { StepChoice } from '../../document/history/history-types';
import type { StepFacts } from '../../document/history/steps';
import { dayInWords } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadHistory } from './load-history.server';
import { namedText } from './named-text.server';
import { loadWriterNames } from './writer-names.server';
import type { WriterNames } from './writer-words';

/** One step of a draft's life, as its page names it. */
export interface LifeStep {
  /** From 1. */
  readonly number: number;
  /** Names the step in an address; stays when steps are joined. */
  readonly seq: number;
  readonly at: Date;
  readonly person: string;
  readonly organisation: string | null;
  readonly updates: number;
}

/** Steps before and after the one shown that the page names. */
const NEIGHBOURS = 5;

/**
 * A draft at one step of its life, with what the step changed marked in it (HI-3).
 *
 * @throws ServiceError `sign-in-needed` without an account, `not-found` when there is no such draft
 */
export async function viewLife(ctx: Context, documentId: string, at: StepChoice) {
  const found = await ctx.store.read(async (tx) => {
    const { facts, thing, named } = await namedText(tx, ctx, documentId);
    if (!may(facts, 'watch-draft', thing).allowed) {
      throw ctx.actor.kind === 'anonymous'
        ? new ServiceError('sign-in-needed', 'Sign in to go through the life of a draft.')
        : new ServiceError(
            'not-allowed',
            'Only people whose account is active go through the life of a draft.',
          );
    }
    const history = await loadHistory(tx, documentId);
    return { named, history, names: await loadWriterNames(tx, history.facts) };
  });
  const { named: text, history, names } = found;
  const { steps, place: shown, ...shownText } = await ctx.texts.life({ ...history, clients: [] }, at);
  const step = (index: number) => {
    const facts = steps[index];
    return facts === undefined ? null : named(facts, index, names);
  };
  const nearby = steps.flatMap((facts, index) =>
    Math.abs(index - shown) <= NEIGHBOURS ? [named(facts, index, names)] : [],
  );
  return {
    ...text,
    count: steps.length,
    step: step(shown),
    first: step(0),
    previous: step(shown - 1),
    next: step(shown + 1),
    last: step(steps.length - 1),
    nearby,
    days: daysOf(steps, names),
    ...shownText,
  };
}

function named(
  { throughSeq, through, personId, organisationId, updates }: StepFacts,
  index: number,
  names: WriterNames,
): LifeStep {
  return {
    number: index + 1,
    seq: throughSeq,
    at: new Date(through),
    person: personId === null ? 'Not recorded' : (names.people.get(personId) ?? 'Former member'),
    organisation: organisationId === null ? null : (names.organisations.get(organisationId)?.name ?? null),
    updates,
  };
}

/** The first step of each day, and how many there are that day. */
function daysOf(steps: readonly StepFacts[], names: WriterNames) {
  const days = new Map<string, { readonly first: LifeStep; count: number }>();
  for (const [index, facts] of steps.entries()) {
    const day = dayInWords(new Date(facts.through));
    const known = days.get(day);
    if (known) known.count += 1;
    else days.set(day, { first: named(facts, index, names), count: 1 });
  }
  return [...days].map(([day, { first, count }]) => ({ day, seq: first.seq, count }));
}
