import { canonicalJson } from './canonical';
import { newBlockId } from './ids';
import type { FileText, ImportedText, ImportKind } from './import/import-types';
import { importHtml } from './import-html';
import { importMarkdown } from './import-markdown';
import { importWord } from './import-word';
import { plainText } from './json';
import { TextError } from './text-error';

/** A file of any kind that texts are imported from. @throws TextError */
export function importFile(
  bytes: Uint8Array,
  kind: ImportKind,
  accepted: readonly number[] = [],
  mint: () => string = newBlockId,
): ImportedText {
  const imported = READERS[kind](bytes, mint, accepted);
  const { content, images, changes } = imported;
  if (images.length + changes.length === 0 && !SEEN.test(plainText(content))) {
    throw new TextError('nothing-in-it', 'There is nothing in the file that can be seen.');
  }
  return imported;
}

const READERS = { markdown: importMarkdown, html: importHtml, word: importWord } as const;

/** A character that is more than a blank or a sign that nobody sees. */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s\u2800]/u;

/** A reference that the portal gave a requirement. */
const OWN_REFERENCE = /^STD-\d+-R\d+$/;

/**
 * A file as a text to compare. What begins with a reference of the portal is a requirement there too, so that a text
 * which was exported, edited elsewhere and brought back is compared requirement by requirement. @throws TextError
 */
export function readFileText(bytes: Uint8Array, kind: ImportKind): FileText {
  const plain = importFile(bytes, kind);
  const known = plain.offers.filter(({ ref }) => ref !== null && OWN_REFERENCE.test(ref));
  const places = known.map(({ place }) => place);
  const { content, title, words } = places.length === 0 ? plain : importFile(bytes, kind, places);
  return { canonical: canonicalJson(content), title, words };
}
