import { Details } from '../../components/details';
import { Figures } from '../../components/figures';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { StandardText } from '../../components/standard-text';
import type { OutlineEntry } from '../../document/text-types';
import type { ImportPreview } from '../../services/versions/text-upload.server';
import { FoundInFile } from './found-in-file';
import { ImportReport } from './import-report';
import { RequirementOffers } from './requirement-offers';

const CLAUSES_LISTED = 500;

/** What a file becomes: its size, what it could not carry, its clauses, and how it begins. */
export function ImportPreviewPart({ preview }: { readonly preview: ImportPreview }) {
  const { hash, kind, imported, html, more } = preview;
  const { report, outline, words, title, images, offers, comments, changes, all } = imported;
  return (
    <>
      <Figures
        figures={[
          { label: 'Title', value: title ?? 'None found' },
          { label: 'Words', value: words.toLocaleString('en-GB') },
          { label: 'Clauses', value: all.clauses.toLocaleString('en-GB') },
          { label: 'Images', value: images },
          { label: 'Things to look at', value: report.length },
        ]}
      />
      <p>This is what {kind} becomes. Nothing has been made of it yet.</p>
      <h2 className="nhsuk-heading-m">What could not be carried as it was</h2>
      <ImportReport report={report} />
      <FoundInFile comments={comments} changes={changes} all={all} />
      <Form multipart>
        <input type="hidden" name="source" value="upload" />
        <input type="hidden" name="upload" value={hash} />
        <RequirementOffers offers={offers} all={all.offers} />
        <Button>Start the draft from this file</Button>
      </Form>
      <Details summary={all.clauses > CLAUSES_LISTED ? 'The first 500 clauses' : 'All clauses'}>
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
