import type { ReactNode } from 'react';
import { Contents, type ContentsEntry } from './contents';

export interface ReadingLayoutProps {
  readonly outline: readonly ContentsEntry[];
  /** How many levels of headings the contents show. */
  readonly depth?: number;
  /** Stands under the contents on a wide screen, such as facts about the version. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A long text with its contents beside it. */
export function ReadingLayout({ outline, depth, aside, children }: ReadingLayoutProps) {
  return (
    <div className="cc-reading">
      <div className="cc-reading__contents">
        <Contents outline={outline} depth={depth} />
        {aside}
      </div>
      <div className="cc-reading__text">{children}</div>
    </div>
  );
}
