import {
  type ArtefactSetRow,
  findArtefactSet,
  listArtefacts,
  listSetOccasions,
} from '../../../db/queries/artefacts';
import { findSnapshot } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { placed } from '../versions/cure-places';
import { loadVersion } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { snapshotToRead } from '../versions/text-to-read.server';
import { holdsFhir, type ListedArtefact, listed } from './artefact-set';

/** The artefacts that readers of a version are shown, beside the text that they are shown. */
export interface ArtefactsToRead {
  /** The hash that names them; null while they go on changing. */
  readonly hash: string | null;
  readonly artefacts: readonly ListedArtefact[];
  readonly fhir: boolean;
}

/** The frozen artefacts where the text is frozen, and otherwise those that the version has now. */
export async function artefactsToRead(tx: Tx, version: VersionRow): Promise<ArtefactsToRead> {
  const snapshotId = snapshotToRead(version);
  if (snapshotId === null) {
    const artefacts = (await listArtefacts(tx, version.id)).map(listed);
    return { hash: null, artefacts, fhir: holdsFhir(artefacts) };
  }
  const hash = (await findSnapshot(tx, snapshotId))?.artefactsHash ?? null;
  const set = hash === null ? undefined : await findArtefactSet(tx, hash);
  return set === undefined ? { hash: null, artefacts: [], fhir: false } : readSet(set);
}

function readSet(set: ArtefactSetRow): ArtefactsToRead {
  const artefacts = set.described as readonly ListedArtefact[];
  return { hash: set.hash, artefacts, fhir: holdsFhir(artefacts) };
}

/** The page of a version's artefacts: those to read, those it has now where they differ, and who may change them. */
export async function viewArtefacts(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const shown = await artefactsToRead(tx, version);
    const now = (await listArtefacts(tx, version.id)).map(listed);
    const unmet = unmetOf(
      may(actor, 'keep-artefacts', { standardId: standard.id, versionState: version.state }),
    );
    const frozen = snapshotToRead(version) !== null;
    return {
      standard: { reference, title: standard.title },
      version: {
        id: version.id,
        number,
        state: version.state,
        published: version.publishedAt !== null,
      },
      shown,
      frozen,
      /** What the version has now, where readers are shown a frozen set; null where that is the same thing. */
      now: frozen && version.publishedAt === null ? now : null,
      mayKeep: unmet.length === 0,
      refused: ctx.actor.kind === 'person' ? placed(unmet, await placesOf(tx, { standard, version })) : [],
      signedIn: ctx.actor.kind === 'person',
    };
  });
}

/** A frozen set by its hash, with where it was frozen. @throws ServiceError `not-found` */
export async function viewArtefactSet(ctx: Context, hash: string) {
  return await ctx.store.read(async (tx) => {
    const { set, occasions } = await readableSet(tx, ctx, hash);
    const bytes = Buffer.byteLength(set.manifest, 'utf8');
    return { ...readSet(set), hash, occasions, bytes, title: occasions[0]?.title ?? 'Frozen artefacts' };
  });
}

/** The set, if somebody at this address may read it: as the texts it was frozen with. */
export async function readableSet(tx: Tx, ctx: Context, hash: string) {
  const set = /^[0-9a-f]{64}$/.test(hash) ? await findArtefactSet(tx, hash) : undefined;
  const actor = await actorFacts(tx, ctx.actor);
  const occasions = set
    ? (await listSetOccasions(tx, hash)).filter(
        ({ kind, standardId }) => kind !== 'automatic' || may(actor, 'freeze', { standardId }).allowed,
      )
    : [];
  if (!set || occasions.length === 0) {
    throw new ServiceError(
      'not-found',
      'There are no frozen artefacts with this hash. Check that the hash is whole.',
    );
  }
  return { set, occasions };
}
