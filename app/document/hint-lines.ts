/** Lines of the template that say what belongs under a heading; whoever writes the clause puts its words in their place. */
export const HINT_LINES = {
  scope: 'Say here what the standard does not cover.',
  terms: 'Define each term once, and use it with that meaning throughout.',
  requirements: 'Write each requirement as one testable sentence with MUST, SHOULD or MAY.',
  safety: 'Name the hazards that this standard may cause and how each is controlled.',
  governance: 'Say which data is exchanged, on what legal basis, and how it is protected.',
} as const;

const LINES: ReadonlySet<string> = new Set(Object.values(HINT_LINES));

/** Whether these words still are a hint of the template, as it stands there. */
export function isHintLine(words: string): boolean {
  return LINES.has(words.trim());
}
