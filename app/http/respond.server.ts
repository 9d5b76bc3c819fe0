import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { textErrorCode } from '../document/text-error';
import type { Context } from '../services/context';
import { type FieldErrors, isServiceError, ServiceError } from '../services/errors';
import type { KeptForm } from '../services/kept-form';
import { signedInPerson } from '../services/people/signed-in';
import { rootView } from '../services/people/view-shell';
import { REFUSAL_STATUS } from '../services/refusal-status';
import { canonicalPath } from './canonical-address';
import { OTHER_SIGN_IN, type TypedValues } from './form.server';
import { typedIn } from './kept-form.server';
import type { LoadContext } from './load-context';

/** What a loader or action works with. */
export interface Entry {
  readonly ctx: Context;
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: LoadContext;
}

const STATUS_TEXT: Readonly<Record<ServiceError['code'], string>> = {
  invalid: 'Bad request',
  'sign-in-needed': 'Sign in needed',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Conflict',
  'too-many': 'Too many requests',
  unavailable: 'Unavailable',
  moved: 'Conflict',
};

type Work<T> = (entry: Entry) => Promise<T>;
type Arguments = LoaderFunctionArgs | ActionFunctionArgs;

/** Does the work with the services at hand; what a service refuses becomes what `refuse` makes of it. */
async function enter<T>(
  { request, params, context }: Arguments,
  work: Work<T>,
  refuse: (error: ServiceError, init: { readonly status: number; readonly statusText: string }) => unknown,
  answers: 'page' | 'file' | 'data' = 'page',
): Promise<T> {
  // Remix types the context as an open record; server/http.ts made it.
  const loaded = context as unknown as LoadContext;
  const url = new URL(request.url);
  // What is sent goes on with all that it holds, before anything is said about it. What is asked for is led on by the
  // service that knows whether it is there.
  const canonical = request.method === 'GET' ? null : canonicalPath(url.pathname, params);
  if (canonical !== null) throw redirect(canonical + url.search, 308);
  try {
    return await work({ ctx: loaded.services, request, url, params, context: loaded });
  } catch (failed) {
    const thrown = inWords(failed);
    if (thrown !== failed) loaded.report(failed);
    // A redirect, or an answer that is made already.
    if (!(thrown instanceof Error)) throw thrown;
    const kept = answers === 'page' ? await keptForm(request, url, loaded, thrown) : null;
    if (!isServiceError(thrown)) {
      if (kept === null) throw thrown;
      loaded.report(thrown);
      throw data({ message: '', kept, frame: await frame(loaded) }, { status: 500 });
    }
    const { code, message, unmet } = thrown;
    const init = { status: REFUSAL_STATUS[code], statusText: STATUS_TEXT[code] };
    // No loader runs for a form whose action throws: the answer brings all that its page shows.
    if (answers === 'page' && request.method === 'POST' && (kept !== null || code !== 'sign-in-needed'))
      throw data({ message, code, unmet, kept, frame: await frame(loaded) }, init);
    if (code === 'sign-in-needed' && answers !== 'data') {
      const to = request.method === 'GET' ? url.pathname + url.search : url.pathname;
      throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
    }
    if (code === 'moved' && request.method === 'GET') throw redirect(newAddress(url, thrown), 301);
    throw refuse(thrown, init);
  }
}

/** Work on a text that took too much time or memory: nobody is at fault, and there is something to do. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  'timed-out':
    'Making this from the text took too long, so it was ended. Try again in a few minutes. The text itself can still be read, and comes in other formats, such as Markdown or JSON. If it happens again, tell the contact address.',
  'too-costly':
    'Making this from the text needs more memory than one text is given, so it was ended. The text itself can still be read, and comes in other formats, such as Markdown or JSON. Tell the contact address if you need this one.',
};

function inWords(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown.name !== 'TextError') return thrown;
  const words = TOO_MUCH[textErrorCode(thrown) ?? ''];
  return words === undefined ? thrown : new ServiceError('unavailable', words);
}

/** What is around every page, for a page that no loader makes; null where even that cannot be read. */
async function frame({ services, csrfToken }: LoadContext) {
  return await rootView(services).then(
    (view) => ({ ...view, csrfToken }),
    () => null,
  );
}

