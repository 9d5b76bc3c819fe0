import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../components/form/button';
import { Form } from '../components/form/form';
import { Page } from '../components/page';
import { readForm } from '../http/form.server';
import { door } from '../http/respond.server';
import { endLetters, viewLettersToEnd } from '../services/notices/end-letters.server';
import { NOTICE_SETTINGS_PATH } from '../services/notices/notice-address';

/** Opening the address changes nothing: scanners of mail open every address they find. */
export const loader = door(async ({ ctx, params }) => ({
  letters: await viewLettersToEnd(ctx, params.secret ?? '', params.about ?? ''),
}));

/**
 * Ends the letters. A mail program sends this form by itself, without a session (RFC 8058), and so does the button of
 * the page; the secret in the address is all the authority there is, and it is good for nothing else.
 */
export const action = door(async ({ ctx, request, context, params }) => {
  await readForm(request, context, z.object({}));
  const letters = await endLetters(ctx, params.secret ?? '', params.about ?? '');
  return data({ letters });
});

export const meta = () => [{ title: 'Stop letters' }, { name: 'robots', content: 'noindex' }];

export default function Unsubscribe() {
  const loaded = useLoaderData<typeof loader>();
  const { letters } = useActionData<typeof action>() ?? loaded;
  const { name, collected, ended } = letters;
  if (ended) {
    return (
      <Page title="These letters are stopped" width="text">
        <p role="status">
          {collected ? (
            <>
              You no longer get the <strong>{name.toLowerCase()}</strong>.
            </>
          ) : (
            <>
              You no longer get a letter when: <strong>{name}</strong>.
            </>
          )}{' '}
          What happens is still shown in the portal, under <a href="/notifications">Notifications</a>. Other
          letters are as they were.
        </p>
        <p>
          <a href={NOTICE_SETTINGS_PATH}>Choose what comes by e-mail</a>. You need to sign in for that.
        </p>
      </Page>
    );
  }
  return (
    <Page title={collected ? `Stop the ${name.toLowerCase()}?` : 'Stop these letters?'} width="text">
      <p>
        {collected ? (
          <>
            You will no longer get the <strong>{name.toLowerCase()}</strong> by e-mail.
          </>
        ) : (
          <>
            You will no longer get a letter when: <strong>{name}</strong>.
          </>
        )}{' '}
        Other letters are not changed.
      </p>
      <Form>
        <input type="hidden" name="List-Unsubscribe" value="One-Click" />
        <Button>Stop these letters</Button>
      </Form>
      <p>
        <a href={NOTICE_SETTINGS_PATH}>Choose what comes by e-mail</a> instead. You need to sign in for that.
      </p>
    </Page>
  );
}
