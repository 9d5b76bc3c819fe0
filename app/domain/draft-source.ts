/** What a draft is begun with. */
export type SourceName = 'left' | 'published' | 'template' | 'file';

/**
 * LC-54: what the draft of a version may be begun with; the first is chosen unless somebody chooses otherwise.
 *
 * @param version.follows whether it follows a published version
 * @param version.wentOn whether the draft of that one says other than its published text, since it was written on beside it
 */
export function sourcesOf(version: {
  readonly follows: boolean;
  readonly wentOn: boolean;
}): readonly SourceName[] {
  if (!version.follows) return ['template', 'file'];
  return [...(version.wentOn ? (['left'] as const) : []), 'published', 'template', 'file'];
}

/**
 * LC-54, LC-55: what a draft begins with unless somebody chooses otherwise; null where they have to choose, because the
 * draft as it was left lacks the corrections of patches and the published text lacks what was written in that draft.
 *
 * @param version.lacks the patches that were published since that draft was left
 */
export function chosenSource(version: {
  readonly follows: boolean;
  readonly wentOn: boolean;
  readonly lacks: readonly string[];
}): SourceName | null {
  if (version.wentOn && version.lacks.length > 0) return null;
  return sourcesOf(version)[0] ?? null;
}
