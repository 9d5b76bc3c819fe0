export const AMENDMENT_STATES = ['open', 'proposed', 'accepted', 'rejected', 'withdrawn'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

/** What an amendment is about: the words, or what they demand. */
export const AMENDMENT_TYPES = ['editorial', 'technical'] as const;
export type AmendmentType = (typeof AMENDMENT_TYPES)[number];

/** The position of an organisation on an amendment. */
export const SUPPORT_POSITIONS = ['support', 'do-not-support'] as const;
export type SupportPosition = (typeof SUPPORT_POSITIONS)[number];

/** What became of one clause of an amendment: taken in, left as the draft has it, or given other words. */
export const CLAUSE_OUTCOMES = ['accepted', 'rejected', 'reworded'] as const;
export type ClauseOutcome = (typeof CLAUSE_OUTCOMES)[number];

/** What a sense check may ask about. */
export const SENSE_SUBJECTS = ['comment', 'clause', 'amendment'] as const;
export type SenseSubject = (typeof SENSE_SUBJECTS)[number];

/** What an organisation says in a sense check. */
export const SENSE_POSITIONS = ['for', 'against', 'unsure'] as const;
export type SensePosition = (typeof SENSE_POSITIONS)[number];
