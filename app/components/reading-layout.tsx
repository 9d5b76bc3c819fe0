import type { ReactNode } from 'react';
import { Contents, type ContentsProps } from './contents';

export interface ReadingLayoutProps {
  readonly contents: ContentsProps;
  /** Stands under the contents on a wide screen, such as facts about the version. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A long text with its contents beside it. */
export function ReadingLayout({ contents, aside, children }: ReadingLayoutProps) {
  return (
    <div className="cc-reading">
      <div className="cc-reading__contents">
        <Contents {...contents} />
        {aside}
      </div>
      <div className="cc-reading__text">{children}</div>
    </div>
  );
}
