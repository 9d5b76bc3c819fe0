import { listClients } from '../../../db/queries/live-text';
import type { Tx } from '../../../db/store';
import type { MergeChoices, MergedBranch } from '../../document/branch/branch-types';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import type { UpdateAuthor } from '../rooms';
import { type BranchTexts, stillReads } from './branch-texts.server';
import { type LoadedAmendment, movedMeanwhile } from './load-amendment.server';

/** One amendment that is to be merged, and with which choices. */
export interface Merge {
  readonly loaded: LoadedAmendment;
  readonly texts: BranchTexts;
  readonly choices: MergeChoices;
}

export interface Merged {
  readonly loaded: LoadedAmendment;
  readonly texts: BranchTexts;
  readonly branch: MergedBranch;
}

/** The texts of the draft around what was merged, for undoing. */
export interface MergedText {
  readonly before: string;
  readonly after: string;
}

/**
 * Merges amendments into a draft that stands still meanwhile: the edits of those who type wait and are merged as
 * all edits are. The text comes first and what is written about it second; when that cannot be written, the text
 * is taken back. Were the server to stop in between, the draft would say what the amendment proposes already,
 * and the next review finds nothing left to decide.
 *
 * @param today the updates of the draft, given to `rooms.hold`
 * @param write records what was merged, in one transaction
 */
export async function mergeIntoDraft(
  ctx: Context,
  draftId: string,
  today: readonly Uint8Array[],
  merges: readonly Merge[],
  write: (tx: Tx, merged: readonly Merged[], text: MergedText | null) => Promise<void>,
): Promise<void> {
  const merged: Merged[] = [];
  const updates = [...today];
  for (const { loaded, texts, choices } of merges) {
    const branch = await ctx.texts.mergeBranch(texts.base, updates, texts.updates, choices);
    merged.push({ loaded, texts, branch });
    updates.push(branch.update);
    await append(ctx, draftId, branch.update, await authorOf(ctx, loaded, branch));
  }
  const [first, last] = [merged[0], merged.at(-1)];
  const text =
    first && last && first.branch.before !== last.branch.after
      ? { before: first.branch.before, after: last.branch.after }
      : null;
  try {
    await ctx.store.tx(async (tx) => {
      for (const { loaded, texts } of merged) {
        if (!(await stillReads(tx, loaded.amendment.documentId, texts.head))) throw movedMeanwhile();
      }
      await write(tx, merged, text);
    });
  } catch (error) {
    if (text !== null) await takeOut(ctx, draftId, updates, text);
    throw error;
  }
}

/** The edit that takes back what turned the text `before` into `after`; answers whether something is left of it. */
export async function takeOut(
  ctx: Context,
  draftId: string,
  now: Uint8Array[],
  { before, after }: MergedText,
): Promise<{ readonly kept: number }> {
  const { update, kept } = await ctx.texts.undoMerge(before, after, now);
  await append(ctx, draftId, update, editor(ctx));
  return { kept: kept.length };
}

async function append(
  ctx: Context,
  draftId: string,
  update: Uint8Array,
  author: UpdateAuthor,
): Promise<void> {
  try {
    await ctx.rooms.appendServerUpdate(draftId, update, author);
  } catch (error) {
    if (codeOf(error) !== 'foreign-writer') throw error;
    throw new ServiceError(
      'conflict',
      'The amendment holds text under the name of somebody else and was not merged. Ask its authors to write it anew.',
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function editor(ctx: Context): UpdateAuthor {
  const person = signedInPerson(ctx.actor);
  return { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
}

/** The editor answers for the merge; the words stay those of the people who wrote them in the branch. */
async function authorOf(
  ctx: Context,
  { amendment }: LoadedAmendment,
  branch: MergedBranch,
): Promise<UpdateAuthor> {
  const clients = await ctx.store.read((tx) => listClients(tx, amendment.documentId, branch.branchClients));
  const writers = new Map(
    clients.map(({ clientId, personId, organisationId }) => [clientId, { personId, organisationId }]),
  );
  return { ...editor(ctx), writers };
}
