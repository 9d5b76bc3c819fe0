import type { LineNews } from '../../services/versions/history-lines';

const MOST_CLAUSES = 8;

/** What is new: words, clauses and who wrote, in one sentence each. */
export function News({ news: { wordsAdded, wordsRemoved, clauses, people } }: { readonly news: LineNews }) {
  const more = clauses.length - MOST_CLAUSES;
  return (
    <ul className="cc-news nhsuk-body-s">
      <li>
        {wordsAdded === 0 && wordsRemoved === 0
          ? 'No words added or removed'
          : `${count(wordsAdded)} added, ${count(wordsRemoved)} removed`}
      </li>
      {clauses.length === 0 ? null : (
        <li>
          {clauses.length === 1 ? 'Clause touched: ' : `${clauses.length} clauses touched: `}
          {clauses
            .slice(0, MOST_CLAUSES)
            .map(({ label }) => label)
            .join('; ')}
          {more > 0 ? ` and ${more} more` : ''}
        </li>
      )}
      {people.length === 0 ? null : (
        <li>
          Written by{' '}
          {people
            .map(({ name, organisation }) =>
              organisation === null ? name : `${name} (${organisation.name})`,
            )
            .join(', ')}
        </li>
      )}
    </ul>
  );
}

function count(words: number): string {
  return `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`;
}
