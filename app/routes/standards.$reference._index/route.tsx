import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readingMeta } from '../../components/reading/reading-meta';
import { ReadingPage } from '../../components/reading/reading-page';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewReading } from '../../services/versions/view-reading.server';

/** The version that is current now; before anything is published, the one in work. */
export const loader = door(async ({ ctx, params }) =>
  publicPage(ctx, await viewReading(ctx, params.reference ?? '', null)),
);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => readingMeta(data);

export default function Standard() {
  return <ReadingPage view={useLoaderData<typeof loader>()} />;
}
