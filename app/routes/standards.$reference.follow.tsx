import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { readForm } from '../http/form.server';
import { fileDoor, safePath } from '../http/respond.server';
import { ServiceError } from '../services/errors';
import { signedInPerson } from '../services/people/signed-in';
import { followStandard } from '../services/standards/follow-standard.server';

const form = z.object({
  follow: z.enum(['yes', 'no'], { message: 'Choose whether to follow this standard.' }),
  to: z.string().optional(),
});

/** Follows a standard or stops following it, then goes back to the page the button was on. */
export const action = fileDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
  const read = await readForm(request, context, form);
  if (!read.ok) throw new ServiceError('invalid', Object.values(read.errors).join(' '));
  const reference = params.reference ?? '';
  await followStandard(ctx, reference, read.data.follow === 'yes');
  return redirect(safePath(read.data.to, `/standards/${encodeURIComponent(reference)}`));
});

/** Somebody who had to sign in first comes back here by its address. */
export const loader = fileDoor(async ({ params }) =>
  redirect(`/standards/${encodeURIComponent(params.reference ?? '')}`),
);
