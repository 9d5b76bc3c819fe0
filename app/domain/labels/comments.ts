import type { CommentState, CommentType, ContentAnswer, Disposition, HowDecided } from '../../../db/words';

export const COMMENT_TYPE_LABELS: Record<CommentType, string> = {
  general: 'General',
  technical: 'Technical',
  editorial: 'Editorial',
  question: 'Question',
};

export const COMMENT_STATE_LABELS: Record<CommentState, string> = {
  submitted: 'Submitted',
  triaged: 'Triaged',
  'waiting-for-input': 'Waiting for input',
  'decision-proposed': 'Decision proposed',
  decided: 'Decided',
  applied: 'Applied',
  published: 'Published',
};

export const DISPOSITION_LABELS: Record<Disposition, string> = {
  accepted: 'Accepted',
  'accepted-with-changes': 'Accepted with changes',
  'not-accepted': 'Not accepted',
  'question-answered': 'Question answered',
  noted: 'Noted, no action',
  'out-of-scope': 'Out of scope',
  'kept-for-later': 'Kept for a later version',
  duplicate: 'Duplicate',
  withdrawn: 'Withdrawn by commenter',
};

export const HOW_DECIDED_LABELS: Record<HowDecided, string> = {
  editor: 'By an editor',
  chair: 'By the chair',
  silence: 'By the chair’s 7-day silence procedure',
  count: 'By a recorded count',
  block: 'In a block decision',
  commenter: 'By the commenter',
};

export const CONTENT_ANSWER_LABELS: Record<ContentAnswer, string> = {
  content: 'Content',
  'not-content': 'Not content',
  silent: 'No answer within 14 days',
};

/**
 * The commenter's answer to the decision, with who said it where that was not the commenter (PM-24).
 *
 * @param recordedBy the Secretariat who recorded the comment for somebody else; null for one written here
 */
export function contentInWords(content: ContentAnswer, recordedBy: string | null): string {
  const answer = CONTENT_ANSWER_LABELS[content];
  if (recordedBy === null || content === 'silent') return answer;
  return `${answer}, recorded by ${recordedBy} of the Secretariat`;
}
