import { encodeStateVector } from 'yjs';
import type { Anchor } from '../../app/document/anchor-types';
import { anchorFinder } from '../../app/document/anchors';
import type { ArtefactFile } from '../../app/document/artefacts/artefact-types';
import { checkArtefacts } from '../../app/document/artefacts/check-artefacts';
import {
  fhirPackage,
  type PackagedResource,
  type PackageFacts,
} from '../../app/document/artefacts/fhir-package';
import { compareTexts } from '../../app/document/compare';
import { imageHashes } from '../../app/document/export/export-facts';
import type { ExportFacts, ExportFormat } from '../../app/document/export/export-types';
import { exportFile } from '../../app/document/export-file';
import { exportMarkdown } from '../../app/document/export-markdown';
import type { Attribution } from '../../app/document/history/attribution';
import { carriedOver } from '../../app/document/history/carried';
import type { HistoryParts, StepChoice } from '../../app/document/history/history-types';
import { passagesIn, type Where } from '../../app/document/history/passages';
import type { ImportKind } from '../../app/document/import/import-types';
import { importedFile } from '../../app/document/import/imported-file';
import { incomingText } from '../../app/document/import/incoming-text';
import { trackedBranches } from '../../app/document/import/tracked-branches';
import { importFile, readFileText } from '../../app/document/import-file';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { liveAnchorFinder } from '../../app/document/live-anchors';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { mintReferences } from '../../app/document/mint-references';
import { type PackedFile, packFiles } from '../../app/document/pack-files';
import { renderDraft, renderText } from '../../app/document/render';
import { repairText } from '../../app/document/repair';
import type { ReferencesGiven } from '../../app/document/requirement-types';
import { restoreUpdate } from '../../app/document/restore';
import { readSheet } from '../../app/document/sheet/read-sheet';
import type { SheetBook, SheetKind } from '../../app/document/sheet/sheet-types';
import { writeWorkbook } from '../../app/document/sheet/write-workbook';
import { parseDocument } from '../../app/document/snapshot';
import { factsOf, freezeText } from '../../app/document/text-facts';
import type { LiveReading } from '../../app/document/text-types';
import { unshowable } from '../../app/document/unshowable';
import { foldUpdates } from '../collab/fold-updates';
import { splitUpdate } from '../collab/split-update';
import { branchOperations } from './branch-operations';
import { attributeLog, attributeTextOf, compactLog, compareInHistory, lifeOfLog } from './history-operations';

/** What the workshop can do, by name; run in the worker thread only. */
export const operations = {
  importMarkdown: (source: Uint8Array) => importedFile(importMarkdown(source)),
  importFile: (source: Uint8Array, kind: ImportKind, accepted: number[]) =>
    importedFile(importFile(source, kind, accepted)),
  trackedBranches: (source: Uint8Array, draft: Uint8Array[]) => trackedBranches(source, draft),
  incomingText: (source: Uint8Array, kind: ImportKind, accepted: number[], draft: Uint8Array[]) =>
    incomingText(source, kind, accepted, draft),
  readLive: (updates: Uint8Array[]): LiveReading => {
    const doc = openLive(updates);
    const content = readText(doc);
    return { content, stateVector: encodeStateVector(doc), ...factsOf(content, renderDraft) };
  },
  foldUpdates: (updates: Uint8Array[]) => foldUpdates(updates),
  splitUpdate: (update: Uint8Array, known: ReadonlyArray<readonly [number, number]>, most: number) =>
    splitUpdate(update, known, most),
  freeze: (updates: Uint8Array[]) => freezeText(readText(openLive(updates))),
  renderCanonical: (canonical: string) => freezeText(parseDocument(canonical)),
  compare: (before: string, after: string) => compareTexts(parseDocument(before), parseDocument(after)),
  compareInHistory: (before: string, after: string, history: HistoryParts, since: number) =>
    compareInHistory(parseDocument(before), parseDocument(after), history, since),
  readFile: (source: Uint8Array, kind: ImportKind) => readFileText(source, kind),
  seed: (content: DocumentJson) => seedUpdate(content),
  restore: (updates: Uint8Array[], canonical: string, underWay?: Uint8Array[]) =>
    restoreUpdate(updates, parseDocument(canonical), underWay),
  html: (content: DocumentJson) => renderText(content),
  resolveAnchors: (content: DocumentJson, anchors: Anchor[], live?: Uint8Array[]) =>
    anchors.map(live === undefined ? anchorFinder(content) : liveAnchorFinder(openLive(live), content)),
  mintReferences: (updates: Uint8Array[], given: ReferencesGiven) => mintReferences(updates, given),
  unshowable: (updates: Uint8Array[]) => unshowable(readText(openLive(updates))),
  repair: (log: Uint8Array[]) => repairText(log),
  attribute: (history: HistoryParts) => attributeLog(history),
  attributeText: (history: HistoryParts) => attributeTextOf(history),
  passages: (canonical: string, attribution: Attribution, where: Where) =>
    passagesIn(parseDocument(canonical), attribution, where),
  carriedOver: (update: Uint8Array, version: string, attribution: Attribution) =>
    carriedOver(update, version, attribution),
  compact: (history: HistoryParts, ends: readonly number[]) => compactLog(history, ends),
  life: (history: HistoryParts, at: StepChoice) => lifeOfLog(history, at),
  imageHashes: (canonical: string) => imageHashes(parseDocument(canonical)),
  exportFile: (canonical: string, format: ExportFormat, facts: ExportFacts) =>
    exportFile(parseDocument(canonical), format, facts),
  readSheet: (source: Uint8Array, kind: SheetKind) => readSheet(source, kind),
  writeSheet: (book: SheetBook) => writeWorkbook(book),
  packFiles: (files: PackedFile[]) => packFiles(files),
  checkArtefacts: (uploads: ArtefactFile[], present: ArtefactFile[]) => checkArtefacts(uploads, present),
  fhirPackage: (resources: PackagedResource[], facts: PackageFacts) => fhirPackage(resources, facts),
  exportMarkdown: (canonical: string) => exportMarkdown(parseDocument(canonical)),
  ...branchOperations,
};

export type Operations = typeof operations;
