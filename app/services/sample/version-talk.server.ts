import { textBlocks } from '../../document/inline-text';
import type { DocumentJson } from '../../document/json';
import { answerDecision, applyComment } from '../comments/after-decision.server';
import { type AnchorInput, WHOLE_VERSION } from '../comments/anchor-input';
import { decideOnComment } from '../comments/decide-comment.server';
import type { TypedDecision } from '../comments/decision-input.server';
import { postComment } from '../comments/post-comment.server';
import { proposeDecision } from '../comments/propose-decision.server';
import { replyToComment } from '../comments/reply-to-comment.server';
import { type DeskMove, moveOnDesk } from '../comments/triage-comment.server';
import { answerQuestion } from '../consultations/answer-question.server';
import { sayOutcome } from '../consultations/say-outcome.server';
import { actOnSeveral } from '../desk/act-on-several.server';
import type { PersonKey } from './sample-people';
import { accepted, granted, type Stage } from './stage.server';
import { idOf } from './texts/assemble-text';
import type { VersionWork } from './version-work.server';

export interface SampleComment {
  /** Names the comment for the rest of the story. */
  readonly key: string;
  readonly who: PersonKey;
  /** Key of the organisation spoken for; none in one's own name. */
  readonly from?: string;
  /** Key of the block it is on; none for the whole version. */
  readonly on?: string;
  /** Words of that block. */
  readonly quote?: string;
  readonly type: 'general' | 'technical' | 'editorial' | 'question';
  readonly says: string;
  readonly wording?: string;
  /** Why it blocks; none for a comment that does not. */
  readonly blocks?: string;
}

/** @param on the live draft, or the frozen text that readers of the version see */
export async function comment(
  stage: Stage,
  work: VersionWork,
  on: 'draft' | 'snapshot',
  said: SampleComment,
): Promise<void> {
  const ctx = await stage.as(said.who);
  const posted = await postComment(ctx, {
    versionId: work.versionId,
    on,
    anchor: anchorOn(work, said),
    type: said.type,
    blocking: said.blocks !== undefined,
    blockingReason: said.blocks ?? '',
    body: said.says,
    proposedWording: said.wording ?? '',
    organisationId: said.from === undefined ? '' : stage.organisation(said.from).id,
  });
  work.comments.set(said.key, accepted(`comment ${said.key}`, posted).id);
}

function anchorOn({ textName, content }: VersionWork, { key, on, quote = '' }: SampleComment): AnchorInput {
  if (on === undefined) return WHOLE_VERSION;
  const blockId = idOf(textName, on);
  const found = placeOf(content, blockId, quote);
  if (found === null) throw new Error(`The sample's comment ${key} is on words that are not in the text.`);
  const { text, at } = found;
  return {
    blockId,
    from: '',
    to: '',
    quote,
    prefix: quote === '' ? '' : text.slice(0, at),
    suffix: quote === '' ? '' : text.slice(at + quote.length),
  };
}

function placeOf(content: DocumentJson, blockId: string, quote: string) {
  for (const { text, enclosing } of textBlocks(content)) {
    const at = enclosing.includes(blockId) ? text.indexOf(quote) : -1;
    if (at >= 0) return { text, at };
  }
  return null;
}

export async function reply(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  body: string,
  from?: string,
): Promise<void> {
  const organisationId = from === undefined ? '' : stage.organisation(from).id;
  const commentId = idOfComment(work, key);
  const ctx = await stage.as(who);
  accepted(`reply to ${key}`, await replyToComment(ctx, { commentId, body, organisationId }));
}

export async function desk(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  move: DeskMove,
  assignee?: PersonKey,
): Promise<void> {
  const commentId = idOfComment(work, key);
  const input = { commentId, move, assigneeId: assignee === undefined ? '' : stage.people.get(assignee) };
  granted(`${move} ${key}`, await moveOnDesk(await stage.as(who), withAssignee(input)));
}

function withAssignee({
  assigneeId,
  ...input
}: {
  readonly commentId: string;
  readonly move: DeskMove;
  readonly assigneeId: string | undefined;
}): Parameters<typeof moveOnDesk>[1] {
  return assigneeId === undefined || assigneeId === '' ? input : { ...input, assigneeId };
}

export type SampleDecision = Pick<TypedDecision, 'disposition'> & Partial<TypedDecision>;

const NOTHING: TypedDecision = {
  disposition: '',
  reason: '',
  impact: '',
  duplicateOf: '',
  how: 'chair',
  countFor: '',
  countAgainst: '',
};

/** Triages the comment where nobody did yet, and decides it. */
export async function decide(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  decision: SampleDecision,
  triaged = false,
): Promise<void> {
  if (!triaged) await desk(stage, work, key, who, 'triage');
  const ctx = await stage.as(who);
  const typed = { ...NOTHING, ...decision };
  accepted(`decide ${key}`, await decideOnComment(ctx, idOfComment(work, key), typed));
}

/** Puts a decision to the group; after seven days the clock records it. */
export async function suggest(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  decision: SampleDecision,
  triaged = false,
): Promise<void> {
  if (!triaged) await desk(stage, work, key, who, 'triage');
  const ctx = await stage.as(who);
  const typed = { ...NOTHING, ...decision };
  accepted(`suggest on ${key}`, await proposeDecision(ctx, idOfComment(work, key), typed));
}

export async function apply(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  ...keys: readonly string[]
): Promise<void> {
  for (const key of keys) {
    const ctx = await stage.as(who);
    const input = { commentId: idOfComment(work, key), versionId: work.versionId };
    accepted(`apply ${key}`, await applyComment(ctx, input));
  }
}

export async function content(
  stage: Stage,
  work: VersionWork,
  key: string,
  who: PersonKey,
  is: boolean,
): Promise<void> {
  const ctx = await stage.as(who);
  const input = { commentId: idOfComment(work, key), content: is ? 'content' : 'not-content' };
  accepted(`${who} on the decision on ${key}`, await answerDecision(ctx, input));
}

export function idOfComment(work: VersionWork, key: string): string {
  const id = work.comments.get(key);
  if (id === undefined) throw new Error(`The sample has no comment “${key}”.`);
  return id;
}

/** Answers a question of the consultation, counted from 1. */
export async function answer(
  stage: Stage,
  work: VersionWork,
  question: number,
  who: PersonKey,
  body: string,
  from?: string,
): Promise<void> {
  const organisationId = from === undefined ? '' : stage.organisation(from).id;
  const given = { consultationId: work.consultationId, questionId: `q${question}`, organisationId, body };
  accepted(`${who} on question ${question}`, await answerQuestion(await stage.as(who), given));
}

/** The chair says what changed because of the consultation, and what became of the answers to its questions. */
export async function concluded(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  outcome: string,
  ...ofQuestions: readonly string[]
): Promise<void> {
  const perQuestion = Object.fromEntries(ofQuestions.map((words, at) => [`q${at + 1}`, words]));
  const ctx = await stage.as(who);
  accepted('outcome', await sayOutcome(ctx, work.consultationId, { outcome, perQuestion }));
}

/** Puts one decision to the group for several comments; after seven days the clock records what nobody pulled out. */
export async function suggestTogether(
  stage: Stage,
  work: VersionWork,
  keys: readonly string[],
  who: PersonKey,
  block: string,
  decision: SampleDecision,
): Promise<void> {
  const ids = keys.map((key) => idOfComment(work, key));
  const act = { act: 'propose', block, decision: { ...NOTHING, ...decision } } as const;
  accepted(`block ${block}`, await actOnSeveral(await stage.as(who), work.versionId, ids, act));
}
