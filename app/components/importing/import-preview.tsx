import type { ReactNode } from 'react';
import type { OutlineEntry } from '../../document/text-types';
import type { ImportPreview } from '../../services/versions/text-upload.server';
import { Details } from '../details';
import { Figures } from '../figures';
import { StandardText } from '../standard-text';
import { FoundInFile } from './found-in-file';
import { ImportReport } from './import-report';

const CLAUSES_LISTED = 500;

interface ImportPreviewProps {
  readonly preview: ImportPreview;
  /** What becomes of tracked changes and of comments, in a sentence each. */
  readonly changesBecome: string;
  readonly commentsBecome: string;
  /** The form that makes something of it, which stands before the text. */
  readonly children: ReactNode;
}

/** What a file becomes: its size, what it could not carry, what came with it, its clauses, and how it begins. */
export function ImportPreviewPart(props: ImportPreviewProps) {
  const { preview, changesBecome, commentsBecome, children } = props;
  const { kind, imported, html, more } = preview;
  const { report, outline, words, title, images, comments, changes, all } = imported;
  return (
    <>
      <Figures
        figures={[
          { label: 'Words', value: words.toLocaleString('en-GB') },
          { label: 'Clauses', value: all.clauses.toLocaleString('en-GB') },
          { label: 'Images', value: images },
          { label: 'Things to look at', value: report.length },
        ]}
      />
      <p>
        <strong>Title:</strong> {title ?? 'none found'}
      </p>
      <p>This is what {kind} becomes. Nothing has been made of it yet.</p>
      <h2 className="nhsuk-heading-m">What could not be carried as it was</h2>
      <ImportReport report={report} />
      <FoundInFile
        comments={comments}
        changes={changes}
        all={all}
        changesBecome={changesBecome}
        commentsBecome={commentsBecome}
      />
      {children}
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
