import type { KeptForm } from '../../services/kept-form';
import { Button } from '../form/button';
import { CsrfTokenContext } from '../form/csrf-token';
import { Form } from '../form/form';
import { Page } from '../page';
import { TypedBefore } from '../typed-before';
import { typedWords } from '../typed-words';

export function keptFormTitle({ as }: KeptForm): string {
  return as === null ? 'You are signed out' : 'You have signed in anew';
}

/** What was typed before a sign-in ended or another began: nothing of it is lost, and it is sent with one press. */
export function KeptFormPage({ kept }: { readonly kept: KeptForm }) {
  const there = new URL(kept.action, 'http://localhost');
  return (
    <Page title={keptFormTitle(kept)} width="text">
      {kept.as === null ? (
        <>
          <p>Nothing was sent. What you typed is kept on this page as long as it is open.</p>
          <p>
            <a
              href={`/sign-in?to=${encodeURIComponent(there.pathname + there.search)}`}
              target="_blank"
              rel="noreferrer"
            >
              Sign in (opens in a new tab)
            </a>
            , then {kept.whole ? 'come back to this tab and send it' : AGAIN}.
          </p>
        </>
      ) : (
        <p>
          Nothing was sent, because this form was opened under another sign-in. You are signed in as{' '}
          <strong>{kept.as}</strong> now. What you typed is kept here:{' '}
          {kept.whole ? 'send it in this name, or leave this page' : AGAIN}.
        </p>
      )}
      <TypedBefore words={typedWords(kept.typed)} />
      {kept.whole ? (
        <SendAgain kept={kept}>{kept.as === null ? 'Send it' : `Send it as ${kept.as}`}</SendAgain>
      ) : null}
    </Page>
  );
}

/** A file or a password is not kept. */
const AGAIN = 'open the form again and fill it in anew, with the file or the password it asks for';

/** What was typed into a form that was refused, below the reason; with a button where it may pass at another time. */
export function TypedInVain({ kept }: { readonly kept: KeptForm }) {
  const words = typedWords(kept.typed);
  if (words.length === 0) return null;
  return (
    <>
      <TypedBefore words={words} />
      {kept.because === 'refused-for-now' ? (
        kept.whole ? (
          <SendAgain kept={kept}>Send it again</SendAgain>
        ) : (
          <p>
            The file or the password that the form asks for is not kept:{' '}
            <a href={kept.action}>open the form again</a> and fill it in anew.
          </p>
        )
      ) : null}
    </>
  );
}

function SendAgain({ kept, children }: { readonly kept: KeptForm; readonly children: string }) {
  return (
    <CsrfTokenContext.Provider value={kept.token}>
      <Form action={kept.action}>
        {kept.typed.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of one name may hold the same words, and the list never changes
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <Button>{children}</Button>
      </Form>
    </CsrfTokenContext.Provider>
  );
}
