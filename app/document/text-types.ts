import type { Finding } from './finding-types';
import type { DocumentJson } from './json';
import type { RequirementEntry } from './requirement-types';

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

export interface FrozenText extends TextFacts {
  /** Canonical JSON; its UTF-8 bytes are what the hash names. */
  readonly canonical: string;
  /** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
  readonly hash: string;
}
