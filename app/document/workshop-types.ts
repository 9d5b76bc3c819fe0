import type { RequirementLevel } from '../../db/words';
import type { Anchor, AnchorPlace } from './anchors';
import type { BranchWorkshop } from './branch/branch-types';
import type { Comparison } from './comparison-types';
import type { Attribution } from './history/attribution';
import type { AttributedLine, Where } from './history/passages';
import type { StepFacts } from './history/steps';
import type { Carried, ClientWriter } from './history/writers';
import type { DocumentJson } from './json';
import type { PackedFile } from './pack-files';
import type { Repair } from './repair';
import type { Unshowable } from './unshowable';

/**
 * Heavy work on texts, done off the event loop. Everything here is types, so that services can name the
 * work without loading the editor's libraries; `server/workshop` does it in a worker thread.
 *
 * A text given to the workshop is never trusted: work that cannot be done rejects with a `TextError`.
 */
export interface TextWorkshop extends BranchWorkshop {
  /** Turns a Markdown file into house content and the Yjs update that seeds a draft with it. */
  importMarkdown(source: Uint8Array): Promise<ImportedText>;
  /** Turns a file into house content; of the passages offered as requirements, those `accepted` become ones. */
  importFile(source: Uint8Array, kind: ImportKind, accepted: number[]): Promise<ImportedText>;
  /** Reads the present state of a live text from its log of Yjs updates. */
  readLive(updates: Uint8Array[]): Promise<LiveReading>;
  /** Freezes a live text: canonical JSON, its hash and everything made from it. */
  freeze(updates: Uint8Array[]): Promise<FrozenText>;
  /** Makes everything again from a stored snapshot; the hash is computed anew from the words given. */
  renderCanonical(canonical: string): Promise<FrozenText>;
  /** Compares two snapshots, given as canonical JSON. */
  compare(before: string, after: string): Promise<Comparison>;
  /** The Yjs update that builds `content` in an empty document; the same content gives the same bytes. */
  seed(content: DocumentJson): Promise<Uint8Array>;
  /** The Yjs update that turns the present text into the canonical one by edits. */
  restore(updates: Uint8Array[], canonical: string): Promise<Uint8Array>;
  /** Renders content as HTML, with its contents list. */
  html(content: DocumentJson): Promise<RenderedText>;
  /** Finds where each anchor is now; in the order given. */
  resolveAnchors(content: DocumentJson, anchors: Anchor[]): Promise<AnchorPlace[]>;
  /** The text as Markdown, for download. */
  exportMarkdown(canonical: string): Promise<string>;
  /** Hashes of the uploaded images that a text shows. */
  imageHashes(canonical: string): Promise<string[]>;
  /** The text as a file of another format. */
  exportFile(canonical: string, format: ExportFormat, facts: ExportFacts): Promise<Uint8Array>;
  /** Files as one ZIP archive. */
  packFiles(files: PackedFile[]): Promise<Uint8Array>;
  /** The edits that give each requirement its reference: known ones are kept, the others counted on. */
  mintReferences(updates: Uint8Array[], given: ReferencesGiven): Promise<MintedReferences>;
  /** Who wrote what stands at the end of a log. */
  attribute(history: HistoryParts): Promise<Attribution>;
  /** The same for a part of the text, with its words. */
  whoWrote(history: HistoryParts, where: Where): Promise<WhoWrote>;
  /** The words of a part of a frozen text with their writers. */
  passages(canonical: string, attribution: Attribution, where: Where): Promise<AttributedLine[]>;
  /** Who had written the text a draft begins with; `update` is what it begins with. */
  carriedOver(update: Uint8Array, version: string, attribution: Attribution): Promise<Carried>;
  /** Joins a log into its steps; none of them goes on beyond a number in `ends`, in ascending order. */
  compact(history: HistoryParts, ends: readonly number[]): Promise<CompactedLog>;
  /** The text at one step of its life, and what that step changed. */
  life(history: HistoryParts, at: StepChoice): Promise<LifeOfText>;
  /** Ends the workers; work still under way rejects with `timed-out`. */
  close(): Promise<void>;
}

/** What only the process that keeps live texts asks of the workshop. */
export interface LiveTextWorkshop extends TextWorkshop {
  /** Many updates of a text as one, without what was deleted, and the state vector it reaches. */
  foldUpdates(updates: Uint8Array[]): Promise<{ state: Uint8Array; stateVector: Uint8Array }>;
  /** The blocks of the text that the editor cannot show; none of a sound text. */
  unshowable(updates: Uint8Array[]): Promise<Unshowable[]>;
  /** The edits that make them showable again, from the whole log of the text; null when all are. */
  repair(log: Uint8Array[]): Promise<Repair | null>;
}

/** A log, or a part of it, as the database keeps it: facts and bytes in the same order. */
export interface HistoryParts {
  readonly facts: readonly HistoryFacts[];
  readonly bytes: Uint8Array[];
  /** Whose each client id is. */
  readonly clients: readonly ClientWriter[];
}

export interface HistoryFacts extends StepFacts {
  /** Whether the bytes are deflated. */
  readonly packed: boolean;
}

/** Steps with their bytes deflated. */
export interface CompactedLog {
  readonly facts: readonly StepFacts[];
  readonly bytes: Uint8Array[];
}

export interface WhoWrote {
  readonly lines: readonly AttributedLine[];
  readonly attribution: Attribution;
  readonly outline: readonly OutlineEntry[];
}

/** A step of a life: the one that holds a number of the log, the nth from 0, or the last. */
export type StepChoice = { readonly seq: number } | { readonly place: number } | 'last';

