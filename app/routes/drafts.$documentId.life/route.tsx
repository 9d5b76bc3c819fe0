import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { DifferenceLegend } from '../../components/difference-legend';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { StandardText } from '../../components/standard-text';
import type { StepChoice } from '../../document/history/history-types';
import { door } from '../../http/respond.server';
import { viewLife } from '../../services/history/view-life.server';
import { StepControls } from './step-controls';

/** A draft at one step of its life: `?at=` a number of its log, `?step=` the nth; the last without either. */
export const loader = door(({ ctx, params, url }) =>
  viewLife(ctx, params.documentId ?? '', readChoice(url.searchParams)),
);

function readChoice(query: URLSearchParams): StepChoice {
  const numberAt = (name: string) => {
    const value = query.get(name) ?? '';
    return /^\d{1,15}$/.test(value) ? Number(value) : null;
  };
  const [seq, step] = [numberAt('at'), numberAt('step')];
  if (seq !== null) return { seq };
  return step === null ? 'last' : { place: step - 1 };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Step ${data.step?.number ?? 0} of ${data.count} in the life of ${data.reference}, ${data.what}`
      : 'The life of a draft',
  },
  { name: 'robots', content: 'noindex' },
];

export default function Life() {
  const view = useLoaderData<typeof loader>();
  const { documentId, reference, title, number, what, page, count, step, nearby, days } = view;
  const here = `/drafts/${documentId}/life`;
  return (
    <Page
      caption={`${reference} ${title}`}
      title={`The life of ${page.text === 'Draft' ? 'the ' : ''}${what}`}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: reference, href: `/standards/${reference}` },
        page,
        { text: 'History', href: `/standards/${reference}/${number}/history` },
      ]}
    >
      {step === null ? (
        <EmptyState title="Nothing is written yet">
          The first words of its editors are the first step of its life.
        </EmptyState>
      ) : (
        <>
          <StepControls view={view} here={here} />
          <p>
            Step {step.number} of {count}: written by {step.person}
            {step.organisation === null ? '' : ` (${step.organisation})`}, until <DateTimeText at={step.at} />
            . {words(view.wordsAdded)} added, {words(view.wordsRemoved)} removed,{' '}
            {view.clausesTouched === 1 ? '1 clause' : `${view.clausesTouched} clauses`} touched. The text then
            had {words(view.words)}.
          </p>
          <Details summary="Steps around this one">
            <DataTable
              caption="Steps around this one"
              compact
              rows={nearby}
              rowKey={({ seq }) => String(seq)}
              columns={[
                {
                  header: 'Step',
                  rowHeader: true,
                  cell: (one) =>
                    one.seq === step.seq ? (
                      <strong>{one.number} (shown)</strong>
                    ) : (
                      <a href={`${here}?at=${one.seq}`}>{one.number}</a>
                    ),
                },
                { header: 'Written until', cell: ({ at }) => <DateTimeText at={at} /> },
                { header: 'By', cell: ({ person }) => person },
                { header: 'For', cell: ({ organisation }) => organisation ?? 'Themselves' },
                { header: 'Edits', cell: ({ updates }) => updates.toLocaleString('en-GB') },
              ]}
            />
          </Details>
          <Details summary="Go to a day">
            <ul className="nhsuk-list">
              {days.map(({ day, seq, count: steps }) => (
                <li key={day}>
                  <a href={`${here}?at=${seq}`}>{day}</a>, {steps === 1 ? '1 step' : `${steps} steps`}
                </li>
              ))}
            </ul>
          </Details>
          <DifferenceLegend />
          <StandardText html={view.html} label={`${title}, step ${step.number}`} />
        </>
      )}
    </Page>
  );
}

function words(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'word' : 'words'}`;
}
