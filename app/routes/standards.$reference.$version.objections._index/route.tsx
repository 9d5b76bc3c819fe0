import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink } from '../../components/form/button-link';
import { Page } from '../../components/page';
import { OBJECTION_ANSWER_LABELS } from '../../domain/labels';
import { door } from '../../http/respond.server';
import { viewObjections } from '../../services/objections/view-objections.server';

export const loader = door(
  async ({ ctx, params }) => await viewObjections(ctx, params.reference ?? '', params.version ?? ''),
);

export const meta = ({ data }: { data?: Awaited<ReturnType<typeof viewObjections>> }) => [
  { title: data ? `Objections, ${data.place.reference} ${data.place.number}` : 'Objections' },
];

export default function ObjectionsPage() {
  const { place, object, objections } = useLoaderData<typeof loader>();
  return (
    <Page
      caption={`${place.reference} ${place.title} ${place.number}`}
      title="Formal objections"
      lead="Anybody with an account may object to a result or decision within 14 days. A Lead who had no part in it answers within 30 days."
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: place.reference, href: `/standards/${place.reference}` },
        { text: `Version ${place.number}`, href: place.path },
      ]}
    >
      <DataTable
        caption="Objections, newest first"
        captionHidden
        rows={objections}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No formal objection">
            Nobody has objected to a result or decision on this version.
          </EmptyState>
        }
        columns={[
          {
            header: 'Objection',
            rowHeader: true,
            cell: ({ name, path, summary }) => (
              <a href={path}>
                {name}: {summary}
              </a>
            ),
          },
          { header: 'To', cell: ({ decision }) => decision },
          { header: 'Filed', cell: ({ filedAt }) => <DateText at={filedAt} /> },
          {
            header: 'Answer',
            cell: ({ outcome, answerBy }) =>
              outcome === null ? (
                <>
                  Due by <DateText at={answerBy} />
                </>
              ) : (
                OBJECTION_ANSWER_LABELS[outcome]
              ),
          },
        ]}
      />
      <ButtonLink href={object} look="secondary">
        File an objection
      </ButtonLink>
    </Page>
  );
}
