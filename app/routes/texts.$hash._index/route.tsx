import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { CopyButton } from '../../components/hash';
import { Page } from '../../components/page';
import { ReadingLayout } from '../../components/reading-layout';
import { StandardText } from '../../components/standard-text';
import { VersionStateTag } from '../../components/state-tag';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewText } from '../../services/versions/view-text.server';

export const loader = door(async ({ ctx, params }) =>
  publicPage(ctx, await viewText(ctx, params.hash ?? '')),
);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Frozen text ${data.hash.slice(0, 12)}: ${data.title}` : 'Frozen text' },
  { name: 'robots', content: 'noindex' },
];

export default function FrozenText() {
  const { hash, html, words, outline, bytes, occasions, title } = useLoaderData<typeof loader>();
  return (
    <Page
      caption="Frozen text"
      title={title}
      lead="This text never changes. Its name is computed from its words, so whoever has the name can check the text."
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Standards', href: '/standards' },
      ]}
    >
      <p>
        <code className="cc-hash__whole">{hash}</code> <CopyButton text={hash} what="hash" />
      </p>
      <DataTable
        caption="Where it was frozen"
        compact
        rows={occasions}
        rowKey={({ snapshotId }) => snapshotId}
        columns={[
          {
            header: 'What for',
            rowHeader: true,
            cell: ({ name, kind }) => name || SNAPSHOT_KIND_LABELS[kind],
          },
          {
            header: 'Version',
            cell: ({ reference, number, state }) => (
              <>
                <a href={`/standards/${reference}/${number}`}>
                  {reference} {number}
                </a>{' '}
                <VersionStateTag state={state} />
              </>
            ),
          },
          {
            header: 'With artefacts',
            cell: ({ artefactsHash }) =>
              artefactsHash === null ? (
                'None'
              ) : (
                <a href={`/artefacts/${artefactsHash}`}>{artefactsHash.slice(0, 12)}…</a>
              ),
          },
          { header: 'Frozen', cell: ({ createdAt }) => <DateText at={createdAt} /> },
        ]}
      />
      <h2 className="nhsuk-heading-m">Download and check</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <a href={`/texts/${hash}/json`}>Canonical JSON</a>, {bytes.toLocaleString('en-GB')} bytes: the
          SHA-256 of this file is the name above. Check it with <code>sha256sum</code>, or on Windows with{' '}
          <code>certutil -hashfile … SHA256</code>.
        </li>
        <li>
          <a href={`/texts/${hash}/html`}>HTML</a>, one file that needs nothing else
        </li>
        <li>
          <a href={`/texts/${hash}/pdf`}>PDF</a> and <a href={`/texts/${hash}/docx`}>Word (.docx)</a>
        </li>
        <li>
          <a href={`/texts/${hash}/md`}>Markdown</a>
        </li>
        <li>
          Requirements as <a href={`/texts/${hash}/csv`}>CSV</a> and as{' '}
          <a href={`/texts/${hash}/reqif`}>ReqIF</a>
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">The text, {words.toLocaleString('en-GB')} words</h2>
      <ReadingLayout contents={{ outline, depth: 2 }}>
        <StandardText html={html} label={title} />
      </ReadingLayout>
    </Page>
  );
}
