import type { AmendmentReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const AMENDMENT_SENTENCES: Record<AmendmentReason, Sentence> = {
  'state-not-amendable': say(
    'This version is out or ended, so nobody opens, writes or submits an amendment of it. Where another version of the standard is being written, propose the change on the draft of that; what was written stays readable.',
    'you',
  ),
  'amendment-move-not-from-here': say(
    'This step starts from {from}, and the amendment is {state}.',
    'nobody',
  ),
  'amendment-not-submitted': say('Its authors are still writing this amendment.', 'author'),
  'amendment-submitted': say(
    'The amendment is submitted. Revise it to write in it again, or wait for the decision.',
    'you',
  ),
  'amendment-not-being-written': say('The amendment is closed, so nobody writes in it any more.', 'nobody'),
  'editor-of-amendment-only': say(
    'A submitted amendment is changed only by the editors of the standard.',
    'editor',
  ),
  'rationale-missing': say('Say why the text should change.', 'you'),
  'amendment-type-missing': say('Choose whether the change is Editorial or Technical.', 'you'),
  'amendment-impact-missing': say('Choose how far the change reaches.', 'you'),
  'nothing-changed': say('The amendment changes nothing yet. Change the text, then submit it.', 'you'),
  'author-already': say('{name} writes this amendment already.', 'nobody'),
  'position-missing': say('Choose whether your organisation supports the amendment.', 'you'),
  'own-amendment': say(
    'Your organisation proposed this amendment, so its support goes without saying.',
    'nobody',
  ),
  'rejection-reason-missing': say('Give the reason for not taking the change.', 'you'),
  'clause-decided-already': say('“{clause}” was decided before. Reload the page to see how.', 'you'),
  'clause-needs-own-decision': say(
    'The draft changed in “{clause}” after the amendment was written. Read the three wordings and decide this clause by itself.',
    'you',
  ),
  'clause-wording-missing': say('Write the wording that “{clause}” should have.', 'you'),
  'no-clause-chosen': say('Choose at least one clause.', 'you'),
  'nothing-to-undo': say(
    'There is nothing left to undo: an acceptance, and what was last taken in, is undone once.',
    'nobody',
  ),
  'amended-amendment-over': say(
    'The amendment that this one changes is decided or withdrawn, so nothing is merged into it any more.',
    'nobody',
  ),
  'nothing-to-take-in': say('Nothing of that is left to take in. Reload the page to see what is.', 'you'),
  'clause-to-take-in-not-read': say(
    'You and the draft both changed “{clause}”. Read the three wordings as they are now and choose one.',
    'you',
  ),
};
