import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import { DraftPage } from '../../editor/draft-page';
import { textInPage } from '../../http/page-text.server';
import { door } from '../../http/respond.server';
import { viewDraft } from '../../services/live/view-draft.server';
import styles from '../../styles/editor.scss?url';

/** This page comes to life in the browser: the text is written together. */
export const handle = { hydrate: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = door(async ({ ctx, params, context }) =>
  textInPage(context, await viewDraft(ctx, params.documentId ?? '')),
);

/** What is shown changes by the live text alone; another address is another page. */
export const shouldRevalidate = () => false;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Draft' }];
  const { standard, version } = data;
  const state = VERSION_STATE_LABELS[version.state];
  return [
    { title: `${standard.title}, draft of version ${version.number} (${state})` },
    { name: 'robots', content: 'noindex' },
  ];
};

export default function Draft() {
  const view = useLoaderData<typeof loader>();
  return <DraftPage view={view} />;
}
