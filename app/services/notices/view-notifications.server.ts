import {
  countNotices,
  findNotice,
  listNotices,
  markNoticesRead,
  type NoticeFilter,
} from '../../../db/queries/notices';
import { kindsForMe } from '../../domain/notices/kinds';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import type { NoticeTab } from './notice-tabs';

const PAGE_SIZE = 40;

const FILTERS: Readonly<Record<NoticeTab, NoticeFilter>> = {
  'for-me': { kinds: kindsForMe() },
  following: { followed: true },
  all: {},
};

export interface NoticeLine {
  readonly id: string;
  readonly summary: string;
  readonly createdAt: Date;
  readonly unread: boolean;
  /** How often it happened in one burst. */
  readonly times: number;
}

/** Notices about one standard, or about none; the group with the newest notice first. */
export interface NoticeGroup {
  readonly standard: { readonly reference: string; readonly title: string } | null;
  readonly lines: readonly NoticeLine[];
}

/** One's own notifications, by standard. */
export async function viewNotifications(
  ctx: Context,
  query: { readonly tab: NoticeTab; readonly page: number },
) {
  const { personId, offices } = signedInPerson(ctx.actor);
  const hiddenToo = offices.includes('secretariat') || offices.includes('administrator');
  return await ctx.store.read(async (tx) => {
    const filter = { ...FILTERS[query.tab], hiddenToo };
    const total = await countNotices(tx, personId, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, query.page), pages);
    const rows = await listNotices(tx, personId, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const groups = new Map<string, { standard: NoticeGroup['standard']; lines: NoticeLine[] }>();
    for (const row of rows) {
      const { standardReference: reference, standardTitle: title } = row;
      const group = groups.get(row.standardId ?? '') ?? {
        standard: reference !== null && title !== null ? { reference, title } : null,
        lines: [],
      };
      group.lines.push({
        id: row.id,
        summary: row.summary,
        createdAt: row.createdAt,
        unread: row.readAt === null,
        times: row.times,
      });
      groups.set(row.standardId ?? '', group);
    }
    const unread = {
      'for-me': await countNotices(tx, personId, { ...FILTERS['for-me'], hiddenToo, unreadOnly: true }),
      following: await countNotices(tx, personId, { ...FILTERS.following, hiddenToo, unreadOnly: true }),
      all: await countNotices(tx, personId, { hiddenToo, unreadOnly: true }),
    } satisfies Record<NoticeTab, number>;
    return { tab: query.tab, total, page, pages, unread, groups: [...groups.values()] };
  });
}

/** Follows a notice: marks it as read and answers the path it leads to; null when it is not this person's. */
export async function openNotice(ctx: Context, id: string): Promise<string | null> {
  const { personId } = signedInPerson(ctx.actor);
  const notice = await ctx.store.read((tx) => findNotice(tx, personId, id));
  if (!notice) return null;
  if (!notice.readAt) await ctx.store.tx((tx) => markNoticesRead(tx, personId, [id], ctx.now()));
  return notice.path;
}
