import { z } from 'zod';
import { readForm } from '../http/form.server';
import { refuseData } from '../http/refusal.server';
import { dataDoor } from '../http/respond.server';
import { mintRequirement } from '../services/live/mint-requirement.server';
import { signedInPerson } from '../services/people/signed-in';

const NO_BLOCK = 'Say which block of the text the number is for.';

/** A number is used up for good: it is given to a block alone, never to a request without one. */
const form = z.object({
  block: z.string({ message: NO_BLOCK }).regex(/^[\w-]{1,64}$/, NO_BLOCK),
});

/** Gives a requirement its id: POST answers `{ ref: "STD-0042-R17" }`, and JSON also when it is refused. */
export const action = dataDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
  const read = await readForm(request, context, form);
  if (!read.ok) return Response.json({ errors: read.errors }, { status: 400 });
  const decision = await mintRequirement(ctx, params.documentId ?? '');
  return decision.allowed ? Response.json({ ref: decision.result.ref }) : refuseData(decision);
});
