import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { isFormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Tag } from '../../components/tag';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { answerSenseCheck } from '../../services/sense-checks/answer-sense-check.server';
import { senseCheckPath } from '../../services/sense-checks/sense-check-address';
import { viewSenseCheck } from '../../services/sense-checks/view-sense-check.server';
import { AnswerForm } from './answer-form';
import { AnswerTables } from './answer-tables';

export const loader = door(async ({ ctx, params, url }) => ({
  ...(await viewSenseCheck(ctx, params.id ?? '')),
  done: url.searchParams.get('done') === 'answered',
}));

const text = z.string().optional().default('');
const form = z.object({ organisationId: text, position: text, reason: text });

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const id = params.id ?? '';
  const answer = await answerSenseCheck(ctx, id, read.data);
  if (answer.ok) return redirect(`${senseCheckPath(id)}?done=answered`);
  return data({ errors: answer.errors, values: read.values }, { status: answer.status });
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Sense check on ${view.subject.name} of ${view.standard.reference} ${view.version.number}`
      : 'Sense check',
  },
];

export default function SenseCheckPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version, subject, advice } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={view.question}
      head={<Tag colour={view.open ? 'green' : 'grey'}>{view.open ? 'Open' : 'Closed'}</Tag>}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: version.number, href: version.path },
        { text: 'Sense checks', href: version.senseChecks },
      ]}
      failure={failure}
      width="text"
    >
      {view.done && failure === undefined ? (
        <Notice kind="success" title="The answer of your organisation is saved." />
      ) : null}
      <InsetText>
        <p>
          A sense check is advice to those who work on the standard. It decides nothing, and no ballot counts
          it.
        </p>
      </InsetText>
      <p>
        About <a href={subject.path}>{subject.kind === 'clause' ? `clause ${subject.name}` : subject.name}</a>
        . Asked by {view.openedBy} on <DateTimeText at={view.openedAt} />.{' '}
        {view.open ? (
          <>
            Open until <DateTimeText at={view.closesAt} /> ({daysLeftWords(view.now, view.closesAt)}).
          </>
        ) : (
          <>
            Closed on <DateTimeText at={view.closesAt} />.
          </>
        )}
      </p>
      <h2 className="nhsuk-heading-l">What was said</h2>
      <p>{advice.words}</p>
      <AnswerTables view={view} />
      <AnswerForm view={view} failure={failure} />
    </Page>
  );
}
