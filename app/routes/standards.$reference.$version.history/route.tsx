import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Hash } from '../../components/hash';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { TabLinks } from '../../components/tab-links';
import { readForm } from '../../http/form.server';
import { publicPage } from '../../http/public-page.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, refuseForm } from '../../http/respond.server';
import { restoreSnapshot } from '../../services/versions/restore-snapshot.server';
import { draftPath } from '../../services/versions/version-address';
import { versionIdAt } from '../../services/versions/version-id.server';
import { viewHistory } from '../../services/versions/view-history.server';
import { HistoryItem } from './history-item';

export const loader = door(async ({ ctx, params, url }) => {
  const filter = { automaticToo: url.searchParams.has('all') };
  return publicPage(ctx, await viewHistory(ctx, params.reference ?? '', params.version ?? '', filter));
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = door(async ({ ctx, request, context, params }) => {
  const form = z.object({
    snapshotId: z.string({ message: 'Choose a snapshot to restore.' }).min(1).max(100),
  });
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const versionId = await versionIdAt(ctx, params.reference ?? '', params.version ?? '');
  const decision = await restoreSnapshot(ctx, { versionId, snapshotId: read.data.snapshotId });
  return decision.allowed
    ? redirect(draftPath(decision.result.documentId))
    : refuseDecision(decision, read.values);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `History of ${data.standard.reference} ${data.version.number}` : 'History' },
];

export default function History() {
  const view = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version, lines, otherVersions, chainHead, filter, may } = view;
  const here = `/standards/${standard.reference}/${version.number}`;
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title={`History of version ${version.number}`}
      head={
        <p>
          <VersionStateTag state={version.state} />
        </p>
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: `Version ${version.number}`, href: here },
      ]}
      failure={failure}
    >
      {may.seeAutomatic ? (
        <TabLinks
          label="What is shown"
          tabs={[
            { text: 'Milestones', href: `${here}/history`, current: !filter.automaticToo },
            { text: 'All snapshots', href: `${here}/history?all=yes`, current: filter.automaticToo },
          ]}
        />
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          The first move of the version starts its history.
        </EmptyState>
      ) : (
        <ol className="nhsuk-list">
          {lines.map((line) => (
            <HistoryItem key={line.key} line={line} mayRestore={may.restore} failure={failure} />
          ))}
        </ol>
      )}
      {chainHead === null ? null : (
        <section aria-labelledby="audit-record">
          <h2 className="nhsuk-heading-m" id="audit-record">
            Audit record
          </h2>
          <p>
            Every step of this version is an event in a chain that cannot be changed. The newest is event{' '}
            {chainHead.seq}, recorded on <DateTimeText at={chainHead.at} />.
          </p>
          <Hash value={chainHead.hash} label="Hash of the newest event" />
        </section>
      )}
      {otherVersions.length === 0 ? null : (
        <section aria-labelledby="other-versions">
          <h2 className="nhsuk-heading-m" id="other-versions">
            Other versions
          </h2>
          <ul className="nhsuk-list">
            {otherVersions.map(({ number, state }) => (
              <li key={number}>
                <a href={`/standards/${standard.reference}/${number}/history`}>{number}</a>{' '}
                <VersionStateTag state={state} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
