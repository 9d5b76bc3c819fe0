import type { TrackedChange } from '../../document/import/import-types';
import type { ImportPreview } from '../../services/versions/text-upload.server';
import { type Column, DataTable } from '../data-table';
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
      <Found
        caption="Comments in the file"
        become={commentsBecome}
        summary={listOf('comment', comments.length, all.comments)}
        rows={comments}
        columns={[
          { header: 'By', rowHeader: true, cell: ({ author }) => author },
          { header: 'On the words', cell: ({ quote }) => quote || 'No words in particular' },
          { header: 'Comment', cell: ({ body }) => body },
        ]}
      />
      <Found
        caption="Tracked changes in the file"
        become={changesBecome}
        summary={listOf('tracked change', changes.length, all.changes)}
        rows={changes}
        columns={[
          { header: 'What', rowHeader: true, cell: ({ kind }) => CHANGE_WORDS[kind] },
          { header: 'Words', cell: ({ text }) => text },
          { header: 'By', cell: ({ author }) => author },
          { header: 'On', cell: ({ at }) => at?.slice(0, 10) ?? 'Not known' },
        ]}
      />
    </>
  );
}

interface FoundProps<T> {
  readonly caption: string;
  readonly become: string;
  readonly summary: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
}

/** What was found of one kind; nothing where none was. */
function Found<T extends object>({ caption, become, summary, rows, columns }: FoundProps<T>) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">{caption}</h2>
      <p>{become}</p>
      <Details summary={summary}>
        <DataTable
          caption={caption}
          compact
          rows={rows.map((row, index) => ({ ...row, index }))}
          rowKey={({ index }) => String(index)}
          columns={columns}
        />
      </Details>
    </>
  );
}

/** "The comment", "All 12 comments", "The first 500 of 1,200 comments". */
function listOf(what: string, shown: number, all: number): string {
  if (all === 1) return `The ${what}`;
  const number = all.toLocaleString('en-GB');
  return shown < all ? `The first ${shown} of ${number} ${what}s` : `All ${number} ${what}s`;
}
