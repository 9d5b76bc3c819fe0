import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { type FormReading, readForm, type TypedValues } from '../../http/form.server';
import { threadForm } from '../../http/forms/comment-thread.server';
import type { Entry } from '../../http/respond.server';
import { actOnComment } from '../../services/comments/act-on-comment.server';
import { addressedComment } from '../../services/comments/view-comment.server';
import { type ActOnSeveral, actOnSeveral } from '../../services/desk/act-on-several.server';
import { deskPath, readDeskSearch } from '../../services/desk/desk-search';
import { viewDesk } from '../../services/desk/view-desk.server';
import { versionIdAt } from '../../services/versions/version-id.server';

const text = z.string().optional().default('');

/** The form around the list: what to do with the ticked comments. */
const severalForm = z.object({
  several: z.enum(['triage', 'ask-for-input', 'input-given', 'assign', 'merge', 'propose']),
  comment: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])),
  assigneeId: text,
  duplicateOf: text,
  mergeReason: text,
  block: text,
  disposition: text,
  reason: text,
  impact: text,
  repeats: text,
});

const deskForm = z.union([severalForm, threadForm], { message: 'Choose what to do.' });

/** Does what a form of the desk asks for: about the ticked comments, or about the one that lies open. */
export async function deskAction({ ctx, request, context, params, url }: Entry) {
  const [reference, number] = [params.reference ?? '', params.version ?? ''];
  const read = await readForm(request, context, deskForm);
  if (!read.ok) return data({ errors: read.errors, values: read.values }, { status: 400 });
  if ('several' in read.data) return await onSeveral({ ctx, url }, reference, number, read.data, read.values);
  return await onOne({ ctx, url }, reference, number, read as Extract<ReadOne, { ok: true }>);
}

type ReadOne = FormReading<z.infer<typeof threadForm>>;
type Asked = Pick<Entry, 'ctx' | 'url'>;

async function onSeveral(
  { ctx, url }: Asked,
  reference: string,
  number: string,
  typed: z.infer<typeof severalForm>,
  values: TypedValues,
) {
  const versionId = await versionIdAt(ctx, reference, number);
  const answer = await actOnSeveral(ctx, versionId, typed.comment, whatOf(typed));
  if (!answer.ok) {
    return data({ several: typed.several, errors: answer.errors, values }, { status: answer.status });
  }
  const { done, refused } = answer.result;
  if (refused.length > 0) {
    return data({ several: typed.several, errors: {}, values: {}, done, refused }, { status: 409 });
  }
  const search = readDeskSearch(url.searchParams);
  const path = deskPath(reference, number, search);
  return redirect(`${path}${path.includes('?') ? '&' : '?'}done=${typed.several}&many=${done.length}`);
}

function whatOf(typed: z.infer<typeof severalForm>): ActOnSeveral {
  switch (typed.several) {
    case 'assign':
      return { act: 'assign', assigneeId: typed.assigneeId };
    case 'merge':
      return { act: 'merge', into: typed.duplicateOf, reason: typed.mergeReason };
    case 'propose': {
      const { disposition, reason, impact, block, repeats } = typed;
      return { act: 'propose', block, decision: { disposition, reason, impact, duplicateOf: repeats } };
    }
    default:
      return { act: typed.several };
  }
}

/** The comment that lies open; once it is dealt with the next one of the list does. */
async function onOne(
  { ctx, url }: Asked,
  reference: string,
  number: string,
  read: Extract<ReadOne, { ok: true }>,
) {
  const search = readDeskSearch(url.searchParams);
  const before = await viewDesk(ctx, reference, number, search);
  const { id } = await addressedComment(ctx, reference, search.open ?? 0);
  const intent = read.data.instead === 'assign' ? 'assign' : read.data.intent;
  const answer = await actOnComment(ctx, id, intent, read.data);
  if (!answer.ok) {
    const { errors, status } = answer;
    return data({ intent: read.data.intent, errors, values: read.values }, { status });
  }
  const stays = intent === 'triage' || intent === 'assign' || intent === 'input-given';
  const path = stays ? deskPath(reference, number, search) : before.afterHref;
  return redirect(`${path}${path.includes('?') ? '&' : '?'}done=${intent}&many=1`);
}
