import { findBaseBeforeMerges } from '../../../db/queries/amendment-decisions';
import { findAmendmentBase } from '../../../db/queries/amendments';
import { readLog } from '../../../db/queries/documents';
import type { StandardRow } from '../../../db/queries/standards';
import { findCanonical, findSnapshot, listOccasions } from '../../../db/queries/texts';
import { listVersions } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { ServiceError } from '../errors';
import { readableAmendments } from './readable-amendments.server';
import {
  amendmentBaseSide,
  amendmentSide,
  draftName,
  isWritten,
  type SideName,
  snapshotName,
  versionName,
} from './side-choices.server';
import { readSideKey } from './side-key';

/** One side of a comparison, found. */
export interface Side extends SideName {
  readonly text: SideText;
  /** SHA-256 of a frozen text; null for a live one and for a file. */
  readonly hash: string | null;
  /** The version that comments on it are about; null where it is only a step on the way, or nobody's. */
  readonly version: string | null;
  /** The live document it comes from, and how far its log is in it; null for what nobody wrote here. */
  readonly log: { readonly documentId: string; readonly throughSeq: number } | null;
}

export type SideText =
  | { readonly from: 'frozen'; readonly canonical: string }
  | { readonly from: 'live'; readonly updates: Uint8Array[] }
  | { readonly from: 'file'; readonly hash: string };

/** Where sides are looked for. */
export interface SidePlace {
  readonly standard: StandardRow;
  readonly actor: ActorFacts;
}

/**
 * The text behind a key.
 * @throws ServiceError `not-found` when it names no text of the standard that this actor may see
 */
export async function findSide(tx: Tx, place: SidePlace, written: string): Promise<Side> {
  const key = readSideKey(written);
  switch (key.kind) {
    case 'version':
      return await versionSide(tx, place, key.number);
    case 'draft':
      return await draftSide(tx, place, key.number);
    case 'amendment':
    case 'amendment-base':
      return await amendmentText(tx, place, key.number, key.kind === 'amendment-base');
    case 'file':
      return {
        key: written,
        label: 'A file',
        text: { from: 'file', hash: key.hash },
        hash: null,
        version: null,
        log: null,
      };
    case 'hash':
      return await hashSide(tx, place, key.hash);
    case 'snapshot':
      return await snapshotSide(tx, place, key.id);
  }
}

async function versionSide(tx: Tx, place: SidePlace, number: string): Promise<Side> {
  const versions = await listVersions(tx, [place.standard.id]);
  const version = versions.find((one) => one.number === number);
  if (!version) {
    throw noSuchText(`${place.standard.reference} has no version ${number}. Choose one of its texts.`);
  }
  const snapshotId = version.publishedSnapshotId ?? version.snapshotId;
  if (snapshotId === null) {
    throw noSuchText(`No text of version ${number} is frozen yet. Choose its draft as it is now.`);
  }
  return { ...(await snapshotSide(tx, place, snapshotId)), ...versionName(version), version: number };
}

async function draftSide(tx: Tx, { standard }: SidePlace, number: string): Promise<Side> {
  const version = (await listVersions(tx, [standard.id])).find((one) => one.number === number);
  if (!version || !isWritten(version) || version.documentId === null) {
    throw noSuchText(`Version ${number} has no draft that is being written. Choose a text that was frozen.`);
  }
  const { updates, throughSeq } = await readLog(tx, version.documentId);
  const log = { documentId: version.documentId, throughSeq };
  return { ...draftName(version), text: { from: 'live', updates }, hash: null, version: number, log };
}

async function amendmentText(
  tx: Tx,
  { standard, actor }: SidePlace,
  number: number,
  asItBegan: boolean,
): Promise<Side> {
  for (const version of await listVersions(tx, [standard.id])) {
    const all = await readableAmendments(tx, standard, version, actor);
    const amendment = all.find((one) => one.number === number);
    if (!amendment) continue;
    if (asItBegan) {
      // What came in is not counted any more; who has the address is shown what was proposed all the same.
      const began = await findBaseBeforeMerges(tx, amendment.id);
      const canonical = began ?? (await findAmendmentBase(tx, amendment.id)) ?? '';
      return {
        ...amendmentBaseSide(amendment),
        text: { from: 'frozen', canonical },
        hash: null,
        version: null,
        log: null,
      };
    }
    const { updates, throughSeq } = await readLog(tx, amendment.documentId);
    const log = { documentId: amendment.documentId, throughSeq };
    return { ...amendmentSide(amendment), text: { from: 'live', updates }, hash: null, version: null, log };
  }
  throw noSuchText(
    `${standard.reference} has no amendment A-${number} that you may read. Choose another text.`,
  );
}

/** The same of what is not there and of what is not for the one who asks. */
const NOTHING_HERE =
  'There is no text at this end of the address that you may read. Choose one from the list. Snapshots that the portal keeps by itself are shown to the chair and the editors when they have signed in.';

async function snapshotSide(tx: Tx, { standard, actor }: SidePlace, id: string): Promise<Side> {
  const snapshot = await findSnapshot(tx, id);
  if (!snapshot) throw noSuchText(NOTHING_HERE);
  const occasion = (await listOccasions(tx, snapshot.hash)).find(({ snapshotId }) => snapshotId === id);
  if (!occasion || (snapshot.kind === 'automatic' && !mayFreeze(actor, occasion.standardId))) {
    throw noSuchText(NOTHING_HERE);
  }
  if (occasion.standardId !== standard.id) throw otherStandard(standard, occasion);
  const canonical = (await findCanonical(tx, snapshot.hash)) ?? '';
  const { hash, documentId, throughSeq } = snapshot;
  return {
    ...snapshotName(snapshot),
    text: { from: 'frozen', canonical },
    hash,
    version: null,
    log: { documentId, throughSeq },
  };
}

async function hashSide(tx: Tx, place: SidePlace, hash: string): Promise<Side> {
  const { standard, actor } = place;
  const occasions = (await listOccasions(tx, hash)).filter(
    ({ kind, standardId }) => kind !== 'automatic' || mayFreeze(actor, standardId),
  );
  const own = occasions.find(({ standardId }) => standardId === standard.id);
  const [other] = occasions;
  if (own) return { ...(await snapshotSide(tx, place, own.snapshotId)), key: hash };
  if (other) throw otherStandard(standard, other);
  throw noSuchText('No frozen text has this hash. Check that the hash is whole, or choose from the list.');
}

function mayFreeze(actor: ActorFacts, standardId: string): boolean {
  return may(actor, 'freeze', { standardId }).allowed;
}

function otherStandard(
  standard: StandardRow,
  occasion: { readonly reference: string; readonly title: string },
): ServiceError {
  return noSuchText(
    `This is a text of ${occasion.reference} ${occasion.title}. Choose a text of ${standard.reference}: ` +
      'only texts of one standard are compared.',
  );
}

function noSuchText(sentence: string): ServiceError {
  return new ServiceError('not-found', sentence);
}
