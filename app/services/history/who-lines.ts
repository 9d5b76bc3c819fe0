import type { AttributedLine } from '../../document/history/passages';
import type { Writer } from '../../document/history/writers';
import { type NamedWriter, nameWriter, type WriterNames } from './writer-words';

/** Words of one writer, as a page shows them. */
export interface WhoPassage {
  readonly text: string;
  readonly writer: NamedWriter;
  /** ISO 8601; null when it is not recorded. */
  readonly at: string | null;
}

export interface WhoLine {
  readonly blockId: string;
  /** Type of the node, such as `paragraph`. */
  readonly kind: string;
  /** `term`, `title` or `caption`; null for the words of the block itself. */
  readonly attribute: string | null;
  readonly passages: readonly WhoPassage[];
}

export function whoLines(
  lines: readonly AttributedLine[],
  writers: readonly Writer[],
  names: WriterNames,
): WhoLine[] {
  return lines.map(({ passages, ...line }) => ({
    ...line,
    passages: passages.flatMap(({ text, writer, at }) => {
      const who = writers[writer];
      if (who === undefined) return [];
      return [{ text, writer: nameWriter(who, names), at: at === 0 ? null : new Date(at).toISOString() }];
    }),
  }));
}
