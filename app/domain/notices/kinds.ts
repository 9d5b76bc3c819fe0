import { DIGESTS, type Digest, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from '../../../db/words';

/** What a kind of notice is about; the grid of settings has a part for each, in this order. */
export const NOTICE_SUBJECTS = [
  'Your votes and approvals',
  'Comments and mentions',
  'Amendments and objections',
  'Standards you follow or work on',
  'Your roles and organisations',
] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

export interface KindFacts {
  readonly subject: NoticeSubject;
  /** Whether it concerns the person by name or by duty, rather than everybody who follows a standard. */
  readonly forMe: boolean;
  /** Where a person is told who has not chosen (NO-3). */
  readonly unlessChosen: NoticeChannel;
}

const VOTES = 'Your votes and approvals';
const COMMENTS = 'Comments and mentions';
const AMENDMENTS = 'Amendments and objections';
const STANDARDS = 'Standards you follow or work on';
const ROLES = 'Your roles and organisations';

const mine = (subject: NoticeSubject, unlessChosen: NoticeChannel = 'daily'): KindFacts => ({
  subject,
  forMe: true,
  unlessChosen,
});
const news: KindFacts = { subject: STANDARDS, forMe: false, unlessChosen: 'weekly' };

/** What is known of each kind; a letter at once is for the few things that cannot wait a day, or are waited for. */
export const NOTICE_KIND_FACTS: Record<NoticeKind, KindFacts> = {
  'vote-opened': mine(VOTES, 'at-once'),
  'vote-closes-in-a-week': mine(VOTES),
  'vote-closes-tomorrow': mine(VOTES, 'at-once'),
  'vote-cast': mine(VOTES, 'portal'),
  'approval-waiting': mine(VOTES, 'at-once'),
  'approval-decided': mine(VOTES),
  'approval-lapsed': mine(VOTES),
  'consultation-invited': mine(VOTES),
  'consultation-closes-in-a-week': mine(VOTES),
  'consultation-closes-tomorrow': mine(VOTES),
  mention: mine(COMMENTS, 'at-once'),
  'comment-reply': mine(COMMENTS),
  'comment-decided': mine(COMMENTS, 'at-once'),
  'comment-assigned': mine(COMMENTS),
  'comment-carried': mine(COMMENTS),
  'amendment-shared': mine(AMENDMENTS),
  'amendment-proposed': mine(AMENDMENTS),
  'amendment-decided': mine(AMENDMENTS),
  'objection-filed': mine(AMENDMENTS),
  'objection-answered': mine(AMENDMENTS),
  // Its days run: the weekly letter may come on the last of them.
  'decision-proposed': { ...news, unlessChosen: 'daily' },
  'consultation-opened': news,
  'consultation-closed': news,
  'ballot-opened': news,
  'ballot-extended': news,
  'ballot-closed': news,
  'ballot-void': news,
  'sense-check-opened': news,
  'sense-check-closed': news,
  'version-moved': news,
  'version-published': news,
  'role-given': mine(ROLES),
  'role-ended': mine(ROLES),
  'organisation-verified': mine(ROLES),
  'organisation-suspended': mine(ROLES),
  'membership-asked': mine(ROLES),
};

/** The kinds of one subject, in the order of the table above. */
export function kindsAbout(subject: NoticeSubject): readonly NoticeKind[] {
  return kindsInOrder().filter((kind) => NOTICE_KIND_FACTS[kind].subject === subject);
}

/** The kinds that concern the person by name or by duty. */
export function kindsForMe(): readonly NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => NOTICE_KIND_FACTS[kind].forMe);
}

function kindsInOrder(): readonly NoticeKind[] {
  const order = Object.keys(NOTICE_KIND_FACTS);
  return [...NOTICE_KINDS].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

export function isNoticeKind(word: string): word is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(word);
}

/** Where this person is told of this kind (NO-3, NO-4). */
export function channelOf(kind: NoticeKind, choices: ReadonlyMap<string, NoticeChannel>): NoticeChannel {
  return choices.get(kind) ?? NOTICE_KIND_FACTS[kind].unlessChosen;
}

/** The kinds that come by these letters: what ending them ends, and nothing else (NO-12). */
export function kindsInLetters(
  about: NoticeKind | Digest,
  choices: ReadonlyMap<string, NoticeChannel>,
): readonly NoticeKind[] {
  if (isDigest(about)) return NOTICE_KINDS.filter((kind) => channelOf(kind, choices) === about);
  return ['portal', 'off'].includes(channelOf(about, choices)) ? [] : [about];
}

export function isDigest(word: string): word is Digest {
  return (DIGESTS as readonly string[]).includes(word);
}
