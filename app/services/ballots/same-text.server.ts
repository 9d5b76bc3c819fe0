import { readLogHead } from '../../../db/queries/documents';
import { findSnapshot } from '../../../db/queries/texts';
import { listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { BallotTrack } from '../../../db/words';
import type { BallotResult } from '../../domain/ballot/closing';
import { failedOnSameText } from '../../domain/ballot/same-text';
import { isInForce } from '../../domain/lifecycle/in-force';
import { dayInWords } from '../../domain/london-time';
import { isMandateUnderWay } from './mandate-under-way.server';

/** A ballot that did not pass on the same text, and what a page says of it. */
export interface SameText {
  readonly id: string;
  readonly path: string;
  readonly words: string;
}

/**
 * The last ballot on a version that did not pass on this text of it (BL-39).
 *
 * @param before of the ballots that were opened before this one; of all where it is left out
 */
export async function sameTextFailed(
  tx: Tx,
  versionId: string,
  text: { readonly track: BallotTrack; readonly hash: string },
  before?: string,
): Promise<SameText | null> {
  const ballots = await listBallotsOf(tx, versionId);
  const earlier =
    before === undefined ? ballots : ballots.slice(ballots.findIndex(({ id }) => id === before) + 1);
  const found = failedOnSameText(
    text,
    earlier.map((row) => {
      const result = row.result as BallotResult | null;
      return { ...row, passed: result?.passed ?? null, words: result?.words ?? '' };
    }),
  );
  if (found === null) return null;
  const { id, closesAt, words } = found;
  return {
    id,
    path: `/ballots/${id}`,
    words: `Voters had this very text before them in the ballot that closed on ${dayInWords(closesAt)}. ${words}`,
  };
}

/**
 * The same for the text of the ballot that would be opened next: the published text, or the draft as long as nobody has
 * written in it since the last ballot; one that was written in is another text.
 */
export async function nextTextFailed(tx: Tx, version: VersionRow, now: Date): Promise<SameText | null> {
  const { id, state, documentId, publishedSnapshotId } = version;
  if (publishedSnapshotId !== null) {
    // While a mandate is being decided on, the last ballot on it may still come out otherwise.
    if (!isInForce(state) || (await isMandateUnderWay(tx, id, now))) return null;
    const published = await findSnapshot(tx, publishedSnapshotId);
    return published ? await sameTextFailed(tx, id, { track: 'mandatory', hash: published.hash }) : null;
  }
  if (documentId === null || (state !== 'drafting' && state !== 'resolution')) return null;
  const last = (await listBallotsOf(tx, id)).find(({ track }) => track === 'trial-use');
  const frozen = last && (await findSnapshot(tx, last.snapshotId));
  if (last === undefined || frozen === undefined) return null;
  const { throughSeq } = await readLogHead(tx, documentId);
  return throughSeq === frozen.throughSeq
    ? await sameTextFailed(tx, id, { track: 'trial-use', hash: last.hash })
    : null;
}
