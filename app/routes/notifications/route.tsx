import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { TabLinks } from '../../components/tab-links';
import { readForm } from '../../http/form.server';
import { pageNumber } from '../../http/page-number.server';
import { door, memberDoor, refuseForm, safePath } from '../../http/respond.server';
import { markAllRead, markRead } from '../../services/notices/mark-read.server';
import { NOTICE_SETTINGS_PATH } from '../../services/notices/notice-address';
import { NOTICE_TABS, type NoticeTab } from '../../services/notices/notice-tabs';
import { openNotice, viewNotifications } from '../../services/notices/view-notifications.server';
import { NoticeGroups } from './notice-groups';

export const loader = door(async ({ ctx, url }) => {
  const opened = url.searchParams.get('open');
  if (opened !== null) throw redirect(safePath(await openNotice(ctx, opened), '/notifications'));
  const wanted = url.searchParams.get('tab');
  const tab = NOTICE_TABS.find((word) => word === wanted) ?? 'for-me';
  return await viewNotifications(ctx, { tab, page: pageNumber(url) });
});

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('read'), notice: z.string().default('') }),
  z.object({ intent: z.literal('read-all') }),
]);

export const action = memberDoor(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  if (read.data.intent === 'read') await markRead(ctx, [read.data.notice]);
  else await markAllRead(ctx);
  return redirect(`/notifications${url.search}`);
});

export const meta = () => [{ title: 'Notifications' }];

const TAB_LABELS: Record<NoticeTab, string> = { 'for-me': 'For me', following: 'Following', all: 'All' };

const EMPTY: Record<NoticeTab, string> = {
  'for-me':
    'Mentions, replies, decisions on your comments, and votes or approvals that wait for you appear here.',
  following: 'Open a standard and choose “Follow” to be told here when something happens to it.',
  all: 'Nothing has happened yet that concerns you or a standard you follow.',
};

function addressOf(tab: NoticeTab, page = 1): string {
  const words = new URLSearchParams();
  if (tab !== 'for-me') words.set('tab', tab);
  if (page > 1) words.set('page', String(page));
  const text = words.toString();
  return text === '' ? '/notifications' : `/notifications?${text}`;
}

export default function Notifications() {
  const view = useLoaderData<typeof loader>();
  return (
    <Page
      title="Notifications"
      head={
        <>
          <p className="nhsuk-u-margin-bottom-3">
            <a href={NOTICE_SETTINGS_PATH}>Choose what you are told, and what comes by e-mail</a>
          </p>
          {view.unread.all > 0 ? (
            <Form intent="read-all">
              <Button look="secondary" small>
                Mark all as read
              </Button>
            </Form>
          ) : null}
        </>
      }
    >
      <TabLinks
        label="Notifications"
        tabs={NOTICE_TABS.map((tab) => ({
          text: TAB_LABELS[tab],
          href: addressOf(tab),
          current: tab === view.tab,
          ...(view.unread[tab] > 0 ? { count: view.unread[tab] } : {}),
        }))}
      />
      {view.groups.length === 0 ? (
        <EmptyState title="No notifications here" action={<a href="/standards">Find a standard to follow</a>}>
          {EMPTY[view.tab]}
        </EmptyState>
      ) : (
        <NoticeGroups groups={view.groups} />
      )}
      <Pagination
        page={view.page}
        pages={view.pages}
        hrefOf={(page) => addressOf(view.tab, page)}
        label="Notifications"
      />
    </Page>
  );
}
