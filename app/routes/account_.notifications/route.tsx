import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from '../../../db/words';
import { isFormFailure } from '../../components/form/form-failure';
import { typedDate } from '../../components/form/typed-date';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { oneOf, readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { chooseNotices, pauseLetters } from '../../services/notices/choose-notices.server';
import { NOTICE_SETTINGS_PATH } from '../../services/notices/notice-address';
import { viewNoticeSettings } from '../../services/notices/view-notice-settings.server';
import { FollowList } from './follow-list';
import { NoticeGrid } from './notice-grid';
import { PausePart } from './pause-part';

const DONE = {
  choices: 'Your choices are kept',
  pause: 'Letters are paused',
  resume: 'Letters come again',
} as const;

export const loader = door(async ({ ctx, url }) => {
  const done = url.searchParams.get('done') ?? '';
  return {
    settings: await viewNoticeSettings(ctx),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
});

const channel = oneOf(NOTICE_CHANNELS, 'Choose where you want to be told.').optional();
const channels = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, channel]));
const text = z.string().default('');
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('choose'), ...channels }),
  z.object({ intent: z.literal('pause'), 'pause-day': text, 'pause-month': text, 'pause-year': text }),
  z.object({ intent: z.literal('resume') }),
]);

export const action = memberDoor(async ({ ctx, request, context }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const input = read.data;
  if (input.intent === 'choose') {
    await chooseNotices(ctx, chosen(input));
    return redirect(`${NOTICE_SETTINGS_PATH}?done=choices`);
  }
  if (input.intent === 'resume') {
    await pauseLetters(ctx, null);
    return redirect(`${NOTICE_SETTINGS_PATH}?done=resume`);
  }
  const day = typedDate(
    { day: input['pause-day'], month: input['pause-month'], year: input['pause-year'] },
    'day on which letters come again',
  );
  if (day.kind === 'empty')
    return refuseForm({ pause: 'Enter the day on which letters come again.' }, read.values);
  if (day.kind === 'faulty') return refuseForm({ pause: day.sentence }, read.values);
  const answer = await pauseLetters(ctx, day.iso);
  return answer.ok ? redirect(`${NOTICE_SETTINGS_PATH}?done=pause`) : refuseAnswer(answer, read.values);
});

/** What the form says of each kind; one that it leaves out stays as it was. */
function chosen(input: Readonly<Record<string, unknown>>): ReadonlyMap<NoticeKind, NoticeChannel> {
  return new Map(
    NOTICE_KINDS.flatMap((kind): [NoticeKind, NoticeChannel][] => {
      const channel = NOTICE_CHANNELS.find((word) => word === input[kind]);
      return channel === undefined ? [] : [[kind, channel]];
    }),
  );
}

export const meta = () => [{ title: 'What you are told' }];

export default function NoticeSettings() {
  const { settings, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : null;
  const failed = (intent: string) => (failure?.values?.intent === intent ? failure : null);
  return (
    <Page
      title="What you are told"
      back={{ href: '/account', text: 'Your account' }}
      lead="Choose for each thing whether you see it in the portal only, get a letter at once, or find it in a daily or weekly one."
      failure={failure}
    >
      {done && !failure ? <Notice kind="success" title={done} /> : null}
      <PausePart pausedUntil={settings.pausedUntil} email={settings.email} failure={failed('pause')} />
      <NoticeGrid subjects={settings.subjects} failure={failed('choose')} />
      <FollowList follows={settings.follows} />
    </Page>
  );
}
