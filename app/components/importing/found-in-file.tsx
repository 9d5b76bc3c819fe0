import type { TrackedChange } from '../../document/import/import-types';
import type { ImportPreview } from '../../services/versions/text-upload.server';
import { DataTable } from '../data-table';
import { Details } from '../details';

interface FoundInFileProps {
  readonly comments: ImportPreview['imported']['comments'];
  readonly changes: readonly TrackedChange[];
  /** How many there are of each, where more than are listed. */
  readonly all: ImportPreview['imported']['all'];
  readonly changesBecome: string;
  readonly commentsBecome: string;
}

const CHANGE_WORDS: Readonly<Record<TrackedChange['kind'], string>> = {
  inserted: 'Inserted',
  deleted: 'Deleted',
  'moved-away': 'Moved away from here',
  'moved-here': 'Moved to here',
};

/** Comments and tracked changes that came with the file, and what becomes of them. */
export function FoundInFile({ comments, changes, all, changesBecome, commentsBecome }: FoundInFileProps) {
  return (
    <>
      {comments.length === 0 ? null : (
        <>
          <h2 className="nhsuk-heading-m">Comments in the file</h2>
          <p>{commentsBecome}</p>
          <Details summary={listOf('comment', comments.length, all.comments)}>
            <DataTable
              caption="Comments in the file"
              compact
              rows={comments.map((comment, index) => ({ ...comment, index }))}
              rowKey={({ index }) => String(index)}
              columns={[
                { header: 'By', rowHeader: true, cell: ({ author }) => author },
                { header: 'On the words', cell: ({ quote }) => quote || 'No words in particular' },
                { header: 'Comment', cell: ({ body }) => body },
              ]}
            />
          </Details>
        </>
      )}
      {changes.length === 0 ? null : (
        <>
          <h2 className="nhsuk-heading-m">Tracked changes in the file</h2>
          <p>{changesBecome}</p>
          <Details summary={listOf('tracked change', changes.length, all.changes)}>
            <DataTable
              caption="Tracked changes in the file"
              compact
              rows={changes.map((change, index) => ({ ...change, index }))}
              rowKey={({ index }) => String(index)}
              columns={[
                { header: 'What', rowHeader: true, cell: ({ kind }) => CHANGE_WORDS[kind] },
                { header: 'Words', cell: ({ text }) => text },
                { header: 'By', cell: ({ author }) => author },
                { header: 'On', cell: ({ at }) => at?.slice(0, 10) ?? 'Not known' },
              ]}
            />
          </Details>
        </>
      )}
    </>
  );
}

/** "The comment", "All 12 comments", "The first 500 of 1,200 comments". */
function listOf(what: string, shown: number, all: number): string {
  if (all === 1) return `The ${what}`;
  const number = all.toLocaleString('en-GB');
  return shown < all ? `The first ${shown} of ${number} ${what}s` : `All ${number} ${what}s`;
}
