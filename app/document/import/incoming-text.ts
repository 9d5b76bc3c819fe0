import { canonicalJson } from '../canonical';
import { importFile } from '../import-file';
import { blockId, type DocumentJson, walk } from '../json';
import { openLive, readText } from '../live-document';
import { restoreUpdate } from '../restore';
import { adoptIdentity } from './adopt-identity';
import type { ImportedComment, ImportedText, ImportKind } from './import-types';

/** A file as a text that is to take the place of another one, or to be proposed for it. */
export interface IncomingText {
  /** The text that the draft has now, as canonical JSON. */
  readonly present: string;
  /** The text of the file, its blocks known by the ids of the draft where these are the same blocks. */
  readonly canonical: string;
  /** The edits that turn the draft into it. */
  readonly update: Uint8Array;
  readonly images: ImportedText['images'];
  readonly comments: ImportedComment[];
  /** How many changes people tracked in it; none of them is in the text. */
  readonly tracked: number;
}

/** A file read against a draft with these updates. @throws TextError */
export function incomingText(
  source: Uint8Array,
  kind: ImportKind,
  accepted: readonly number[],
  draft: readonly Uint8Array[],
): IncomingText {
  const known = readText(openLive(draft));
  const { content: read, anchors, comments, images, changes } = importFile(source, kind, accepted);
  const { content, ids } = adoptIdentity(known, read, namedIn(known, anchors));
  return {
    present: canonicalJson(known),
    canonical: canonicalJson(content),
    update: restoreUpdate(draft, content),
    images,
    tracked: changes.length,
    comments: comments.map((comment) => {
      const { anchor } = comment;
      return { ...comment, anchor: { ...anchor, blockId: ids.get(anchor.blockId) ?? anchor.blockId } };
    }),
  };
}

/**
 * The blocks that the file names by ids of the draft: files that were exported here carry these as bookmarks, whoever
 * edited them since.
 */
export function namedIn(known: DocumentJson, anchors: ImportedText['anchors']): Map<string, string> {
  const ids = new Set<string>();
  walk(known, (node) => {
    if (blockId(node) !== '') ids.add(blockId(node));
  });
  const named = new Map<string, string>();
  // The last anchor of a block is its own: those before it were of blocks that were taken out of the file.
  for (const [name, id] of Object.entries(anchors)) if (ids.has(name)) named.set(id, name);
  return named;
}
