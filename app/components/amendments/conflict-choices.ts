import type { ConflictChoice } from '../../services/amendments/decide-amendment.server';

const TAKES = ['now', 'proposed', 'own'] as const;

/** What a form chose for each of its conflicts, and at which field something is missing. */
export function readConflictChoices(
  typed: Readonly<Record<string, unknown>>,
  needed: boolean,
): { readonly conflicts: ConflictChoice[]; readonly errors: Record<string, string> } {
  const conflicts: ConflictChoice[] = [];
  const errors: Record<string, string> = {};
  for (const [field, value] of Object.entries(typed)) {
    const conflictId = /^conflict-(.+)$/.exec(field)?.[1];
    if (conflictId === undefined || value !== 'yes') continue;
    const chosen = TAKES.find((one) => one === typed[`choice-${conflictId}`]);
    const wording = String(typed[`wording-${conflictId}`] ?? '').trim();
    if (needed && chosen === undefined) {
      errors[`choice-${conflictId}`] = 'Read the three wordings and choose one of them, or write another';
    } else if (chosen === 'own' && wording === '') {
      errors[`wording-${conflictId}`] = 'Write the wording that the passage should have';
    } else if (chosen !== undefined) conflicts.push({ conflictId, take: chosen, wording });
  }
  return { conflicts, errors };
}
