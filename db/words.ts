/**
 * Every closed list whose words are stored. A word is kebab-case, is written to tables, addresses and audit
 * events, and never changes its meaning; the words people read stand in app/domain/labels.ts.
 */
export * from './words/amendments';
export * from './words/ballots';
export * from './words/comments';
export * from './words/conformance';
export * from './words/notices';
export * from './words/people';
export * from './words/standards';
export * from './words/texts';
