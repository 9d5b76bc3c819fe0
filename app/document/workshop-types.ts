import type { Anchor, AnchorPlace } from './anchor-types';
import type { ArtefactFile, CheckedArtefacts } from './artefacts/artefact-types';
import type { PackagedResource, PackageFacts } from './artefacts/fhir-package';
import type { BranchWorkshop } from './branch/branch-types';
import type { Comparison } from './comparison-types';
import type { ExportFacts, ExportFormat } from './export/export-types';
import type { Attribution } from './history/attribution';
import type { CompactedLog, HistoryParts, LifeOfText, StepChoice, WhoWrote } from './history/history-types';
import type { AttributedLine, Where } from './history/passages';
import type { Carried } from './history/writers';
import type { FileText, ImportedFile, ImportKind } from './import/import-types';
import type { IncomingText } from './import/incoming-text';
import type { TrackedBranch } from './import/tracked-branches';
import type { DocumentJson } from './json';
import type { PackedFile } from './pack-files';
import type { Repair } from './repair';
import type { MintedReferences, ReferencesGiven } from './requirement-types';
import type { SheetBook, SheetKind, SheetTable } from './sheet/sheet-types';
import type { FrozenText, LiveReading, RenderedText } from './text-types';
import type { Unshowable } from './unshowable';

/**
 * Heavy work on texts, done off the event loop. Everything here is types, so that services can name the
 * work without loading the editor's libraries; `server/workshop` does it in a worker thread.
 *
 * A text given to the workshop is never trusted: work that cannot be done rejects with a `TextError`.
 */
export interface TextWorkshop extends BranchWorkshop {
  /** Turns a Markdown file into the Yjs update that seeds a draft with it. */
  importMarkdown(source: Uint8Array): Promise<ImportedFile>;
  /** The file as it would come in without offers taken up; what `importFile` does next with the same file is quick. */
  lookAtFile(source: Uint8Array, kind: ImportKind): Promise<ImportedFile>;
  /** Turns a file into such an update; of the passages offered as requirements, those `accepted` become ones. */
  importFile(source: Uint8Array, kind: ImportKind, accepted: number[]): Promise<ImportedFile>;
  /** What each person tracked in a Word file, as edits of the draft that was made from it. */
  trackedBranches(source: Uint8Array, draft: Uint8Array[]): Promise<TrackedBranch[]>;
  /** A file as the text that is to take the place of a draft with these updates, or to be proposed for it. */
  incomingText(
    source: Uint8Array,
    kind: ImportKind,
    accepted: number[],
    draft: Uint8Array[],
  ): Promise<IncomingText>;
  /** Reads the present state of a live text from its log of Yjs updates. */
  readLive(updates: Uint8Array[]): Promise<LiveReading>;
  /** Freezes a live text: canonical JSON, its hash and everything made from it. */
  freeze(updates: Uint8Array[]): Promise<FrozenText>;
  /** Makes everything again from a stored snapshot; the hash is computed anew from the words given. */
  renderCanonical(canonical: string): Promise<FrozenText>;
  /** Compares two snapshots, given as canonical JSON. */
  compare(before: string, after: string): Promise<Comparison>;
  /**
   * The same, each change with whose it is. `history` is the log of the later text up to there; `since`, the number
   * of it that the earlier text stands for: 0 where that is older than the log.
   */
  compareInHistory(before: string, after: string, history: HistoryParts, since: number): Promise<Comparison>;
  /** A file as canonical JSON, with the passages that bear a reference of the portal as requirements. */
  readFile(source: Uint8Array, kind: ImportKind): Promise<FileText>;
  /** The Yjs update that builds `content` in an empty document; the same content gives the same bytes. */
  seed(content: DocumentJson): Promise<Uint8Array>;
  /** The Yjs update that turns the present text into the canonical one by edits; `underWay` as in `restoreUpdate`. */
  restore(updates: Uint8Array[], canonical: string, underWay?: Uint8Array[]): Promise<Uint8Array>;
  /** Renders content as HTML, with its contents list. */
  html(content: DocumentJson): Promise<RenderedText>;
  /**
   * Finds where each anchor is now; in the order given. `live` are the updates of a live text that says `content`:
   * it knows places that words alone do not tell.
   */
  resolveAnchors(content: DocumentJson, anchors: Anchor[], live?: Uint8Array[]): Promise<AnchorPlace[]>;
  /** The text as Markdown, for download. */
  exportMarkdown(canonical: string): Promise<string>;
  /** Hashes of the uploaded images that a text shows. */
  imageHashes(canonical: string): Promise<string[]>;
  /** The text as a file of another format. */
  exportFile(canonical: string, format: ExportFormat, facts: ExportFacts): Promise<Uint8Array>;
  /** The rows of a spreadsheet file. */
  readSheet(source: Uint8Array, kind: SheetKind): Promise<SheetTable>;
  /** A spreadsheet file in which no cell is a formula. */
  writeSheet(book: SheetBook): Promise<Uint8Array>;
  /** Files as one ZIP archive. */
  packFiles(files: PackedFile[]): Promise<Uint8Array>;
  /** Checks files as machine-readable artefacts, beside those that are there; archives are opened. */
  checkArtefacts(uploads: ArtefactFile[], present: ArtefactFile[]): Promise<CheckedArtefacts>;
  /** FHIR resources as an NPM-style FHIR package. */
  fhirPackage(resources: PackagedResource[], facts: PackageFacts): Promise<Uint8Array>;
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
  /** A large update as pieces of about so many bytes, each of which builds only on what is known and those before it. */
  splitUpdate(
    update: Uint8Array,
    known: ReadonlyArray<readonly [client: number, clock: number]>,
    most: number,
  ): Promise<
    | { readonly kind: 'pieces'; readonly pieces: readonly Uint8Array[] }
    | { readonly kind: 'gap' }
    | { readonly kind: 'damaged'; readonly word: string }
  >;
  /** The blocks of the text that the editor cannot show; none of a sound text. */
  unshowable(updates: Uint8Array[]): Promise<Unshowable[]>;
  /** The edits that make them showable again, from the whole log of the text; null when all are. */
  repair(log: Uint8Array[]): Promise<Repair | null>;
}
