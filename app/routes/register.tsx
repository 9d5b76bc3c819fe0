import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { EmailInput } from '../components/form/email-input';
import { Form } from '../components/form/form';
import { NewPassword } from '../components/form/new-password';
import { TextInput } from '../components/form/text-input';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { refuseAnswer } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door, refuseForm, safePath } from '../http/respond.server';
import { portalIsEmpty } from '../services/people/first-run.server';
import { register } from '../services/people/register.server';

export const loader = door(async ({ ctx, url }) => {
  const to = safePath(url.searchParams.get('to'), '');
  if (ctx.actor.kind === 'person') throw redirect(to || '/my-work');
  return { to, sent: url.searchParams.has('sent'), serviceName: ctx.settings.serviceName };
});

const form = z.object({
  name: z.string().default(''),
  email: z.string().default(''),
  password: z.string().default(''),
});

export const action = door(async ({ ctx, request, context, url }) => {
  // An account made before the first administrator's would shut out whoever holds the printed link.
  if (await portalIsEmpty(ctx)) throw redirect('/first-run');
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const to = safePath(url.searchParams.get('to'), '');
  const answer = await register(ctx, { ...read.data, to });
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect('/register?sent');
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view?.sent ? LETTER_SENT : 'Create an account' },
];

const LETTER_SENT = 'Check your e-mail';

export default function Register() {
  const { to, sent, serviceName } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (sent) return <LetterSent />;
  const query = to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  return (
    <Page
      title="Create an account"
      lead={`With an account you can comment, propose wording and take part for your organisation on ${serviceName}.`}
      width="text"
      back={{ href: `/sign-in${query}`, text: 'Back to sign in' }}
      failure={failure}
    >
      <Form failure={failure}>
        <TextInput
          name="name"
          label="Your full name"
          hint="It is shown beside everything you write here."
          autoComplete="name"
        />
        <EmailInput
          name="email"
          label="Your e-mail address"
          hint="It is never shown in public. We send a link to it to confirm that it is yours."
        />
        <NewPassword name="password" label="Create a password" />
        <p>
          What you write is public under your name. The <a href="/privacy">privacy notice</a> says what else
          we keep.
        </p>
        <Button>Create account</Button>
      </Form>
    </Page>
  );
}

/** The same for an address that has an account already. */
function LetterSent() {
  return (
    <Page width="text">
      <Panel title={LETTER_SENT}>We have sent a letter to the address you gave.</Panel>
      <h2 className="nhsuk-heading-m">What happens next</h2>
      <p>Open the link in the letter and enter your password. The link works for 48 hours.</p>
      <p>
        If no letter comes within a few minutes, look in your junk mail, or{' '}
        <a href="/register">try again with another address</a>.
      </p>
    </Page>
  );
}
