/** The words of db/words.ts as people read them: one place, so that page, mail, export and code agree. */
export * from './labels/amendments';
export * from './labels/artefacts';
export * from './labels/ballots';
export * from './labels/comments';
export * from './labels/notices';
export * from './labels/people';
export * from './labels/records';
export * from './labels/standards';
