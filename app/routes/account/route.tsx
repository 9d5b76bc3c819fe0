import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { NOTICE_SETTINGS_PATH } from '../../services/notices/notice-address';
import { askForNewEmail } from '../../services/people/ask-for-new-email.server';
import { changeName } from '../../services/people/change-name.server';
import { changePassword } from '../../services/people/change-password.server';
import { endOtherSessions, endSession } from '../../services/people/end-session.server';
import { viewAccount } from '../../services/people/view-account.server';
import { AccountForms } from './account-forms';
import { AccountOrganisations } from './account-organisations';
import { AccountSessions } from './account-sessions';

const DONE = {
  name: 'Your name is changed',
  email: 'We have sent a link to the new address. Your old address stays in use until you follow it',
  password: 'Your password is changed, and every other browser is signed out',
  session: 'The session is ended',
} as const;

export const loader = door(async ({ ctx, url }) => {
  const done = url.searchParams.get('done') ?? '';
  return {
    account: await viewAccount(ctx),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
});

const text = z.string().default('');
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('name'), name: text }),
  z.object({ intent: z.literal('email'), email: text, emailPassword: text }),
  z.object({ intent: z.literal('password'), presentPassword: text, newPassword: text }),
  z.object({ intent: z.literal('end-session'), session: text }),
  z.object({ intent: z.literal('end-others') }),
]);

export const action = memberDoor(async ({ ctx, request, context }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const input = read.data;
  switch (input.intent) {
    case 'name': {
      const answer = await changeName(ctx, input.name);
      return answer.ok ? redirect('/account?done=name') : refuseAnswer(answer, read.values);
    }
    case 'email': {
      const answer = await askForNewEmail(ctx, { email: input.email, password: input.emailPassword });
      return answer.ok ? redirect('/account?done=email') : refuseAnswer(answer, read.values);
    }
    case 'password': {
      const answer = await changePassword(ctx, {
        present: input.presentPassword,
        password: input.newPassword,
      });
      return answer.ok ? redirect('/account?done=password') : refuseAnswer(answer, read.values);
    }
    case 'end-session': {
      const answer = await endSession(ctx, input.session);
      return answer.ok ? redirect('/account?done=session#sessions') : refuseAnswer(answer, {});
    }
    case 'end-others':
      await endOtherSessions(ctx);
      return redirect('/account?done=session#sessions');
  }
});

export const meta = () => [{ title: 'Your account' }];

export default function Account() {
  const { account, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : null;
  return (
    <Page title="Your account" width="text" failure={failure}>
      {done && !failure ? <Notice kind="success" title={done} /> : null}
      <AccountOrganisations account={account} />
      <AccountForms account={account} failure={failure} />
      <section aria-labelledby="notices-heading">
        <h2 className="nhsuk-heading-m" id="notices-heading">
          What you are told
        </h2>
        <p>
          <a href={NOTICE_SETTINGS_PATH}>Choose what comes by e-mail and when</a>, pause letters, or stop
          following a standard.
        </p>
      </section>
      <section aria-labelledby="kept-heading">
        <h2 className="nhsuk-heading-m" id="kept-heading">
          Text kept on this device
        </h2>
        <p>
          <a href="/kept-text">See what you wrote in this browser and could not save</a>, to copy or to delete
          it.
        </p>
      </section>
      <AccountSessions sessions={account.sessions} />
    </Page>
  );
}
