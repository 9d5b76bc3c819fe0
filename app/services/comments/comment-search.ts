import { COMMENT_STATES, COMMENT_TYPES, type CommentState, type CommentType } from '../../../db/words';

/** What an address asks the list for; anything unknown in it is left out. */
export interface CommentSearch {
  readonly version: string;
  /** The id of a clause of that version; '' for all of it. */
  readonly clause: string;
  readonly state: CommentState | '';
  readonly type: CommentType | '';
  readonly mine: boolean;
  readonly open: boolean;
  readonly blocking: boolean;
  readonly page: number;
}

export function readCommentSearch(query: URLSearchParams): CommentSearch {
  const word = (name: string) => query.get(name) ?? '';
  return {
    version: word('version').slice(0, 40),
    clause: /^[\w-]{1,40}$/.test(word('clause')) ? word('clause') : '',
    state: COMMENT_STATES.find((one) => one === word('state')) ?? '',
    type: COMMENT_TYPES.find((one) => one === word('type')) ?? '',
    mine: word('mine') === 'yes',
    open: word('open') === 'yes',
    blocking: word('blocking') === 'yes',
    page: /^[1-9]\d{0,4}$/.test(word('page')) ? Number(word('page')) : 1,
  };
}

/** The search as the query of an address, without what is not asked for. */
export function commentQuery(search: Partial<CommentSearch>): Record<string, string> {
  const { version = '', clause = '', state = '', type = '', mine, open, blocking, page = 1 } = search;
  return {
    version,
    clause,
    state,
    type,
    mine: mine ? 'yes' : '',
    open: open ? 'yes' : '',
    blocking: blocking ? 'yes' : '',
    page: page > 1 ? String(page) : '',
  };
}
