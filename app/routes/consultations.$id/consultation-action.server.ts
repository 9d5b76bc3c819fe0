import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { readForm, ticked } from '../../http/form.server';
import { type Entry, refuseForm } from '../../http/respond.server';
import { WHOLE_VERSION } from '../../services/comments/anchor-input';
import { postComment } from '../../services/comments/post-comment.server';
import { answerQuestion } from '../../services/consultations/answer-question.server';
import { consultationPath } from '../../services/consultations/consultation-address';
import { sayOutcome } from '../../services/consultations/say-outcome.server';
import { viewConsultation } from '../../services/consultations/view-consultation.server';
import { ServiceError } from '../../services/errors';

const text = z.string().optional().default('');

const form = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('comment'),
      type: text,
      body: text,
      proposedWording: text,
      blocking: ticked(),
      blockingReason: text,
      organisationId: text,
    }),
    z.object({ intent: z.literal('answer'), questionId: text, body: text, organisationId: text }),
    z.object({ intent: z.literal('outcome'), outcome: text, shownHash: text }),
  ],
  { message: 'Choose what to do.' },
);

/** A comment on the frozen text, an answer to a question, or what the chair says came of it. */
export async function consultationAction({ ctx, request, context, params, url }: Entry) {
  const id = params.id ?? '';
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const path = consultationPath(id);
  const typed = read.data;
  switch (typed.intent) {
    case 'comment': {
      const view = await viewConsultation(ctx, id, url.searchParams.get('clause') ?? '');
      if (!view.open) {
        throw new ServiceError('conflict', 'The consultation is closed. Comment on the version instead.');
      }
      const anchor = view.clause === null ? WHOLE_VERSION : { ...WHOLE_VERSION, blockId: view.clause.id };
      const answer = await postComment(ctx, { ...typed, versionId: view.version.id, on: 'snapshot', anchor });
      if (answer.ok) {
        const at = view.clause === null ? 'text' : view.clause.id;
        return redirect(`${path}?done=comment&as=${answer.result.name}#${at}`);
      }
      return data({ errors: answer.errors, values: read.values }, { status: answer.status });
    }
    case 'answer': {
      const answer = await answerQuestion(ctx, { ...typed, consultationId: id });
      if (answer.ok) return redirect(`${path}?done=answer#${encodeURIComponent(typed.questionId)}`);
      return data({ errors: answer.errors, values: read.values }, { status: answer.status });
    }
    case 'outcome': {
      const perQuestion = Object.fromEntries(
        Object.entries(read.values).flatMap(([name, value]) => {
          const question = /^outcome-(q\d{1,3})$/.exec(name)?.[1];
          return question === undefined || typeof value !== 'string' ? [] : [[question, value]];
        }),
      );
      const answer = await sayOutcome(ctx, id, { outcome: typed.outcome, perQuestion }, typed.shownHash);
      if (answer.ok) return redirect(`${path}?done=outcome#result`);
      return data({ errors: answer.errors, values: read.values }, { status: answer.status });
    }
  }
}
