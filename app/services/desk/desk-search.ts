import { COMMENT_STATES, COMMENT_TYPES, type CommentState, type CommentType } from '../../../db/words';
import { readCommentNumber } from '../comments/comment-address';

/** What the list shows besides one state: what still waits, what the commenter is not content with, or all. */
export const DESK_SHOWS = ['open', 'not-content', 'all'] as const;
export type DeskShow = (typeof DESK_SHOWS)[number] | CommentState;

export const DESK_ORDERS = ['clause', 'number'] as const;
export type DeskOrder = (typeof DESK_ORDERS)[number];

/** Who looks after it: anybody, the one who asks, nobody yet, or a person by id. */
export type DeskAssignee = '' | 'me' | 'nobody' | (string & {});

/** What an address asks the desk for; anything unknown in it is left out. */
export interface DeskSearch {
  readonly show: DeskShow;
  readonly type: CommentType | '';
  readonly assignee: DeskAssignee;
  readonly blocking: boolean;
  readonly order: DeskOrder;
  readonly page: number;
  /** The number of the comment that lies open; null for none. */
  readonly open: number | null;
}

export function readDeskSearch(query: URLSearchParams): DeskSearch {
  const word = (name: string) => query.get(name) ?? '';
  const shows: readonly DeskShow[] = [...DESK_SHOWS, ...COMMENT_STATES];
  return {
    show: shows.find((one) => one === word('show')) ?? 'open',
    type: COMMENT_TYPES.find((one) => one === word('type')) ?? '',
    assignee: /^[\w-]{1,60}$/.test(word('assignee')) ? word('assignee') : '',
    blocking: word('blocking') === 'yes',
    order: DESK_ORDERS.find((one) => one === word('order')) ?? 'clause',
    page: /^[1-9]\d{0,4}$/.test(word('page')) ? Number(word('page')) : 1,
    open: readCommentNumber(word('comment')),
  };
}

/** The desk of a version; with a search it shows that, and the address says which. */
export function deskPath(reference: string, number: string, search: Partial<DeskSearch> = {}): string {
  const {
    show = 'open',
    type = '',
    assignee = '',
    blocking,
    order = 'clause',
    page = 1,
    open = null,
  } = search;
  const query = new URLSearchParams();
  if (show !== 'open') query.set('show', show);
  if (type !== '') query.set('type', type);
  if (assignee !== '') query.set('assignee', assignee);
  if (blocking) query.set('blocking', 'yes');
  if (order !== 'clause') query.set('order', order);
  if (page > 1) query.set('page', String(page));
  if (open !== null) query.set('comment', `C-${open}`);
  const asked = query.toString();
  return `/standards/${reference}/${number}/desk${asked === '' ? '' : `?${asked}`}`;
}
