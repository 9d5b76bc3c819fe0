import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { ButtonLink } from '../components/form/button-link';
import { Form } from '../components/form/form';
import { NewPassword } from '../components/form/new-password';
import { Page } from '../components/page';
import { refuseAnswer } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door, refuseForm } from '../http/respond.server';
import { resetPassword, viewResetLink } from '../services/people/reset-password.server';

export const loader = door(({ ctx, url }) => viewResetLink(ctx, url.searchParams.get('token') ?? ''));

const form = z.object({ password: z.string().default('') });

export const action = door(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const token = url.searchParams.get('token') ?? '';
  const answer = await resetPassword(ctx, { token, password: read.data.password });
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect('/sign-in?done=password-changed');
});

export const meta = () => [{ title: 'Choose a new password' }, { name: 'robots', content: 'noindex' }];

export default function ResetPassword() {
  const { works, suspended } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (suspended !== null) {
    return (
      <Page title="You cannot choose a new password now" width="text" failure={failure}>
        <p>{suspended}</p>
      </Page>
    );
  }
  if (!works) {
    return (
      <Page title="This link does not work any more" width="text" failure={failure}>
        <p>It was used already, was replaced by a newer one, or is older than 1 hour.</p>
        <ButtonLink href="/forgotten-password">Ask for a new link</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title="Choose a new password" width="text" failure={failure}>
      <p>Every browser that is signed in to your account is signed out.</p>
      <Form failure={failure}>
        <NewPassword name="password" label="New password" />
        <Button>Change password</Button>
      </Form>
    </Page>
  );
}
