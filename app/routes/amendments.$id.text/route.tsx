import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DraftPage } from '../../editor/draft-page';
import { textInPage } from '../../http/page-text.server';
import { door } from '../../http/respond.server';
import { viewAmendmentText } from '../../services/live/view-draft.server';
import styles from '../../styles/editor.scss?url';

/** This page comes to life in the browser: the text is written together. */
export const handle = { hydrate: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = door(async ({ ctx, params, context }) =>
  textInPage(context, await viewAmendmentText(ctx, params.id ?? '')),
);

/** What is shown changes by the live text alone; another address is another page. */
export const shouldRevalidate = () => false;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Text of amendment ${data.amendment?.name ?? ''} to ${data.standard.title} ${data.version.number}`
      : 'Text of an amendment',
  },
  { name: 'robots', content: 'noindex' },
];

export default function AmendmentText() {
  const view = useLoaderData<typeof loader>();
  return <DraftPage view={view} />;
}
