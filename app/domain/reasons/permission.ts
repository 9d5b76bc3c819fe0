import type { PermissionReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const PERMISSION_SENTENCES: Record<PermissionReason, Sentence> = {
  'unknown-act': say('The portal knows no such act.', 'nobody'),
  'sign-in-needed': say('Sign in to do this.', 'you'),
  'person-needed': say('Only a person with an account does this.', 'you'),
  'email-not-confirmed': say('Confirm your e-mail address with the link that was sent to it.', 'you'),
  'account-suspended': say('This account is suspended.', 'administrator'),
  'hidden-from-readers': say('This was hidden by moderation.', 'secretariat'),
  'clock-only': say('The portal does this by itself when the time comes.', 'clock'),
  'clock-or-chair-only': say(
    'The chair of this standard does this, or the portal when the time comes.',
    'chair',
    'clock',
  ),
  'clock-or-lead-only': say(
    'An NHS Standards Lead does this, or the portal when the time comes.',
    'lead',
    'clock',
  ),
  'lead-only': say('Only an NHS Standards Lead does this.', 'lead'),
  'chair-only': say('Only the chair of this standard does this.', 'chair'),
  'editor-only': say(
    'Only the editors of this version do this, who are named for each version. You can propose an amendment, or ask to become an editor.',
    'chair',
    'lead',
  ),
  'chair-or-editor-only': say(
    'Only the chair of this standard and the editors of this version do this. Editors are named for each version.',
    'chair',
    'lead',
  ),
  'chair-or-lead-only': say(
    'Only the chair of this standard or an NHS Standards Lead does this.',
    'chair',
    'lead',
  ),
  'chair-editor-or-secretariat-only': say(
    'Only the chair and the editors of this standard or the Secretariat do this.',
    'chair',
    'editor',
    'secretariat',
  ),
  'secretariat-only': say('Only the Secretariat does this.', 'secretariat'),
  'secretariat-or-lead-only': say(
    'Only the Secretariat or an NHS Standards Lead does this.',
    'secretariat',
    'lead',
  ),
  'administrator-only': say('Only an administrator does this.', 'administrator'),
  'author-only': say('Only its authors write here.', 'author'),
  'commenter-only': say('Only the person who wrote the comment does this.', 'commenter'),
  'member-only': say('Only members of the organisation do this.', 'representative'),
  'representative-only': say(
    'Only the voting representative or the alternate of the organisation does this.',
    'representative',
  ),
  'representative-or-secretariat-only': say(
    'Only the voting representative of the organisation does this, or the Secretariat for them.',
    'representative',
    'secretariat',
  ),
  'secretariat-while-unattended': say(
    'Nobody who looks after the members of this organisation can act now, so only the Secretariat does this.',
    'secretariat',
  ),
  'another-representative-first': say(
    'The representative can go only after another one is named. The representative or the Secretariat names one.',
    'representative',
    'secretariat',
  ),
  'own-request': say(
    'Nobody answers their own request, so another member of the Secretariat does.',
    'secretariat',
  ),
  'organisation-not-verified': say('The organisation is not verified.', 'secretariat'),
  'organisation-suspended': say(
    'The organisation is suspended, so nobody speaks or votes for it now. What it did before stays.',
    'secretariat',
  ),
  'document-not-open': say('This text is frozen or closed, so nobody can change it.', 'chair', 'lead'),
  'state-not-editable': say('While the version is in state {state} nobody edits its draft.', 'lead'),
  'text-final': say(
    'This version is out or ended, so its text does not change any more. A change goes into a later version, which a member of a verified organisation proposes.',
    'nobody',
  ),
  'edited-this-version': say(
    'You edited this version, so you cannot decide on it. Another Lead can.',
    'another-lead',
  ),
  'chaired-this-version': say(
    'You chaired this version, so you cannot decide on it. Another Lead can.',
    'another-lead',
  ),
  'voted-on-this-version': say(
    'You voted on this version, so you cannot decide on it. Another Lead can.',
    'another-lead',
  ),
  'changed-meanwhile': say(
    'This was changed while you were writing, so nothing is saved yet. What you typed is still here. Compare it with what it says now, and save again when it says what you want.',
    'you',
  ),
};
