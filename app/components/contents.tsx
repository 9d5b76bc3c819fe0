import type { ReactNode } from 'react';

/** A clause as the text workshop lists it: its heading, and the clauses below it. */
export interface ContentsEntry {
  /** Id of the heading on the page. */
  readonly id: string;
  /** Computed number, such as "4.2"; empty for a heading without one. */
  readonly number: string;
  readonly title: string;
  readonly children: readonly ContentsEntry[];
}

export interface ContentsProps {
  /** For lists made on the page; `html` wins when both are given. */
  readonly outline?: readonly ContentsEntry[];
  /** How many levels of the outline are shown. */
  readonly depth?: number;
  /** The list as the text workshop rendered and stored it (`contentsHtml`). */
  readonly html?: string;
}

/**
 * The contents of a long page. Beside the text on a wide screen, where they stay in sight and mark the section
 * being read; folded on a phone. The style sheet opens them, so no script is needed.
 */
export function Contents({ outline = [], depth = 2, html = '' }: ContentsProps) {
  if (html !== '') {
    return (
      <Fold>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from an allow-list */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </Fold>
    );
  }
  if (outline.length === 0) return null;
  return (
    <Fold>
      <ContentsList entries={outline} depth={depth} />
    </Fold>
  );
}

function Fold({ children }: { readonly children: ReactNode }) {
  return (
    <nav className="cc-contents" aria-label="Contents">
      <h2 className="cc-contents__heading">Contents</h2>
      <details className="cc-contents__fold" data-contents>
        <summary className="cc-contents__title">Contents</summary>
        {children}
      </details>
    </nav>
  );
}

interface ContentsListProps {
  readonly entries: readonly ContentsEntry[];
  readonly depth: number;
}

function ContentsList({ entries, depth }: ContentsListProps) {
  return (
    <ol>
      {entries.map(({ id, number, title, children }) => (
        <li key={id}>
          <a href={`#${id}`}>{number === '' ? title : `${number} ${title}`}</a>
          {depth > 1 && children.length > 0 ? <ContentsList entries={children} depth={depth - 1} /> : null}
        </li>
      ))}
    </ol>
  );
}
