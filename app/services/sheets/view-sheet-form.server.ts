import { decideCommenting } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { placed } from '../versions/cure-places';
import { loadVersion } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';

/** What the page of the comment sheet shows: whose words can be uploaded, and by whom not. @throws ServiceError `not-found` */
export async function viewSheetForm(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const place = { organisationId: null, hidden: standard.hiddenAt !== null };
    return {
      standard: { reference: standard.reference, title: standard.title },
      version: { number: version.number, state: version.state },
      closesAt: version.state === 'consultation' ? version.consultationClosesAt : null,
      refused: placed(
        unmetOf(decideCommenting(actor, place, version.state)),
        await placesOf(tx, { standard, version }),
      ),
      signedIn: ctx.actor.kind === 'person',
      mayRecordForOthers: may(actor, 'record-for-someone-else', {}).allowed,
      organisations:
        ctx.actor.kind === 'person'
          ? ctx.actor.memberships.map(({ organisationId, organisationName }) => ({
              id: organisationId,
              name: organisationName,
            }))
          : [],
    };
  });
}
