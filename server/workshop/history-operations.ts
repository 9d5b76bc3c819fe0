import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as Y from 'yjs';
import { canonicalJson } from '../../app/document/canonical';
import { compareTexts } from '../../app/document/compare';
import type { Comparison } from '../../app/document/comparison-types';
import { type Attribution, attributionOf, lifeSince } from '../../app/document/history/attribution';
import type {
  CompactedLog,
  HistoryParts,
  LifeOfText,
  StepChoice,
} from '../../app/document/history/history-types';
import { type Step, type StepFacts, stepsOf } from '../../app/document/history/steps';
import type { DocumentJson } from '../../app/document/json';
import { readText } from '../../app/document/live-document';
import { outlineOf } from '../../app/document/outline';
import type { OutlineEntry } from '../../app/document/text-types';
import { wordsOf } from '../../app/document/word-count';

/** Work on a document's whole log; run in the worker thread only. */

/** The log as steps: what is compacted already stays as it is, the rest is joined as compacting would join it. */
function stepsIn({ facts, bytes }: HistoryParts, ends: readonly number[] = []): Step[] {
  const parts = facts.map(({ packed, ...fact }, place) => {
    const stored = bytes[place] ?? new Uint8Array();
    return { packed, step: { ...fact, bytes: packed ? new Uint8Array(inflateRawSync(stored)) : stored } };
  });
  const done = parts.filter(({ packed }) => packed).map(({ step }) => step);
  let rest = parts.filter(({ packed }) => !packed).map(({ step }) => step);
  for (const end of ends) {
    done.push(...stepsOf(rest.filter(({ throughSeq }) => throughSeq <= end)));
    rest = rest.filter(({ throughSeq }) => throughSeq > end);
  }
  return [...done, ...stepsOf(rest)];
}

export function attributeLog(history: HistoryParts): Attribution {
  const { doc, attribution } = attributionOf(stepsIn(history), history.clients);
  doc.destroy();
  return attribution;
}

/** A live text with who wrote it, as `passagesIn` takes both. */
export interface AttributedText {
  readonly canonical: string;
  readonly attribution: Attribution;
  readonly outline: readonly OutlineEntry[];
}

export function attributeTextOf(history: HistoryParts): AttributedText {
  const { doc, attribution } = attributionOf(stepsIn(history), history.clients);
  const content = readText(doc);
  doc.destroy();
  return { canonical: canonicalJson(content), attribution, outline: outlineOf(content) };
}

export function compactLog(history: HistoryParts, ends: readonly number[]): CompactedLog {
  const steps = stepsIn(history, ends);
  return {
    facts: steps.map(factsOf),
    bytes: steps.map(({ bytes }) => new Uint8Array(deflateRawSync(bytes))),
  };
}

/** The text at a step of its life, with what that step changed. */
export function lifeOfLog(history: HistoryParts, at: StepChoice): LifeOfText {
  const steps = stepsIn(history);
  const place = placeOf(steps, at);
  const doc = new Y.Doc();
  const take = (taken: readonly Step[]): DocumentJson => {
    doc.transact(() => {
      for (const { bytes } of taken) Y.applyUpdate(doc, bytes);
    });
    return readText(doc);
  };
  const before = take(steps.slice(0, Math.max(0, place)));
  const after = place < 0 ? before : take(steps.slice(place, place + 1));
  doc.destroy();
  const { html, wordsAdded, wordsRemoved, clausesTouched } = compareTexts(before, after);
  return {
    steps: steps.map(factsOf),
    place,
    html,
    wordsAdded,
    wordsRemoved,
    clausesTouched,
    words: wordsOf(after),
  };
}

/**
 * Compares two texts, the later of which is what its log ends with; each change says whose it is. A log that lacks
 * something is no reason not to compare.
 */
export function compareInHistory(
  before: DocumentJson,
  after: DocumentJson,
  history: HistoryParts,
  since: number,
): Comparison {
  const { doc, ...life } = lifeSince(stepsIn(history), history.clients, since);
  doc.destroy();
  return compareTexts(before, after, life);
}

/** A number that is in no step is in the first one after it, as after two steps were made one. */
function placeOf(steps: readonly StepFacts[], at: StepChoice): number {
  const last = steps.length - 1;
  if (at === 'last') return last;
  if ('place' in at) return Math.min(Math.max(0, at.place), last);
  const found = steps.findIndex(({ throughSeq }) => throughSeq >= at.seq);
  return found < 0 ? last : found;
}

function factsOf({ bytes: _bytes, ...facts }: Step): StepFacts {
  return facts;
}
