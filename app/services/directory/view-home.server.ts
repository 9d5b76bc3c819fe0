import { listAppointments } from '../../../db/queries/appointments';
import { openConsultationsOn } from '../../../db/queries/consultations';
import { listOpenBallots, listRecentlyPublished, listVersionsInState } from '../../../db/queries/directory';
import { listMoves } from '../../../db/queries/versions';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { consultationPath } from '../consultations/consultation-address';
import type { Context } from '../context';
import { progressPath, versionPath } from '../versions/version-address';

const MOST_OF_EACH = 6;

/** Something that a reader can take part in now. */
export interface OpenNow {
  readonly what: 'consultation' | 'ballot';
  readonly title: string;
  readonly reference: string;
  readonly number: string;
  readonly closesAt: Date;
  readonly path: string;
}

/** The front page: what is open, soonest to close first; what was published; what is being written. */
export async function viewHome(ctx: Context) {
  return await ctx.store.read(async (tx) => {
    const consultations = await listVersionsInState(tx, ['consultation'], 50);
    const running = await openConsultationsOn(
      tx,
      consultations.map(({ version }) => version.id),
    );
    const ballots = await listOpenBallots(tx);
    const open: OpenNow[] = [
      ...consultations.flatMap(({ reference, title, version: { id, number, consultationClosesAt } }) =>
        consultationClosesAt === null
          ? []
          : [
              {
                what: 'consultation' as const,
                title,
                reference,
                number,
                closesAt: consultationClosesAt,
                path: pathOfOpen(running.get(id), versionPath(reference, number)),
              },
            ],
      ),
      ...ballots.map(({ id, ...ballot }) => ({ what: 'ballot' as const, ...ballot, path: `/ballots/${id}` })),
    ];
    const drafted = await listVersionsInState(tx, ['proposed', 'drafting', 'resolution'], MOST_OF_EACH);
    const standardIds = drafted.map(({ standardId }) => standardId);
    const chairs = (await listAppointments(tx, standardIds)).filter(({ role }) => role === 'chair');
    const moves = await listMoves(
      tx,
      drafted.map(({ version }) => version.id),
    );
    const published = await listRecentlyPublished(tx, MOST_OF_EACH);
    return {
      now: ctx.now(),
      open: open.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime()),
      published: published.map(({ reference, title, version }) => ({
        reference,
        title,
        number: version.number,
        publishedAt: version.publishedAt,
        changeSummary: version.changeSummary,
        path: versionPath(reference, version.number),
      })),
      drafted: drafted.map(({ standardId, reference, title, version }) => {
        const last = moves.filter(({ versionId }) => versionId === version.id).at(-1);
        return {
          reference,
          title,
          number: version.number,
          state: version.state,
          chair: chairs.find((chair) => chair.standardId === standardId)?.name ?? null,
          milestone: VERSION_STATE_LABELS[last?.toState ?? version.state],
          milestoneAt: last?.at ?? version.stateSince,
          path: progressPath(reference, version.number),
        };
      }),
    };
  });
}

/** Its own page; a consultation from before these had one is read with its version. */
function pathOfOpen(id: string | undefined, otherwise: string): string {
  return id === undefined ? otherwise : consultationPath(id);
}

export type HomeView = Awaited<ReturnType<typeof viewHome>>;
