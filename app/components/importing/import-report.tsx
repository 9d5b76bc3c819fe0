import type { ImportNote, ImportNoteKind } from '../../document/import/import-types';
import { DataTable } from '../data-table';
import { Details } from '../details';
import { IMPORT_NOTE_WORDS } from './import-note-words';

/** Examples shown of each kind. */
const EXAMPLES = 3;

/** What an import could not carry as it was: how much of each kind, and every case for those who want it. */
export function ImportReport({ report }: { readonly report: readonly ImportNote[] }) {
  const kinds = [...new Set(report.map(({ kind }) => kind))];
  return (
    <>
      <DataTable
        caption="Report of the import"
        captionHidden
        rows={kinds.map((kind) => summaryOf(kind, report))}
        rowKey={({ kind }) => kind}
        columns={[
          { header: 'What happened', rowHeader: true, cell: ({ kind }) => IMPORT_NOTE_WORDS[kind] },
          { header: 'How often', numeric: true, cell: ({ count }) => count.toLocaleString('en-GB') },
          {
            header: 'For example',
            cell: ({ examples }) =>
              examples.map((what) => (
                <div key={what}>
                  <code>{what}</code>
                </div>
              )),
          },
        ]}
        empty={<p>Everything in the file was carried.</p>}
      />
      {report.length === 0 ? null : (
        <Details summary={`All ${report.length.toLocaleString('en-GB')} cases`}>
          <DataTable
            caption="Every case, with where it is first"
            compact
            rows={report}
            rowKey={({ kind, what }) => `${kind} ${what}`}
            columns={[
              { header: 'What happened', rowHeader: true, cell: ({ kind }) => IMPORT_NOTE_WORDS[kind] },
              { header: 'To what', cell: ({ what }) => <code>{what}</code> },
              { header: 'How often', numeric: true, cell: ({ count }) => count },
              { header: 'First in', cell: placeOf },
            ]}
          />
        </Details>
      )}
    </>
  );
}

/** What is told of a file as one. */
const OF_THE_WHOLE: ReadonlySet<ImportNoteKind> = new Set(['own-number-kept', 'own-number-replaced']);

/** A line of a text file, a paragraph of a Word file; where neither is known, in how many places it is. */
function placeOf({ kind, line, paragraph, count }: ImportNote): string {
  if (line !== undefined) return `Line ${line}`;
  if (paragraph !== undefined) return `Paragraph ${paragraph}`;
  if (OF_THE_WHOLE.has(kind)) return 'The whole file';
  return count === 1 ? 'One place' : `${count.toLocaleString('en-GB')} places`;
}

function summaryOf(kind: ImportNoteKind, report: readonly ImportNote[]) {
  const notes = report.filter((note) => note.kind === kind);
  return {
    kind,
    count: notes.reduce((sum, { count }) => sum + count, 0),
    examples: notes.slice(0, EXAMPLES).map(({ what }) => what),
  };
}
