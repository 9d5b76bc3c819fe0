import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { OFFICES } from '../../../db/words';
import { DateText, DateTimeText } from '../../components/date-text';
import { isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { PersonStateTag } from '../../components/people/person-state-tag';
import { SummaryList } from '../../components/summary-list';
import { MEMBERSHIP_DUTY_LABELS } from '../../domain/labels';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { endOffice, grantOffice } from '../../services/admin/grant-office.server';
import { endSessionsOf, restorePerson, suspendPerson } from '../../services/admin/suspend-person.server';
import { viewPerson } from '../../services/admin/view-people.server';
import { AccountActs } from './account-acts';
import { OfficeTable } from './office-table';

const DONE = {
  granted: 'The office is given, and the person is told',
  ended: 'The office is ended, and the person is told',
  suspended: 'The account is suspended and signed out everywhere',
  restored: 'The suspension is ended',
  sessions: 'The person is signed out everywhere',
} as const;

export const loader = door(async ({ ctx, params, url }) => {
  const done = url.searchParams.get('done') ?? '';
  return {
    person: await viewPerson(ctx, params.id ?? ''),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
});

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grant'), office: z.enum(OFFICES) }),
  z.object({ intent: z.literal('end'), office: z.enum(OFFICES) }),
  z.object({ intent: z.literal('suspend'), reason: z.string().default('') }),
  z.object({ intent: z.literal('restore') }),
  z.object({ intent: z.literal('sessions') }),
]);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const personId = params.id ?? '';
  const input = read.data;
  const [answer, done] = await (async () => {
    switch (input.intent) {
      case 'grant':
        return [await grantOffice(ctx, { personId, office: input.office }), 'granted'] as const;
      case 'end':
        return [await endOffice(ctx, { personId, office: input.office }), 'ended'] as const;
      case 'suspend':
        return [await suspendPerson(ctx, { personId, reason: input.reason }), 'suspended'] as const;
      case 'restore':
        return [await restorePerson(ctx, personId), 'restored'] as const;
      case 'sessions':
        return [await endSessionsOf(ctx, personId), 'sessions'] as const;
    }
  })();
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect(`/admin/people/${personId}?done=${done}`);
});

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) => [
  { title: data ? `${data.person.name}: administration` : 'Administration' },
];

export default function AdminPerson() {
  const { person, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : null;
  return (
    <Page
      title={person.name}
      head={<PersonStateTag state={person.state} />}
      width="text"
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Administration', href: '/admin' },
        { text: 'People', href: '/admin/people' },
      ]}
      failure={failure}
    >
      {done && !failure ? <Notice kind="success" title={done} /> : null}
      <SummaryList
        rows={[
          { key: 'E-mail address', value: person.email },
          { key: 'Account since', value: <DateText at={person.createdAt} /> },
          {
            key: 'Last seen',
            value: person.lastSeenAt ? <DateTimeText at={person.lastSeenAt} /> : 'Never',
          },
          {
            key: 'Signed in',
            value:
              person.sessions === 1
                ? 'In 1 browser'
                : person.sessions === 0
                  ? 'Nowhere'
                  : `In ${person.sessions} browsers`,
          },
          {
            key: 'Organisations',
            value:
              person.organisations.length === 0 ? (
                'None'
              ) : (
                <ul className="nhsuk-list nhsuk-u-margin-bottom-0">
                  {person.organisations.map(({ slug, name, duty }) => (
                    <li key={slug}>
                      <a href={`/organisations/${slug}`}>{name}</a>,{' '}
                      {MEMBERSHIP_DUTY_LABELS[duty].toLowerCase()}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'Record',
            value: <a href={`/admin/record?kind=person&object=${person.id}`}>What the audit record says</a>,
          },
        ]}
      />
      <OfficeTable person={person} />
      <AccountActs person={person} failure={failure?.values?.intent === 'suspend' ? failure : null} />
    </Page>
  );
}
