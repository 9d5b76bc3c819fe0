import type { BallotReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const BALLOT_SENTENCES: Record<BallotReason, Sentence> = {
  'rules-locked': say('The rules were locked when the ballot opened.', 'nobody'),
  'ballot-rules-changed': say(
    'The rules of this ballot were set otherwise after the page showed them to you, so nothing is done yet. What you typed is still here. Compare it with the rules as they are now, and send the form again when that is what you want.',
    'you',
  ),
  'variation-reason-missing': say('Give a public reason for varying the rules.', 'you'),
  'variation-changes-nothing': say(
    'These are the rules as they are set now: change one of them, or leave them as they are.',
    'you',
  ),
  'rule-out-of-bounds': say('The {rule} is from {least} to {most}, in whole numbers.', 'you'),
  'enrolment-closed': say('Enrolment ended when the ballot opened.', 'nobody'),
  'already-enrolled': say('The organisation is already enrolled.', 'nobody'),
  'interest-not-named': say('Say whose interest the organisation carries in this ballot.', 'you'),
  'too-few-organisations': say(
    'Needs {missing} more {missing:organisation|organisations} enrolled before it can open, or rules that a Lead has varied with a public reason.',
    'other-representatives',
    'lead',
  ),
  'too-few-categories': say(
    'Needs organisations from {missing} more interest {missing:category|categories} before it can open, or rules that a Lead has varied with a public reason.',
    'other-representatives',
    'lead',
  ),
  'category-too-large': say(
    '{category}: {count} of {of} enrolled organisations, and at most {most} may be for balance. It needs more organisations of other categories.',
    'other-representatives',
  ),
  'ballot-not-open': say('The ballot is not open.', 'nobody'),
  'ballot-closed': say('The ballot closed at {at}.', 'nobody'),
  'text-differs': say('The page showed another text than the one on the ballot. Read it again.', 'you'),
  'not-enrolled': say('The organisation was not enrolled when the ballot opened.', 'nobody'),
  'position-unknown': say('Choose one of the positions.', 'you'),
  'vote-reason-missing': say('Say why your organisation does not approve.', 'you'),
  'blocking-comment-missing': say(
    '“Do not approve” rests on at least one blocking comment of your organisation that proposes a change and was not taken back. Choose one, or write it first.',
    'you',
  ),
  'filed-comment-missing': say(
    '“Approve with comments” names at least one comment that your organisation made on this version and did not take back. Choose one, write it first, or choose “Approve”.',
    'you',
  ),
  'stand-aside-required': say(
    'An organisation that another enrolled one pays for this ballot stands aside. Choose “Stand aside”, or take away the tick that says that you are paid.',
    'you',
  ),
  'withdrawal-before-close': say(
    'A “do not approve” is withdrawn after the close. Until then you can change the vote.',
    'you',
  ),
  'withdrawal-too-late': say('“Do not approve” could be withdrawn until {day}.', 'nobody'),
  'second-round-final': say(
    'The second round of a ballot is final: no “do not approve” is withdrawn in it or after it. While it is open, the vote can be changed.',
    'nobody',
  ),
  'result-acted-on': say(
    'The version has gone on from the result of this ballot, so nothing changes the result any more.',
    'nobody',
  ),
  'no-negative': say('The organisation has no “do not approve” to withdraw.', 'nobody'),
  'extension-not-in-rules': say('The rules of this ballot allow no extension.', 'nobody'),
  'already-extended': say('The ballot was already extended or sent round again.', 'nobody'),
  'extension-too-early': say('A ballot may be extended from {day} on.', 'clock'),
  'quorum-reached': say(
    'Enough of the enrolled organisations have voted for quorum, so the ballot is not extended.',
    'nobody',
  ),
  'recirculation-not-in-rules': say('The rules of this ballot allow no recirculation.', 'nobody'),
  'already-recirculated': say('The ballot was already sent round again.', 'nobody'),
  'recirculation-before-close': say('A ballot is sent round again after its close.', 'clock'),
  'version-not-before-voters': say(
    'The version is not where such a ballot is held: it is on hold, cancelled, or no longer in force.',
    'lead',
  ),
  'no-unresolved-negative': say('No “do not approve” is unresolved.', 'nobody'),
};
