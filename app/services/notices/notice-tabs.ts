/** The tabs of the notifications page, in the order in which they stand. */
export const NOTICE_TABS = ['for-me', 'following', 'all'] as const;
export type NoticeTab = (typeof NOTICE_TABS)[number];
