import { type LinksFunction, type MetaFunction, redirect } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { CsrfTokenContext } from './components/form/csrf-token';
import { DemonstrationBanner } from './components/shell/demonstration-banner';
import { ErrorPage, titleOf } from './components/shell/error-page';
import { PageRequestContext } from './components/shell/page-request';
import { PageScripts, useHydrated } from './components/shell/page-scripts';
import { ScriptsAhead } from './components/shell/scripts-ahead';
import type { RootData } from './components/shell/shell-view';
import { SiteFooter } from './components/shell/site-footer';
import { SiteHeader } from './components/shell/site-header';
import { TitleAndMeta } from './components/shell/title-and-meta';
import { door } from './http/respond.server';
import { portalIsEmpty } from './services/people/first-run.server';
import { rootView } from './services/people/view-shell';
import styles from './styles/concord.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = ({ error }) =>
  error ? [{ title: titleOf(error) }, { name: 'robots', content: 'noindex' }] : [];

/** While nobody has an account every page leads to the first run. */
export const loader = door(async ({ ctx, context, url }): Promise<RootData> => {
  if (url.pathname !== '/first-run' && (await portalIsEmpty(ctx))) throw redirect('/first-run');
  return { ...(await rootView(ctx)), csrfToken: context.csrfToken };
});

/** The frame changes only with who is signed in, and that always comes with a whole new page. */
export function shouldRevalidate({ formAction }: ShouldRevalidateFunctionArgs): boolean {
  return formAction !== undefined;
}

function frameOf(error: unknown): RootData | null {
  if (!isRouteErrorResponse(error)) return null;
  const body: unknown = error.data;
  return typeof body === 'object' && body !== null && 'frame' in body ? (body.frame as RootData) : null;
}

/** Frame for when the root loader itself failed: the name and a reader's header. */
const BARE: RootData = { serviceName: 'Concord', demo: false, person: null, unread: 0, csrfToken: '' };

export function Layout({ children }: { readonly children: ReactNode }) {
  const error = useRouteError();
  // A refused form comes without the data of any loader; its answer brings the frame along.
  const data = useRouteLoaderData<typeof loader>('root') ?? frameOf(error) ?? BARE;
  const { nonce } = useContext(PageRequestContext);
  const { pathname, search } = useLocation();
  const hydrated = useHydrated();
  return (
    <html lang="en-GB" data-hydrate={hydrated ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#005eb8" />
        <TitleAndMeta serviceName={data.serviceName} />
        <Links />
      </head>
      <body>
        <a className="nhsuk-skip-link" href="#content">
          Skip to main content
        </a>
        <CsrfTokenContext.Provider value={data.csrfToken}>
          {data.demo ? <DemonstrationBanner /> : null}
          <SiteHeader
            view={data}
            path={pathname}
            query={new URLSearchParams(search).get('q') ?? undefined}
            search={search}
          />
          {children}
          <SiteFooter serviceName={data.serviceName} />
        </CsrfTokenContext.Provider>
        {hydrated ? <ScrollRestoration nonce={nonce} /> : null}
        <ScriptsAhead />
        <PageScripts hydrated={hydrated} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
