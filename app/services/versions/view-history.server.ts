import { listAuditEvents } from '../../../db/queries/audit';
import { findDocument } from '../../../db/queries/documents';
import { listSnapshots } from '../../../db/queries/texts';
import { listMoves, listVersions } from '../../../db/queries/versions';
import type { SnapshotKind, VersionState } from '../../../db/words';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { draftThing } from '../live/seat-facts.server';
import { loadVersion } from './load-version.server';
import { byNumber } from './newest-version';
import { comparePath, textPath } from './version-address';

/** One line of a version's history. */
export type HistoryLine =
  | {
      readonly what: 'move';
      readonly key: string;
      readonly at: Date;
      readonly by: string | null;
      readonly state: VersionState;
      readonly reason: string;
      readonly hash: string | null;
    }
  | {
      readonly what: 'snapshot';
      readonly key: string;
      readonly at: Date;
      readonly by: string | null;
      readonly id: string;
      readonly kind: SnapshotKind;
      readonly name: string;
      readonly hash: string;
      readonly words: number;
      /** Words more (or fewer, when below 0) than the snapshot before; null for the first. */
      readonly growth: number | null;
      readonly textPath: string;
      /** The comparison with the snapshot before; null for the first. */
      readonly comparePath: string | null;
    };

export interface HistoryFilter {
  /** Also snapshots that the portal made by itself; only for chair and editors. */
  readonly automaticToo: boolean;
}

/** The history of a version, newest first: where it moved, and each text that was frozen of it. */
export async function viewHistory(ctx: Context, reference: string, number: string, filter: HistoryFilter) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const versions = await listVersions(tx, [standard.id]);
    const [last] = await listAuditEvents(tx, { versionId: version.id }, 1);
    const maySeeAutomatic = may(actor, 'freeze', { standardId: standard.id }).allowed;
    const shown = (await listSnapshots(tx, [version.id])).filter(
      ({ kind }) => kind !== 'automatic' || (maySeeAutomatic && filter.automaticToo),
    );
    const snapshots = shown.map((snapshot, place): HistoryLine => {
      const before = shown[place + 1];
      const { id, kind, name, hash, words, createdAt, createdByName } = snapshot;
      return {
        what: 'snapshot',
        key: id,
        at: createdAt,
        by: createdByName,
        id,
        kind,
        name,
        hash,
        words,
        growth: before ? words - before.words : null,
        textPath: textPath(hash),
        comparePath: before && before.hash !== hash ? comparePath(reference, before.id, id) : null,
      };
    });
    const moves = (await listMoves(tx, [version.id])).map(
      (move): HistoryLine => ({
        what: 'move',
        key: `move-${move.id}`,
        at: move.at,
        by: move.actorName,
        state: move.toState,
        reason: move.reason,
        hash: move.snapshotHash,
      }),
    );
    const document = version.documentId === null ? undefined : await findDocument(tx, version.documentId);
    const mayRestore =
      document !== undefined &&
      may(actor, 'restore', { standardId: standard.id }).allowed &&
      may(actor, 'edit-draft', draftThing({ document, version, standard })).allowed;
    return {
      standard: { reference, title: standard.title },
      version: { id: version.id, number, state: version.state, documentId: version.documentId },
      lines: [...snapshots, ...moves.reverse()].sort((a, b) => b.at.getTime() - a.at.getTime()),
      otherVersions: versions
        .filter(({ id }) => id !== version.id)
        .sort(byNumber)
        .reverse()
        .map(({ number: other, state, publishedAt }) => ({ number: other, state, publishedAt })),
      /** The newest event of this version in the audit record. */
      chainHead: last ? { seq: last.seq, hash: last.hash, at: last.at } : null,
      filter,
      may: { seeAutomatic: maySeeAutomatic, restore: mayRestore },
    };
  });
}
