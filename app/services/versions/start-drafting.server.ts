import { takeRequirementNumbers } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { MintedReferences } from '../../document/requirement-types';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { inState } from '../../domain/lifecycle/ways';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { amendFromFile } from '../amendments/amend-from-file.server';
import { carryArtefacts } from '../artefacts/carry-artefacts.server';
import { recordEvent } from '../audit.server';
import { applyAlong } from '../comments/apply-along.server';
import { carryOnwards } from '../comments/carry-onwards.server';
import { importComments } from '../comments/import-comments.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import {
  type DraftSource,
  type FirstOrigin,
  type FirstText,
  firstText,
  originOf,
  publishedText,
} from './first-text.server';
import { leftText } from './left-draft.server';
import { loadVersionById } from './load-version.server';
import { makeDraft } from './make-draft.server';
import { keepForGood, readTracked } from './text-upload.server';

/** How often the numbering is done again because another draft of the standard took numbers meanwhile. */
const NUMBERING_ROUNDS = 5;

/**
 * Starts the draft of a version: the live document, with its first text in it, comes into being in one
 * transaction, under an id that cannot be guessed. Requirements that the text brings along without a reference
 * of this standard get one in the same transaction, and the undecided comments on the published versions before it
 * come along. Comments inside a file become comments on the draft, and changes that people tracked in it amendments.
 */
export async function startDrafting(
  ctx: Context,
  versionId: string,
  source: DraftSource,
): Promise<Decision<{ readonly documentId: string }>> {
  const found = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const unmet = unmetForStart(actor, version);
    const published = unmet.length === 0 ? await publishedText(tx, version, source) : null;
    return { standard, version, unmet, published };
  });
  if (found.unmet.length > 0) return refuse(found.unmet);
  const published = source.from === 'left' ? await leftText(ctx, found.version) : found.published;
  if (source.from === 'left' && published === null) {
    throw new ServiceError(
      'conflict',
      'The draft before this one says nothing else than its published text. Start from the published text.',
    );
  }
  const first = await firstText(ctx, source, found.standard, published?.canonical ?? null);
  const origin = await originOf(ctx, source, first.update, published);

  let { lastRequirement } = found.standard;
  for (let round = 0; round < NUMBERING_ROUNDS; round += 1) {
    const given = { prefix: `${found.standard.reference}-R`, lastNumber: lastRequirement };
    const numbered = await ctx.texts.mintReferences([first.update], given);
    const updates = numbered.minted.length > 0 ? [first.update, numbered.update] : [first.update];
    const tracked = first.tracked === null ? [] : await readTracked(ctx, first.tracked, updates);
    const started = await writeDraft(ctx, {
      versionId,
      first,
      origin,
      numbered,
      lastRequirement,
    });
    if (typeof started !== 'number') {
      if (started.allowed) await amendFromFile(ctx, started.result.documentId, tracked);
      return started;
    }
    lastRequirement = started;
  }
  throw new ServiceError(
    'conflict',
    'Others are numbering requirements of this standard. Start the draft again.',
  );
}

interface DraftToWrite {
  readonly versionId: string;
  readonly first: FirstText;
  readonly origin: FirstOrigin;
  readonly numbered: MintedReferences;
  /** The standard's count of requirements that the numbering went on from. */
  readonly lastRequirement: number;
}

/** The decision; or the standard's present count of requirements, where it is not the expected one any more. */
async function writeDraft(
  ctx: Context,
  { versionId, first, origin, numbered, lastRequirement }: DraftToWrite,
): Promise<Decision<{ readonly documentId: string }> | number> {
  const person = signedInPerson(ctx.actor);
  const { minted } = numbered;
  return await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const unmet = unmetForStart(actor, version);
    if (unmet.length > 0) return refuse(unmet);
    if (minted.length > 0) {
      const ours = await takeRequirementNumbers(tx, standard.id, lastRequirement, minted.length);
      if (!ours) return standard.lastRequirement;
    }
    const updates = minted.length > 0 ? [first.update, numbered.update] : [first.update];
    const documentId = await makeDraft(tx, ctx, person, version, updates, origin);
    await recordEvent(tx, ctx, {
      act: 'draft-started',
      objectKind: 'document',
      objectId: documentId,
      standardId: version.standardId,
      versionId: version.id,
      after: {
        from: first.from,
        ...(minted.length > 0 ? { firstMinted: minted[0], lastMinted: minted.at(-1) } : {}),
      },
    });
    if (first.file !== null) await keepForGood(tx, ctx, first.file.hash, first.file.images);
    await importComments(tx, ctx, version, first.comments);
    if (version.basedOnId !== null) {
      await carryOnwards(tx, ctx, version.standardId);
      await carryArtefacts(tx, ctx, version);
    }
    if (first.from === 'left') await applyAlong(tx, ctx, version);
    return allow({ documentId });
  });
}

/** Who may freeze a draft may start it, chair and editors, once drafting has begun. */
export function unmetForStart(actor: ActorFacts, version: VersionRow) {
  return [
    ...unmetOf(may(actor, 'freeze', { standardId: version.standardId })),
    ...inState({ state: version.state }, ['drafting'], 'PM-6', 'move-not-from-here'),
  ];
}
