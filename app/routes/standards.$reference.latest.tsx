import { redirect } from '@remix-run/node';
import { fileDoor } from '../http/respond.server';
import { viewLatest } from '../services/versions/view-latest.server';

/** Always leads to the version that is current now, at its permanent address. */
export const loader = fileDoor(async ({ ctx, params }) =>
  redirect(await viewLatest(ctx, params.reference ?? '')),
);
