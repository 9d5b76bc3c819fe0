import type { MoveName } from '../domain/lifecycle/moves';

/** What a move is called on the desk, and what it does. */
export const MOVE_WORDS: Record<MoveName, { readonly title: string; readonly explains: string }> = {
  'propose-standard': { title: 'Propose', explains: 'The proposal is public at once.' },
  'begin-drafting': {
    title: 'Begin drafting',
    explains: 'The standard gets an owner, a chair and a lane, and its group starts to write.',
  },
  'open-consultation': {
    title: 'Open a consultation',
    explains:
      'The draft is frozen as it is now, and everybody is asked about that text. Drafting goes on beside it.',
  },
  'close-consultation': {
    title: 'Close the consultation',
    explains: 'The portal does this by itself. After that every comment gets a decision.',
  },
  'resume-drafting': {
    title: 'Go back to drafting',
    explains:
      'For more work on the text. After a breaking change there is another consultation of at least 14 days.',
  },
  'open-ballot': {
    title: 'Open a ballot',
    explains: 'The text is frozen again, and organisations vote on its hash, one vote each.',
  },
  'send-for-approval': {
    title: 'Send for approval',
    explains: 'The NHS Standards Leads are asked to approve the exact text that was voted on.',
  },
  'return-to-resolution': {
    title: 'Take back to resolution',
    explains: 'When the ballot did not meet its rules, or a change beyond editorial was agreed after it.',
  },
  publish: { title: 'Publish', explains: 'A Lead approves the text, and it is published at that moment.' },
  'return-for-changes': {
    title: 'Return for changes',
    explains: 'A Lead sends it back with a list of points.',
  },
  reject: { title: 'Reject', explains: 'A Lead ends the version with a public reason.' },
  'open-mandate-ballot': {
    title: 'Open a ballot on a mandate',
    explains:
      'Organisations vote on making the published text mandatory, on its hash and without any change. The version stays published meanwhile.',
  },
  mandate: {
    title: 'Make it mandatory',
    explains: 'Two Leads set the date by which everybody bound complies.',
  },
  'take-effect': {
    title: 'Take effect',
    explains: 'The portal does this by itself on the comply-by date.',
  },
  'give-patch-notice': {
    title: 'Give notice of the patch',
    explains:
      'The text is frozen, and everybody sees what it changes. The notice stands for 14 days before a Lead may approve it.',
  },
  patch: {
    title: 'Publish the patch',
    explains:
      'A Lead approves the editorial corrections once the notice has stood for 14 days. There is no ballot.',
  },
  deprecate: {
    title: 'Deprecate',
    explains:
      'The version is phased out. Notice with reason, successor and known products stands for 28 days first.',
  },
  retire: {
    title: 'Retire',
    explains: 'At the end of the phase-out. The text stays readable at its address.',
  },
  hold: {
    title: 'Put on hold',
    explains:
      'Work stops, with a public reason. A consultation or a notice that runs is interrupted, and ends later by the days on hold.',
  },
  resume: {
    title: 'Resume',
    explains: 'The version goes back to where it was. What was interrupted ends later by the days on hold.',
  },
  cancel: { title: 'Cancel', explains: 'The version ends for good, with a public reason.' },
};
