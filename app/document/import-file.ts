import { newBlockId } from './ids';
import type { ImportedText, ImportKind } from './import/import-types';
import { importHtml } from './import-html';
import { importMarkdown } from './import-markdown';
import { importWord } from './import-word';

/** A file of any kind that texts are imported from. @throws TextError */
export function importFile(
  bytes: Uint8Array,
  kind: ImportKind,
  accepted: readonly number[] = [],
  mint: () => string = newBlockId,
): ImportedText {
  switch (kind) {
    case 'markdown':
      return importMarkdown(bytes, mint, accepted);
    case 'html':
      return importHtml(bytes, mint, accepted);
    case 'word':
      return importWord(bytes, mint, accepted);
  }
}
