import type { ReactNode } from 'react';

export type Pane = 'text' | 'clauses' | 'panel';

export interface DraftFrameProps {
  /** Title, state, saving, people. */
  readonly top: ReactNode;
  /** The tools of the text, across the whole width. */
  readonly tools: ReactNode;
  readonly clauses: ReactNode;
  readonly text: ReactNode;
  readonly panel: ReactNode;
  /** The pane shown where there is room for one only. */
  readonly pane: Pane;
  readonly onPane?: (pane: Pane) => void;
}

const PANES: readonly { readonly pane: Pane; readonly label: string }[] = [
  { pane: 'text', label: 'Text' },
  { pane: 'clauses', label: 'Clauses' },
  { pane: 'panel', label: 'Comments and more' },
];

/**
 * The page of a draft: clauses, text and panel side by side where there is room; on a narrow window one of
 * them at a time. Without JavaScript all three stand below each other, the text first.
 */
export function DraftFrame({ top, tools, clauses, text, panel, pane, onPane }: DraftFrameProps) {
  return (
    <main
      className={`cc-draft${onPane === undefined ? '' : ' cc-draft--switching'}`}
      id="content"
      tabIndex={-1}
      data-pane={pane}
    >
      {top}
      {onPane === undefined ? null : (
        <fieldset className="cc-draft__panes">
          <legend className="nhsuk-u-visually-hidden">What to show</legend>
          {PANES.map((one) => (
            <button
              key={one.pane}
              type="button"
              className="cc-draft__pane-button"
              aria-pressed={pane === one.pane}
              onClick={() => onPane(one.pane)}
            >
              {one.label}
            </button>
          ))}
        </fieldset>
      )}
      <div className="cc-draft__columns">
        <div className="cc-draft__tools">{tools}</div>
        <section className="cc-draft__text" aria-label="Text" data-area="text">
          {text}
        </section>
        <nav className="cc-draft__clauses" aria-label="Clauses" data-area="clauses">
          {clauses}
        </nav>
        <aside className="cc-draft__panel" aria-label="Comments and more" data-area="panel">
          {panel}
        </aside>
      </div>
    </main>
  );
}
