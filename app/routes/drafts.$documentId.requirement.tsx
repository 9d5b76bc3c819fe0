import { data } from '@remix-run/node';
import { z } from 'zod';
import { readForm } from '../http/form.server';
import { refuseDecision } from '../http/refusal.server';
import { door } from '../http/respond.server';
import { mintRequirement } from '../services/live/mint-requirement.server';

/** Gives a requirement its id: POST answers `{ ref: "STD-0042-R17" }`. */
export const action = door(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, z.object({}));
  if (!read.ok) return data({ errors: read.errors }, { status: 400 });
  const decision = await mintRequirement(ctx, params.documentId ?? '');
  if (!decision.allowed) return refuseDecision(decision, {});
  return Response.json({ ref: decision.result.ref });
});
