import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Hash } from '../../components/hash';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { readForm } from '../../http/form.server';
import { publicPage } from '../../http/public-page.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { renameSnapshot } from '../../services/versions/rename-snapshot.server';
import { restoreSnapshot } from '../../services/versions/restore-snapshot.server';
import { draftPath } from '../../services/versions/version-address';
import { versionIdAt } from '../../services/versions/version-id.server';
import { viewHistory } from '../../services/versions/view-history.server';
import { HistoryFilters } from './history-filters';
import { HistoryItem } from './history-item';

export const loader = door(async ({ ctx, params, url }) => {
  const { searchParams } = url;
  const asked = (name: string) => (searchParams.get(name) ?? '').slice(0, 200);
  const filter = {
    automaticToo: searchParams.get('show') !== 'milestones',
    person: asked('person'),
    organisation: asked('organisation'),
    clause: asked('clause'),
  };
  return publicPage(ctx, await viewHistory(ctx, params.reference ?? '', params.version ?? '', filter));
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const snapshotId = z.string({ message: 'Choose a snapshot.' }).min(1).max(100);
  const form = z.discriminatedUnion('intent', [
    z.object({ intent: z.literal('restore'), snapshotId }),
    z.object({
      intent: z.literal('name'),
      snapshotId,
      name: z
        .string({ message: 'Enter a name for the snapshot.' })
        .trim()
        .min(1, 'Enter a name for the snapshot.')
        .max(200, 'The name must be 200 characters or fewer.'),
    }),
  ]);
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const versionId = await versionIdAt(ctx, params.reference ?? '', params.version ?? '');
  if (read.data.intent === 'name') {
    const named = await renameSnapshot(ctx, { versionId, ...read.data });
    return named.allowed
      ? redirect(new URL(request.url).pathname)
      : await refuseOnVersion(ctx, versionId, named, read.values);
  }
  const decision = await restoreSnapshot(ctx, { versionId, snapshotId: read.data.snapshotId });
  return decision.allowed
    ? redirect(draftPath(decision.result.documentId))
    : await refuseOnVersion(ctx, versionId, decision, read.values);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `History of ${data.standard.reference} ${data.version.number}` : 'History' },
];

export default function History() {
  const view = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version, lines, otherVersions, chainHead, filter, may } = view;
  const filtered = [filter.person, filter.organisation, filter.clause].some(Boolean);
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
      {may.seeLife && version.documentId !== null ? (
        <p>
          <a href={`/drafts/${version.documentId}/life`}>Go through the life of the draft, step by step</a>
        </p>
      ) : null}
      {view.beside === '' ? null : <p>{view.beside}</p>}
      <HistoryFilters view={view} />
      {lines.length === 0 ? (
        filtered ? (
          <EmptyState title="Nothing matches these filters">
            <a href={`${here}/history`}>Show the whole history</a>
          </EmptyState>
        ) : (
          <EmptyState title="Nothing has happened yet">
            The first move of the version starts its history.
          </EmptyState>
        )
      ) : (
        <ol className="nhsuk-list">
          {lines.map((line) => (
            <HistoryItem key={line.key} line={line} rights={may} failure={failure} />
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
          <Hash value={chainHead.hash} label="Hash of the newest event" labelled />
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
