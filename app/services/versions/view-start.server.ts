import { findVersionById } from '../../../db/queries/versions';
import { chosenSource, sourcesOf } from '../../domain/draft-source';
import type { Context } from '../context';
import { placed } from './cure-places';
import { leftDraftOf } from './left-draft.server';
import { loadVersion } from './load-version.server';
import { placesOf } from './places-of-version.server';
import { unmetForStart } from './start-drafting.server';
import { previewUpload } from './text-upload.server';
import { comparePath } from './version-address';

/**
 * What a draft may begin with; with the hash of an upload, what that file would become.
 * @throws ServiceError `not-found`
 */
export async function viewStart(ctx: Context, reference: string, number: string, uploadHash: string) {
  const view = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
    return {
      standard: { reference, title: standard.title },
      version: { id: version.id, number, documentId: version.documentId },
      basedOn: base?.number ?? null,
      basedOnId: version.basedOnId,
      refused: placed(unmetForStart(actor, version), await placesOf(tx, { standard, version })),
    };
  });
  const able = view.refused.length === 0 && view.version.documentId === null;
  const left = able ? await leftDraftOf(ctx, view) : null;
  const facts = { follows: view.basedOn !== null, wentOn: left !== null, lacks: left?.lacks ?? [] };
  const last = left?.lacks.at(-1);
  return {
    ...view,
    sources: sourcesOf(facts),
    /** What is chosen unless somebody chooses otherwise; null where they have to choose. */
    chosen: chosenSource(facts),
    left: left && {
      ...left,
      /** What the patches since corrected; null where there are none. */
      correctionsPath: last === undefined ? null : comparePath(reference, left.number, last),
    },
    preview: able && uploadHash !== '' ? await previewUpload(ctx, uploadHash) : null,
  };
}

export type StartView = Awaited<ReturnType<typeof viewStart>>;
