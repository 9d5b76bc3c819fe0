import { z } from 'zod';
import { sayReasons } from '../domain/reason-sentences';
import { readForm } from '../http/form.server';
import { door } from '../http/respond.server';
import { mintRequirement } from '../services/live/mint-requirement.server';

/** Gives a requirement its id: POST answers `{ ref: "STD-0042-R17" }`. */
export const action = door(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, z.object({}));
  if (!read.ok) return Response.json({ errors: read.errors }, { status: 400 });
  const decision = await mintRequirement(ctx, params.documentId ?? '');
  if (!decision.allowed) {
    const said = sayReasons(decision.reasons).map(({ sentence, help }) => `${sentence} ${help}`.trim());
    return Response.json({ errors: { form: said.join(' ') } }, { status: 409 });
  }
  return Response.json({ ref: decision.result.ref });
});
