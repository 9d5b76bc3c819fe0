import type { Reason } from '../../domain/decision';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import type { ReasonWord } from '../../domain/reason-words';
import { commentsPath, reportPath } from '../comments/comment-address';
import { objectionsPath } from '../objections/objection-address';
import { draftPath, historyPath, pathOfUse, progressPath, versionPath } from './version-address';

/** Where somebody who can cure a refusal does it. */
export interface CurePlace {
  readonly href: string;
  /** What the link says, after an arrow of words: "Go to …". */
  readonly text: string;
}

/** The things around a version at which its demands are met. */
export interface PlacesOfVersion {
  readonly reference: string;
  readonly number: string;
  /** Null while there is no draft. */
  readonly documentId: string | null;
  /** The newest ballot; null before the first. */
  readonly ballotId: string | null;
  /** The newest approval that was asked for; null before the first. */
  readonly approvalId: string | null;
  /** Where a mandate of it, or of what it is to patch, is being decided; null where none ever was. */
  readonly mandate: CurePlace | null;
}

/** A demand in words, with the page on which it is met. */
export interface PlacedReason extends SaidReason {
  readonly place: CurePlace | null;
}

/** These reasons in words, each with where it is cured; null for that when it is the page on which they stand. */
export function placed(reasons: readonly Reason[], at: PlacesOfVersion, here = ''): readonly PlacedReason[] {
  return sayReasons(reasons).map((said) => {
    const place = curePlace(said.word, at);
    return { ...said, place: place?.href === here ? null : place };
  });
}

/** The page, and the part of it, on which what a reason asks for is done; null where there is none. */
export function curePlace(word: ReasonWord, at: PlacesOfVersion): CurePlace | null {
  const { reference, number, documentId, ballotId, approvalId } = at;
  const progress = progressPath(reference, number);
  const ballot = ballotId === null ? null : { href: `/ballots/${ballotId}`, text: 'the ballot' };
  const approval = approvalId === null ? null : { href: `/approvals/${approvalId}`, text: 'the approval' };
  const comments = commentsPath(reference, { version: number, open: 'yes' });
  switch (word) {
    case 'need-missing':
    case 'applies-to-missing':
    case 'benefit-missing':
      return { href: `/standards/${reference}/describe`, text: 'the description of the standard' };
    case 'chair-missing':
      return { href: `${progress}#people`, text: 'who works on it' };
    case 'sections-missing':
    case 'images-undescribed':
    case 'images-elsewhere':
      return documentId === null
        ? { href: `${versionPath(reference, number)}/start`, text: 'starting the draft' }
        : { href: draftPath(documentId), text: 'the draft and its checks' };
    case 'text-unsound':
      return documentId === null ? null : { href: draftPath(documentId), text: 'the draft and its checks' };
    case 'draft-missing':
      return { href: `${versionPath(reference, number)}/start`, text: 'starting the draft' };
    case 'move-not-from-here':
    case 'state-not-editable':
    case 'document-not-open':
    case 'text-final':
    case 'artefacts-not-kept-now':
    case 'version-not-in-use':
    case 'version-not-before-voters':
    case 'not-awaiting-approval':
    case 'not-in-force-for-trial-use':
      return { href: `${progress}#next-steps`, text: 'the next steps' };
    case 'state-not-amendable':
    case 'sense-version-over':
    case 'version-cancelled':
      return { href: historyPath(reference, number), text: 'the history, with the other versions' };
    case 'consultation-closed':
      return { href: versionPath(reference, number), text: 'the text, to comment on it' };
    case 'chair-only':
    case 'editor-only':
    case 'chair-or-editor-only':
    case 'chair-or-lead-only':
    case 'clock-or-chair-only':
    case 'chair-editor-or-secretariat-only':
      return { href: `${progress}#people`, text: 'who works on it' };
    case 'snapshot-missing':
    case 'snapshot-stale':
      return { href: `${progress}#draft`, text: 'the text and its snapshots' };
    case 'deprecation-notice-missing':
    case 'deprecation-notice-stands':
    case 'owner-missing':
    case 'lane-missing':
    case 'call-too-short':
    case 'consultation-too-short':
    case 'consultation-too-long':
    case 'invitations-not-recorded':
    case 'breaking-not-consulted':
      return { href: `${progress}#next-steps`, text: 'the next steps' };
    case 'comments-undecided':
    case 'ballot-comments-undecided':
      return { href: comments, text: 'the comments that are not decided' };
    case 'change-log-missing':
    case 'involvement-incomplete':
      return { href: `${progress}#record`, text: 'the record of the version' };
    case 'patch-text-unsound':
    case 'patch-changes-nothing':
    case 'patch-touches-requirements':
      return documentId === null ? null : { href: draftPath(documentId), text: 'the draft' };
    case 'patch-touches-artefacts':
      return { href: `${versionPath(reference, number)}/artefacts`, text: 'the artefacts' };
    case 'patch-beyond-editorial':
    case 'breaking-not-applied':
      return {
        href: reportPath(reference, number),
        text: 'the comments with their decisions',
      };
    case 'number-too-small':
    case 'number-skips':
      return { href: `${progress}#number`, text: 'the number of the version' };
    case 'review-missing':
    case 'review-not-ready':
      return { href: `${progress}#reviews`, text: 'the reviews' };
    case 'too-few-organisations':
    case 'too-few-categories':
    case 'category-too-large':
      return { href: `${versionPath(reference, number)}/ballot#enrol`, text: 'enrolling for the ballot' };
    case 'mandate-dates-passed':
      return ballot === null ? null : { ...ballot, text: 'the ballot, where the chair asks again' };
    case 'ballot-decides':
    case 'tally-not-final':
    case 'ballot-void':
    case 'rules-not-met':
    case 'ballot-still-open':
    case 'nothing-to-resolve':
    case 'accepted-since-frozen':
    case 'change-not-editorial':
      return ballot;
    case 'statements-too-few':
    case 'suppliers-too-few':
    case 'small-supplier-missing':
    case 'live-site-missing':
    case 'exchange-not-shown':
      return { href: pathOfUse(reference, number), text: 'the use of this version' };
    case 'patch-under-notice':
    case 'patch-published':
    case 'replaced-by-patch':
      return { href: `${versionPath(reference, number)}/patch`, text: 'the patches of this version' };
    case 'mandate-under-way':
      return at.mandate;
    case 'deprecation-notice-too-short':
      return { href: `${versionPath(reference, number)}#end-of-this-version`, text: 'the notice' };
    case 'objections-unanswered':
      return { href: objectionsPath(reference, number), text: 'the formal objections' };
    case 'reasons-missing':
    case 'review-date-missing':
    case 'approvals-missing':
    case 'points-missing':
    case 'patch-notice-too-short':
      return approval;
    default:
      return null;
  }
}
