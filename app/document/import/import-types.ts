import type { RequirementLevel } from '../../../db/words';
import type { Anchor } from '../anchor-types';
import type { DocumentJson } from '../json';
import type { OutlineEntry } from '../text-types';

/** What kind of file a text is imported from. */
export type ImportKind = 'markdown' | 'html' | 'word';

export interface ImportedText {
  readonly content: DocumentJson;
  /** Yjs update (version 1) that builds the content in an empty document. */
  readonly update: Uint8Array;
  readonly report: ImportNote[];
  /** From the front matter or the only heading of level 1; null when the text names none. */
  readonly title: string | null;
  readonly words: number;
  readonly outline: OutlineEntry[];
  /** Anchors of the source and the id of the block each now stands for. */
  readonly anchors: Readonly<Record<string, string>>;
  /** Passages that read like requirements, by their place in this list; none was converted unless asked for. */
  readonly offers: RequirementOffer[];
  /** Images that came inside the file, which the text shows at `/files/<hash>`. */
  readonly images: ImportedImage[];
  readonly comments: ImportedComment[];
  /** Tracked changes of the file: proposals, which are not in the text. */
  readonly changes: TrackedChange[];
}

/** An imported text without its tree: the text itself is in the update. */
export interface ImportedFile extends Omit<ImportedText, 'content'> {
  /** How the text begins, rendered, and whether there is more of it. */
  readonly beginning: { readonly html: string; readonly more: boolean };
}

/** What a file says, for comparing; nothing is made of it. */
export interface FileText {
  readonly canonical: string;
  readonly title: string | null;
  readonly words: number;
}

export const IMPORT_NOTE_KINDS = [
  'attribute-dropped',
  'template-tag',
  'template-comment',
  'element-dropped',
  'element-unwrapped',
  'script-removed',
  'html-unclosed',
  'link-unsafe',
  'link-relative',
  'anchor-missing',
  'image-not-shown',
  'image-elsewhere',
  'image-moved',
  'own-number-kept',
  'own-number-differs',
  'own-number-replaced',
  'nesting-flattened',
  'footnote-moved',
  'task-box',
  'directive-as-words',
  'comment-dropped',
  'front-matter',
  'heading-in-block',
  'image-refused',
  'image-undescribed',
  'image-data-removed',
  'external-not-fetched',
  'contents-computed',
  'page-furniture',
  'object-dropped',
  'formula-as-words',
  'symbol-replaced',
  'hidden-text',
  'text-box',
  'header-row-guessed',
  'format-change',
  'style-dropped',
  'table-narrowed',
  'table-widened',
  'direction-mark',
  'abbreviation-spelt-out',
  'character-removed',
  'change-proposed',
  'comment-resolved',
  'comment-beyond',
] as const;

export type ImportNoteKind = (typeof IMPORT_NOTE_KINDS)[number];

/** One thing an import could not carry as it was, or changed to make it safe. */
export interface ImportNote {
  readonly kind: ImportNoteKind;
  /** What it was, in words a reader recognises: a tag's name, an address, an attribute. */
  readonly what: string;
  readonly count: number;
  /** Line of the first occurrence in the source, from 1, when it is known. */
  readonly line?: number;
  /** For a file that has no lines: the number of the first paragraph it is in, from 1, counting those in tables. */
  readonly paragraph?: number;
}

/** A paragraph that could become a requirement. */
export interface RequirementOffer {
  readonly place: number;
  /** After its first word of RFC 2119 in capitals; null when only a name at its start gave it away. */
  readonly level: RequirementLevel | null;
  /** That word as it is written; '' when there is none. */
  readonly word: string;
  /** The name it begins with, such as "REQ-12". */
  readonly ref: string | null;
  readonly text: string;
  readonly blockId: string;
}

export interface ImportedImage {
  /** SHA-256 of the bytes in hexadecimal. */
  readonly hash: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** More comments than this in one file are no discussion of a text; those after them are told and left out. */
export const MOST_IMPORTED_COMMENTS = 1000;

/** A comment that came with a file. */
export interface ImportedComment {
  readonly author: string;
  /** As the file writes it, in ISO 8601; null when it does not. */
  readonly at: string | null;
  readonly body: string;
  /** The words it was made on; '' for a comment on a point. */
  readonly quote: string;
  /** Where these are in the imported text; the block id is '' when they are not there. */
  readonly anchor: Anchor;
}

/** A change that somebody made while the file recorded changes. */
export interface TrackedChange {
  readonly kind: 'inserted' | 'deleted' | 'moved-away' | 'moved-here';
  readonly author: string;
  readonly at: string | null;
  readonly text: string;
}
