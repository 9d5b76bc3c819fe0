import { isRouteErrorResponse, useLocation } from '@remix-run/react';
import { useContext } from 'react';
import type { UnmetDemand } from '../../services/errors';
import type { KeptForm } from '../../services/kept-form';
import { Page } from '../page';
import { errorWords } from './error-words';
import { KeptFormPage, keptFormTitle, TypedInVain } from './kept-form-page';
import { PageRequestContext } from './page-request';

/** What the page of anything thrown is called. */
export function titleOf(error: unknown): string {
  const kept = keptFormOf(error);
  return kept?.because === 'sign-in' ? keptFormTitle(kept) : errorWords(statusOf(error)).title;
}

/** The status of anything thrown; what is not an answer of ours is a failure of ours. */
export function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/** The sentence a service gave with its error, if it is meant for people. */
function sentenceOf(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const body: unknown = error.data;
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
    return body.message === '' ? undefined : body.message;
  }
  return undefined;
}

/** The demands of the rules that are not met, one by one; none where the sentence says all. */
function unmetOf(error: unknown): readonly UnmetDemand[] {
  if (!isRouteErrorResponse(error)) return [];
  const body: unknown = error.data;
  if (typeof body !== 'object' || body === null || !('unmet' in body)) return [];
  return Array.isArray(body.unmet) ? (body.unmet as readonly UnmetDemand[]) : [];
}

/** The form that a door kept because what it asked for was not carried out. */
function keptFormOf(error: unknown): KeptForm | null {
  if (!isRouteErrorResponse(error)) return null;
  const body: unknown = error.data;
  return typeof body === 'object' && body !== null && 'kept' in body ? (body.kept as KeptForm) : null;
}

/** Pages with a text that is written together: its writers may have been shut out with words unsaved. */
const LIVE_TEXT = /^\/(drafts\/[^/]+|amendments\/[^/]+\/text)$/;

/** One page for everything that goes wrong: a word for each status, never a detail of the inside. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const { requestId } = useContext(PageRequestContext);
  const { pathname } = useLocation();
  const kept = keptFormOf(error);
  if (kept?.because === 'sign-in') return <KeptFormPage kept={kept} />;
  const status = statusOf(error);
  const words = errorWords(status);
  const own = sentenceOf(error);
  const general = kept === null ? words.sentences : (words.withTyped ?? words.sentences);
  const unmet = unmetOf(error);
  const said = own === undefined || status === 404 ? general : [own];
  return (
    <Page title={words.title} width="text">
      {unmet.length > 0
        ? unmet.map(({ sentence, help, place }) => (
            <p key={sentence}>
              {sentence} {help} {place === null ? null : <a href={place.href}>Go to {place.text}</a>}
            </p>
          ))
        : said.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {status >= 500 && requestId !== '' ? (
        <p data-reference={requestId}>
          Reference number: <code>{requestId}</code>
        </p>
      ) : null}
      {kept === null ? null : <TypedInVain kept={kept} />}
      {LIVE_TEXT.test(pathname) ? (
        <p>
          If you wrote in this text, what was not saved is among the{' '}
          <a href="/kept-text">text kept on this device</a>.
        </p>
      ) : null}
      <p>
        <a href="/standards">Find a standard</a> or <a href="/">go to the front page</a>.
      </p>
    </Page>
  );
}
