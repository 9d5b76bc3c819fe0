import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type ComponentType, useEffect, useState } from 'react';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import styles from '../../styles/editor.scss?url';

/** The list is made in the browser, of what only the browser has. */
export const handle = { hydrate: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = door(async ({ ctx }) => ({
  personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
}));

export const meta: MetaFunction = () => [
  { title: 'Text kept on this device' },
  { name: 'robots', content: 'noindex' },
];

type List = ComponentType<{ readonly personId: string | null }>;

export default function KeptText() {
  const { personId } = useLoaderData<typeof loader>();
  const [list, setList] = useState<{ readonly List: List } | 'coming' | 'missing'>('coming');
  useEffect(() => {
    import('../../editor/around/kept-list').then(
      ({ default: List }) => setList({ List }),
      (error: unknown) => {
        console.warn('The list could not be loaded.', error);
        setList('missing');
      },
    );
  }, []);
  return (
    <Page
      title="Text kept on this device"
      width="text"
      lead="What you write in a draft is kept in this browser until the portal has it. What is listed here was not saved yet."
    >
      <noscript>
        <p>The list is made by your browser and needs JavaScript.</p>
      </noscript>
      {list === 'coming' ? null : list === 'missing' ? (
        <p role="alert">The list could not be loaded. Reload the page to try again.</p>
      ) : (
        <list.List personId={personId} />
      )}
    </Page>
  );
}
