import { findStandardById } from '../../../db/queries/standards';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { namesInWords } from '../../domain/names-in-words';
import { type CarriedComment, carriedByAuthor } from '../../domain/notices/carried-comments';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { commentName, commentsPath } from './comment-address';
import { commentQuery } from './comment-search';

/** Names in one line; of more the rest is counted. */
const NAMED = 10;

/** Tells the authors of comments that went along to a version, each in one line, in the transaction of the caller (NO-15). */
export async function tellCarried(
  tx: Tx,
  ctx: Context,
  toVersionId: string,
  carried: readonly CarriedComment[],
): Promise<void> {
  await tellAuthors(
    tx,
    ctx,
    toVersionId,
    carried,
    (number, one) => `to version ${number}, with which ${one ? 'it is' : 'they are'} decided.`,
  );
}

/** The same for those that go back from a version that is cancelled, decided or not (CD-29). */
export async function tellCarriedBack(
  tx: Tx,
  ctx: Context,
  cancelled: Pick<VersionRow, 'number'>,
  toVersionId: string,
  carried: readonly CarriedComment[],
): Promise<void> {
  const ending = (number: string) =>
    `back to version ${number}, since version ${cancelled.number} is cancelled. What is not decided or in no text yet goes on with the next version.`;
  await tellAuthors(tx, ctx, toVersionId, carried, ending);
}

/** @param ending goes on from "Your comment C-1 goes", of one comment or of several */
async function tellAuthors(
  tx: Tx,
  ctx: Context,
  toVersionId: string,
  carried: readonly CarriedComment[],
  ending: (number: string, one: boolean) => string,
): Promise<void> {
  const version = carried.length === 0 ? undefined : await findVersionById(tx, toVersionId);
  const standard = version && (await findStandardById(tx, version.standardId));
  if (version === undefined || standard === undefined) return;
  for (const [authorId, numbers] of carriedByAuthor(carried)) {
    const [one] = numbers;
    const subject =
      numbers.length === 1
        ? `Your comment ${commentName(one ?? 0)} on ${standard.title} goes`
        : `${numbers.length} comments of yours on ${standard.title} (${named(numbers)}) go`;
    await tellPeople(tx, ctx, {
      people: [authorId],
      kind: 'comment-carried',
      summary: `${subject} ${ending(version.number, numbers.length === 1)}`,
      path: commentsPath(standard.reference, commentQuery({ version: version.number, mine: true })),
      standardId: standard.id,
    });
  }
}

function named(numbers: readonly number[]): string {
  const names = numbers.slice(0, NAMED).map(commentName);
  const more = numbers.length - names.length;
  return namesInWords(more === 0 ? names : [...names, `${more} more`]);
}
