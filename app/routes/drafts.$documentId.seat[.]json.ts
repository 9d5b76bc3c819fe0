import { dataDoor } from '../http/respond.server';
import { takeSeat } from '../services/live/take-seat.server';

/**
 * Which seat this session would get at the live text now. A page whose connection is refused cannot learn why
 * from the refusal; it asks here.
 */
export const loader = dataDoor(async ({ ctx, params }) => {
  const seat = await takeSeat(ctx, params.documentId ?? '');
  const answer =
    seat.seat === 'none'
      ? seat
      : { seat: seat.seat, epoch: seat.epoch, ...(seat.code ? { code: seat.code } : {}) };
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
});
