import { canonicalJson } from './canonical';
import { findingsOf } from './findings';
import type { DocumentJson } from './json';
import { outlineOf } from './outline';
import { renderText } from './render';
import { requirementsOf } from './requirements';
import { hashOf } from './snapshot';
import type { FrozenText, LiveReading, RenderedText } from './text-types';
import { wordsOf } from './word-count';

/** Everything that is computed from a text: HTML, outline, requirements, findings and words. */
export function factsOf(
  content: DocumentJson,
  render: (content: DocumentJson) => RenderedText = renderText,
): Omit<LiveReading, 'content' | 'stateVector'> {
  return {
    ...render(content),
    outline: outlineOf(content),
    requirements: requirementsOf(content),
    findings: findingsOf(content),
    words: wordsOf(content),
  };
}

/** A text as it is frozen: canonical JSON, its hash, and everything computed from it. */
export function freezeText(content: DocumentJson): FrozenText {
  const canonical = canonicalJson(content);
  return { canonical, hash: hashOf(canonical), ...factsOf(content) };
}
