import { enhance } from './enhance/start';

/**
 * The only script of most pages. React comes to the browser for routes alone that ask for it with
 * `export const handle = { hydrate: true }`.
 */
if (document.documentElement.dataset.hydrate !== undefined) {
  import('./hydrate').then(({ hydrate }) => hydrate());
} else {
  enhance(document);
}
