import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { AMENDMENT_INTENTS, type AmendmentIntent } from '../../components/amendments/amendment-form';
import { readForm } from '../../http/form.server';
import type { Entry } from '../../http/respond.server';
import { amendmentPath } from '../../services/amendments/amendment-address';
import { describeAmendment } from '../../services/amendments/describe-amendment.server';
import { inviteAuthor } from '../../services/amendments/invite-author.server';
import { submitAmendment } from '../../services/amendments/submit-amendment.server';
import { supportAmendment } from '../../services/amendments/support-amendment.server';
import { takeBack } from '../../services/amendments/take-back.server';
import type { Context } from '../../services/context';
import type { Answer } from '../../services/people/answer';

const text = z.string().optional().default('');
const form = z.object({
  intent: z.enum(AMENDMENT_INTENTS, { message: 'Choose what to do.' }),
  instead: text,
  title: text,
  rationale: text,
  type: text,
  impact: text,
  comments: text,
  shownHash: text,
  person: text,
  organisationId: text,
  position: text,
  supportReason: text,
});
type Typed = z.infer<typeof form>;

/** Does what a form of the amendment's page asks for, and answers with the page or with the form's faults. */
export async function amendmentAction({ ctx, request, context, params }: Entry) {
  const id = params.id ?? '';
  const read = await readForm(request, context, form);
  if (!read.ok) {
    const intent: AmendmentIntent = 'submit';
    return data({ intent, errors: read.errors, values: read.values }, { status: 400 });
  }
  const intent = read.data.instead === 'describe' ? 'describe' : read.data.intent;
  const answer = await act(ctx, id, intent, read.data);
  if (answer.ok) return redirect(`${amendmentPath(id)}?done=${intent}`);
  return data({ intent, errors: answer.errors, values: read.values }, { status: answer.status });
}

async function act(
  ctx: Context,
  id: string,
  intent: AmendmentIntent,
  typed: Typed,
): Promise<Answer<unknown>> {
  switch (intent) {
    case 'describe':
      return await describeAmendment(ctx, id, typed);
    case 'submit':
      return await submitAmendment(ctx, id, typed);
    case 'invite':
      return await inviteAuthor(ctx, id, typed.person);
    case 'support':
      return await supportAmendment(ctx, id, { ...typed, reason: typed.supportReason });
    case 'revise':
    case 'withdraw':
      return await takeBack(ctx, id, intent);
  }
}
