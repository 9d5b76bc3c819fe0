import { useId, useState } from 'react';
import { passagesAsText, type UnsavedPassage } from '../connection/unsaved-text';
import { CopyUnsaved } from './copy-unsaved';

export interface UnsavedTextNoticeProps {
  readonly passages: readonly UnsavedPassage[];
  /** Why the text is not in the draft and whether it goes there by itself, in sentences. */
  readonly why: string;
  readonly heading?: string;
  /** Makes an amendment of it, and answers what went wrong; without it the page offers no such thing. */
  readonly onAmend?: () => Promise<string>;
  /** Address of the text, where it is another page. */
  readonly open?: string | undefined;
  /** Throws the copy away; without it the page offers no such thing. */
  readonly onDiscard?: () => void;
}

/** Text that is only on this device: to read, to copy, to let go. */
export function UnsavedTextNotice({
  passages,
  why,
  heading,
  open,
  onAmend,
  onDiscard,
}: UnsavedTextNoticeProps) {
  const id = useId();
  const [said, setSaid] = useState('');
  if (passages.length === 0) return null;
  return (
    <section className="cc-unsaved" aria-labelledby={id}>
      <h2 className="nhsuk-heading-s" id={id}>
        {heading ?? 'Text of yours that is only on this device'}
      </h2>
      <p>{why}</p>
      <div className="cc-unsaved__buttons">
        {onAmend === undefined ? null : (
          <button
            className="nhsuk-button nhsuk-button--small"
            type="button"
            onClick={async () => setSaid(await onAmend())}
          >
            Make it an amendment
          </button>
        )}
        <CopyUnsaved
          read={() => passages}
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        />
        {open === undefined ? null : <a href={open}>Open the text</a>}
        {onDiscard === undefined ? null : (
          <button
            className="cc-link-button"
            type="button"
            onClick={() => {
              if (window.confirm('Delete your unsaved text from this device? It cannot be brought back.'))
                onDiscard();
            }}
          >
            Delete it
          </button>
        )}
        <span role="status">{said}</span>
      </div>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">
            Show it ({passages.length === 1 ? '1 passage' : `${passages.length} passages`})
          </span>
        </summary>
        <pre className="cc-unsaved__text">{passagesAsText(passages)}</pre>
      </details>
    </section>
  );
}
