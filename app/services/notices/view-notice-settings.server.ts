import { findMailWishes, listNoticeChoices } from '../../../db/queries/notice-choices';
import { listFollowed } from '../../../db/queries/standards';
import type { NoticeChannel, NoticeKind } from '../../../db/words';
import { NOTICE_KIND_LABELS } from '../../domain/labels/notices';
import { channelOf, kindsAbout, NOTICE_SUBJECTS } from '../../domain/notices/kinds';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';

export interface NoticeRow {
  readonly kind: NoticeKind;
  readonly label: string;
  readonly channel: NoticeChannel;
}

/** Where the person is told of what, whether letters are paused, and the standards they follow. */
export async function viewNoticeSettings(ctx: Context) {
  const { personId, email } = signedInPerson(ctx.actor);
  return await ctx.store.read(async (tx) => {
    const choices = (await listNoticeChoices(tx, [personId])).get(personId) ?? new Map();
    const wishes = await findMailWishes(tx, personId);
    const pausedUntil = wishes?.pausedUntil ?? null;
    return {
      email,
      pausedUntil: pausedUntil !== null && pausedUntil > ctx.now() ? pausedUntil : null,
      subjects: NOTICE_SUBJECTS.map((subject) => ({
        subject,
        rows: kindsAbout(subject).map(
          (kind): NoticeRow => ({
            kind,
            label: NOTICE_KIND_LABELS[kind],
            channel: channelOf(kind, choices),
          }),
        ),
      })),
      follows: await listFollowed(tx, personId),
    };
  });
}
