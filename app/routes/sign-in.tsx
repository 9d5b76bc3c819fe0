import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { EmailInput } from '../components/form/email-input';
import { Form } from '../components/form/form';
import { PasswordInput } from '../components/form/password-input';
import { InsetText } from '../components/inset-text';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { redirectSignedIn, refuseAnswer } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door, refuseForm, safePath } from '../http/respond.server';
import { signIn } from '../services/people/sign-in.server';

/** Where people go who asked for no place in particular. */
const FIRST_PAGE = '/my-work';

const DONE = {
  'password-changed': { kind: 'success', title: 'Your password is changed. Sign in with the new one.' },
  'set-up-already': {
    kind: 'important',
    title:
      'The first administrator was created before your form came, so no second one was made. Sign in with that account: it gives offices to others.',
  },
} as const;

const doneWords = (word: string) => (Object.hasOwn(DONE, word) ? DONE[word as keyof typeof DONE] : null);

export const loader = door(async ({ ctx, url }) => {
  const to = safePath(url.searchParams.get('to'), '');
  if (ctx.actor.kind === 'person') throw redirect(to || FIRST_PAGE);
  return {
    to,
    serviceName: ctx.settings.serviceName,
    demo: ctx.settings.demo,
    done: doneWords(url.searchParams.get('done') ?? ''),
  };
});

const form = z.object({ email: z.string().default(''), password: z.string().default('') });

export const action = door(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const to = safePath(url.searchParams.get('to'), '');
  const answer = await signIn(ctx, { ...read.data, to });
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirectSignedIn(ctx, answer.result, to || FIRST_PAGE);
});

export const meta = () => [{ title: 'Sign in' }];

export default function SignIn() {
  const { to, demo, done, serviceName } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const query = to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  return (
    <Page title="Sign in" width="text" failure={failure}>
      {done === null || failure ? null : <Notice kind={done.kind} title={done.title} />}
      {to === '' ? null : <p>You come back to the page you asked for.</p>}
      {demo ? (
        <InsetText>
          <p>
            This is a demonstration. <a href={`/demo${query}`}>Choose an invented person</a> and sign in by
            one click.
          </p>
        </InsetText>
      ) : null}
      <Form failure={failure}>
        <EmailInput name="email" label="E-mail address" autoComplete="username" />
        <PasswordInput name="password" label="Password" autoComplete="current-password" />
        <Button>Sign in</Button>
      </Form>
      <p>
        <a href="/forgotten-password">I have forgotten my password</a>
      </p>
      <h2 className="nhsuk-heading-m">If you do not have an account</h2>
      <p>
        Everything on {serviceName} can be read without one. To comment, propose wording or vote for your
        organisation, <a href={`/register${query}`}>create an account</a>.
      </p>
    </Page>
  );
}
