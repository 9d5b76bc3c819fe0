import {
  account,
  author,
  commenter,
  documentOpen,
  memberIfSpokenFor,
  stateEditable,
  visible,
} from './demands';
import { chairOrEditor, editor, type Permission, row } from './rows';
import type { Act, ThingOf } from './things';

const NOT_HIDDEN = 'not hidden by moderation';
const OWN = 'wrote the comment';

/** Reading and writing: drafts, branches, snapshots, comments and objections. */
export const TEXT_PERMISSIONS = {
  'read-version': row('PM-2', 'Anyone', 'a version and its record', NOT_HIDDEN, visible),
  'read-draft': row('PM-2', 'Anyone', 'the text of a draft', NOT_HIDDEN, visible),
  'watch-draft': row('PM-5', 'Anyone with an account', 'a live document', NOT_HIDDEN, account, visible),
  'edit-draft': row(
    'PM-6',
    'Editor',
    'the draft of a version',
    'edits this standard; the draft is open',
    account,
    editor,
    documentOpen,
    stateEditable,
  ),
  'edit-branch': row(
    'PM-7',
    'Author',
    'an amendment or local extension',
    'is one of its authors; it is open',
    account,
    author,
    documentOpen,
  ),
  'propose-amendment': row('PM-7', 'Anyone with an account', 'a draft', NOT_HIDDEN, account, visible),
  'decide-amendment': row('PM-8', 'Editor', 'an amendment', 'edits this standard', account, editor),
  comment: row(
    'PM-9',
    'Anyone with an account',
    'a draft or snapshot',
    'speaks for an organisation only as its member',
    account,
    visible,
    memberIfSpokenFor,
  ),
  'edit-comment': row('PM-12', 'Commenter', 'a comment', OWN, account, commenter),
  'withdraw-comment': row('PM-12', 'Commenter', 'a comment', OWN, account, commenter),
  'answer-decision': row('PM-12', 'Commenter', 'the decision on a comment', OWN, account, commenter),
  'pull-out': row('PM-9', 'Anyone with an account', 'a proposed decision', NOT_HIDDEN, account, visible),
  'triage-comment': row(
    'PM-11',
    'Chair or editor',
    'a comment',
    'has the role on this standard',
    account,
    chairOrEditor,
  ),
  'decide-comment': row(
    'PM-10',
    'Chair or editor',
    'a comment',
    'editors only Editorial ones; blocking ones by the group',
    account,
    chairOrEditor,
  ),
  object: row('PM-9', 'Anyone with an account', 'a result or decision', NOT_HIDDEN, account, visible),
  freeze: row('PM-13', 'Chair or editor', 'a draft', 'has the role on this standard', account, chairOrEditor),
  restore: row('PM-13', 'Editor', 'a draft', 'edits this standard', account, editor),
} satisfies { readonly [A in Act]?: Permission<ThingOf[A]> };
