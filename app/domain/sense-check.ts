import {
  INTEREST_CATEGORIES,
  type InterestCategory,
  SENSE_POSITIONS,
  type SensePosition,
  type VersionState,
} from '../../db/words';
import { type Decision, decide, demand, unmetOf } from './decision';
import { endOfDayAfter, isOver, momentInWords } from './london-time';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** The longest time for which a question may stand, in calendar days. */
export const SENSE_CHECK_DAYS = 60;

/** In these the text, or the decision on it, is still open. */
const IN_WORK: readonly VersionState[] = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
  'on-hold',
];

export interface SenseCheckFacts {
  readonly standardId: string;
  readonly versionState: VersionState;
  /** Whether what it is about is there, on this version. */
  readonly subjectKnown: boolean;
  readonly question: string;
  readonly closesAt: Date;
}

/** SC-1: whether this person may put this question now. */
export function decideSenseCheck(facts: SenseCheckFacts, actor: ActorFacts, now: Date): Decision {
  const { closesAt } = facts;
  const fits = closesAt > now && closesAt <= endOfDayAfter(now, SENSE_CHECK_DAYS);
  const unmet = [
    ...unmetOf(may(actor, 'open-sense-check', facts)),
    ...demand(IN_WORK.includes(facts.versionState), 'SC-1', 'sense-version-over'),
    ...demand(facts.subjectKnown, 'SC-1', 'sense-subject-unknown'),
    ...demand(facts.question.trim() !== '', 'SC-1', 'sense-question-missing'),
    ...demand(fits, 'SC-1', 'sense-closing-unfit', { days: SENSE_CHECK_DAYS }),
  ];
  return decide(unmet, () => undefined);
}

export interface OpenSenseCheck {
  readonly hidden: boolean;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
}

export const takesAnswers = ({ closesAt, closedAt }: Omit<OpenSenseCheck, 'hidden'>, now: Date): boolean =>
  closedAt === null && !isOver(closesAt, now);

/** SC-2: whether this person may give this answer for the organisation now. */
export function decideSenseAnswer(
  check: OpenSenseCheck,
  answer: {
    readonly organisationId: string;
    readonly position: SensePosition | null;
    readonly reason: string;
  },
  actor: ActorFacts,
  now: Date,
): Decision {
  const { organisationId, position, reason } = answer;
  const unmet = [
    ...unmetOf(may(actor, 'answer-sense-check', { hidden: check.hidden, organisationId })),
    ...demand(takesAnswers(check, now), 'SC-2', 'sense-check-closed', { at: momentInWords(check.closesAt) }),
    ...demand(position !== null, 'SC-2', 'sense-position-missing'),
    ...demand(reason.trim() !== '', 'SC-2', 'sense-reason-missing'),
  ];
  return decide(unmet, () => undefined);
}

/** SC-3: whether the clock closes it now. */
export function decideSenseClosing(
  check: Omit<OpenSenseCheck, 'hidden'> & { readonly standardId: string },
  actor: ActorFacts,
  now: Date,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'close-sense-check', check)),
    ...demand(check.closedAt === null, 'SC-3', 'sense-check-closed', { at: momentInWords(check.closesAt) }),
    ...demand(isOver(check.closesAt, now), 'SC-3', 'not-due-yet', { day: momentInWords(check.closesAt) }),
  ];
  return decide(unmet, () => undefined);
}

export interface SenseAnswer {
  readonly organisationId: string;
  readonly interestCategory: InterestCategory;
  readonly position: SensePosition;
}

export interface SenseCount {
  readonly for: number;
  readonly against: number;
  readonly unsure: number;
}

/** What was said, as advice: counted, and neither passed nor failed. */
export interface Advice extends SenseCount {
  readonly byCategory: ReadonlyArray<SenseCount & { readonly category: InterestCategory }>;
  readonly words: string;
}

/** The answers that count: of each organisation its last, in the order in which they were given. */
export function countingAnswers<A extends SenseAnswer>(given: readonly A[]): readonly A[] {
  const last = new Map<string, A>();
  for (const one of given) {
    last.delete(one.organisationId);
    last.set(one.organisationId, one);
  }
  return [...last.values()];
}

/** SC-4: what the answers say together. */
export function adviceOf(given: readonly SenseAnswer[]): Advice {
  const answers = countingAnswers(given);
  const counted = countOf(answers);
  return {
    ...counted,
    byCategory: INTEREST_CATEGORIES.flatMap((category) => {
      const own = answers.filter(({ interestCategory }) => interestCategory === category);
      return own.length === 0 ? [] : [{ category, ...countOf(own) }];
    }),
    words: adviceInWords(counted),
  };
}

function countOf(answers: readonly SenseAnswer[]): SenseCount {
  const [yes = 0, no = 0, unsure = 0] = SENSE_POSITIONS.map(
    (position) => answers.filter((answer) => answer.position === position).length,
  );
  return { for: yes, against: no, unsure };
}

function adviceInWords(counted: SenseCount): string {
  const said = SENSE_POSITIONS.filter((position) => counted[position] > 0).map(
    (position) => `${counted[position]} ${position}`,
  );
  if (said.length === 0) return 'No organisation has answered.';
  const all = counted.for + counted.against + counted.unsure;
  return `${all} ${all === 1 ? 'organisation' : 'organisations'}: ${said.join(', ')}. This is advice and decides nothing.`;
}
