import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { VersionStateTag } from '../../components/state-tag';
import type { HomeView } from '../../services/directory/view-home.server';

/** Versions that are being written, with who runs the work and what happened last. */
export function DraftedList({ drafted }: Pick<HomeView, 'drafted'>) {
  return (
    <section aria-labelledby="being-drafted">
      <h2 className="nhsuk-heading-l" id="being-drafted">
        Being drafted
      </h2>
      <DataTable
        caption="Versions being drafted, newest milestone first"
        captionHidden
        rows={drafted}
        rowKey={({ path }) => path}
        columns={[
          {
            header: 'Standard',
            rowHeader: true,
            cell: ({ title, number, reference, path }) => (
              <>
                <a href={path}>
                  {title} {number}
                </a>
                <br />
                <span className="nhsuk-u-secondary-text-colour">{reference}</span>
              </>
            ),
          },
          { header: 'State', cell: ({ state }) => <VersionStateTag state={state} /> },
          { header: 'Chair', cell: ({ chair }) => chair ?? 'Not named yet' },
          {
            header: 'Last milestone',
            cell: ({ milestone, milestoneAt }) => (
              <>
                {milestone}, <DateText at={milestoneAt} />
              </>
            ),
          },
          {
            header: 'Follow',
            cell: ({ reference, title }) => (
              <a href={`/standards/${reference}`}>
                Follow<span className="nhsuk-u-visually-hidden"> {title}</span>
              </a>
            ),
          },
        ]}
        empty={
          <EmptyState title="Nothing is being drafted" headingLevel={3}>
            A member of a verified organisation can <a href="/standards/propose">propose a standard</a>.
          </EmptyState>
        }
      />
    </section>
  );
}
