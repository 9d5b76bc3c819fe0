import { Tag, type TagColour } from '../tag';

/** How an account stands. */
export const PERSON_STATE_LABELS = {
  active: 'Active',
  suspended: 'Suspended',
  unconfirmed: 'Not confirmed',
} as const;

export type PersonState = keyof typeof PERSON_STATE_LABELS;

const COLOURS: Record<PersonState, TagColour> = { active: 'green', suspended: 'red', unconfirmed: 'yellow' };

export function PersonStateTag({ state }: { readonly state: PersonState }) {
  return <Tag colour={COLOURS[state]}>{PERSON_STATE_LABELS[state]}</Tag>;
}
