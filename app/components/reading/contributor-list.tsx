import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import type { Contributions, Words } from '../../services/history/contributions';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { DataTable } from '../data-table';

/** Who wrote the words that stand in the text; for a draft that is still written, who has written in it. */
export function ContributorList({
  contributions,
  contributors,
  hash,
}: {
  readonly contributions: Contributions | null;
  readonly contributors: ReadingView['about']['contributors'];
  readonly hash: string | null;
}) {
  if (contributions !== null) return <WordsWritten contributions={contributions} hash={hash} />;
  if (contributors.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-m">Contributors</h3>
      <p>Words are counted when the text is frozen. These people have written in the draft:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {contributors.map(({ personName, organisationName, organisationSlug }) => (
          <li key={`${personName} ${organisationSlug ?? ''}`}>
            {personName}
            {organisationName === null ? null : (
              <>
                , <a href={`/organisations/${organisationSlug}`}>{organisationName}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Words by organisation and person, by interest, and what nobody typed. */
export function WordsWritten({
  contributions,
  hash,
  heading: Heading = 'h3',
}: {
  readonly contributions: Contributions;
  readonly hash: string | null;
  /** Depth of its heading; it stands below another one unless the page says otherwise. */
  readonly heading?: 'h2' | 'h3';
}) {
  const { words, organisations, categories, others } = contributions;
  return (
    <>
      <Heading className="nhsuk-heading-m">Contributors</Heading>
      <p>
        Who wrote the {count(words)} that stand in this text. Words that were deleted later are not counted;
        words that were moved stay with who wrote them.{' '}
        {hash === null ? null : <a href={`/texts/${hash}/who`}>See who wrote each clause</a>}
      </p>
      {organisations.length === 0 ? null : (
        <DataTable
          caption="Words by organisation"
          compact
          rows={organisations}
          rowKey={({ slug }) => slug ?? ''}
          columns={[
            {
              header: 'Organisation',
              rowHeader: true,
              cell: ({ name, slug }) =>
                name === null ? 'For themselves' : <a href={`/organisations/${slug}`}>{name}</a>,
            },
            {
              header: 'Interest',
              cell: ({ interestCategory }) =>
                interestCategory === null ? 'Not declared' : INTEREST_CATEGORY_LABELS[interestCategory],
            },
            { header: 'Words', cell: (row) => counted(row) },
            {
              header: 'People',
              cell: ({ people }) => people.map((person) => `${person.name}: ${counted(person)}`).join('; '),
            },
          ]}
        />
      )}
      {categories.length === 0 ? null : (
        <DataTable
          caption="Words by interest"
          compact
          rows={categories}
          rowKey={({ category }) => category ?? ''}
          columns={[
            {
              header: 'Interest',
              rowHeader: true,
              cell: ({ category }) =>
                category === null ? 'Not declared' : INTEREST_CATEGORY_LABELS[category],
            },
            { header: 'Words', cell: (row) => counted(row) },
            { header: 'Share of the text', cell: (row) => `${Math.round((row.words / words) * 100)}%` },
          ]}
        />
      )}
      {others.length === 0 ? null : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {others.map(({ what, words: n }) => (
            <li key={what}>
              {what}: {count(n)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function count(words: number): string {
  return `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`;
}

function counted({ words, carried }: Words): string {
  const all = words.toLocaleString('en-GB');
  return carried === 0 ? all : `${all}, ${carried.toLocaleString('en-GB')} of them carried over`;
}
