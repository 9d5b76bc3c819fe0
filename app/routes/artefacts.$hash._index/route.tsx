import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ArtefactDownloads, WhatIsChecked } from '../../components/artefacts/artefact-downloads';
import { ArtefactTable } from '../../components/artefacts/artefact-table';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { CopyButton } from '../../components/hash';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewArtefactSet } from '../../services/artefacts/view-artefacts.server';

export const loader = door(async ({ ctx, params }) =>
  publicPage(ctx, await viewArtefactSet(ctx, params.hash ?? '')),
);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Frozen artefacts ${data.hash.slice(0, 12)}: ${data.title}` : 'Frozen artefacts' },
  { name: 'robots', content: 'noindex' },
];

export default function FrozenArtefacts() {
  const { hash, artefacts, fhir, occasions, title } = useLoaderData<typeof loader>();
  return (
    <Page
      caption="Frozen artefacts"
      title={title}
      lead="These files never change. Their name is computed from the names and hashes of all of them, so whoever has it can check every one."
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Standards', href: '/standards' },
      ]}
    >
      <p>
        <code className="cc-hash__whole">{hash}</code> <CopyButton text={hash} what="hash" />
      </p>
      <DataTable
        caption="Where they were frozen"
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
            header: 'With the text',
            cell: ({ textHash }) => <a href={`/texts/${textHash}`}>{textHash.slice(0, 12)}…</a>,
          },
          { header: 'Frozen', cell: ({ createdAt }) => <DateText at={createdAt} /> },
        ]}
      />
      <h2 className="nhsuk-heading-m">Download and check</h2>
      <ArtefactDownloads at={`/artefacts/${hash}`} fhir={fhir} frozen />
      <ArtefactTable caption="The artefacts" artefacts={artefacts} folder={`/artefacts/${hash}/files`} />
      <WhatIsChecked />
    </Page>
  );
}
