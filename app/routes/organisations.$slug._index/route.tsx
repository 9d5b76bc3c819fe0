import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateText } from '../../components/date-text';
import { isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { SuspendedWords } from '../../components/organisations/suspended-words';
import { Page } from '../../components/page';
import { Split } from '../../components/split';
import { OrganisationStateTag } from '../../components/state-tag';
import { WarningCallout } from '../../components/warning-callout';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { publicPage } from '../../http/public-page.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { askToJoin, takeBackRequest } from '../../services/organisations/ask-to-join.server';
import {
  restoreOrganisation,
  suspendOrganisation,
  verifyOrganisation,
} from '../../services/organisations/verify-organisation.server';
import { viewOrganisation } from '../../services/organisations/view-organisation.server';
import { OrganisationFacts } from './organisation-facts';
import { OrganisationRecord } from './organisation-record';
import { OwnPart } from './own-part';
import { SecretariatPart } from './secretariat-part';

const DONE = {
  created: 'The organisation is on the portal. The Secretariat checks it next',
  changed: 'Your changes are saved',
  joined: 'You are now a member',
  left: 'You have left the organisation',
  asked: 'Your request is sent',
  'taken-back': 'Your request is taken back',
  verified: 'The organisation is verified, and its members are told',
  suspended: 'The organisation is suspended, and its members are told',
  restored: 'The suspension is ended, and its members are told',
} as const;

const ANSWERS = { 'its-own': 'Its representative or alternate', secretariat: 'The Secretariat' } as const;

export const loader = door(async ({ ctx, params, url }) => {
  const done = url.searchParams.get('done') ?? '';
  return publicPage(ctx, {
    organisation: await viewOrganisation(ctx, params.slug ?? ''),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), message: z.string().default('') }),
  z.object({ intent: z.literal('take-back') }),
  z.object({ intent: z.literal('verify'), shownHash: z.string().default('') }),
  z.object({ intent: z.literal('suspend'), reason: z.string().default('') }),
  z.object({ intent: z.literal('restore') }),
]);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const slug = params.slug ?? '';
  const input = read.data;
  const here = `/organisations/${slug}?done=`;
  switch (input.intent) {
    case 'ask': {
      const answer = await askToJoin(ctx, { slug, message: input.message });
      return answer.ok ? redirect(`${here}asked`) : refuseAnswer(answer, read.values);
    }
    case 'take-back':
      await takeBackRequest(ctx, slug);
      return redirect(`${here}taken-back`);
    case 'verify': {
      const answer = await verifyOrganisation(ctx, slug, input.shownHash);
      return answer.ok ? redirect(`${here}verified`) : refuseAnswer(answer, read.values);
    }
    case 'suspend': {
      const answer = await suspendOrganisation(ctx, { slug, reason: input.reason });
      return answer.ok ? redirect(`${here}suspended`) : refuseAnswer(answer, read.values);
    }
    case 'restore': {
      const answer = await restoreOrganisation(ctx, slug);
      return answer.ok ? redirect(`${here}restored`) : refuseAnswer(answer, read.values);
    }
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.organisation.name ?? 'Organisation' },
];

export default function Organisation() {
  const { organisation, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : null;
  return (
    <Page
      title={organisation.name}
      head={<OrganisationStateTag state={organisation.state} />}
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Organisations', href: '/organisations' },
      ]}
      failure={failure}
    >
      {done && !failure ? (
        <Notice
          kind="success"
          title={done === DONE.asked ? `${done}. ${ANSWERS[organisation.mine.answeredBy]} answers it` : done}
        />
      ) : null}
      <Split
        aside={
          <>
            <OwnPart organisation={organisation} failure={failure} />
            <SecretariatPart organisation={organisation} failure={failure} />
          </>
        }
      >
        {organisation.suspendedAt === null ? null : (
          <WarningCallout title="Suspended">
            <p>
              The Secretariat suspended {organisation.name} on <DateText at={organisation.suspendedAt} />.{' '}
              <SuspendedWords reason={organisation.mine.suspensionReason} />
            </p>
          </WarningCallout>
        )}
        {organisation.description === '' ? null : <p className="nhsuk-body-l">{organisation.description}</p>}
        <OrganisationFacts organisation={organisation} />
        <OrganisationRecord organisation={organisation} />
      </Split>
    </Page>
  );
}
