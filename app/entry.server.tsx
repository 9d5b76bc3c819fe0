import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import type { ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { isFormFailure } from './components/form/form-failure';
import { type PageRequest, PageRequestContext } from './components/shell/page-request';
import { pageTurns } from './components/shell/page-turns';
import { typedInVain } from './components/typed-words';
import type { LoadContext } from './http/load-context';

/** Longest a page may take to render before it is given up, in milliseconds. */
const RENDER_DEADLINE = 10_000;

/**
 * Renders a page. It is sent when it is whole: pages wait for their data in loaders, so nothing is gained by
 * streaming, and a whole page needs none of React's inline scripts. A form that came back is looked for on its page,
 * and the page rendered once more with what was typed where it has no place for it any more.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loaded: unknown,
): Promise<Response> {
  const { cspNonce, requestId, inPage, report } = loaded as LoadContext;
  const { actionData, loaderData } = remix.staticHandlerContext;
  const failures = Object.values(actionData ?? {}).filter(isFormFailure);
  const page: PageRequest = {
    nonce: cspNonce,
    requestId,
    formFailed: failures.length > 0 || Object.values(loaderData).some(hasFault),
    typedInVain: [],
    text: inPage.text,
    turns: pageTurns(),
  };
  const rendered = (of: PageRequest, context = remix) =>
    render(<RemixServer context={context} url={request.url} nonce={cspNonce} />, of, report);
  const answer = (body: string | ReadableStream, failed: boolean) => {
    headers.set('Content-Type', 'text/html; charset=utf-8');
    // Nobody else's to keep; the browser may, so that going back brings a page with what was typed on it.
    if (!headers.has('Cache-Control') && !headers.has('X-Concord-Public'))
      headers.set('Cache-Control', 'private, no-cache');
    return new Response(body, { headers, status: failed ? 500 : status });
  };
  const { body, failed } = await rendered(page);
  if (failures.length === 0) return answer(createReadableStreamFromReadable(body), failed);
  const html = await text(body);
  const vain = HYDRATED.test(html) ? [] : failures.flatMap(({ values }) => typedInVain(html, values ?? {}));
  if (vain.length === 0) return answer(html, failed);
  // What Remix hands to React in the browser can be read once, and nobody reads it on this page.
  const again = await rendered({ ...page, typedInVain: vain }, { ...remix, serverHandoffStream: undefined });
  return answer(createReadableStreamFromReadable(again.body), again.failed);
}

/** Of a file that was sent before and is looked at now, or of words in the address, the page itself finds the fault. */
function hasFault(loaded: unknown): boolean {
  return typeof loaded === 'object' && loaded !== null && 'fault' in loaded && isFormFailure(loaded.fault);
}

/** A page that React takes over must be in the browser what it was here; its forms keep what was typed themselves. */
const HYDRATED = /^(?:<!DOCTYPE html>)?<html[^>]* data-hydrate/i;

interface Rendered {
  readonly body: PassThrough;
  /** Whether a part of it could not be rendered. */
  readonly failed: boolean;
}

function render(remix: ReactElement, page: PageRequest, report: LoadContext['report']): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <PageRequestContext.Provider value={page}>{remix}</PageRequestContext.Provider>,
      {
        nonce: page.nonce,
        // What is rendered later stands in its place all the same: never sent after the page and moved by a script.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onAllReady() {
          clearTimeout(deadline);
          const body = new PassThrough();
          resolve({ body, failed });
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(deadline);
          reject(error);
        },
        onError(error) {
          failed = true;
          report(error);
        },
      },
    );
    const deadline = setTimeout(abort, RENDER_DEADLINE);
  });
}

/** Writes an unforeseen error of a loader or action in the log; a refusal is an answer, which its status tells. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  // Remix types the context as an open record; server/http.ts made it.
  (context as unknown as LoadContext).report(error);
}
