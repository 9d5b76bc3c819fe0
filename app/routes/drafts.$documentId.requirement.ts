import { z } from 'zod';
import { readForm } from '../http/form.server';
import { refuseData } from '../http/refusal.server';
import { dataDoor } from '../http/respond.server';
import { mintRequirement } from '../services/live/mint-requirement.server';

/** Gives a requirement its id: POST answers `{ ref: "STD-0042-R17" }`, and JSON also when it is refused. */
export const action = dataDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, z.object({}));
  if (!read.ok) return Response.json({ errors: read.errors }, { status: 400 });
  const decision = await mintRequirement(ctx, params.documentId ?? '');
  return decision.allowed ? Response.json({ ref: decision.result.ref }) : refuseData(decision);
});
