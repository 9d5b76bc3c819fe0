import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { dayInLondon } from '../../components/dates';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { DateInput } from '../../components/form/date-input';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { TextInput } from '../../components/form/text-input';
import { typedDate } from '../../components/form/typed-date';
import { Page } from '../../components/page';
import { SenseChecksOn } from '../../components/sense-checks-on';
import { VersionStateTag } from '../../components/state-tag';
import { endOfDayAfter } from '../../domain/london-time';
import { dateBoxes, readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { openSenseCheck } from '../../services/sense-checks/open-sense-check.server';
import { senseCheckPath } from '../../services/sense-checks/sense-check-address';
import { viewSenseChecks } from '../../services/sense-checks/view-sense-checks.server';
import { versionIdAt } from '../../services/versions/version-id.server';

export const loader = door(async ({ ctx, params, url }) => ({
  ...(await viewSenseChecks(ctx, params.reference ?? '', params.version ?? '')),
  about: (url.searchParams.get('about') ?? '').slice(0, 100),
}));

const text = z.string().optional().default('');
const form = z.object({
  about: text,
  question: text,
  ...dateBoxes('closes'),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const { about, question } = read.data;
  const [day, month, year] = [read.data['closes-day'], read.data['closes-month'], read.data['closes-year']];
  const closes = typedDate({ day, month, year }, 'closing day');
  if (closes.kind !== 'date') {
    const sentence = closes.kind === 'faulty' ? closes.sentence : 'Enter the closing day.';
    return refuseForm({ closes: sentence }, read.values);
  }
  const versionId = await versionIdAt(ctx, params.reference ?? '', params.version ?? '');
  const closesAt = endOfDayAfter(new Date(`${closes.iso}T12:00:00Z`), 0);
  const answer = await openSenseCheck(ctx, { versionId, about, question, closesAt });
  if (answer.ok) return redirect(senseCheckPath(answer.result.id));
  return data({ errors: answer.errors, values: read.values }, { status: answer.status });
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view ? `Sense checks on ${view.standard.reference} ${view.version.number}` : 'Sense checks',
  },
];

export default function SenseChecksPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version, checks } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Sense checks"
      lead="One question to organisations: for, against or unsure, with a reason. It is advice, and no ballot counts it."
      head={<VersionStateTag state={version.state} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: version.number, href: version.path },
      ]}
      failure={failure}
      width="text"
    >
      {checks.length === 0 ? (
        <EmptyState title="Nothing was asked yet">
          The chair and the editors open sense checks on a comment, a clause or an amendment.
        </EmptyState>
      ) : (
        <SenseChecksOn checks={checks} withSubject />
      )}
      {view.mayOpen ? (
        <Form failure={failure}>
          <h2 className="nhsuk-heading-l">Ask organisations</h2>
          <TextInput
            name="about"
            label="What it is about"
            hint="A comment such as C-12, a submitted amendment such as A-3, or the number of a clause such as 3.2"
            defaultValue={view.about}
            width={20}
          />
          <TextInput
            name="question"
            label="Question"
            hint="One sentence that can be answered with for, against or unsure."
          />
          <DateInput
            name="closes"
            label="Closing day"
            hint="It closes at the end of that day, UK time, and stands for 60 days at most."
            defaultValue={dayInLondon(view.suggestedClose)}
          />
          <Button>Open the sense check</Button>
        </Form>
      ) : null}
    </Page>
  );
}
