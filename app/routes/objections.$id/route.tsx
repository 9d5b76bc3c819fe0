import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { OBJECTION_ANSWERS } from '../../../db/words';
import { DateTimeText } from '../../components/date-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import { WarningCallout } from '../../components/warning-callout';
import { OBJECTION_ANSWER_LABELS } from '../../domain/labels';
import { oneOf, readForm, requiredText } from '../../http/form.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { answerObjection } from '../../services/objections/answer-objection.server';
import { objectionPath } from '../../services/objections/objection-address';
import { type ObjectionView, viewObjection } from '../../services/objections/view-objections.server';
import { AnswerForm } from './answer-form';

export const loader = door(async ({ ctx, params }) => await viewObjection(ctx, params.id ?? ''));

const form = z.object({
  outcome: oneOf(OBJECTION_ANSWERS, 'Choose how you answer.'),
  answer: requiredText(
    'Write the answer. It is public.',
    4000,
    'The answer must be 4,000 characters or fewer.',
  ),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const id = params.id ?? '';
  const decision = await answerObjection(ctx, { id, ...read.data });
  return decision.allowed ? redirect(objectionPath(id)) : refuseDecision(decision, read.values);
});

export const meta = ({ data }: { data?: ObjectionView }) => [
  { title: data ? `Objection ${data.name}, ${data.place.reference} ${data.place.number}` : 'Objection' },
];

export default function ObjectionPage() {
  const objection = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { place } = objection;
  return (
    <Page
      caption={`${place.reference} ${place.title} ${place.number}`}
      title={<>Objection&nbsp;{objection.name}</>}
      lead={objection.summary}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: place.reference, href: `/standards/${place.reference}` },
        { text: `Version ${place.number}`, href: place.path },
        { text: 'Objections', href: place.objections },
      ]}
      failure={failure}
      width="text"
    >
      {objection.overdue ? (
        <WarningCallout title="The answer is overdue">
          <p>
            It was due by <DateTimeText at={objection.answerBy} />.
          </p>
        </WarningCallout>
      ) : null}
      <SummaryList
        rows={[
          { key: 'To', value: <a href={objection.decisionPath}>{objection.decision}</a> },
          { key: 'Decided', value: <DateTimeText at={objection.decidedAt} /> },
          { key: 'Filed by', value: [objection.filedBy, objection.organisation].filter(Boolean).join(', ') },
          { key: 'Filed', value: <DateTimeText at={objection.filedAt} /> },
          {
            key: 'Answer due',
            value: objection.answeredAt === null ? <DateTimeText at={objection.answerBy} /> : null,
          },
        ]}
      />
      <h2 className="nhsuk-heading-m">Reasons</h2>
      <TypedText text={objection.reasons} />
      <h2 className="nhsuk-heading-m">What would remove it</h2>
      <TypedText text={objection.removedBy} />
      {objection.outcome === null || objection.answeredAt === null ? null : (
        <Notice title={OBJECTION_ANSWER_LABELS[objection.outcome]}>
          <p>
            {objection.answeredBy ?? 'A former Lead'}, <DateTimeText at={objection.answeredAt} />
            {objection.answeredLate ? ', after the 30 days' : ''}
          </p>
          <TypedText text={objection.answer} />
        </Notice>
      )}
      <AnswerForm objection={objection} failure={failure} />
    </Page>
  );
}