export interface LifeOfText {
  /** Every step, first to last. */
  readonly steps: readonly StepFacts[];
  /** Place of the step shown; -1 when nothing was ever written. */
  readonly place: number;
  /** Safe HTML of the text at that step, with what the step changed marked. */
  readonly html: string;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly clausesTouched: number;
  readonly words: number;
}

export const TEXT_ERROR_CODES = [
  'bad-input',
  'not-utf-8',
  'holds-nul',
  'too-large',
  'too-costly',
  'too-deep',
  'timed-out',
  'holds-macros',
  'archive-unsafe',
  'old-office',
] as const;

/**
 * Why work on a text was refused. `bad-input`: not what it claims to be; `not-utf-8` and `holds-nul`: an
 * upload that is not text; `too-large`: over a size limit; `too-costly`: needs
 * more memory than one text gets; `too-deep`: nested beyond the limit;
 * `timed-out`: took longer than the limit; `holds-macros`, `archive-unsafe`, `old-office`: a Word file with programs
 * in it, one made to harm, one that is old or locked with a password. Told apart by `code`, never by class.
 */
export type TextErrorCode = (typeof TEXT_ERROR_CODES)[number];

/** One thing an import could not carry as it was, or changed to make it safe. */
export interface ImportNote {
  readonly kind: ImportNoteKind;
  /** What it was, in words a reader recognises: a tag's name, an address, an attribute. */
  readonly what: string;
  readonly count: number;
  /** Line of the first occurrence in the source, from 1, when it is known. */
  readonly line?: number;
}

export const IMPORT_NOTE_KINDS = [
  'attribute-dropped',
  'template-tag',
  'element-dropped',
  'element-unwrapped',
  'script-removed',
  'link-unsafe',
  'link-relative',
  'anchor-missing',
  'image-not-shown',
  'image-moved',
  'own-number-kept',
  'own-number-replaced',
  'nesting-flattened',
  'footnote-moved',
  'task-box',
  'comment-dropped',
  'front-matter',
  'heading-in-block',
  'image-refused',
  'image-undescribed',
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
  'change-accepted',
  'comment-resolved',
] as const;
export type ImportNoteKind = (typeof IMPORT_NOTE_KINDS)[number];

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
  /** Tracked changes of the file; the text has all of them accepted. */
  readonly changes: TrackedChange[];
}

/** What kind of file a text is imported from. */
export type ImportKind = 'markdown' | 'html' | 'word';

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

/** A clause: a heading of the body with what stands below it. */
export interface OutlineEntry {
  readonly id: string;
  /** Computed, such as "3.2"; '' for a heading without number. */
  readonly number: string;
  readonly title: string;
  readonly level: number;
  readonly children: OutlineEntry[];
}

export interface ClauseName {
  readonly number: string;
  readonly title: string;
}

export interface RequirementEntry {
  readonly id: string;
  /** Minted by the server ("R17"); null until then. */
  readonly ref: string | null;
  readonly level: RequirementLevel | null;
  readonly text: string;
  /** The clause it stands in; '' when it stands before the first heading. */
  readonly clauseId: string;
  readonly clauseNumber: string;
  readonly clauseTitle: string;
}

export const FINDING_KINDS = [
  'missing-title',
  'empty-text',
  'empty-heading',
  'duplicate-id',
  'duplicate-ref',
  'requirement-without-level',
  'requirement-without-ref',
  'requirement-empty',
  'image-without-description',
  'image-without-source',
  'broken-cross-reference',
  'broken-link',
  'definition-without-term',
  'section-missing',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** True when the text must not be frozen for a ballot or publication with it. */
  readonly blocking: boolean;
  /** The block to go to; '' when it concerns the whole text. */
  readonly blockId: string;
  /** Clause number and title it stands in, as "3.2 Scope"; '' for the whole text. */
  readonly clause: string;
  /** The words concerned: a title, an address, the start of a text. */
  readonly what: string;
}

/** The HTML of a text, safe to serve as it is. */
export interface RenderedText {
  readonly html: string;
  /** The contents list as nested lists of links; '' when the text has no headings. */
  readonly contentsHtml: string;
  /** Number and title of each clause by the id of its heading. */
  readonly clauses: Readonly<Record<string, ClauseName>>;
}

interface TextFacts extends RenderedText {
  readonly outline: OutlineEntry[];
  readonly requirements: RequirementEntry[];
  readonly findings: Finding[];
  readonly words: number;
}

export interface LiveReading extends TextFacts {
  readonly content: DocumentJson;
  /** Yjs state vector of what was read. */
  readonly stateVector: Uint8Array;
}

export const EXPORT_FORMATS = ['docx', 'pdf', 'csv', 'reqif'] as const;
/** Files that are made from a frozen text by the workshop. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An uploaded image that a text shows. */
export type ExportImage = ImportedImage;

/** What stands on an exported file beside its text. */
export interface ExportFacts {
  readonly title: string;
  /** Address at which the text is found. */
  readonly source: string;
  readonly hash: string;
  readonly images: readonly ExportImage[];
}

/** What a standard has given out so far. */
export interface ReferencesGiven {
  /** What stands before the number, such as "STD-0042-R". */
  readonly prefix: string;
  readonly lastNumber: number;
}

export interface MintedReferences {
  /** Yjs update that writes the new references; without content when none was missing. */
  readonly update: Uint8Array;
  /** The references given out, in reading order. */
  readonly minted: readonly string[];
}

export interface FrozenText extends TextFacts {
  /** Canonical JSON; its UTF-8 bytes are what the hash names. */
  readonly canonical: string;
  /** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
  readonly hash: string;
}
