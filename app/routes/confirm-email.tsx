import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { Form } from '../components/form/form';
import { PasswordInput } from '../components/form/password-input';
import { Page } from '../components/page';
import { redirectSignedIn, refuseAnswer } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door, refuseForm, safePath } from '../http/respond.server';
import { confirmEmail, viewConfirmation } from '../services/people/confirm-email.server';

export const loader = door(async ({ ctx, url }) => ({
  link: await viewConfirmation(ctx, url.searchParams.get('token') ?? ''),
}));

const form = z.object({ password: z.string().default('') });

export const action = door(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const token = url.searchParams.get('token') ?? '';
  const answer = await confirmEmail(ctx, { token, password: read.data.password });
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirectSignedIn(ctx, answer.result, safePath(url.searchParams.get('to'), '/my-work'));
});

export const meta = () => [{ title: 'Confirm your e-mail address' }, { name: 'robots', content: 'noindex' }];

export default function ConfirmEmail() {
  const { link } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (!link.works) {
    return (
      <Page title="This link does not work any more" width="text" failure={failure}>
        <p>It was used already, was replaced by a newer one, or is older than 48 hours.</p>
        <p>
          <a href="/sign-in">Sign in</a> with your e-mail address and password. If the address is not
          confirmed yet, we send you a new link.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Confirm your e-mail address" width="text" failure={failure}>
      <p>
        Enter your password to confirm that <strong>{link.email}</strong> is your address
        {link.firstTime ? '' : ' from now on'}.
      </p>
      <Form failure={failure}>
        <PasswordInput
          name="password"
          label="Password"
          hint={
            link.firstTime
              ? 'The one you chose when you created the account. If you did so more than once, each letter goes with the password of its own time.'
              : undefined
          }
          autoComplete="current-password"
        />
        <Button>Confirm and sign in</Button>
      </Form>
      <p>
        <a href="/forgotten-password">I have forgotten my password</a>
      </p>
    </Page>
  );
}
