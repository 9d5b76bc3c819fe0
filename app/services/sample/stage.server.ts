import { listDueLetters, markLetterSent } from '../../../db/queries/letters';
import { mailNothingTo } from '../../../db/queries/notice-mail';
import { updatePerson } from '../../../db/queries/people';
import { listOffices, listOwnMemberships } from '../../../db/queries/sessions';
import type { Tx } from '../../../db/store';
import type { Decision } from '../../domain/decision';
import { endOfDayAfter } from '../../domain/london-time';
import { closeDueBallots } from '../ballots/close-due-ballots.server';
import { recirculateDueBallots } from '../ballots/recirculate-ballot.server';
import { recordSilences } from '../comments/after-decision.server';
import { recordStandingDecisions } from '../comments/let-decisions-stand.server';
import type { Actor, Context, SignedIn } from '../context';
import type { Answer } from '../people/answer';
import { closeDueSenseChecks } from '../sense-checks/close-due-sense-checks.server';
import { closeDueConsultations } from '../versions/close-due.server';
import { roomsOnPaper } from './rooms-on-paper.server';
import { type PersonKey, SAMPLE_PEOPLE } from './sample-people';

/** Something that somebody does in the sample, at an hour of London time, so many days from today. */
export interface Step {
  readonly day: number;
  /** `14:30` */
  readonly time: string;
  readonly act: (stage: Stage) => Promise<unknown>;
}

export function step(day: number, time: string, act: Step['act']): Step {
  return { day, time, act };
}

/** Where the sample is played: who is who, what time it is, and the services for whoever acts. */
export interface Stage {
  readonly tx: Tx;
  /** Ids of the organisations of the sample, by key. */
  readonly organisations: Map<string, { readonly id: string; readonly slug: string }>;
  /** Ids of the people of the sample, by key. */
  readonly people: Map<PersonKey, string>;
  /** The services for one person of the sample, some minutes after the last act. */
  as(person: PersonKey): Promise<Context>;
  asConsole(): Context;
  organisation(key: string): { readonly id: string; readonly slug: string };
  /** The last second of a day so many days from today. */
  endOfDay(day: number): Date;
  /** Plays the steps in the order of their times, with the portal's clock striking every midnight between. */
  play(steps: readonly Step[]): Promise<void>;
}

const MINUTE = 60_000;
const BETWEEN_ACTS = 4 * MINUTE;

/** A stage on one transaction: every act of the sample stands or falls with all others. */
export function makeStage(ctx: Context, tx: Tx): Stage {
  const today = ctx.now();
  const clock = { now: today };
  const people = new Map<PersonKey, string>();
  const organisations = new Map<string, { readonly id: string; readonly slug: string }>();
  const lastSeen = new Map<string, Date>();

  const contextOf = (actor: Actor): Context => {
    const at = clock.now;
    return {
      ...ctx,
      actor,
      now: () => new Date(at),
      store: { ...ctx.store, read: (work) => work(tx), tx: (work) => work(tx) },
      rooms: roomsOnPaper(tx, () => new Date(at)),
      post: { wake: () => undefined },
    };
  };

  const moveTo = (moment: Date) => {
    if (moment > clock.now) clock.now = moment;
  };

  return {
    tx,
    organisations,
    people,
    async as(key) {
      moveTo(new Date(clock.now.getTime() + BETWEEN_ACTS));
      const actor = await actorOf(tx, key, people);
      lastSeen.set(actor.personId, clock.now);
      return contextOf(actor);
    },
    asConsole: () => contextOf({ kind: 'console' }),
    organisation(key) {
      const found = organisations.get(key);
      if (found === undefined) throw new Error(`The sample has no organisation “${key}”.`);
      return found;
    },
    endOfDay: (day) => endOfDayAfter(today, day),
    async play(steps) {
      const ordered = steps
        .map((one) => ({ ...one, at: momentOf(today, one) }))
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      const [first] = ordered;
      if (first === undefined) return;
      clock.now = first.at;
      const waiting = [...ordered];
      for (let day = first.day; day <= 0; day += 1) {
        const midnight = endOfDayAfter(today, day);
        while (waiting[0] !== undefined && waiting[0].at <= midnight) {
          const [next] = waiting.splice(0, 1);
          moveTo(next?.at ?? today);
          await next?.act(this);
        }
        if (midnight >= today) break;
        moveTo(new Date(midnight.getTime() + 1000));
        await strike(contextOf({ kind: 'clock' }));
      }
      if (clock.now > today) throw new Error('The sample reaches into the future.');
      for (const [id, lastSeenAt] of lastSeen) await updatePerson(tx, id, { lastSeenAt });
      await setLettersAside(tx, today, [...people.values()]);
    },
  };
}

/** What the portal's clock does when a day is over. */
async function strike(ctx: Context): Promise<void> {
  await closeDueConsultations(ctx);
  await closeDueBallots(ctx);
  await closeDueSenseChecks(ctx);
  await recirculateDueBallots(ctx);
  await recordStandingDecisions(ctx);
  await recordSilences(ctx);
}

function momentOf(today: Date, { day, time }: Step): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(endOfDayAfter(today, day - 1).getTime() + 1000 + (hours * 60 + minutes) * MINUTE);
}

async function actorOf(tx: Tx, key: PersonKey, people: ReadonlyMap<PersonKey, string>): Promise<SignedIn> {
  const person = SAMPLE_PEOPLE.find((one) => one.key === key);
  const personId = people.get(key);
  if (person === undefined || personId === undefined) throw new Error(`The sample has no “${key}”.`);
  const memberships = await listOwnMemberships(tx, personId);
  return {
    kind: 'person',
    personId,
    name: person.name,
    email: person.email,
    sessionId: `sample-${key}`,
    offices: await listOffices(tx, personId),
    memberships: memberships.map(({ slug, verifiedAt, ...membership }) => ({
      ...membership,
      organisationSlug: slug,
      verified: verifiedAt !== null,
    })),
  };
}

const LETTERS_AT_ONCE = 500;

/** The letters of the past went out in the past; to invented people nothing is sent of it now. */
async function setLettersAside(tx: Tx, now: Date, people: readonly string[]): Promise<void> {
  await mailNothingTo(tx, people);
  const invented = new Set<string>(SAMPLE_PEOPLE.map(({ email }) => email));
  for (;;) {
    const due = await listDueLetters(tx, now, LETTERS_AT_ONCE);
    const past = due.filter(({ recipient }) => invented.has(recipient));
    for (const letter of past) await markLetterSent(tx, letter, letter.createdAt);
    if (past.length === 0 || due.length < LETTERS_AT_ONCE) return;
  }
}

/** What an act of the sample led to; a refusal ends the loading, because the sample would be untrue. */
export function granted<T>(what: string, decision: Decision<T>): T {
  if (decision.allowed) return decision.result;
  const reasons = decision.reasons.map(({ rule, word }) => `${rule} ${word}`).join(', ');
  throw new Error(`The sample was refused: ${what}: ${reasons}`);
}

export function accepted<T>(what: string, answer: Answer<T>): T {
  if (answer.ok) return answer.result;
  throw new Error(`The sample was refused: ${what}: ${JSON.stringify(answer.errors)}`);
}
