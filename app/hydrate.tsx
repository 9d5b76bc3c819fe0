import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type PageRequest, PageRequestContext } from './components/shell/page-request';
import { enhance } from './enhance/start';

/** Lets React take over a page that was rendered for it. */
export function hydrate(): void {
  putLinksRight();
  const page: PageRequest = {
    nonce: undefined,
    requestId: document.querySelector<HTMLElement>('[data-reference]')?.dataset.reference ?? '',
    formFailed: document.title.startsWith('Error: '),
    typedInVain: [],
    text: '',
  };
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <PageRequestContext.Provider value={page}>
          <RemixBrowser />
          <EnhanceAfterwards />
        </PageRequestContext.Provider>
      </StrictMode>,
    );
  });
}

/**
 * What React makes in the browser has addresses that begin at the portal's root. Where the portal stands under a
 * path of its site, they are put right when somebody reaches for them; the server has done so for the rest.
 */
function putLinksRight(): void {
  const { basePath } = document.documentElement.dataset;
  if (basePath === undefined) return;
  const putRight = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (href === '' || href.startsWith('//') || `${href}/`.startsWith(`${basePath}/`)) return;
    link?.setAttribute('href', `${basePath}${href}`);
  };
  for (const what of ['pointerover', 'focusin', 'click']) document.addEventListener(what, putRight, true);
}

/** Adds the small enhancements once React has compared the page with its own; before, they would differ. */
function EnhanceAfterwards() {
  useEffect(() => {
    if (document.documentElement.dataset.enhanced !== undefined) return;
    document.documentElement.dataset.enhanced = '';
    enhance(document);
  }, []);
  return null;
}
