import { data } from '@remix-run/node';
import { readForm, type TypedValues } from '../../http/form.server';
import { commentOfVote, waitingVote } from '../../http/forms/vote.server';
import type { LoadContext } from '../../http/load-context';
import { refuseForm } from '../../http/respond.server';
import { viewBallot } from '../../services/ballots/view-ballot.server';
import { postFromPage } from '../../services/comments/post-from-page.server';
import type { Context } from '../../services/context';

/**
 * A comment that a vote is to name, written in the middle of the vote: first asked for, then posted. What the vote says
 * so far goes along with it and comes back with the comment ticked, so that nothing is typed twice.
 *
 * @param write `comment` or `blocking-comment` for the form of one, `post` for what was written in it
 */
export async function writeComment(
  ctx: Context,
  ballotId: string,
  write: string,
  request: Request,
  context: LoadContext,
) {
  if (write !== 'post') {
    const read = await readForm(request, context, waitingVote);
    if (!read.ok) return refuseForm(read.errors, read.values);
    const blocking = write === 'blocking-comment';
    const values: TypedValues = { ...read.values, ...(blocking ? { blocking: 'yes' } : {}) };
    return data({ values, errors: {}, writing: { blocking } });
  }
  const read = await readForm(request, context, commentOfVote);
  const { values } = read;
  const writing = { blocking: values.blocking === 'yes' };
  if (!read.ok) return data({ values, errors: read.errors, writing }, { status: 400 });
  const { comments, ...typed } = read.data;
  const { standard, version } = await viewBallot(ctx, ballotId);
  const place = { reference: standard.reference, number: version.number, block: '' };
  const posted = await postFromPage(ctx, place, { ...typed, wholeVersion: false });
  if (!posted.ok) return data({ values, errors: posted.errors, writing }, { status: posted.status });
  const { id, name } = posted.result;
  const ticked: TypedValues = { ...values, comments: [...comments, id] };
  return data({ values: ticked, again: true as const, posted: name });
}
