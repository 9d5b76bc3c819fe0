import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import type { HomeView } from '../../services/directory/view-home.server';

/** The newest publications with what changed in each. */
export function PublishedList({ published }: Pick<HomeView, 'published'>) {
  return (
    <section aria-labelledby="recently-published">
      <h2 className="nhsuk-heading-l" id="recently-published">
        Recently published
      </h2>
      {published.length === 0 ? (
        <EmptyState title="Nothing is published yet" headingLevel={3}>
          A standard is published when an NHS Standards Lead approves the text that passed its ballot.
        </EmptyState>
      ) : (
        <ul className="nhsuk-list">
          {published.map(({ title, number, path, changeSummary, publishedAt }) => (
            <li key={path} className="nhsuk-u-margin-bottom-4">
              <a href={path}>
                {title} {number}
              </a>
              {publishedAt === null ? null : (
                <>
                  , <DateText at={publishedAt} />
                </>
              )}
              {changeSummary === '' ? null : <div>{changeSummary}</div>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
