import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { Form } from '../components/form/form';
import { Page } from '../components/page';
import { redirectSignedOut } from '../http/answer.server';
import { readForm } from '../http/form.server';
import { door } from '../http/respond.server';
import { signOut } from '../services/people/sign-out.server';

/** The address typed by hand: signing out is a form, so that no link can do it. */
export const loader = door(async ({ ctx }) => {
  if (ctx.actor.kind !== 'person') throw redirect('/');
  return null;
});

export const action = door(async ({ ctx, request, context }) => {
  await readForm(request, context, z.object({}));
  await signOut(ctx);
  return redirectSignedOut(ctx, '/');
});

export const meta = () => [{ title: 'Sign out' }];

export default function SignOut() {
  return (
    <Page title="Sign out" width="text">
      <p>Unsaved typing in open drafts stays on this device until you sign in again.</p>
      <Form>
        <Button>Sign out</Button>
      </Form>
    </Page>
  );
}
