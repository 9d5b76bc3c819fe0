import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { EmailInput } from '../components/form/email-input';
import { Form } from '../components/form/form';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { refuseAnswer } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door, refuseForm } from '../http/respond.server';
import { askForReset } from '../services/people/ask-for-reset.server';

export const loader = door(async ({ url }) => ({ sent: url.searchParams.has('sent') }));

const form = z.object({ email: z.string().default('') });

export const action = door(async ({ ctx, request, context }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const answer = await askForReset(ctx, read.data.email);
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect('/forgotten-password?sent');
});

export const meta = () => [{ title: 'Forgotten password' }];

export default function ForgottenPassword() {
  const { sent } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const back = { href: '/sign-in', text: 'Back to sign in' };
  if (sent) {
    return (
      <Page width="text" back={back}>
        <Panel title="Check your e-mail">
          If there is an account with that address, we have sent a link to it. An address gets four such
          letters in an hour at most: if there is no new one, use the newest that you have.
        </Panel>
        <p>The link works once and for 1 hour.</p>
        <p>
          If no letter comes within a few minutes, look in your junk mail, check that you gave the address of
          your account, or <a href="/forgotten-password">ask again</a>.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Choose a new password" width="text" back={back} failure={failure}>
      <p>Give the e-mail address of your account. We send you a link to choose a new password.</p>
      <Form failure={failure}>
        <EmailInput name="email" label="E-mail address" autoComplete="username" />
        <Button>Send the link</Button>
      </Form>
    </Page>
  );
}
