export const COMMENT_TYPES = ['general', 'technical', 'editorial', 'question'] as const;
export type CommentType = (typeof COMMENT_TYPES)[number];

export const COMMENT_STATES = [
  'submitted',
  'triaged',
  'waiting-for-input',
  'decision-proposed',
  'decided',
  'applied',
  'published',
] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const DISPOSITIONS = [
  'accepted',
  'accepted-with-changes',
  'not-accepted',
  'question-answered',
  'noted',
  'out-of-scope',
  'kept-for-later',
  'duplicate',
  'withdrawn',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** How a decision on a comment was reached. */
export const HOW_DECIDED = ['editor', 'chair', 'silence', 'count', 'block', 'commenter'] as const;
export type HowDecided = (typeof HOW_DECIDED)[number];

/** The commenter's answer to the decision; silence is recorded by the clock after 14 days. */
export const CONTENT_ANSWERS = ['content', 'not-content', 'silent'] as const;
export type ContentAnswer = (typeof CONTENT_ANSWERS)[number];
