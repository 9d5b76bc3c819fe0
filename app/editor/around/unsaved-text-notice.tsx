import { useId, useState } from 'react';
import { passagesAsText, type UnsavedPassage } from '../connection/unsaved-text';

export interface UnsavedTextNoticeProps {
  readonly passages: readonly UnsavedPassage[];
  /** Why the text did not go into the draft, as a sentence. */
  readonly why: string;
  /** Makes an amendment of it, and answers what went wrong; without it the page offers no such thing. */
  readonly onAmend?: () => Promise<string>;
  /** Throws the copy away; without it the page offers no such thing. */
  readonly onDiscard?: () => void;
}

/** Text that is only on this device and will not go into the draft by itself: to read, to copy, to let go. */
export function UnsavedTextNotice({ passages, why, onAmend, onDiscard }: UnsavedTextNoticeProps) {
  const id = useId();
  const [copied, setCopied] = useState('');
  if (passages.length === 0) return null;
  const text = passagesAsText(passages);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied.');
    } catch {
      setCopied('The browser did not allow copying. Select the text below and copy it.');
    }
  };
  return (
    <section className="cc-unsaved" aria-labelledby={id}>
      <h2 className="nhsuk-heading-s" id={id}>
        Text of yours that is only on this device
      </h2>
      <p>{why}</p>
      <div className="cc-unsaved__buttons">
        {onAmend === undefined ? null : (
          <button
            className="nhsuk-button nhsuk-button--small"
            type="button"
            onClick={async () => setCopied(await onAmend())}
          >
            Make it an amendment
          </button>
        )}
        <button
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          type="button"
          onClick={copy}
        >
          Copy my unsaved text
        </button>
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
        <span role="status">{copied}</span>
      </div>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">
            Show it ({passages.length === 1 ? '1 passage' : `${passages.length} passages`})
          </span>
        </summary>
        <pre className="cc-unsaved__text">{text}</pre>
      </details>
    </section>
  );
}
