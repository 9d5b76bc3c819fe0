import { fileDoor } from '../http/respond.server';
import { participationCsv } from '../services/participation/participation-csv';
import { viewParticipation } from '../services/participation/view-participation.server';

/** Who took part in a version, as a table for spreadsheets. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const view = await viewParticipation(ctx, params.reference ?? '', params.version ?? '');
  return new Response(participationCsv(view), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="participation-${view.standard.reference}-${view.version.number}.csv"`,
    },
  });
});
