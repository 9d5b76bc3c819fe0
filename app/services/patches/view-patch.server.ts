import { listArtefacts } from '../../../db/queries/artefacts';
import { readLog } from '../../../db/queries/documents';
import { findSnapshot, findText } from '../../../db/queries/texts';
import { listApprovalsOf } from '../../../db/queries/version-record';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Comparison } from '../../document/comparison-types';
import { artefactChanges } from '../../domain/artefacts';
import { type Decision, unmetOf } from '../../domain/decision';
import { noticeStood } from '../../domain/lifecycle/notice';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type PlacedReason, placed } from '../versions/cure-places';
import { lengtheningsOf } from '../versions/lengthenings.server';
import { type LoadedVersion, loadVersion, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { artefactsOf, correctedBy } from './corrected-text.server';
import { decideNotice, type TextOfPatch } from './give-patch-notice.server';
import { noticeEndsOf } from './notice-ends.server';
import { patchPath } from './patch-address';
import { decidePreparingOf } from './prepare-patch.server';

export type PatchView = Awaited<ReturnType<typeof viewPatch>>;

/**
 * The page of a patch: what it changes clause by clause, its notice, and what speaks against it. Of a published
 * version, its patches and whether this person may begin the next one.
 *
 * @throws ServiceError `not-found`, also for a version that has nothing to do with patches
 */
export async function viewPatch(ctx: Context, reference: string, number: string) {
  const found = await ctx.store.read(async (tx) => {
    const loaded = await loadVersion(tx, ctx, reference, number);
    const { standard, version, actor } = loaded;
    if (version.patchOfId === null && version.publishedAt === null) throw noPatch();
    const versions = await listVersions(tx, [standard.id]);
    return {
      loaded,
      patch: version.patchOfId === null ? null : await sourceOf(tx, version),
      prepare: version.publishedAt === null ? null : await decidePreparingOf(tx, version, actor, ctx.now()),
      mayPrepare: may(actor, 'prepare-patch', { standardId: standard.id }).allowed,
      patches: versions
        .filter(({ patchOfId }) => patchOfId === version.id)
        .map((one) => ({ number: one.number, state: one.state, path: patchPath(reference, one.number) })),
      places: await placesOf(tx, loaded),
    };
  });
  const { loaded, patch, prepare, places } = found;
  const { standard, version } = loaded;
  const place = (decision: Decision<unknown>) => placed(unmetOf(decision), places);
  return {
    standard: { reference: standard.reference, title: standard.title },
    version: {
      number: version.number,
      state: version.state,
      changeSummary: version.changeSummary,
      published: version.publishedAt !== null,
    },
    patches: found.patches,
    /** Whether this person is one who prepares patches, and what speaks against the next one; null before publication. */
    prepare: prepare && {
      mine: found.mayPrepare,
      number: prepare.allowed ? prepare.result.number : null,
      refusal: place(prepare),
    },
    patch: patch && (await describePatch(ctx, loaded, patch, place)),
  };
}

/** What a patch is compared from, and its own text: frozen, or its draft as it is now. */
async function sourceOf(tx: Tx, version: VersionRow) {
  const corrected = await correctedBy(tx, version);
  const snapshotId = version.publishedSnapshotId ?? version.snapshotId;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const frozen = snapshot && (await findText(tx, snapshot.hash));
  const log = frozen || version.documentId === null ? null : await readLog(tx, version.documentId);
  const [approval] = (await listApprovalsOf(tx, version.id)).filter(({ purpose }) => purpose === 'patch');
  return {
    corrected,
    frozen: frozen ?? null,
    updates: log?.updates ?? null,
    artefacts: snapshot ? await artefactsOf(tx, snapshot.artefactsHash) : await listArtefacts(tx, version.id),
    approval: approval && { id: approval.id, state: approval.state },
    noticeEndsAt: await noticeEndsOf(tx, version),
    lengthened: approval ? await lengtheningsOf(tx, 'approval', approval.id) : [],
  };
}

async function describePatch(
  ctx: Context,
  { version, actor }: LoadedVersion,
  source: Awaited<ReturnType<typeof sourceOf>>,
  place: (decision: Decision<unknown>) => readonly PlacedReason[],
) {
  const { corrected, frozen, updates, artefacts, approval, noticeEndsAt, lengthened } = source;
  const live = frozen === null && updates !== null ? await ctx.texts.freeze(updates) : null;
  const canonical = frozen?.canonical ?? live?.canonical ?? null;
  const { patchNoticeAt } = version;
  const stands = version.state === 'awaiting-approval' && patchNoticeAt !== null;
  const notice = await ctx.store.read(async (tx) => {
    const facts = await versionFacts(tx, version, actor);
    const text: TextOfPatch | null = live && {
      hash: live.hash,
      sound: !live.findings.some(({ blocking }) => blocking),
      requirements: live.requirements,
      artefacts,
    };
    const said = { confirmed: true, reason: 'to be written' };
    return version.state === 'drafting'
      ? await decideNotice(tx, version, facts, text, said, actor, ctx.now())
      : null;
  });
  return {
    of: corrected.version.number,
    hashes: { from: corrected.hash, to: frozen?.hash ?? null },
    compared:
      canonical === null ? null : whatChanged(await ctx.texts.compare(corrected.canonical, canonical)),
    /** Files that are other than those published, which none but examples may be. */
    artefacts: artefactChanges(corrected.artefacts, artefacts),
    draftId: version.documentId,
    approval: approval ?? null,
    notice: patchNoticeAt &&
      noticeEndsAt && {
        at: patchNoticeAt,
        until: noticeEndsAt,
        /** What holds of the patch added to it. */
        lengthened,
        reason: version.patchReason,
        stands,
        stood: noticeStood(noticeEndsAt, ctx.now()),
      },
    /** Of a patch that is being written: whether this person gives notice of it, and what speaks against that. */
    giving: notice && {
      mine: may(actor, 'give-patch-notice', { standardId: version.standardId, tookPart: [] }).allowed,
      refusal: place(notice),
    },
  };
}

function whatChanged({ changes, clausesTouched, wordsAdded, wordsRemoved }: Comparison) {
  return { changes, clausesTouched, wordsAdded, wordsRemoved };
}

function noPatch(): ServiceError {
  return new ServiceError(
    'not-found',
    'This version is not published and is no patch. Its own page says where it stands.',
  );
}
