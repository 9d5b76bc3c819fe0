import { findSnapshot, findText } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { sayMissingReferences } from '../../document/missing-reference';
import type { RequirementEntry } from '../../document/requirement-types';
import type { LiveReading, OutlineEntry } from '../../document/text-types';
import { textFacts } from './stored-text';

/** The text that a reader is shown, and which state of it that is. */
export interface TextToRead {
  readonly standing: 'published' | 'frozen' | 'live';
  readonly html: string;
  readonly outline: readonly OutlineEntry[];
  readonly requirements: readonly RequirementEntry[];
  readonly words: number;
  /** SHA-256 of the canonical JSON; null for a live draft, which has none yet. */
  readonly hash: string | null;
  /** When it was frozen, or read from the live draft. */
  readonly at: Date;
}

/** States in which what a reader should see is the frozen text that the step is about. */
const ABOUT_FROZEN: readonly VersionRow['state'][] = ['consultation', 'ballot', 'awaiting-approval'];

/** The snapshot that readers of a version are shown; null while that is a draft, or nothing. */
export function snapshotToRead({ publishedSnapshotId, snapshotId, state }: VersionRow): string | null {
  return publishedSnapshotId ?? (ABOUT_FROZEN.includes(state) ? snapshotId : null);
}

/** The frozen text of a version that readers are shown; null while there is only a draft, or nothing. */
export async function storedText(tx: Tx, version: VersionRow): Promise<TextToRead | null> {
  const { publishedSnapshotId } = version;
  const id = snapshotToRead(version);
  const snapshot = id === null ? undefined : await findSnapshot(tx, id);
  const row = snapshot && (await findText(tx, snapshot.hash));
  if (!snapshot || !row) return null;
  const { outline, requirements } = textFacts(row);
  const { words, hash } = row;
  const html = sayMissingReferences(row.html);
  const standing = publishedSnapshotId === null ? 'frozen' : 'published';
  return { standing, html, outline, requirements, words, hash, at: snapshot.createdAt };
}

/** The draft as it stands in its log now. */
export function textOfDraft({ html, outline, requirements, words }: LiveReading, at: Date): TextToRead {
  return { standing: 'live', html, outline, requirements, words, hash: null, at };
}
