import { data } from '@remix-run/node';
import type { Context } from '../services/context';

/**
 * The answer of a page that is the same for everybody who is not signed in: it may be kept as bytes and served
 * again until something changes. The route passes the header on with
 * `export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders`.
 */
export function publicPage<T>(ctx: Context, view: T) {
  return data(view, ctx.actor.kind === 'anonymous' ? { headers: { 'X-Concord-Public': '1' } } : {});
}
