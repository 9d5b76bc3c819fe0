import type { AmendmentRow } from '../../../db/queries/amendments';
import type { StandardRow } from '../../../db/queries/standards';
import { listSnapshots } from '../../../db/queries/texts';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { AMENDMENT_STATE_LABELS } from '../../domain/labels';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { dayInWords } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { amendmentName } from '../amendments/amendment-address';
import { byNumber } from '../versions/newest-version';
import { readableAmendments } from './readable-amendments.server';
import { sideKey } from './side-key';

/** Which text stands on one side of a comparison. */
export interface SideName {
  /** See `side-key.ts`. */
  readonly key: string;
  readonly label: string;
}

/** A text that can be chosen for one side. */
export interface SideChoice extends SideName {
  readonly published: boolean;
}

/** Texts of one version. */
export interface SideGroup {
  readonly label: string;
  readonly choices: readonly SideChoice[];
}

/** Every text of a standard that this actor may compare, newest version first. */
export async function sideChoices(
  tx: Tx,
  standard: StandardRow,
  actor: ActorFacts,
): Promise<readonly SideGroup[]> {
  const versions = (await listVersions(tx, [standard.id])).sort(byNumber).reverse();
  const snapshots = await listSnapshots(
    tx,
    versions.map(({ id }) => id),
  );
  const automaticToo = may(actor, 'freeze', { standardId: standard.id }).allowed;
  const groups: SideGroup[] = [];
  for (const version of versions) {
    const frozen = snapshots
      .filter(({ versionId, kind }) => versionId === version.id && kind !== 'published')
      .filter(({ kind }) => automaticToo || kind !== 'automatic')
      .map((snapshot) => ({ ...snapshotName(snapshot), published: false }));
    const amendments = await readableAmendments(tx, standard, version, actor);
    const choices: SideChoice[] = [
      ...(version.publishedSnapshotId === null ? [] : [{ ...versionName(version), published: true }]),
      ...(isWritten(version) ? [{ ...draftName(version), published: false }] : []),
      ...frozen,
      ...amendments.flatMap((amendment) => [
        { ...amendmentSide(amendment), published: false },
        // What was accepted is counted from what it became.
        ...(amendment.state === 'accepted' ? [] : [{ ...amendmentBaseSide(amendment), published: false }]),
      ]),
    ];
    if (choices.length > 0) groups.push({ label: `Version ${version.number}`, choices });
  }
  return groups;
}

/**
 * The sides that stand chosen before anybody chooses: the newest text, and before it the newest other published
 * one; the text of its own ballot is the same, so that comparing the two would show nothing.
 */
export function usualSides(groups: readonly SideGroup[]): { readonly from: string; readonly to: string } {
  const [newest, ...others] = groups.flatMap(({ choices }) => choices);
  const before = others.find(({ published }) => published) ?? others[0];
  return { from: before?.key ?? '', to: newest?.key ?? '' };
}

export function isWritten({ documentId, publishedAt, state }: VersionRow): boolean {
  return documentId !== null && publishedAt === null && state !== 'cancelled';
}

export function versionName({ number, state }: VersionRow): SideName {
  return {
    key: sideKey({ kind: 'version', number }),
    label: `${number} (${VERSION_STATE_LABELS[state].toLowerCase()})`,
  };
}

export function draftName({ number }: VersionRow): SideName {
  return { key: sideKey({ kind: 'draft', number }), label: `${number}, the draft as it is now` };
}

export function snapshotName({
  id,
  name,
  createdAt,
}: {
  id: string;
  name: string;
  createdAt: Date;
}): SideName {
  return { key: sideKey({ kind: 'snapshot', id }), label: `${name}, ${dayInWords(createdAt)}` };
}

export function amendmentSide({ number, title, state }: AmendmentRow): SideName {
  const said = title === '' ? 'without a title yet' : title;
  return {
    key: sideKey({ kind: 'amendment', number }),
    label: `Amendment ${amendmentName(number)} (${AMENDMENT_STATE_LABELS[state].toLowerCase()}): ${said}`,
  };
}

export function amendmentBaseSide({ number }: AmendmentRow): SideName {
  return {
    key: sideKey({ kind: 'amendment-base', number }),
    label: `What amendment ${amendmentName(number)} is counted from`,
  };
}
