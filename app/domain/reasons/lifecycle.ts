import type { LifecycleReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const LIFECYCLE_SENTENCES: Record<LifecycleReason, Sentence> = {
  'move-not-from-here': say('This starts from {from}, and the version is in state {state}{noWay}.', 'nobody'),
  'closing-not-as-recorded': say(
    'The closing time that the database has, {kept}, is not the one that the audit record gives, {recorded}, so the portal does not close it.',
    'administrator',
  ),
  'need-missing': say('Say what the standard is needed for.', 'you'),
  'applies-to-missing': say('Say who the standard applies to.', 'you'),
  'benefit-missing': say('Say what benefit is expected.', 'you'),
  'duplicates-not-shown': say('Look at the standards that are likely duplicates.', 'you'),
  'owner-missing': say('No owner is named.', 'lead'),
  'chair-missing': say('No chair is named.', 'lead'),
  'lane-missing': say('No lane is chosen.', 'lead'),
  'call-too-short': say(
    'The call for adoption is shown for {days} days, until {until}, unless a Lead gives a public reason.',
    'clock',
    'lead',
  ),
  'images-undescribed': say(
    '{count} {count:image has|images have} no description for people who cannot see {count:it|them}. The Checks panel of the draft leads there.',
    'editor',
  ),
  'images-elsewhere': say(
    '{count} {count:image stands|images stand} on another site, where {count:it|they} can be changed after the vote. Put {count:it|them} into the draft as {count:a file|files}. The Checks panel of the draft leads there.',
    'editor',
  ),
  'sections-missing': say('These required sections are missing: {sections}.', 'editor'),
  'draft-missing': say('This version has no draft yet. Start one first.', 'chair', 'editor'),
  'text-unsound': say(
    'Something in the text forbids a ballot on it. The Checks panel of the draft leads there.',
    'editor',
  ),
  'snapshot-missing': say('No snapshot of the text is frozen for this.', 'chair', 'editor'),
  'snapshot-stale': say('The text has changed since the snapshot was frozen. Freeze a new one.', 'chair'),
  'consultation-too-short': say('The consultation is open for at least {days} days.', 'chair'),
  'consultation-too-long': say('The consultation is open for at most {days} days: check the year.', 'chair'),
  'invitations-not-recorded': say('Record who was invited to the consultation.', 'chair'),
  'not-due-yet': say('The time has not come. It comes on {day}.', 'clock'),
  'breaking-not-consulted': say(
    'A breaking change was applied after the latest consultation opened ({changes}). Consult again for at least {days} days.',
    'chair',
  ),
  'breaking-not-applied': say(
    'A breaking change was accepted and is not marked as applied ({changes}). Write it into the text and mark it as applied, then consult for at least {days} days.',
    'editor',
    'chair',
  ),
  'comments-undecided': say('{count} {count:comment is|comments are} not decided yet.', 'chair', 'editor'),
  'change-log-missing': say('The change log is not written.', 'chair', 'editor'),
  'review-missing': say('The {review} review is not recorded.', 'secretariat', 'lead'),
  'review-not-ready': say('The {review} review says Not ready.', 'editor', 'secretariat', 'lead'),
  'not-the-published-text': say('This is not the hash of the published text.', 'chair'),
  'tally-not-final': say('The tally is not final yet.', 'clock', 'chair'),
  'ballot-void': say(
    'The ballot was made void and has no result. The chair takes the version back to Resolution or, when it was about a mandate, opens another ballot.',
    'chair',
  ),
  'ballot-decides': say(
    'The ballot decides this. It is open until {until}, and the portal closes it by itself.',
    'clock',
  ),
  'rules-not-met': say(
    'The ballot did not meet its rules. The chair takes the version back to Resolution or, when it was about a mandate, opens another ballot.',
    'chair',
  ),
  'ballot-comments-undecided': say(
    '{count} {count:comment|comments} filed with votes {count:is|are} not decided yet.',
    'chair',
    'editor',
  ),
  'accepted-since-frozen': say(
    'Since this text was frozen, {changes} {count:was|were} accepted, and {count:it changes|they change} more than wording. The text that was voted on does not have that. The chair takes the version back to Resolution, and a new ballot decides on a text that has it.',
    'chair',
  ),
  'change-not-editorial': say(
    'More than editorial change was made to the text that was decided on.',
    'chair',
  ),
  'nothing-to-resolve': say('The ballot met its rules and no change beyond editorial was agreed.', 'chair'),
  'reasons-missing': say('Write the reasons that are published with the decision.', 'you'),
  'objections-unanswered': say(
    '{count} formal {count:objection is|objections are} not answered.',
    'another-lead',
  ),
  'involvement-incomplete': say('The record of who was involved is not complete.', 'chair', 'editor'),
  'review-date-missing': say('Set a review date in the future.', 'you'),
  'implement-from-past': say('Set an implement-from date of today or later, or none.', 'you'),
  'approvals-missing': say(
    '{needed} {needed:Lead has|different Leads have} to approve this hash; {count} did.',
    'another-lead',
  ),
  'not-awaiting-approval': say(
    'This version does not wait for this approval: it is in state {state}{noWay}.',
    'chair',
  ),
  'approved-hash-differs': say(
    'The text that waits is not the one that you read: its hash is {waiting}, and that of yours {read}. Read it, then decide.',
    'you',
  ),
  'mandate-ballot-missing': say('No mandatory-track ballot on the published text has passed.', 'chair'),
  'mandate-under-way': say(
    'A ballot or an approval for a mandate of this version is under way.',
    'another-lead',
    'clock',
  ),
  'mandate-terms-differ': say(
    'The second Lead approves the dates that the first one set. To have others, return the request.',
    'you',
  ),
  'mandate-dates-passed': say(
    'The {dates} {count:date|dates} that the first Lead set {count:has|have} passed, so nobody approves {count:it|them} any more. A Lead returns the request on its page; then the chair asks for the mandate again on the page of its ballot, and the Lead who approves first sets new dates.',
    'lead',
    'chair',
  ),
  'mandate-implement-from-past': say('Set an implement-from date of today or later{orAsPublished}.', 'you'),
  'approved-by-you-already': say(
    'You approved this mandate already. It needs a second Lead, who neither edited, chaired nor voted on the version.',
    'another-lead',
  ),
  'not-in-force-for-trial-use': say(
    'Only a version that is Published can become mandatory, and this one is in state {state}{noWay}.',
    'nobody',
  ),
  'review-date-too-far': say(
    'Set a review date of {latest} or earlier: it lies at most {years} years ahead. Check the year.',
    'you',
  ),
  'implement-from-too-far': say(
    'Set an implement-from date of {latest} or earlier: it lies at most {years} years ahead. Check the year.',
    'you',
  ),
  'comply-by-too-far': say(
    'Set a comply-by date of {latest} or earlier: it lies at most {years} years ahead. Check the year.',
    'you',
  ),
  'implement-from-missing': say('Set the date from which to implement.', 'you'),
  'comply-by-missing': say('Set the date by which to comply.', 'you'),
  'dates-out-of-order': say('The implement-from date comes after the comply-by date.', 'you'),
  'mandate-notice-too-short': say(
    'A mandate gives {months} months’ notice, until {earliest}, unless a public reason is given.',
    'you',
  ),
  'already-mandated': say('This version is already mandated.', 'nobody'),
  'not-mandated': say('This version is not mandated.', 'lead'),
  'deprecation-notice-missing': say(
    'Notice of deprecation stands for {days} days first, and is not given yet.',
    'lead',
  ),
  'deprecation-notice-too-short': say(
    'Notice of deprecation stands for {days} days first, until {until}.',
    'clock',
  ),
  'successor-missing': say('Name the successor, or say that there is none.', 'you'),
  'successor-not-found': say(
    'Not found on this portal: {successors}. Enter a standard and a version that are here, such as STD-0042 2.0.0, name the successor in other words, or enter “nothing”.',
    'you',
  ),
  'successor-itself': say(
    'This names the version itself, and a version does not take its own place. Name another one, or enter “nothing”.',
    'you',
  ),
  'deprecation-notice-stands': say(
    'Notice of deprecation is given already. Correct it, or take it back.',
    'lead',
  ),
  'correction-reason-missing': say('Say why the notice is corrected. It is public.', 'you'),
  'correction-changes-nothing': say(
    'This is the notice as it stands. Change what is to be corrected.',
    'you',
  ),
  'phase-out-end-earlier': say(
    'The end of the phase-out is put off and never brought forward: those who use the version count on it. Set a later day, or leave it.',
    'you',
  ),
  'products-not-listed': say('List the products that are known to use this version.', 'you'),
  'phase-out-end-missing': say('Set the end of the phase-out to a day after today.', 'you'),
  'phase-out-end-too-far': say(
    'Set an end of the phase-out of {latest} or earlier: it lies at most {years} years ahead. Check the year.',
    'you',
  ),
  'public-reason-missing': say('Give a public reason.', 'you'),
  'points-missing': say('List the points that have to change.', 'you'),
  'ballot-still-open': say('The ballot is still open. A Lead can void it with a public reason.', 'lead'),
  'patch-under-notice': say(
    'Notice stands of {number}, a patch of this version, and would put another text in the place of the one voted on. Decide on the patch first.',
    'lead',
  ),
  'patch-published': say(
    '{number}, a patch of this version, is published and has the text that people use. Open the ballot on {number}.',
    'chair',
  ),
  'replaced-by-patch': say(
    '{number}, a patch of this version, took its place for good: this one is not patched, made mandatory or effective any more. Work on {number}, or on the version after it.',
    'chair',
    'editor',
  ),
  'patch-number-taken': say(
    'A patch of this version would be {number}, and a version has or had that number. Work on that one.',
    'chair',
    'editor',
  ),
  'patch-number-settled': say(
    'The number of a patch follows from the version that it corrects. For another number propose a next version.',
    'nobody',
  ),
  'patch-goes-by-notice': say(
    'This version is an editorial patch. It goes by public notice, not by a consultation, a ballot or their approval.',
    'chair',
    'editor',
  ),
  'not-a-patch': say(
    'Only a patch of a published version goes by notice. This one goes through consultation and ballot.',
    'nobody',
  ),
  'patch-text-unsound': say(
    'Something in the text forbids publishing it. The Checks panel of the draft leads there.',
    'editor',
  ),
  'patch-changes-nothing': say('The text is the same as the published one.', 'editor'),
  'patch-touches-requirements': say(
    '{count:A requirement is|Requirements are} not as published in wording, level or id: {requirements}. Put back what was published, or propose a next version.',
    'editor',
  ),
  'patch-touches-artefacts': say(
    '{count:An artefact is|Artefacts are} not as published: {artefacts}. A patch changes no artefact but examples. Put back what was published, or propose a next version.',
    'editor',
  ),
  'patch-beyond-editorial': say(
    'More than editorial change was applied: {because}. Take it back, or propose a next version.',
    'editor',
  ),
  'editorial-not-confirmed': say('Confirm that every change shown is editorial.', 'you'),
  'editorial-reason-missing': say('Say why the changes are editorial. It is public.', 'you'),
  'patch-notice-missing': say('No notice of the patch stands.', 'chair', 'editor'),
  'patch-notice-too-short': say('Notice of a patch stands for {days} days first, until {until}.', 'clock'),
  'requirement-foreign': say(
    '{requirement} is no requirement of {standard}. An editor who opens the draft gives one that came from another standard its own id within a few seconds; then freeze again. If it stays, copy the requirement in the draft and delete the first of the two: the copy gets a new id.',
    'editor',
  ),
  'objection-late': say('An objection is filed within {days} days of the result or decision.', 'nobody'),
  'objection-incomplete': say('These parts of the objection are empty: {fields}.', 'you'),
  'answer-missing': say('Write the answer to the objection.', 'you'),
  'confirmation-missing': say('Enter your password again to confirm the decision.', 'you'),
  'own-objection': say(
    'Nobody answers an objection that they filed, or one to a decision that they made.',
    'another-lead',
  ),
};
