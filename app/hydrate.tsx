import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type PageRequest, PageRequestContext } from './components/shell/page-request';
import { enhance } from './enhance/start';

/** Lets React take over a page that was rendered for it. */
export function hydrate(): void {
  const page: PageRequest = {
    nonce: undefined,
    requestId: document.querySelector<HTMLElement>('[data-reference]')?.dataset.reference ?? '',
    formFailed: document.title.startsWith('Error: '),
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

/** Adds the small enhancements once React has compared the page with its own; before, they would differ. */
function EnhanceAfterwards() {
  useEffect(() => {
    if (document.documentElement.dataset.enhanced !== undefined) return;
    document.documentElement.dataset.enhanced = '';
    enhance(document);
  }, []);
  return null;
}
