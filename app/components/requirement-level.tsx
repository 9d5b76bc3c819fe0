import type { RequirementLevel } from '../../db/words';
import { REQUIREMENT_LEVEL_LABELS } from '../domain/labels';

/** MUST, SHOULD, MAY and their NOT forms, as in the text of a standard. */
export function RequirementLevelMark({ level }: { readonly level: RequirementLevel }) {
  return <strong className={`cc-level cc-level--${level}`}>{REQUIREMENT_LEVEL_LABELS[level]}</strong>;
}
