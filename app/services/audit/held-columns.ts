import type { Tx } from '../../../db/store';

type Row<T extends keyof Tx['tables']> = Tx['tables'][T]['$inferSelect'];

/** The part of a thing that a column belongs to; null for one that no event holds. */
type PartsOf<T extends keyof Tx['tables']> = { readonly [C in keyof Row<T>]: string | null };

/** A column whose value was not empty in older rows may only be added as null here: older events do not hold it. */
export const VERSION: PartsOf<'versions'> = {
  id: null,
  standardId: 'number',
  number: 'number',
  state: 'state',
  stateSince: 'state',
  heldFrom: 'state',
  documentId: null,
  basedOnId: 'number',
  snapshotId: 'text',
  publishedSnapshotId: 'text',
  changeSummary: 'description',
  changeLog: 'description',
  highestImpact: 'description',
  adoptionCallEndsAt: 'dates',
  consultationOpenedAt: 'dates',
  consultationClosesAt: 'dates',
  consultationInvited: 'description',
  involvementRecord: 'description',
  publishedAt: 'dates',
  implementFrom: 'dates',
  complyBy: 'dates',
  mandatedAt: 'dates',
  reviewBy: 'dates',
  deprecatedAt: 'dates',
  phaseOutEndsAt: 'dates',
  retiredAt: 'dates',
  createdAt: 'dates',
  deprecationNoticeAt: 'notice',
  deprecationReason: 'notice',
  successor: 'notice',
  knownProducts: 'notice',
  patchOfId: 'number',
  patchNoticeAt: 'notice',
  patchReason: 'notice',
};

export const SNAPSHOT: PartsOf<'snapshots'> = {
  id: null,
  versionId: 'occasion',
  documentId: 'occasion',
  hash: 'occasion',
  artefactsHash: 'occasion',
  kind: 'name',
  name: 'name',
  throughSeq: 'occasion',
  stateVector: null,
  createdBy: 'occasion',
  createdAt: 'occasion',
};

/** What a snapshot shows of the text that its hash names; made once, when that was frozen, and never anew. */
export const SHOWN: PartsOf<'texts'> = {
  hash: null,
  canonical: null,
  html: 'page',
  outline: 'contents',
  requirements: 'requirements',
  findings: 'findings',
  words: 'contents',
  createdAt: null,
};

export const BALLOT: PartsOf<'ballots'> = {
  id: null,
  standardId: 'question',
  versionId: 'question',
  snapshotId: 'text',
  hash: 'text',
  artefactsHash: 'text',
  track: 'question',
  question: 'question',
  rules: 'rules',
  rulesReason: 'rules',
  state: 'state',
  openedBy: 'dates',
  openedAt: 'dates',
  closesAt: 'dates',
  round: 'state',
  extendedAt: 'dates',
  extensionReason: 'dates',
  closedAt: 'dates',
  recirculateAt: 'dates',
  recirculatedAt: 'dates',
  firstClosedAt: 'dates',
  firstResult: 'first result',
  firstTrailEnd: 'first result',
  result: 'result',
  voidedBy: 'state',
  voidReason: 'state',
};

export const APPROVAL: PartsOf<'approvals'> = {
  id: null,
  versionId: 'request',
  snapshotId: 'text',
  purpose: 'request',
  hash: 'text',
  artefactsHash: 'text',
  state: 'state',
  requestedBy: 'request',
  requestedAt: 'request',
  targetDate: 'request',
  decidedAt: 'state',
  implementFrom: 'terms',
  complyBy: 'terms',
  reviewBy: 'terms',
  noticeReason: 'terms',
};

/** Which version an open comment is taken along to, who looks after it and whether a vote cites it is not held. */
export const COMMENT: PartsOf<'comments'> = {
  id: null,
  standardId: 'author',
  versionId: null,
  number: 'author',
  snapshotId: 'place',
  ballotId: null,
  anchor: 'place',
  authorId: 'author',
  organisationId: 'author',
  interestCategory: 'author',
  recordedBy: 'author',
  type: 'words',
  blocking: 'words',
  blockingReason: 'words',
  body: 'words',
  proposedWording: 'words',
  late: 'author',
  state: 'decision',
  assigneeId: null,
  disposition: 'decision',
  reason: 'decision',
  impact: 'decision',
  howDecided: 'decision',
  decidedBy: 'decision',
  decidedAt: 'decision',
  appliedInVersionId: 'decision',
  duplicateOfId: 'decision',
  content: 'answer to the decision',
  contentAt: 'answer to the decision',
  createdAt: 'author',
  editedAt: 'words',
  removedAt: 'words',
  proposal: 'proposed decision',
  proposedAt: 'proposed decision',
  elsewhere: 'author',
  countFor: 'decision',
  countAgainst: 'decision',
};

export const REPLY: PartsOf<'replies'> = {
  id: null,
  commentId: 'author',
  authorId: 'author',
  organisationId: 'author',
  body: 'words',
  createdAt: 'author',
  editedAt: 'words',
  removedAt: 'words',
};

export const OBJECTION: PartsOf<'objections'> = {
  id: null,
  standardId: 'decision objected to',
  versionId: 'decision objected to',
  number: 'decision objected to',
  decisionKind: 'decision objected to',
  decisionId: 'decision objected to',
  decision: 'decision objected to',
  decidedAt: 'decision objected to',
  filedBy: 'words',
  organisationId: 'words',
  summary: 'words',
  reasons: 'words',
  removedBy: 'words',
  filedAt: 'words',
  answerBy: 'words',
  outcome: 'answer',
  answer: 'answer',
  answeredBy: 'answer',
  answeredAt: 'answer',
  answeredLate: 'answer',
};

export const REVIEW: PartsOf<'reviews'> = {
  id: null,
  versionId: 'outcome',
  kind: 'outcome',
  outcome: 'outcome',
  note: 'outcome',
  recordedBy: 'outcome',
  recordedAt: 'outcome',
};

/** A vote is one part: its receipt, which only its voter knows, keeps the print from telling a position. */
export const VOTE: PartsOf<'voteEvents'> = {
  id: null,
  ballotId: 'line',
  votingGroupId: 'line',
  organisationId: 'line',
  position: 'line',
  reason: 'line',
  blockingCommentIds: 'line',
  castBy: 'line',
  castAt: 'line',
  withdrawal: 'line',
  receipt: 'line',
  paidByEnrolled: 'line',
};

/** The columns of a row, by the part that each belongs to. */
export function partsOf(
  row: object,
  columns: Readonly<Record<string, string | null>>,
): Record<string, Record<string, unknown>> {
  const parts: Record<string, Record<string, unknown>> = {};
  for (const [column, value] of Object.entries(row)) {
    const part = columns[column];
    if (part === undefined || part === null) continue;
    const own = parts[part] ?? {};
    own[column] = value;
    parts[part] = own;
  }
  return parts;
}
