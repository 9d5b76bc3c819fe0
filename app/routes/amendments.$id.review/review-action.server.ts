import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { readConflictChoices } from '../../components/amendments/conflict-choices';
import { readForm } from '../../http/form.server';
import type { Entry } from '../../http/respond.server';
import { amendmentPath, reviewPath } from '../../services/amendments/amendment-address';
import { decideAmendment, type PartDecision, WHOLE } from '../../services/amendments/decide-amendment.server';
import { rejectAmendment } from '../../services/amendments/reject-amendment.server';

const text = z.string().optional().default('');
const form = z.looseObject({
  intent: z.enum(['whole', 'part', 'reject'], { message: 'Choose what to do.' }),
  partId: text,
  take: text,
  reason: text,
  reading: text,
});

/** Decides what a form of the review asks for; comes back to the review while something is left. */
export async function reviewAction({ ctx, request, context, params }: Entry) {
  const id = params.id ?? '';
  const read = await readForm(request, context, form);
  if (!read.ok) return data({ about: '', errors: read.errors, values: read.values }, { status: 400 });
  const { intent, reason } = read.data;
  const about = intent === 'part' ? read.data.partId : intent;
  const refuse = (errors: Readonly<Record<string, string>>, status: number) =>
    data({ about, errors, values: read.values }, { status });
  if (intent === 'reject') {
    const answer = await rejectAmendment(ctx, id, reason);
    return answer.ok ? redirect(`${amendmentPath(id)}?done=decided`) : refuse(answer.errors, answer.status);
  }
  const part = intent === 'part' ? partOf(read.data) : null;
  if (part !== null && 'errors' in part) return refuse(part.errors, 400);
  const answer = await decideAmendment(ctx, id, part === null ? WHOLE : [part]);
  if (!answer.ok) return refuse(answer.errors, answer.status);
  return redirect(
    intent === 'whole' ? `${amendmentPath(id)}?done=decided` : `${reviewPath(id)}?done=decided`,
  );
}

function partOf(
  typed: z.infer<typeof form>,
): PartDecision | { readonly errors: Readonly<Record<string, string>> } {
  const { partId, take, reason, reading } = typed;
  const { conflicts, errors } = readConflictChoices(typed, take === 'accept');
  if (take !== 'accept' && take !== 'reject') errors.form = 'Choose whether to take this clause.';
  if (take === 'reject' && reason.trim() === '') errors.reason = 'Give the reason for not taking the change.';
  if (conflicts.length > 0 && conflicts.every((one) => one.take === 'now') && reason.trim() === '') {
    errors.reason = 'Today’s wording stays, so the change is not taken. Give the reason.';
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { partId, take: take === 'reject' ? 'reject' : 'accept', reason, conflicts, reading };
}
