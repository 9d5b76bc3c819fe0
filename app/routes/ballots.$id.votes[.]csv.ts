import { fileDoor } from '../http/respond.server';
import { ballotCsv } from '../services/ballots/ballot-csv';
import { viewBallot } from '../services/ballots/view-ballot.server';
import { ServiceError } from '../services/errors';

/** The votes of a closed ballot as a table for spreadsheets; while it goes round again, those of its first round. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const ballot = await viewBallot(ctx, params.id ?? '');
  if (ballot.positions === 'none') {
    throw new ServiceError(
      'not-allowed',
      ballot.state === 'void'
        ? 'This ballot is void: its votes count for nothing and are not published.'
        : 'Positions are public when the ballot has closed. Come back then.',
    );
  }
  const round = ballot.positions === 'first-round' ? '-first-round' : '';
  return new Response(ballotCsv(ballot), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ballot-${ballot.standard.reference}-${ballot.version.number}${round}.csv"`,
    },
  });
});