/** What a thing that is gone, or a form that was none, would only say again. */
const FOR_GOOD: readonly ServiceError['code'][] = ['invalid', 'not-found'];

/** The form that was sent, to be sent once more; null when it had nothing that a person could miss. */
async function keptForm(
  request: Request,
  url: URL,
  context: LoadContext,
  thrown: Error,
): Promise<KeptForm | null> {
  const form = await typedIn(request);
  if (form === null || form.typed.every(([name]) => name === 'intent')) return null;
  const { actor } = context.services;
  const as = actor.kind === 'person' ? actor.name : null;
  const ours = isServiceError(thrown) ? thrown : null;
  const signIn = ours?.code === 'sign-in-needed' || ours?.fields === OTHER_SIGN_IN;
  const refused = ours !== null && FOR_GOOD.includes(ours.code) ? 'refused' : 'refused-for-now';
  return {
    action: ours?.code === 'moved' ? newAddress(url, ours) : url.pathname + url.search,
    typed: form.typed,
    token: context.csrfToken,
    as,
    because: signIn ? 'sign-in' : refused,
    whole: form.whole,
  };
}

/** The address with what changed of it in its place, also in the query; the rest of the page's address stays. */
function newAddress({ pathname, search }: URL, { fields: { from = '', to = '' } }: ServiceError): string {
  const parts = pathname.split('/').map((part) => (decodeURIComponent(part) === from ? to : part));
  const query = search.split('&').map((part) => {
    const [name = '', value] = part.split('=');
    return value === from ? `${name}=${to}` : part;
  });
  return `${parts.join('/')}${query.join('&')}`;
}

/**
 * Wraps a loader or action: hands it the services, and turns the errors of services into pages. A person who
 * must sign in first is sent there and comes back to the place asked for.
 */
export function door<T>(work: Work<T>) {
  return (asked: Arguments): Promise<T> =>
    enter(asked, work, ({ message, code, unmet }, init) => data({ message, code, unmet }, init));
}

/** The same for what nobody does without an account: that is asked for before anything is said about the form. */
export function memberDoor<T>(work: Work<T>) {
  return door((entry) => {
    signedInPerson(entry.ctx.actor);
    return work(entry);
  });
}

/** The same for an address that programs ask, the editor among them: a refusal is JSON, also where a sign-in is needed. */
export function dataDoor(work: Work<Response>) {
  return (asked: Arguments): Promise<Response> =>
    enter(
      asked,
      work,
      ({ message, code, fields }, init) => {
        const said = code === 'sign-in-needed' ? SIGNED_OUT : message;
        const errors = Object.keys(fields).length > 0 ? fields : { form: said };
        return Response.json({ ok: false, message: said, code, errors }, init);
      },
      'data',
    );
}

const SIGNED_OUT = 'You are not signed in any more. Sign in again in another tab, then send it again.';

/** The same for an address that answers with a file: what is wrong is said in a line of text, not in a page. */
export function fileDoor<T>(work: Work<T>) {
  return (asked: Arguments): Promise<T> =>
    enter(
      asked,
      work,
      ({ message }, init) =>
        new Response(`${message}\n`, {
          ...init,
          headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
        }),
      // Nothing here could show a page with what was typed.
      'file',
    );
}

/** The answer to a form with faults: the page again, with status 400, the sentences, and what was typed. */
export function refuseForm<V>(errors: FieldErrors, values: V) {
  return data({ errors, values }, { status: 400 });
}

/**
 * Carries out what a form asks. Where somebody else was first, that is said on the form's own page, as the state
 * of things stands now, with what was typed.
 */
export async function orOvertaken<T>(work: () => Promise<T>, values: TypedValues) {
  try {
    return await work();
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'conflict') throw thrown;
    return data({ errors: { form: thrown.message }, values }, { status: REFUSAL_STATUS.conflict });
  }
}

/** Carries out what a form asks. What a service finds wrong with it is said at its fields, with what was typed. */
export async function orFaulty<T>(work: () => Promise<T>, values: TypedValues) {
  try {
    return await work();
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'invalid') throw thrown;
    return refuseForm(thrown.fields, values);
  }
}

/** Only a path inside the portal may be gone to after sign-in. */
export function safePath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\r\n\t]/.test(wanted)) return otherwise;
  return wanted;
}
