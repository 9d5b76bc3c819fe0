import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportTable } from '../../components/comments/report-table';
import { DateTimeText } from '../../components/date-text';
import { Page } from '../../components/page';
import { PrintButton } from '../../components/print-button';
import { DispositionTag, VersionStateTag } from '../../components/state-tag';
import { door } from '../../http/respond.server';
import { reportPath } from '../../services/comments/comment-address';
import { viewDispositionReport } from '../../services/comments/view-disposition-report.server';

export const loader = door(async ({ ctx, params }) =>
  viewDispositionReport(ctx, params.reference ?? '', params.version ?? ''),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Disposition report on ${data.standard.reference} ${data.standard.title} ${data.version.number}`
      : 'Disposition report',
  },
];

export default function DispositionReportPage() {
  const { standard, version, lines, counts, undecided, removed, madeAt } = useLoaderData<typeof loader>();
  const csv = `${reportPath(standard.reference, version.number)}.csv`;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Disposition report"
      lead="Every comment on this version, and what became of it."
      head={<VersionStateTag state={version.state} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: version.number, href: `/standards/${standard.reference}/${version.number}` },
      ]}
    >
      <p>
        {lines.length === 1 ? '1 comment' : `${lines.length} comments`}, {undecided} not decided yet. Made
        from the record <DateTimeText at={madeAt} />.
        {removed === 0
          ? null
          : ` ${removed === 1 ? '1 comment was' : `${removed} comments were`} removed by the author.`}
      </p>
      {counts.length === 0 ? null : (
        <ul className="nhsuk-list cc-report__counts">
          {counts.map(({ disposition, count }) => (
            <li key={disposition}>
              <DispositionTag state={disposition} /> {count}
            </li>
          ))}
        </ul>
      )}
      <p className="cc-downloads">
        Download as <a href={csv}>CSV</a>, or in the ISO comment table layout as{' '}
        <a href={csv.replace(/csv$/, 'xlsx')}>.xlsx</a> or <a href={`${csv}?layout=iso`}>CSV</a>
      </p>
      <PrintButton />
      <div className="cc-report">
        <ReportTable lines={lines} caption={`Comments on version ${version.number} and their decisions`} />
      </div>
    </Page>
  );
}
