/** What the page says after something was done, by the word in the address. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  moved: 'The version has moved. Those who follow the standard are told.',
  notice: 'Notice of deprecation is given. It must stand for 28 days.',
  'notice-corrected': 'The notice is corrected. Those who follow the standard are told.',
  'notice-taken-back': 'The notice is taken back. Those who follow the standard are told.',
  appointed: 'The role is given, and the person is told.',
  'role-ended': 'The role has ended.',
  reviewed: 'The review is recorded.',
  renumbered: 'The version has another number. Its former address leads here.',
  described: 'The record of the version is saved.',
  frozen: 'The text is frozen. It is in the list of snapshots.',
};
