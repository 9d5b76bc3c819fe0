import { Scripts, UNSAFE_RemixContext, useMatches } from '@remix-run/react';
import { useContext } from 'react';
import { PageRequestContext } from './page-request';

/** Whether a route on this page asks for React in the browser: `export const handle = { hydrate: true }`. */
export function useHydrated(): boolean {
  return useMatches().some(
    ({ handle }) =>
      typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true,
  );
}

/** All of Remix for a hydrated page; one small module, and nothing inline, for every other. */
export function PageScripts({ hydrated }: { readonly hydrated: boolean }) {
  const { nonce } = useContext(PageRequestContext);
  const remix = useContext(UNSAFE_RemixContext);
  if (hydrated) return <Scripts nonce={nonce} />;
  const entry = remix?.manifest.entry.module;
  if (entry === undefined) return null;
  return (
    <>
      {import.meta.env.DEV ? <script type="module" src="/@vite/client" /> : null}
      <script type="module" src={entry} />
    </>
  );
}
