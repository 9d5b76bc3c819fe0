import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { readForm } from '../http/form.server';
import { door, safePath } from '../http/respond.server';
import { followStandard } from '../services/standards/follow-standard.server';

const form = z.object({
  follow: z.enum(['yes', 'no'], { message: 'Choose whether to follow this standard.' }),
  to: z.string().optional(),
});

/** Follows a standard or stops following it, then goes back to the page the button was on. */
export const action = door(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) throw new Response(Object.values(read.errors).join(' '), { status: 400 });
  const reference = params.reference ?? '';
  await followStandard(ctx, reference, read.data.follow === 'yes');
  return redirect(safePath(read.data.to, `/standards/${reference}`));
});

/** Somebody who had to sign in first comes back here by its address. */
export const loader = door(async ({ params }) => redirect(`/standards/${params.reference ?? ''}`));
