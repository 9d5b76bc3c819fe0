import { readLog } from '../../../db/queries/documents';
import { findCanonical, findSnapshot, listSnapshots } from '../../../db/queries/texts';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { dayInWords } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { ServiceError } from '../errors';
import { byNumber } from './newest-version';

/** Which text stands on one side of a comparison. */
export interface SideName {
  /** A version number, the id of a snapshot, or `draft-` and a version number. */
  readonly key: string;
  readonly label: string;
}

/** A text that can be chosen for one side. */
export interface SideChoice extends SideName {
  readonly published: boolean;
}

/** One side of a comparison, found. */
export interface Side extends SideName {
  /** Canonical JSON of a frozen text; null for a live draft. */
  readonly canonical: string | null;
  readonly hash: string | null;
  /** The log of a live draft. */
  readonly updates: Uint8Array[];
}

/** Every text of a standard that this actor may compare, newest version first. */
export async function sideChoices(
  tx: Tx,
  standardId: string,
  actor: ActorFacts,
): Promise<readonly SideChoice[]> {
  const versions = (await listVersions(tx, [standardId])).sort(byNumber).reverse();
  const snapshots = await listSnapshots(
    tx,
    versions.map(({ id }) => id),
  );
  const automaticToo = may(actor, 'freeze', { standardId }).allowed;
  return versions.flatMap((version) => [
    ...(version.publishedSnapshotId === null ? [] : [publishedChoice(version)]),
    ...(isWritten(version) ? [draftChoice(version)] : []),
    ...snapshots
      .filter(({ versionId, kind }) => versionId === version.id && kind !== 'published')
      .filter(({ kind }) => automaticToo || kind !== 'automatic')
      .map(({ id, name, createdAt }) => ({
        key: id,
        label: `${name}, ${dayInWords(createdAt)}`,
        published: false,
      })),
  ]);
}

/**
 * The sides that stand chosen before anybody chooses: the newest text, and before it the newest other published
 * one; the text of its own ballot is the same, so that comparing the two would show nothing.
 */
export function usualSides(choices: readonly SideChoice[]): { readonly from: string; readonly to: string } {
  const [newest, ...others] = choices;
  const before = others.find(({ published }) => published) ?? others[0];
  return { from: before?.key ?? '', to: newest?.key ?? '' };
}

function isWritten({ documentId, publishedAt, state }: VersionRow): boolean {
  return documentId !== null && publishedAt === null && state !== 'cancelled';
}

function publishedChoice({ number, state }: VersionRow): SideChoice {
  return { key: number, label: `${number} (${VERSION_STATE_LABELS[state].toLowerCase()})`, published: true };
}

function draftChoice({ number }: VersionRow): SideChoice {
  return { key: `draft-${number}`, label: `${number}, the draft as it is now`, published: false };
}

/**
 * The text behind a key.
 * @throws ServiceError `not-found` when it names no text of the standard that this actor may see
 */
export async function findSide(tx: Tx, standardId: string, actor: ActorFacts, key: string): Promise<Side> {
  const versions = await listVersions(tx, [standardId]);
  const draftOf = key.startsWith('draft-') ? key.slice('draft-'.length) : null;
  if (draftOf !== null) {
    const version = versions.find(({ number }) => number === draftOf);
    if (!version || !isWritten(version) || version.documentId === null) throw noSuchText();
    const { updates } = await readLog(tx, version.documentId);
    return { ...draftChoice(version), canonical: null, hash: null, updates };
  }
  const version = versions.find(({ number }) => number === key);
  const snapshotId = version ? (version.publishedSnapshotId ?? version.snapshotId) : key;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const owner = versions.find(({ id }) => id === snapshot?.versionId);
  const seen = snapshot?.kind !== 'automatic' || may(actor, 'freeze', { standardId }).allowed;
  const canonical = snapshot && owner && seen ? await findCanonical(tx, snapshot.hash) : undefined;
  if (!snapshot || canonical === undefined) throw noSuchText();
  const label = version
    ? publishedChoice(version).label
    : `${snapshot.name}, ${dayInWords(snapshot.createdAt)}`;
  return { key, label, canonical, hash: snapshot.hash, updates: [] };
}

function noSuchText(): ServiceError {
  return new ServiceError(
    'not-found',
    'One side of this comparison names no text of the standard. Open the comparison again and choose both sides.',
  );
}
