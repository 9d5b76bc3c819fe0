import { DataTable } from '../../components/data-table';
import { Details } from '../../components/details';
import { Figures } from '../../components/figures';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { IMPORT_NOTE_WORDS } from '../../components/import-note-words';
import { StandardText } from '../../components/standard-text';
import type { OutlineEntry } from '../../document/workshop-types';
import type { ImportPreview } from '../../services/versions/markdown-upload.server';

/** What a file becomes: its size, what it could not carry, its clauses, and how it begins. */
export function ImportPreviewPart({ preview }: { readonly preview: ImportPreview }) {
  const { hash, imported, html, more } = preview;
  const { report, outline, words, title } = imported;
  return (
    <>
      <Figures
        figures={[
          { label: 'Title', value: title ?? 'None found' },
          { label: 'Words', value: words.toLocaleString('en-GB') },
          { label: 'Clauses', value: countOf(outline).toLocaleString('en-GB') },
          { label: 'Things to look at', value: report.length },
        ]}
      />
      <Form multipart>
        <input type="hidden" name="source" value="upload" />
        <input type="hidden" name="upload" value={hash} />
        <Button>Start the draft from this file</Button>
      </Form>
      <h2 className="nhsuk-heading-m">What could not be carried as it was</h2>
      <DataTable
        caption="Report of the import"
        captionHidden
        rows={report}
        rowKey={({ kind, what }) => `${kind} ${what}`}
        columns={[
          { header: 'What happened', rowHeader: true, cell: ({ kind }) => IMPORT_NOTE_WORDS[kind] },
          { header: 'To what', cell: ({ what }) => <code>{what}</code> },
          { header: 'How often', numeric: true, cell: ({ count }) => count },
          { header: 'First in line', numeric: true, cell: ({ line }) => line ?? 'Not known' },
        ]}
        empty={<p>Everything in the file was carried.</p>}
      />
      <Details summary="All clauses">
        <ClauseList entries={outline} />
      </Details>
      <h2 className="nhsuk-heading-m">{more ? 'How the text begins' : 'The text'}</h2>
      <StandardText html={html} label="Preview of the text" />
    </>
  );
}

function ClauseList({ entries }: { readonly entries: readonly OutlineEntry[] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {entries.map(({ id, number, title, children }) => (
        <li key={id}>
          {`${number} ${title}`.trim()}
          {children.length > 0 ? <ClauseList entries={children} /> : null}
        </li>
      ))}
    </ul>
  );
}

function countOf(outline: readonly OutlineEntry[]): number {
  return outline.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}
