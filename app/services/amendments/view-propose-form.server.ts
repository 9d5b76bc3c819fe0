import { findDocumentPlace, readLog } from '../../../db/queries/documents';
import type { OutlineEntry } from '../../document/text-types';
import { commentName, readCommentNumber } from '../comments/comment-address';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { amendmentsPath } from './amendment-address';
import { listAmendments } from './list-amendments.server';

/**
 * What the form for a new amendment shows: the draft, the clause and the comment it came from, and one's own
 * amendments that are still being written.
 *
 * @throws ServiceError `sign-in-needed`, so that the person comes back here after signing in; `not-found`
 */
export async function viewProposeForm(
  ctx: Context,
  draftId: string,
  from: { readonly clause: string; readonly comment: string },
) {
  const person = signedInPerson(ctx.actor);
  const { own, standard, version, amended, may: rights } = await listAmendments(ctx, draftId);
  const { place, log } = await ctx.store.read(async (tx) => ({
    place: await findDocumentPlace(tx, draftId),
    log: await readLog(tx, draftId),
  }));
  if (!place) throw new ServiceError('not-found', 'There is no draft at this address.');
  const { outline } = await ctx.texts.readLive(log.updates);
  const clauses = flat(outline);
  const number = readCommentNumber(from.comment);
  return {
    draftId,
    standard,
    version,
    own,
    refused: rights.propose ? '' : rights.why,
    clauses,
    clause: clauses.some(({ id }) => id === from.clause) ? from.clause : '',
    comments: number === null ? '' : commentName(number),
    organisations: person.memberships.map(({ organisationId, organisationName }) => ({
      id: organisationId,
      name: organisationName,
    })),
    amended: amended.name,
    paths: { draft: amended.path, amendments: amendmentsPath(draftId) },
  };
}

function flat(outline: readonly OutlineEntry[]): { readonly id: string; readonly name: string }[] {
  return outline.flatMap(({ id, number, title, children }) => [
    { id, name: `${number} ${title}`.trim() },
    ...flat(children),
  ]);
}
