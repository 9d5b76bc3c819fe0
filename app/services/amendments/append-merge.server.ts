import { listClients } from '../../../db/queries/live-text';
import type { MergedBranch } from '../../document/branch/branch-types';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import type { UpdateAuthor } from '../rooms';

/** A live text before and after something was merged into it, for undoing. */
export interface MergedText {
  readonly before: string;
  readonly after: string;
}

/**
 * Appends a merge of one live text to another. The one who merges answers for it; the words stay those of the
 * people who wrote them in the text it comes from.
 */
export async function appendMerge(
  ctx: Context,
  between: { readonly from: string; readonly to: string },
  { update, branchClients }: Pick<MergedBranch, 'update' | 'branchClients'>,
): Promise<void> {
  const clients = await ctx.store.read((tx) => listClients(tx, between.from, branchClients));
  const writers = new Map(
    clients.map(({ clientId, personId, organisationId }) => [clientId, { personId, organisationId }]),
  );
  await append(ctx, between.to, update, { ...merger(ctx), writers });
}

/** The edit that takes back what turned the text `before` into `after`; answers whether something is left of it. */
export async function takeOut(
  ctx: Context,
  documentId: string,
  now: Uint8Array[],
  { before, after }: MergedText,
): Promise<{ readonly kept: number }> {
  const { update, kept } = await ctx.texts.undoMerge(before, after, now);
  await append(ctx, documentId, update, merger(ctx));
  return { kept: kept.length };
}

async function append(
  ctx: Context,
  documentId: string,
  update: Uint8Array,
  author: UpdateAuthor,
): Promise<void> {
  try {
    await ctx.rooms.appendServerUpdate(documentId, update, author);
  } catch (error) {
    if (codeOf(error) !== 'foreign-writer') throw error;
    throw new ServiceError(
      'conflict',
      'The text holds words under the name of somebody else and was not merged. Ask its authors to write them anew.',
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function merger(ctx: Context): UpdateAuthor {
  const person = signedInPerson(ctx.actor);
  return { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
}
