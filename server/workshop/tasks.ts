import { encodeStateVector } from 'yjs';
import { anchorFinder } from '../../app/document/anchors';
import { compareTexts } from '../../app/document/compare';
import { findingsOf } from '../../app/document/findings';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { outlineOf } from '../../app/document/outline';
import { renderText } from '../../app/document/render';
import { requirementsOf } from '../../app/document/requirements';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument, takeSnapshot } from '../../app/document/snapshot';
import { wordsOf } from '../../app/document/word-count';
import type { FrozenText, LiveReading, TextWorkshop } from '../../app/document/workshop-types';

type Work = Omit<TextWorkshop, 'close'>;

/** What the workshop can do, done in this thread. The worker runs these; nothing else should. */
export const TASKS: {
  readonly [T in keyof Work]: (...words: Parameters<Work[T]>) => Awaited<ReturnType<Work[T]>>;
} = {
  importMarkdown: (source) => importMarkdown(source),
  readLive(updates): LiveReading {
    const doc = openLive(updates);
    const content = readText(doc);
    return { content, stateVector: encodeStateVector(doc), ...factsOf(content) };
  },
  freeze: (updates) => frozen(readText(openLive(updates))),
  renderCanonical: (canonical) => frozen(parseDocument(canonical)),
  compare: (before, after) => compareTexts(parseDocument(before), parseDocument(after)),
  seed: (content) => seedUpdate(content),
  restore: (updates, canonical) => restoreUpdate(updates, parseDocument(canonical)),
  html: (content) => renderText(content),
  resolveAnchors(content, anchors) {
    const find = anchorFinder(content);
    return anchors.map((anchor) => find(anchor));
  },
};

function factsOf(content: DocumentJson) {
  return {
    ...renderText(content),
    outline: outlineOf(content),
    requirements: requirementsOf(content),
    findings: findingsOf(content),
    words: wordsOf(content),
  };
}

function frozen(content: DocumentJson): FrozenText {
  const { canonical, hash } = takeSnapshot(content);
  return { canonical, hash, ...factsOf(parseDocument(canonical)) };
}
