import { PassThrough } from 'node:stream';
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { isFormFailure } from './components/form/form-failure';
import { PageRequestContext } from './components/shell/page-request';
import type { LoadContext } from './http/load-context';

/** Longest a page may take to render before it is given up, in milliseconds. */
const RENDER_DEADLINE = 10_000;

/**
 * Renders a page. It is sent when it is whole: pages wait for their data in loaders, so nothing is gained by
 * streaming, and a whole page needs none of React's inline scripts.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loaded: unknown,
): Promise<Response> {
  const { cspNonce, requestId, inPage, report } = loaded as LoadContext;
  const answers = Object.values(remix.staticHandlerContext.actionData ?? {});
  const page = { nonce: cspNonce, requestId, formFailed: answers.some(isFormFailure), text: inPage.text };

  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <PageRequestContext.Provider value={page}>
        <RemixServer context={remix} url={request.url} nonce={cspNonce} />
      </PageRequestContext.Provider>,
      {
        nonce: cspNonce,
        onAllReady() {
          clearTimeout(deadline);
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(deadline);
          reject(error);
        },
        onError(error) {
          code = 500;
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
  (context as unknown as LoadContext).report(error);
}
