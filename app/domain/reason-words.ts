/**
 * The closed lists of reasons for which the rules refuse. A word is what code and tests compare; the sentence
 * that people read for it stands in reason-sentences.ts.
 */

export const PERMISSION_REASONS = [
  'unknown-act',
  'sign-in-needed',
  'person-needed',
  'email-not-confirmed',
  'account-suspended',
  'hidden-from-readers',
  'clock-only',
  'clock-or-chair-only',
  'clock-or-lead-only',
  'lead-only',
  'chair-only',
  'editor-only',
  'chair-or-editor-only',
  'chair-or-lead-only',
  'chair-editor-or-secretariat-only',
  'secretariat-only',
  'secretariat-or-lead-only',
  'administrator-only',
  'author-only',
  'commenter-only',
  'member-only',
  'representative-only',
  'representative-or-secretariat-only',
  'organisation-not-verified',
  'document-not-open',
  'state-not-editable',
  'text-final',
  'edited-this-version',
  'chaired-this-version',
  'voted-on-this-version',
] as const;

export const LIFECYCLE_REASONS = [
  'move-not-from-here',
  'need-missing',
  'applies-to-missing',
  'benefit-missing',
  'duplicates-not-shown',
  'owner-missing',
  'chair-missing',
  'lane-missing',
  'call-too-short',
  'sections-missing',
  'images-undescribed',
  'snapshot-missing',
  'snapshot-stale',
  'consultation-too-short',
  'consultation-too-long',
  'invitations-not-recorded',
  'not-due-yet',
  'breaking-not-consulted',
  'comments-undecided',
  'change-log-missing',
  'review-missing',
  'review-not-ready',
  'not-the-published-text',
  'tally-not-final',
  'rules-not-met',
  'ballot-comments-undecided',
  'change-not-editorial',
  'nothing-to-resolve',
  'reasons-missing',
  'objections-unanswered',
  'involvement-incomplete',
  'review-date-missing',
  'implement-from-past',
  'approvals-missing',
  'not-awaiting-approval',
  'approved-hash-differs',
  'mandate-ballot-missing',
  'mandate-under-way',
  'mandate-terms-differ',
  'approved-by-you-already',
  'not-in-force-for-trial-use',
  'implement-from-missing',
  'comply-by-missing',
  'dates-out-of-order',
  'mandate-notice-too-short',
  'already-mandated',
  'not-mandated',
  'deprecation-notice-too-short',
  'successor-missing',
  'products-not-listed',
  'phase-out-end-missing',
  'public-reason-missing',
  'points-missing',
  'ballot-still-open',
  'patch-under-notice',
  'patch-published',
  'patch-number-taken',
  'patch-number-settled',
  'patch-goes-by-notice',
  'not-a-patch',
  'patch-text-unsound',
  'patch-changes-nothing',
  'patch-touches-requirements',
  'patch-touches-artefacts',
  'patch-beyond-editorial',
  'editorial-not-confirmed',
  'editorial-reason-missing',
  'patch-notice-missing',
  'patch-notice-too-short',
  'objection-late',
  'objection-incomplete',
  'answer-missing',
  'own-objection',
  'confirmation-missing',
] as const;

export const BALLOT_REASONS = [
  'rules-locked',
  'variation-reason-missing',
  'rule-out-of-bounds',
  'enrolment-closed',
  'already-enrolled',
  'interest-not-named',
  'too-few-organisations',
  'too-few-categories',
  'category-too-large',
  'ballot-not-open',
  'ballot-closed',
  'text-differs',
  'not-enrolled',
  'position-unknown',
  'blocking-comment-missing',
  'stand-aside-required',
  'withdrawal-before-close',
  'withdrawal-too-late',
  'result-acted-on',
  'no-negative',
  'extension-not-in-rules',
  'already-extended',
  'extension-too-early',
  'quorum-reached',
  'recirculation-not-in-rules',
  'already-recirculated',
  'recirculation-before-close',
  'no-unresolved-negative',
] as const;

export const COMMENT_REASONS = [
  'consultation-closed',
  'question-unknown',
  'answer-empty',
  'consultation-still-open',
  'outcome-empty',
  'comment-empty',
  'comment-type-unknown',
  'comment-move-not-from-here',
  'chair-needed',
  'group-needed',
  'decision-reason-missing',
  'impact-missing',
  'duplicate-missing',
  'silence-too-short',
  'count-missing',
  'count-against',
  'withdrawal-by-commenter-only',
  'not-accepted',
  'revision-missing',
  'not-applied-yet',
  'content-too-late',
  'not-decided-yet',
] as const;

export const AMENDMENT_REASONS = [
  'state-not-amendable',
  'amendment-move-not-from-here',
  'amendment-not-submitted',
  'amendment-submitted',
  'amendment-not-being-written',
  'editor-of-amendment-only',
  'rationale-missing',
  'amendment-type-missing',
  'amendment-impact-missing',
  'nothing-changed',
  'author-already',
  'position-missing',
  'own-amendment',
  'rejection-reason-missing',
  'clause-decided-already',
  'clause-needs-own-decision',
  'clause-wording-missing',
  'no-clause-chosen',
  'nothing-to-undo',
  'amended-amendment-over',
  'nothing-to-take-in',
  'clause-to-take-in-not-read',
] as const;

export const SENSE_REASONS = [
  'sense-question-missing',
  'sense-subject-unknown',
  'sense-closing-unfit',
  'sense-version-over',
  'sense-check-closed',
  'sense-position-missing',
  'sense-reason-missing',
] as const;

export const ARTEFACT_REASONS = [
  'artefacts-not-kept-now',
  'artefact-path-unfit',
  'artefact-path-taken',
  'artefacts-too-many',
  'artefacts-too-large',
  'artefact-defined-twice',
  'artefacts-differ',
] as const;

export const CONFORMANCE_REASONS = [
  'statements-too-few',
  'suppliers-too-few',
  'small-supplier-missing',
  'live-site-missing',
  'exchange-not-shown',
  'version-not-in-use',
  'evidence-missing',
  'product-missing',
  'supplier-unknown',
  'site-missing',
  'stated-already',
  'withdrawn-already',
  'requirement-unknown',
  'products-not-independent',
  'shown-in-future',
] as const;

export const NUMBER_REASONS = [
  'number-malformed',
  'number-labelled',
  'number-too-small',
  'number-skips',
  'number-taken',
  'number-settled',
] as const;

export type PermissionReason = (typeof PERMISSION_REASONS)[number];
export type LifecycleReason = (typeof LIFECYCLE_REASONS)[number];
export type BallotReason = (typeof BALLOT_REASONS)[number];
export type CommentReason = (typeof COMMENT_REASONS)[number];
export type AmendmentReason = (typeof AMENDMENT_REASONS)[number];
export type SenseReason = (typeof SENSE_REASONS)[number];
export type ArtefactReason = (typeof ARTEFACT_REASONS)[number];
export type ConformanceReason = (typeof CONFORMANCE_REASONS)[number];
export type NumberReason = (typeof NUMBER_REASONS)[number];

export type ReasonWord =
  | PermissionReason
  | LifecycleReason
  | BallotReason
  | CommentReason
  | AmendmentReason
  | SenseReason
  | ArtefactReason
  | ConformanceReason
  | NumberReason;
