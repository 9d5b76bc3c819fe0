import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { WarningCallout } from '../../components/warning-callout';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import { door } from '../../http/respond.server';
import { participationPath } from '../../services/participation/participation-address';
import {
  type ParticipationView,
  viewParticipation,
} from '../../services/participation/view-participation.server';
import { CategoryTable } from './category-table';
import { figureColumns } from './figure-columns';

export const loader = door(async ({ ctx, params }) =>
  viewParticipation(ctx, params.reference ?? '', params.version ?? ''),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Who took part in ${data.standard.reference} ${data.standard.title} ${data.version.number}`
      : 'Who took part',
  },
];

export default function Participation() {
  const view = useLoaderData<typeof loader>();
  const { standard, version, organisations, warnings } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Who took part"
      lead="What each organisation gave to this version, counted from the record: nothing here is typed in."
      head={<VersionStateTag state={version.state} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: version.number, href: `/standards/${standard.reference}/${version.number}` },
      ]}
    >
      {warnings.length === 0 ? null : (
        <WarningCallout title="One organisation weighs more than all others">
          {warnings.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>This is a warning to weigh. It stops nothing.</p>
        </WarningCallout>
      )}
      <WhatIsCounted view={view} />
      <CategoryTable view={view} />
      <DataTable
        caption="By organisation"
        compact
        rows={organisations}
        rowKey={({ organisationId }) => organisationId}
        columns={[
          {
            header: 'Organisation',
            rowHeader: true,
            cell: ({ name, slug }) => (slug === '' ? name : <a href={`/organisations/${slug}`}>{name}</a>),
          },
          {
            header: 'Interest',
            cell: ({ categories }) => categories.map((one) => INTEREST_CATEGORY_LABELS[one]).join(', '),
          },
          ...figureColumns(),
        ]}
        empty={
          <EmptyState title="No organisation has taken part yet">
            Everybody with an account may comment and propose amendments.{' '}
            <a href="/take-part">See how to take part</a>.
          </EmptyState>
        }
      />
      <Alone view={view} />
      <p>
        <a href={`${participationPath(standard.reference, version.number)}.csv`}>Download as CSV</a>
      </p>
    </Page>
  );
}

function WhatIsCounted({ view: { textAt, categories } }: { readonly view: ParticipationView }) {
  const silent = categories.filter(({ organisations }) => organisations === 0);
  return (
    <>
      <p>
        {textAt === null ? (
          'Words are counted once the text is frozen.'
        ) : (
          <>
            Words are those of the text as it was frozen on <DateText at={textAt} />, by who wrote them; text
            from a file or a template is nobody’s. Votes are those in closed ballots.
          </>
        )}
      </p>
      {silent.length === 0 ? null : (
        <p>
          <strong>Nothing has come from:</strong>{' '}
          {silent.map(({ category }) => INTEREST_CATEGORY_LABELS[category]).join(', ')}.
        </p>
      )}
    </>
  );
}

function Alone({ view: { alone } }: { readonly view: ParticipationView }) {
  const { words, comments, commentsAccepted, amendments, amendmentsAccepted } = alone;
  if (words + comments + amendments === 0) return null;
  return (
    <p>
      People who spoke for no organisation: words {words.toLocaleString('en-GB')}, comments {comments} (
      {commentsAccepted} accepted), amendments {amendments} ({amendmentsAccepted} accepted).
    </p>
  );
}
