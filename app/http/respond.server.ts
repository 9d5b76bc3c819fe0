import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { Context } from '../services/context';
import { type FieldErrors, isServiceError, type ServiceError } from '../services/errors';
import type { LoadContext } from './load-context';

/** What a loader or action works with. */
export interface Entry {
  readonly ctx: Context;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: LoadContext;
}

const STATUS: { readonly [C in ServiceError['code']]?: readonly [status: number, text: string] } = {
  'not-found': [404, 'Not found'],
  'not-allowed': [403, 'Not allowed'],
  'too-many': [429, 'Too many requests'],
  conflict: [409, 'Conflict'],
  unavailable: [503, 'Unavailable'],
  moved: [409, 'Conflict'],
};

type Work<T> = (entry: Entry) => Promise<T>;
type Arguments = LoaderFunctionArgs | ActionFunctionArgs;

/** Does the work with the services at hand; what a service refuses becomes what `refuse` makes of it. */
async function enter<T>(
  { request, params, context }: Arguments,
  work: Work<T>,
  refuse: (error: ServiceError, status: number, statusText: string) => unknown,
): Promise<T> {
  const loaded = context as unknown as LoadContext;
  const url = new URL(request.url);
  try {
    return await work({ ctx: loaded.services, request, url, params, context: loaded });
  } catch (thrown) {
    if (!isServiceError(thrown)) throw thrown;
    if (thrown.code === 'sign-in-needed') {
      const to = request.method === 'GET' ? url.pathname + url.search : url.pathname;
      throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
    }
    if (thrown.code === 'moved' && request.method === 'GET') throw redirect(newAddress(url, thrown), 301);
    const [status, statusText] = STATUS[thrown.code] ?? [400, 'Bad request'];
    throw refuse(thrown, status, statusText);
  }
}

/** The address with the part that changed in its place; the rest of the page's address stays. */
function newAddress({ pathname, search }: URL, { fields: { from = '', to = '' } }: ServiceError): string {
  const parts = pathname.split('/').map((part) => (part === from ? to : part));
  return `${parts.join('/')}${search}`;
}

/**
 * Wraps a loader or action: hands it the services, and turns the errors of services into pages. A person who
 * must sign in first is sent there and comes back to the place asked for.
 */
export function door<T>(work: Work<T>) {
  return (asked: Arguments): Promise<T> =>
    enter(asked, work, ({ message, code }, status, statusText) =>
      data({ message, code }, { status, statusText }),
    );
}

/** The same for an address that answers with a file: what is wrong is said in a line of text, not in a page. */
export function fileDoor<T>(work: Work<T>) {
  return (asked: Arguments): Promise<T> =>
    enter(
      asked,
      work,
      ({ message }, status, statusText) =>
        new Response(`${message}\n`, {
          status,
          statusText,
          headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
        }),
    );
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
