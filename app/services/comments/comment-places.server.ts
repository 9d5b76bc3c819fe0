import { readLog } from '../../../db/queries/documents';
import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { StoredAnchor } from '../../../db/schema/comments';
import type { Anchor } from '../../document/anchor-types';
import { TELLING_LENGTH } from '../../document/anchored-text';
import { blockId, type DocumentJson, textAttribute, walk } from '../../document/json';
import { blocksByClause, clauseLabel } from '../../document/outline';
import { parseDocument } from '../../document/snapshot';
import { TEXT_ERROR_CODES, textErrorCode } from '../../document/text-error';
import type { Context } from '../context';
import { draftPath, versionPath } from '../versions/version-address';
import { anchorOf } from './anchor-input';

/**
 * Where the words of a comment stand in the present text. `whole`: it is on the version as a whole. `found`:
 * they stand where they stood. `moved`: they stand elsewhere. `changed`: the passage stands, its words were
 * edited. `lost`: the passage was removed. `unknown`: there is no text to look in.
 */
export type PlaceState = 'whole' | 'found' | 'moved' | 'changed' | 'lost' | 'unknown';

export interface CommentPlaceNow {
  readonly state: PlaceState;
  /** "3.2 Scope"; '' when it stands in no clause. */
  readonly clause: string;
  /** "3.2"; '' when the clause has none. */
  readonly clauseNumber: string;
  /** The clause's id; '' when it stands in none. */
  readonly clauseId: string;
  /** "R17", when it stands in a requirement. */
  readonly requirement: string | null;
  /** The block in the present text; null when there is none. */
  readonly blockId: string | null;
  /** Of a changed passage: what is said now, '' when nothing took the place of the words; null otherwise. */
  readonly now: string | null;
}

/** A place that nobody looked for. */
export const UNKNOWN_PLACE: CommentPlaceNow = {
  state: 'unknown',
  clause: '',
  clauseNumber: '',
  clauseId: '',
  requirement: null,
  blockId: null,
  now: null,
};

/** A text to look in; a live one with the updates that it was read from. */
export interface PresentText {
  readonly content: DocumentJson;
  readonly live: Uint8Array[] | null;
}

/** The present text of a version: the published one, else the live draft; null when there is none to read. */
export async function presentText(ctx: Context, version: VersionRow): Promise<PresentText | null> {
  const { publishedSnapshotId, documentId } = version;
  if (publishedSnapshotId !== null) {
    const content = await frozenText(ctx, publishedSnapshotId);
    return content && { content, live: null };
  }
  return await liveText(ctx, documentId);
}

/** What a live text says now; null when there is none to read. */
export async function liveText(ctx: Context, documentId: string | null): Promise<PresentText | null> {
  if (documentId === null) return null;
  const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
  if (updates.length === 0) return null;
  try {
    return { content: (await ctx.texts.readLive(updates)).content, live: updates };
  } catch (thrown) {
    // Comments are shown with their quotes also when a text is too much to be read.
    if (isTextError(thrown)) return null;
    throw thrown;
  }
}

/** The text of a snapshot; null when there is no such snapshot. */
export async function frozenText(ctx: Context, snapshotId: string): Promise<DocumentJson | null> {
  const canonical = await ctx.store.read(async (tx) => {
    const snapshot = await findSnapshot(tx, snapshotId);
    return snapshot && (await findCanonical(tx, snapshot.hash));
  });
  return canonical === undefined ? null : parseDocument(canonical);
}

/** Where each of these anchors is in a text, in the order given. */
export async function placesIn(
  ctx: Context,
  text: PresentText | null,
  anchors: readonly StoredAnchor[],
): Promise<readonly CommentPlaceNow[]> {
  const known = anchors.map(anchorOf);
  const asked = known.filter((anchor) => anchor !== null);
  const found = text === null || asked.length === 0 ? [] : await resolved(ctx, text, asked);
  const names = text === null ? new Map<string, BlockName>() : blockNames(text.content);
  let next = 0;
  return known.map((anchor): CommentPlaceNow => {
    if (anchor === null) return { ...UNKNOWN_PLACE, state: 'whole' };
    const place = found[next];
    next += 1;
    if (place === undefined) return UNKNOWN_PLACE;
    if (place.state === 'lost') return { ...UNKNOWN_PLACE, state: 'lost' };
    const now = place.state === 'changed' ? place.now : null;
    return { ...UNKNOWN_PLACE, state: place.state, ...names.get(place.blockId), blockId: place.blockId, now };
  });
}

/** By the words first: opening a live text is much more work, and asked only about what words do not tell for sure. */
async function resolved(ctx: Context, { content, live }: PresentText, anchors: Anchor[]) {
  const places = await ctx.texts.resolveAnchors(content, anchors);
  const doubtful = anchors.filter(
    ({ fromPosition, quote }, at) =>
      fromPosition !== undefined && (places[at]?.state !== 'found' || quote.length < TELLING_LENGTH),
  );
  if (live === null || doubtful.length === 0) return places;
  const sure = await ctx.texts.resolveAnchors(content, doubtful, live);
  const byAnchor = new Map(doubtful.map((anchor, at) => [anchor, sure[at]]));
  return anchors.map((anchor, at) => byAnchor.get(anchor) ?? places[at]);
}

/** What a block of a text is called. */
export interface BlockName {
  readonly clause: string;
  readonly clauseNumber: string;
  readonly clauseId: string;
  readonly requirement: string | null;
}

/** The clause and the requirement that each block stands in, by the block's id. */
export function blockNames(content: DocumentJson): ReadonlyMap<string, BlockName> {
  const names = new Map<string, BlockName>();
  for (const { block, clause } of blocksByClause(content)) {
    const of = { clause: clauseLabel(clause), clauseNumber: clause.number, clauseId: clause.id };
    const own = { ...of, requirement: requirementRef(block) };
    if (blockId(block) !== '') names.set(blockId(block), own);
    walk(block, (inner, ancestors) => {
      const id = blockId(inner);
      if (id === '') return;
      const within = [...ancestors, inner].map(requirementRef).find((ref) => ref !== null);
      names.set(id, { ...of, requirement: within ?? null });
    });
  }
  return names;
}

/** Where an anchor stands in a text that does not change, by the names of its blocks. */
export function placeIn(
  names: ReadonlyMap<string, BlockName>,
  { blockId: id }: StoredAnchor,
): CommentPlaceNow {
  if (id === null) return { ...UNKNOWN_PLACE, state: 'whole' };
  const name = names.get(id);
  return name === undefined ? UNKNOWN_PLACE : { ...UNKNOWN_PLACE, state: 'found', ...name, blockId: id };
}

function requirementRef(
  node: Parameters<typeof textAttribute>[0] & { readonly type: string },
): string | null {
  if (node.type !== 'requirement') return null;
  const ref = textAttribute(node, 'ref');
  return ref === '' ? null : ref;
}

/** Where the present text of a version is read, at a block of it. */
export function placeHref(reference: string, version: VersionRow, block: string | null): string | null {
  const fragment = block === null ? '' : `#${block}`;
  if (version.publishedSnapshotId !== null) return `${versionPath(reference, version.number)}${fragment}`;
  return version.documentId === null ? null : `${draftPath(version.documentId)}${fragment}`;
}

/** Told apart by its code, as errors from the worker are. */
function isTextError(thrown: unknown): boolean {
  const code = textErrorCode(thrown);
  return TEXT_ERROR_CODES.some((word) => word === code);
}
