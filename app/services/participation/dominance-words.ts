import type { Dominance } from '../../domain/participation';

export interface DominanceWarning {
  readonly rule: 'PA-3';
  readonly sentence: string;
}

const SAYS: Record<Dominance['of'], (have: string, all: string) => string> = {
  words: (have, all) => `wrote ${have} of the ${all} words that were written for an organisation`,
  commentsAccepted: (have, all) => `made ${have} of the ${all} accepted comments`,
};

/** A warning of dominance as people read it: who, how much of what, and what it means. */
export function warningOf(
  { of, organisationIds, have, all }: Dominance,
  nameOf: (organisationId: string) => string,
): DominanceWarning {
  const names = organisationIds.map(nameOf);
  const who = names.length > 1 ? `${names.join(', ')} (one family of organisations)` : names.join('');
  const number = (value: number) => value.toLocaleString('en-GB');
  return {
    rule: 'PA-3',
    sentence: `${who} ${SAYS[of](number(have), number(all))}: more than half. Weigh whether others had a voice.`,
  };
}
