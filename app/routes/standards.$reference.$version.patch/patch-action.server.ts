import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { optionalText, type TypedValues, ticked } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { refuseForm } from '../../http/respond.server';
import type { Context } from '../../services/context';
import { givePatchNotice } from '../../services/patches/give-patch-notice.server';
import { patchPath } from '../../services/patches/patch-address';
import { preparePatch } from '../../services/patches/prepare-patch.server';
import { versionIdAt } from '../../services/versions/version-id.server';

/** Beginning a patch of a published version, or giving notice of one. */
export const patchForm = z.object({
  intent: z.enum(['prepare', 'notice']),
  changeSummary: optionalText(1000, 'What is corrected must be 1,000 characters or fewer.'),
  reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
  confirmed: ticked(),
});

interface AtVersion {
  readonly reference: string;
  readonly number: string;
  readonly values: TypedValues;
}

export async function carryOut(
  ctx: Context,
  { reference, number, values }: AtVersion,
  input: z.infer<typeof patchForm>,
) {
  const versionId = await versionIdAt(ctx, reference, number);
  if (input.intent === 'prepare') {
    const prepared = await preparePatch(ctx, { reference, number });
    if (!prepared.allowed) return await refuseOnVersion(ctx, versionId, prepared, values);
    return redirect(patchPath(reference, prepared.result.number));
  }
  const { changeSummary, reason, confirmed } = input;
  const errors = {
    ...(changeSummary === '' ? { changeSummary: 'Say in a sentence or two what is corrected.' } : {}),
    ...(reason === '' ? { reason: 'Say why the changes are editorial.' } : {}),
    ...(confirmed
      ? {}
      : { confirmed: 'Confirm that you have looked at each change and that it is editorial.' }),
  };
  if (Object.keys(errors).length > 0) return refuseForm(errors, values);
  const given = await givePatchNotice(ctx, { versionId, changeSummary, reason, confirmed });
  if (!given.allowed) return await refuseOnVersion(ctx, versionId, given, values);
  return redirect(patchPath(reference, number));
}
