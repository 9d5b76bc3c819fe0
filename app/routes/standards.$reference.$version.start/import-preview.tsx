import { Details } from '../../components/details';
import { Figures } from '../../components/figures';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { StandardText } from '../../components/standard-text';
import type { OutlineEntry } from '../../document/workshop-types';
import type { ImportPreview } from '../../services/versions/markdown-upload.server';
import { ImportReport } from './import-report';

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
      <ImportReport report={report} />
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
