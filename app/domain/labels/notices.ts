import type { Digest, NoticeChannel, NoticeKind } from '../../../db/words';

/** Each kind as it stands in the grid of settings and in the letter that tells why it came. */
export const NOTICE_KIND_LABELS: Record<NoticeKind, string> = {
  mention: 'Somebody mentions you',
  'comment-reply': 'A reply in a thread of yours, or a proposed decision on it',
  'comment-decided': 'Your comment is decided',
  'comment-assigned': 'A comment is assigned to you',
  'comment-carried': 'Comments of yours go along to another version',
  'amendment-shared': 'You are asked to write an amendment with others',
  'amendment-proposed': 'An amendment is proposed to a text you edit',
  'amendment-decided': 'Your amendment is decided',
  'decision-proposed': 'Decisions on comments are proposed',
  'consultation-opened': 'A consultation opens',
  'consultation-closed': 'A consultation closes, or its outcome is said',
  'ballot-opened': 'A ballot opens',
  'ballot-extended': 'A ballot is extended',
  'ballot-closed': 'A ballot closes',
  'ballot-void': 'A ballot is void',
  'approval-waiting': 'An approval waits for you',
  'approval-decided': 'An approval that you asked for is decided',
  'approval-lapsed': 'An approval of a mandate by you, or on a standard you chair, stops counting',
  'objection-filed': 'A formal objection is filed',
  'objection-answered': 'A formal objection is answered',
  'version-moved': 'A version changes state',
  'version-published': 'A version is published',
  'role-given': 'You are given a role or office',
  'role-ended': 'A role or office of yours ends, or that of an editor of a standard you chair',
  'sense-check-opened': 'A sense check opens',
  'sense-check-closed': 'A sense check closes',
  'organisation-verified': 'Your organisation is verified',
  'organisation-suspended': 'Your organisation is suspended, or its suspension ends',
  'membership-asked': 'Somebody asks to join your organisation, or your own request is answered',
  'vote-opened': 'A ballot opens in which you vote',
  'vote-closes-in-a-week': 'A ballot closes in a week and waits for your vote',
  'vote-closes-tomorrow': 'A ballot closes tomorrow and waits for your vote',
  'vote-cast': 'A vote is cast for your organisation (the receipt)',
  'consultation-invited': 'Your organisation is invited to a consultation',
  'consultation-closes-in-a-week': 'A consultation closes in a week and waits for your answer',
  'consultation-closes-tomorrow': 'A consultation closes tomorrow and waits for your answer',
};

/** The columns of the grid. */
export const NOTICE_CHANNEL_LABELS: Record<NoticeChannel, string> = {
  portal: 'Here only',
  'at-once': 'At once',
  daily: 'Daily',
  weekly: 'Weekly',
  off: 'Off',
};

export const DIGEST_LABELS: Record<Digest, string> = {
  daily: 'Daily summary',
  weekly: 'Weekly summary',
};
