export const NOTICE_KINDS = [
  'mention',
  'comment-reply',
  'comment-decided',
  'comment-assigned',
  'decision-proposed',
  'comment-carried',
  'amendment-shared',
  'amendment-proposed',
  'amendment-decided',
  'consultation-opened',
  'consultation-closed',
  'ballot-opened',
  'ballot-extended',
  'ballot-closed',
  'ballot-void',
  'approval-waiting',
  'approval-decided',
  'approval-lapsed',
  'objection-filed',
  'objection-answered',
  'version-moved',
  'version-published',
  'role-given',
  'role-ended',
  'organisation-verified',
  'organisation-suspended',
  'membership-asked',
  'sense-check-opened',
  'sense-check-closed',
  'vote-opened',
  'vote-closes-in-a-week',
  'vote-closes-tomorrow',
  'vote-cast',
  'consultation-invited',
  'consultation-closes-in-a-week',
  'consultation-closes-tomorrow',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Where a person is told of a kind of thing: in the portal, with a letter at once or in a collected one, or nowhere. */
export const NOTICE_CHANNELS = ['portal', 'at-once', 'daily', 'weekly', 'off'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Letters that collect what happened. */
export const DIGESTS = ['daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];

/** What becomes of a notice by mail: nobody has looked at it yet, or it waits for a letter of this sort. */
export const NOTICE_MAIL = ['new', 'at-once', 'daily', 'weekly'] as const;
export type NoticeMail = (typeof NOTICE_MAIL)[number];

/** What a notice may be about, where it is asked before sending whether the person may still see it. */
export const NOTICE_OBJECTS = [
  'comment',
  'reply',
  'amendment',
  'approval',
  'ballot',
  'consultation',
] as const;
export type NoticeObject = (typeof NOTICE_OBJECTS)[number];
