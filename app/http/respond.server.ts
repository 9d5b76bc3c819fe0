import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { Context } from '../services/context';
import { type FieldErrors, isServiceError } from '../services/errors';
import type { LoadContext } from './load-context';

/** What a loader or action works with. */
export interface Entry {
  readonly ctx: Context;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: LoadContext;
}

/**
 * Wraps a loader or action: hands it the services, and turns the errors of services into pages. A person who
 * must sign in first is sent there and comes back to the place asked for.
 */
export function door<T>(work: (entry: Entry) => Promise<T>) {
  return async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<T> => {
    const loaded = context as unknown as LoadContext;
    const url = new URL(request.url);
    try {
      return await work({ ctx: loaded.services, request, url, params, context: loaded });
    } catch (thrown) {
      if (!isServiceError(thrown)) throw thrown;
      const body = { message: thrown.message, code: thrown.code };
      switch (thrown.code) {
        case 'sign-in-needed':
          throw redirect(
            `/sign-in?to=${encodeURIComponent(request.method === 'GET' ? url.pathname + url.search : url.pathname)}`,
          );
        case 'not-found':
          throw data(body, { status: 404, statusText: 'Not found' });
        case 'not-allowed':
          throw data(body, { status: 403, statusText: 'Not allowed' });
        case 'too-many':
          throw data(body, { status: 429, statusText: 'Too many requests' });
        case 'conflict':
          throw data(body, { status: 409, statusText: 'Conflict' });
        case 'unavailable':
          throw data(body, { status: 503, statusText: 'Unavailable' });
        default:
          throw data(body, { status: 400, statusText: 'Bad request' });
      }
    }
  };
}

/** The answer to a form with faults: the page again, with status 400, the sentences, and what was typed. */
export function refuseForm<V>(errors: FieldErrors, values: V) {
  return data({ errors, values }, { status: 400 });
}

/** Only a path inside the portal may be gone to after sign-in. */
export function safePath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\r\n\t]/.test(wanted)) return otherwise;
  return wanted;
}
