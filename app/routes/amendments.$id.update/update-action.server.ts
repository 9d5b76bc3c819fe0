import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { readConflictChoices } from '../../components/amendments/conflict-choices';
import { readForm } from '../../http/form.server';
import type { Entry } from '../../http/respond.server';
import { amendmentPath, updatePath } from '../../services/amendments/amendment-address';
import { takeInDraft, WHAT_FITS } from '../../services/amendments/take-in-draft.server';
import { undoTakingIn } from '../../services/amendments/undo-taking-in.server';

const text = z.string().optional().default('');
const form = z.looseObject({
  intent: z.enum(['fits', 'part', 'undo'], { message: 'Choose what to take in.' }),
  partId: text,
  reading: text,
});

/** Takes in what a form asks for; comes back to the page while something is left. */
export async function updateAction({ ctx, request, context, params }: Entry) {
  const id = params.id ?? '';
  const read = await readForm(request, context, form);
  if (!read.ok) return data({ about: '', errors: read.errors, values: read.values }, { status: 400 });
  const { intent, partId, reading } = read.data;
  const about = intent === 'part' ? partId : intent;
  const refuse = (errors: Readonly<Record<string, string>>, status: number) =>
    data({ about, errors, values: read.values }, { status });
  if (intent === 'undo') {
    const undone = await undoTakingIn(ctx, id);
    if (!undone.ok) return refuse(undone.errors, undone.status);
    return redirect(`${updatePath(id)}?done=taken-out${undone.result.kept > 0 ? '-but-some' : ''}`);
  }
  const { conflicts, errors } = readConflictChoices(read.data, intent === 'part');
  if (intent === 'part' && Object.keys(errors).length > 0) return refuse(errors, 400);
  const answer = await takeInDraft(
    ctx,
    id,
    intent === 'fits' ? WHAT_FITS : { partId, take: 'accept', reason: '', conflicts, reading },
  );
  if (!answer.ok) return refuse(answer.errors, answer.status);
  return redirect(
    answer.result.left === 0 ? `${amendmentPath(id)}?done=update` : `${updatePath(id)}?done=taken-in`,
  );
}
