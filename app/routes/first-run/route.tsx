import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../../components/form/button';
import { Checkbox } from '../../components/form/checkbox';
import { EmailInput } from '../../components/form/email-input';
import { Form } from '../../components/form/form';
import { NewPassword } from '../../components/form/new-password';
import { TextInput } from '../../components/form/text-input';
import { Page } from '../../components/page';
import { redirectSignedIn, refuseAnswer } from '../../http/answer.server';
import { readForm, ticked } from '../../http/form.server';
import { door, refuseForm } from '../../http/respond.server';
import { isServiceError } from '../../services/errors';
import { createFirstAdministrator, viewFirstRun } from '../../services/people/first-run.server';
import { loadSample } from '../../services/sample/load-sample.server';

export const loader = door(async ({ ctx, url }) => {
  const state = await viewFirstRun(ctx, url.searchParams.get('token') ?? '');
  if (state === 'closed') throw redirect('/');
  return { state, serviceName: ctx.settings.serviceName };
});

const form = z.object({
  name: z.string().default(''),
  email: z.string().default(''),
  password: z.string().default(''),
  sample: ticked(),
});

export const action = door(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const { sample, ...person } = read.data;
  const token = url.searchParams.get('token') ?? '';
  const answer = await createFirstAdministrator(ctx, { ...person, token }).catch((thrown: unknown) => {
    // The page of the form is gone once somebody has an account: signing in is what is left.
    if (isServiceError(thrown) && thrown.code === 'conflict') throw redirect('/sign-in?done=set-up-already');
    throw thrown;
  });
  if (!answer.ok) return refuseAnswer(answer, read.values);
  if (sample) await loadSample({ ...ctx, actor: { kind: 'console' } });
  return redirectSignedIn(ctx, answer.result, sample ? '/' : '/admin');
});

export const meta = () => [{ title: 'Set up' }, { name: 'robots', content: 'noindex' }];

export default function FirstRun() {
  const { state, serviceName } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (state !== 'open') {
    return (
      <Page title={`${serviceName} is not set up yet`} width="text" failure={failure}>
        <p>
          Whoever runs this installation creates the first administrator. The link for it was printed where
          the portal was started, and works once and for a day.
        </p>
        <p>If the link has run out, start the portal again: it prints a new one.</p>
      </Page>
    );
  }
  return (
    <Page
      title="Create the first administrator"
      lead={`Nobody has an account on this installation of ${serviceName} yet. The first one gives roles to others.`}
      width="text"
      failure={failure}
    >
      <Form failure={failure}>
        <TextInput name="name" label="Your full name" autoComplete="name" />
        <EmailInput name="email" label="Your e-mail address" hint="You sign in with it." />
        <NewPassword name="password" label="Create a password" />
        <h2 className="nhsuk-heading-m">Load the sample</h2>
        <p>
          The sample has a published standard, a draft, an open ballot and an approval that waits, with
          invented organisations and people. It is for looking around and cannot be taken out again.
        </p>
        <Checkbox name="sample" label="Load the sample as well" />
        <Button>Create administrator</Button>
      </Form>
    </Page>
  );
}
