import { findStandard } from '../../../db/queries/standards';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { markAllRead } from '../notices/mark-read.server';
import { SAMPLE_PEOPLE } from './sample-people';
import { settlePeople } from './settle-people.server';
import { makeStage, type Step, step } from './stage.server';
import { adjustments } from './stories/adjustments.server';
import { booking } from './stories/booking.server';
import { careHome } from './stories/care-home.server';
import { dischargeFirst } from './stories/discharge-first.server';
import { earlyMandate, mandateInUse } from './stories/discharge-mandate.server';
import { dischargeSecond } from './stories/discharge-second.server';
import { cancelled, followers, proposed } from './stories/proposals.server';
import { testResultsWaiting } from './stories/test-results.server';
import { VersionWork } from './version-work.server';

/**
 * Puts the sample into the portal: invented people and organisations, and nine months of their work on seven
 * standards, played through the services, each act by its own person at its own time. It is there as a whole or
 * not at all: one transaction holds it, so that the portal's clock, which runs beside it, closes nothing early.
 *
 * @throws ServiceError `conflict` when the portal has a standard already
 */
export async function loadSample(ctx: Context): Promise<void> {
  await ctx.store.tx(async (tx) => {
    // Numbers are given from 1 and never again, so the first one tells of all.
    if (await findStandard(tx, 'STD-0001')) {
      throw new ServiceError(
        'conflict',
        'There are standards here already. The sample goes into an empty portal only.',
      );
    }
    await makeStage(ctx, tx).play(storiesOfSample());
  });
}

function storiesOfSample(): Step[] {
  const discharge = new VersionWork('discharge');
  const dischargeNext = new VersionWork('discharge', discharge);
  const works = { discharge, booking: new VersionWork('booking'), careHome: new VersionWork('care-home') };
  return [
    ...settlePeople(),
    ...dischargeFirst(works.discharge),
    ...earlyMandate(works.discharge),
    ...dischargeSecond(dischargeNext),
    ...mandateInUse(dischargeNext),
    ...booking(works.booking),
    ...careHome(works.careHome),
    ...testResultsWaiting(new VersionWork('test-results')),
    ...adjustments(new VersionWork('adjustments')),
    ...cancelled(new VersionWork('barcodes')),
    ...proposed(new VersionWork('virtual-wards')),
    ...followers(works),
    step(-27, '07:30', async (stage) => {
      for (const { key } of SAMPLE_PEOPLE) await markAllRead(await stage.as(key));
    }),
  ];
}
