import { approveIt, send, sendItBack } from './approving';
import type { Attempt, Command, Walk } from './attempt';
import {
  backToResolution,
  enrol,
  enrolsFor,
  extend,
  leave,
  makeVoid,
  mandateUnderWay,
  open,
  openForMandate,
  sendRound,
} from './balloting';
import { appointSomebody, beginDrafting, describe, endSomebodysRole, propose, startDraft } from './beginning';
import { consult, playTheClock, resumeDrafting, review } from './consulting';
import { correctIt, deprecate, giveNotice, resume, retire, stop, takeBack } from './ending';
import { type Facts, isSinceFrozen, newest } from './facts';
import { approveTheMandate, askLeads, stateSomeUse } from './mandating';
import { changeOffice, handOver, standing, suspendSomebody } from './offices';
import { letTimePass, type Tick } from './time';
import { sayWhatBlocks, takeNegativeBack, vote } from './voting';
import { applyOne, comment, decideOne, takeBackOne, triage, withdrawOne, write } from './writing';

/** How often a command is tried where nothing asks for it: rare are those that end or stop a version. */
const USUAL = 3;

type Choice = readonly [Command, number];

/** What leads on from where the version is, each with how much it is wanted; everything else is tried now and then. */
function onward(facts: Facts): readonly Choice[] {
  const undecided = facts.comments.some(({ state }) => state === 'submitted' || state === 'triaged');
  const ballot = newest(facts.ballots);
  const running = ballot?.state === 'open';
  const desk: Choice[] = undecided
    ? [
        [triage, 40],
        [decideOne, 60],
      ]
    : [];
  const chair: Choice[] = facts.chair === null ? [[appointSomebody, 60]] : [];
  const silent = running ? ballot.voters.size - ballot.last.size : 0;
  switch (facts.state) {
    case 'proposed':
      return [
        [appointSomebody, facts.chair === null ? 60 : 6],
        [beginDrafting, facts.chair === null ? 6 : 80],
      ];
    case 'drafting':
      if (facts.documentId === null) return [...chair, [startDraft, 100]];
      return [...chair, [appointSomebody, facts.editors.size === 0 ? 40 : 3], [write, 30], [consult, 60]];
    case 'consultation':
      return [...chair, ...desk, [comment, 20], [enrol, 20], [write, 10]];
    case 'resolution':
      return [
        ...chair,
        ...desk,
        ...(facts.described ? [] : ([[describe, 60]] as const)),
        ...([...facts.reviews.values()].filter((ready) => ready).length < 3 ? ([[review, 60]] as const) : []),
        ...(facts.enrolled.size < 8 ? ([[enrol, 100]] as const) : []),
        ...breakingToCome(facts, undecided),
      ];
    case 'ballot':
      if (running)
        return [
          [vote, silent > 0 ? 140 : 20],
          [sayWhatBlocks, 12],
          [extend, 10],
        ];
      return [
        ...chair,
        ...desk,
        [send, 80],
        [takeNegativeBack, 30],
        [backToResolution, lacksAgreed(facts) ? 80 : 8],
      ];
    case 'awaiting-approval':
      return [...(facts.described ? [] : ([[describe, 60]] as const)), [approveIt, 100], [sendItBack, 40]];
    case 'published':
      if (running)
        return [
          [vote, silent > 0 ? 200 : 15],
          [sayWhatBlocks, hasBlocking(facts) ? 2 : 20],
        ];
      if (facts.complyBy !== null) return [[giveNotice, 10]];
      return [
        ...chair,
        ...desk,
        [stateSomeUse, facts.uses.length < 4 ? 60 : 3],
        [enrol, enrolsFor(facts) === null ? 3 : 100],
        [openForMandate, mandateUnderWay(facts) ? 3 : 40],
        ...(ballot?.track === 'mandatory'
          ? ([
              [takeNegativeBack, 20],
              [askLeads, 60],
              [sendRound, 10],
            ] as const)
          : []),
        [
          approveTheMandate,
          facts.approvals.some(({ purpose, state }) => purpose === 'mandate' && state === 'waiting')
            ? 140
            : 3,
        ],
        [giveNotice, facts.noticeAt === null ? 8 : 1],
        [deprecate, facts.noticeAt === null ? 3 : 15],
      ];
    case 'effective':
      return facts.noticeAt === null
        ? [[giveNotice, 100]]
        : [
            [deprecate, 80],
            [correctIt, 20],
            [takeBack, 4],
          ];
    case 'deprecated':
      return [
        [retire, 30],
        [correctIt, 5],
      ];
    case 'on-hold':
      return [[resume, 100]];
    default:
      return [];
  }
}

/** A ballot, or the way to one when something breaking was agreed. */
function breakingToCome({ comments }: Facts, undecided: boolean): readonly Choice[] {
  const has = (step: 'agreed' | 'applied') => comments.some(({ breaking }) => breaking === step);
  if (has('agreed')) return [[applyOne, 60]];
  return has('applied') ? [[resumeDrafting, 60]] : [[open, undecided ? 5 : 50]];
}

/** Whether the text that was voted on lacks what was agreed. */
const lacksAgreed = (facts: Facts) =>
  facts.comments.some((one) => one.beyondWording && isSinceFrozen(facts, one));

/** Whether there is a comment that a vote against may cite. */
const hasBlocking = (facts: Facts) =>
  facts.comments.some(({ blocking, state }) => blocking && (state === 'submitted' || state === 'triaged'));

const ALWAYS: readonly Choice[] = [
  [comment, USUAL],
  [changeOffice, USUAL],
  [suspendSomebody, USUAL],
  [standing, USUAL],
  [handOver, USUAL],
];

const OTHERS: readonly Choice[] = [
  ...[
    appointSomebody,
    beginDrafting,
    startDraft,
    describe,
    write,
    triage,
    decideOne,
    applyOne,
    withdrawOne,
    takeBackOne,
  ].map(usual),
  ...[
    consult,
    resumeDrafting,
    playTheClock,
    review,
    enrol,
    open,
    openForMandate,
    vote,
    extend,
    sendRound,
  ].map(usual),
  ...[backToResolution, takeNegativeBack, send, approveIt, approveTheMandate, askLeads, stateSomeUse].map(
    usual,
  ),
  ...[giveNotice, deprecate, retire, resume].map(usual),
  [correctIt, 1],
  [takeBack, 1],
  [endSomebodysRole, 2],
  [leave, 2],
  [makeVoid, 2],
  [sendItBack, 6],
  [stop('hold'), 5],
  [stop('cancel'), 1],
];

function usual(command: Command): Choice {
  return [command, USUAL];
}

/** What is tried next: the dice choose among everything, and most often what leads on. */
export function choose(walk: Walk, tick: Tick): Attempt | null {
  const { facts, roll } = walk;
  if (facts.state === 'none') return propose(walk);
  const astray = [...ALWAYS, ...OTHERS].map(([command, weight]): Choice => [command, weight * walk.bent]);
  const straight: readonly Choice[] = [...onward(facts), [letTimePass(tick), 30]];
  const choices = [...straight.map(([command, weight]): Choice => [command, weight * 20]), ...astray];
  let left = roll(choices.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [command, weight] of choices) {
    left -= weight;
    if (left < 0) return command(walk);
  }
  return null;
}
