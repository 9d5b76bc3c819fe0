import type { CommentReason, ConformanceReason, NumberReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const COMMENT_SENTENCES: Record<CommentReason, Sentence> = {
  'consultation-closed': say('The consultation does not take answers now. You can still comment.', 'nobody'),
  'question-unknown': say('Choose one of the questions of this consultation.', 'you'),
  'answer-empty': say('Write the answer.', 'you'),
  'consultation-still-open': say(
    'The consultation is still open. Its outcome is said after the close.',
    'clock',
  ),
  'outcome-empty': say('Write what changed because of it.', 'you'),
  'comment-empty': say('Write the comment.', 'you'),
  'reply-empty': say('Write the reply.', 'you'),
  'words-proposed-on': say(
    'A decision on this comment is proposed, so it stays as people read it. Write a reply, or pull it out of the proposed decision first.',
    'you',
  ),
  'words-voted-on': say(
    'A vote rests on this comment while the ballot is open. Change that vote first, or write a reply.',
    'representative',
  ),
  'words-of-organisation': say(
    'This comment was made for an organisation that you are not a member of now, so it stays as it is while a ballot on its standard is open (rule CD-25). Write a reply, wait until the ballot is closed, or ask a representative of the organisation to take you in again.',
    'representative',
    'clock',
  ),
  'comment-type-unknown': say('Choose a type of comment.', 'you'),
  'version-cancelled': say(
    'This version was cancelled, so nobody decides on a new comment. Comments that were made stay readable; comment on another version of the standard instead.',
    'nobody',
  ),
  'comment-move-not-from-here': say('The comment is in state {state}. This starts from: {from}.', 'nobody'),
  'chair-needed': say('The chair decides this comment. Editors decide Editorial ones.', 'chair'),
  'group-needed': say(
    'The group decides a blocking comment: by silence, a recorded count or a block decision.',
    'group',
  ),
  'decision-reason-missing': say('Give the reason for the decision.', 'you'),
  'impact-missing': say('Say how far the change reaches.', 'you'),
  'duplicate-missing': say('Name the comment that this one repeats.', 'you'),
  'silence-too-short': say('The group has {days} days to object, {until}.', 'clock'),
  'count-missing': say('Record how many were for the decision and how many against.', 'you'),
  'count-against': say('The count was not in favour of the decision.', 'group'),
  'withdrawal-by-commenter-only': say('Only the commenter withdraws a comment.', 'commenter'),
  'not-accepted': say('The decision does not ask for a change of the text.', 'nobody'),
  'revision-missing': say('Name the revision in which the change was made.', 'you'),
  'revision-frozen-before': say(
    'The text of {number} was frozen before this was decided and is published, so it cannot have the change. Choose the version whose text has it.',
    'you',
  ),
  'withdrawn-by-commenter': say(
    'The commenter withdrew this comment, which nobody takes back. What it says can be said in a new one.',
    'nobody',
  ),
  'decision-being-judged': say(
    'Voters or Leads judge the text by what was decided. A decision is taken back before the text is sent to them, or when it has come back.',
    'chair',
  ),
  'decided-before-ballot': say(
    'The text went to the voters with this decision. Take the version back to Resolution first; then the decision can be taken back and the text balloted anew.',
    'chair',
  ),
  'applied-by-amendment': say(
    'An accepted amendment made this change. Undo its acceptance, or propose another amendment.',
    'editor',
  ),
  'not-applied-yet': say('The accepted change has not been applied to the text.', 'editor'),
  'content-too-late': say(
    'The commenter has {days} days to answer a decision. Silence was recorded.',
    'nobody',
  ),
  'not-decided-yet': say('The comment is not decided yet.', 'chair', 'editor'),
};

export const CONFORMANCE_SENTENCES: Record<ConformanceReason, Sentence> = {
  'statements-too-few': say(
    'Needs {missing} more {missing:statement|statements} of use that {missing:names|name} this version.',
    'supplier',
  ),
  'suppliers-too-few': say(
    'Needs statements of use from {missing} more unrelated {missing:supplier|suppliers}, each about its own product.',
    'supplier',
  ),
  'small-supplier-missing': say(
    'Needs a statement of use from a small or medium supplier about its own product.',
    'supplier',
  ),
  'live-site-missing': say('Needs a statement of use from one live NHS or care site.', 'supplier'),
  'exchange-not-shown': say(
    'These requirements were not shown between two independent products: {requirements}.',
    'supplier',
    'chair',
  ),
  'version-not-in-use': say(
    'This is said of a version that is published. This one is in state {state}{noWay}.',
    'nobody',
  ),
  'evidence-missing': say(
    'Give a web address that begins with https:// and shows the evidence to everybody.',
    'you',
  ),
  'product-missing': say('Name the product.', 'you'),
  'supplier-unknown': say('Choose a supplier that is verified on this portal.', 'you', 'secretariat'),
  'site-missing': say('Name the NHS or care site where it is live.', 'you'),
  'stated-already': say(
    'The organisation states its use of this product already. Withdraw that statement to make another.',
    'you',
  ),
  'withdrawn-already': say('The statement is withdrawn already.', 'nobody'),
  'requirement-unknown': say('Choose requirements at level MUST of the published text.', 'you'),
  'products-not-independent': say(
    'The suppliers of the two products belong to one group, so the products are not independent.',
    'you',
  ),
  'shown-in-future': say('Enter the day on which it was shown, not a day to come.', 'you'),
};

export const NUMBER_SENTENCES: Record<NumberReason, Sentence> = {
  'number-malformed': say('“{number}” is not a version number such as 1.2.0.', 'you'),
  'number-labelled': say('A published version carries no label: “{number}”.', 'you'),
  'number-too-small': say(
    'The number must be at least {least}, not {number}, because of {because}.',
    'chair',
  ),
  'number-skips': say('{number} skips numbers. It may be {allowed}.', 'chair'),
  'number-taken': say('{number} is or was the number of another version.', 'you'),
  'number-settled': say('The number is settled once a ballot has opened on the version.', 'nobody'),
};
