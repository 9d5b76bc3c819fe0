import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { placed } from '../versions/cure-places';
import { placesOf } from '../versions/places-of-version.server';
import { previewUpload, readIncoming, readUpload } from '../versions/text-upload.server';
import { draftPath } from '../versions/version-address';
import { draftToFill } from './draft-to-fill.server';

/**
 * What bringing a file into a draft would do; with the hash of an upload, what that file says and how far it differs
 * from the draft. Nothing is changed by looking.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `invalid` with the field `file`
 */
export async function viewIncoming(ctx: Context, draftId: string, uploadHash: string) {
  signedInPerson(ctx.actor);
  const { standard, version, updates, unmet, places } = await ctx.store.read(async (tx) => {
    const draft = await draftToFill(tx, ctx, draftId);
    return { ...draft, places: await placesOf(tx, draft) };
  });
  const refused = { replace: placed(unmet.replace, places), propose: placed(unmet.propose, places) };
  const able = refused.replace.length === 0 || refused.propose.length === 0;
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number },
    draft: draftPath(draftId),
    refused,
    found: able && uploadHash !== '' ? await lookInto(ctx, uploadHash, updates) : null,
  };
}

export type IncomingView = Awaited<ReturnType<typeof viewIncoming>>;

async function lookInto(ctx: Context, hash: string, updates: readonly Uint8Array[]) {
  const preview = await previewUpload(ctx, hash);
  const { present, canonical } = await readIncoming(ctx, await readUpload(ctx, hash), [], updates);
  if (present === canonical) return { preview, differs: null };
  const { changes, requirements, clausesTouched, wordsAdded, wordsRemoved } = await ctx.texts.compare(
    present,
    canonical,
  );
  const removed = requirements.filter(({ kinds }) => kinds.includes('removed'));
  return {
    preview,
    differs: {
      changes: changes.length,
      clauses: clausesTouched,
      wordsAdded,
      wordsRemoved,
      requirements: requirements.length,
      removed: removed.flatMap(({ ref }) => ref ?? []),
    },
  };
}
