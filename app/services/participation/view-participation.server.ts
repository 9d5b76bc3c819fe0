import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import { participationIn } from './participation-in.server';

/** Who took part in a version, for everybody. @throws ServiceError `not-found` */
export async function viewParticipation(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version } = await loadVersion(tx, ctx, reference, number);
    return {
      standard: { reference, title: standard.title },
      version: { number, state: version.state },
      ...(await participationIn(tx, version)),
    };
  });
}

export type ParticipationView = Awaited<ReturnType<typeof viewParticipation>>;
