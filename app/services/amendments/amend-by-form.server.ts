import { findDocumentPlace } from '../../../db/queries/documents';
import { canonicalJson } from '../../document/canonical';
import { newBlockId } from '../../document/ids';
import { inlineText } from '../../document/inline-text';
import { type BlockJson, blockId, type DocumentJson, plainText } from '../../document/json';
import { blocksByClause, clauseLabel } from '../../document/outline';
import { LONGEST_WORDING } from '../../domain/amendment-limits';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { documentThing } from '../live/seat-facts.server';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors, tooLong } from './amendment-fields';
import { branchTextsOf } from './branch-texts.server';
import { loadAmendment } from './load-amendment.server';

/** A passage of a clause as the form shows it; only running text is changed here, the rest is named. */
export interface FormPassage {
  readonly id: string;
  /** "Requirement STD-0042-R14, MUST"; '' for a paragraph. */
  readonly label: string;
  readonly text: string;
  readonly editable: boolean;
}

export interface ClauseForm {
  readonly clause: { readonly id: string; readonly name: string };
  readonly passages: readonly FormPassage[];
  readonly clauses: readonly { readonly id: string; readonly name: string }[];
}

/**
 * One clause of an amendment as plain text, passage by passage: the way to write it where live text cannot be
 * had.
 *
 * @throws ServiceError `not-found`
 */
export async function viewClauseForm(ctx: Context, id: string, clauseId: string): Promise<ClauseForm> {
  const { amendment } = await ctx.store.read((tx) => loadAmendment(tx, ctx, id));
  const { content } = await ctx.texts.readLive((await branchTextsOf(ctx, amendment)).updates);
  const placed = blocksByClause(content);
  const clauses = placed
    .filter(({ block, clause }) => block.type === 'heading' && clause.id !== '')
    .map(({ clause }) => ({ id: clause.id, name: clauseLabel(clause) }));
  const clause = clauses.find((one) => one.id === clauseId) ?? clauses[0];
  if (!clause)
    throw new ServiceError('not-found', 'This text has no clauses yet. Open the live editor to write it.');
  const passages = placed
    .filter((one) => one.clause.id === clause.id && one.block.type !== 'heading')
    .map(({ block }) => passageOf(block));
  return { clause, passages, clauses };
}

function passageOf(block: BlockJson): FormPassage {
  const line = lineOf(block);
  const id = blockId(block);
  if (line === null || id === '' || !plain(line)) {
    const label = 'This passage is changed in the live editor only';
    return { id: id || plainText(block), label, text: plainText(block), editable: false };
  }
  const { ref, level } = block.attrs ?? {};
  const said = typeof level === 'string' ? level.toUpperCase().replaceAll('-', ' ') : 'no level';
  const label =
    block.type === 'requirement'
      ? `Requirement ${typeof ref === 'string' ? ref : 'without number'}, ${said}`
      : '';
  return { id, label, text: inlineText(line), editable: true };
}

/** The one line of text that the block is, or holds. */
function lineOf(block: BlockJson): BlockJson | null {
  if (block.type === 'paragraph') return block;
  if (block.type !== 'requirement' || block.content?.length !== 1) return null;
  const [inside] = block.content;
  return inside?.type === 'paragraph' ? inside : null;
}

/** Whether nothing is lost when the line goes through a field for plain text. */
function plain(line: BlockJson): boolean {
  return (line.content ?? []).every(({ type, marks }) => type === 'text' && (marks ?? []).length === 0);
}

/**
 * Writes the wording that somebody typed for passages of a clause into the branch, as their own edit; others who
 * write there live see it at once.
 *
 * @param wording of each passage by its id; one left out is left alone
 * @param added a new paragraph at the end of the clause; '' for none
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function amendByForm(
  ctx: Context,
  id: string,
  clauseId: string,
  wording: Readonly<Record<string, string>>,
  added: string,
): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  const { amendment, unmet } = await ctx.store.read(async (tx) => {
    const loaded = await loadAmendment(tx, ctx, id);
    const place = await findDocumentPlace(tx, loaded.amendment.documentId);
    if (!place) throw new ServiceError('not-found', 'The text of this amendment is gone.');
    return { ...loaded, unmet: unmetOf(may(loaded.actor, 'edit-branch', await documentThing(tx, place))) };
  });
  if (unmet.length > 0) return refused(amendmentErrors(unmet), unmet);
  const errors = Object.assign(
    tooLong('added', added, LONGEST_WORDING),
    ...Object.entries(wording).map(([passage, text]) => tooLong(`passage-${passage}`, text, LONGEST_WORDING)),
  );
  if (Object.keys(errors).length > 0) return faulty(errors);
  const { updates } = await branchTextsOf(ctx, amendment);
  const { content } = await ctx.texts.readLive(updates);
  const changed = withWording(content, clauseId, wording, added.trim());
  const update = await ctx.texts.restore(updates, canonicalJson(changed));
  await ctx.rooms.appendServerUpdate(amendment.documentId, update, {
    personId: person.personId,
    organisationId: writesFor(person, amendment.organisationId),
  });
  return done();
}

/** For which organisation they write an amendment: for the one in whose name it is, where they may (PM-34). */
function writesFor({ memberships }: SignedIn, inNameOf: string | null): string | null {
  const own = memberships.find(({ organisationId }) => organisationId === inNameOf) ?? memberships[0];
  return own?.organisationId ?? null;
}

function withWording(
  content: DocumentJson,
  clauseId: string,
  wording: Readonly<Record<string, string>>,
  added: string,
): DocumentJson {
  const placed = blocksByClause(content);
  const last = placed.findLastIndex(({ clause }) => clause.id === clauseId);
  const blocks = placed.flatMap(({ block }, at) => {
    const text = Object.hasOwn(wording, blockId(block)) ? wording[blockId(block)] : undefined;
    const line = lineOf(block);
    const kept =
      text === undefined || line === null || !plain(line) ? [block] : rewritten(block, line, oneLine(text));
    if (at !== last || added === '') return kept;
    return [...kept, ...added.split(/\n{2,}/).map((words) => paragraph(newBlockId(), oneLine(words)))];
  });
  return { ...content, content: blocks };
}

/** An emptied passage is taken out. */
function rewritten(block: BlockJson, line: BlockJson, text: string): BlockJson[] {
  if (text === '') return [];
  const said: BlockJson = { ...line, content: [{ type: 'text', text }] };
  return [block === line ? said : { ...block, content: [said] }];
}

function paragraph(id: string, text: string): BlockJson {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
