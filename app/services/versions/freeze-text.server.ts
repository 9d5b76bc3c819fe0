import { decodeStateVector, encodeStateVector, parseUpdateMeta } from 'yjs';
import {
  type DocumentLog,
  findDocumentPlace,
  readLog,
  readLogHead,
  sameHead,
} from '../../../db/queries/documents';
import { insertSnapshot, insertText } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import type { SnapshotKind } from '../../../db/words';
import type { FrozenText } from '../../document/text-types';
import { reasonsInWords, sayReasons } from '../../domain/reason-sentences';
import { guardOwnIds } from '../../domain/requirement-ids';
import { freezeArtefacts } from '../artefacts/freeze-artefacts.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { recordSnapshot } from '../history/record-snapshot.server';

export interface FreezeRequest {
  readonly documentId: string;
  readonly kind: SnapshotKind;
  /** What people call it, such as "Ballot text of 1.1.0". */
  readonly name: string;
  /**
   * Close the document for everybody, with this code of document/close-codes.ts, once the work has succeeded:
   * no edit is taken in between the frozen text and the close.
   */
  readonly closeWith?: number;
}

/** A text frozen but not kept yet. */
export interface Frozen {
  readonly text: FrozenText;
  readonly hash: string;
  /** When the text was read; nothing was stored in it since. */
  readonly readAt: Date;
  /** Whether nothing in the text forbids a ballot or a publication with it. */
  readonly sound: boolean;
  /** The hash of the version's artefacts as they are frozen with it; null when there are none. */
  artefacts(): Promise<string | null>;
  /** Keeps the text as a snapshot, in the caller's transaction; answers the snapshot's id. */
  keep(): Promise<string>;
}

/** How often people who keep typing make freezing start over before the document is held still for it. */
const TRIES = 3;
/** The same while it is held: other processes that share the database hear of it a moment later. */
const TRIES_HELD = 8;

/**
 * Freezes the present text of a draft and hands it to `work` in a transaction in which the text is still the
 * present one: what `work` writes and the snapshot stand or fall together. Nothing is kept unless `work` calls
 * `keep`, so a refusal by the rules leaves no trace.
 *
 * The text is read, rendered and hashed outside the transaction while people go on typing; when one of them was
 * faster it is done again, and at last with the document held still. On PostgreSQL `work` may run several times.
 *
 * @throws ServiceError `not-found` when there is no such document, `unavailable` when it does not stand still
 */
export async function freezeText<R>(
  ctx: Context,
  request: FreezeRequest,
  work: (tx: Tx, frozen: Frozen) => Promise<R>,
): Promise<R> {
  let kept: string | null = null;
  const result = await freezeWhenStill(ctx, request, async (tx, frozen) => {
    kept = null;
    return await work(tx, {
      ...frozen,
      keep: async () => {
        kept = await frozen.keep();
        return kept;
      },
    });
  });
  // The text is frozen whatever comes of this; the clock records later what could not be recorded now.
  if (kept !== null) await recordSnapshot(ctx, kept).catch(() => undefined);
  return result;
}

async function freezeWhenStill<R>(
  ctx: Context,
  request: FreezeRequest,
  work: (tx: Tx, frozen: Frozen) => Promise<R>,
): Promise<R> {
  const { documentId, closeWith } = request;
  if (closeWith === undefined) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const done = await freezeAsItIs(ctx, request, work);
      if (done !== TYPED_MEANWHILE) return done.result;
    }
  }
  return await ctx.rooms.hold(documentId, async (held) => {
    for (let attempt = 0; attempt < TRIES_HELD; attempt += 1) {
      const done = await freezeAsItIs(ctx, request, work);
      if (done === TYPED_MEANWHILE) continue;
      if (closeWith !== undefined) held.closeAfter(closeWith);
      return done.result;
    }
    throw new ServiceError(
      'unavailable',
      'The text keeps changing, so it could not be kept as it is now. Try again in a moment.',
    );
  });
}

const TYPED_MEANWHILE = Symbol('the log grew while the text was being frozen');

async function freezeAsItIs<R>(
  ctx: Context,
  request: FreezeRequest,
  work: (tx: Tx, frozen: Frozen) => Promise<R>,
): Promise<{ readonly result: R } | typeof TYPED_MEANWHILE> {
  const { documentId } = request;
  const readAt = ctx.now();
  const log = await ctx.store.read((tx) => readLog(tx, documentId));
  const stateVector = vectorOf(log);
  const text = await ctx.texts.freeze(log.updates);
  return await ctx.store.tx(async (tx) => {
    if (!sameHead(await readLogHead(tx, documentId), log)) return TYPED_MEANWHILE;
    // What the clock keeps is kept as it is; what people freeze is told from other standards by its ids.
    if (request.kind !== 'automatic') await ownIdsOnly(tx, documentId, text.requirements);
    const frozen: Frozen = {
      text,
      hash: text.hash,
      readAt,
      sound: !text.findings.some((finding) => finding.blocking),
      artefacts: async () => {
        const place = await findDocumentPlace(tx, documentId);
        return place === undefined ? null : await freezeArtefacts(tx, ctx, place.version.id);
      },
      keep: () => keepSnapshot(tx, ctx, request, text, log.throughSeq, stateVector),
    };
    return { result: await work(tx, frozen) };
  });
}

/** @throws ServiceError `conflict` when a requirement has the id of another standard, or none of the form (LC-48) */
async function ownIdsOnly(
  tx: Tx,
  documentId: string,
  requirements: FrozenText['requirements'],
): Promise<void> {
  const standard = (await findDocumentPlace(tx, documentId))?.standard;
  if (standard === undefined) return;
  const ids = requirements.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const [foreign] = sayReasons(guardOwnIds(standard.reference, ids));
  if (foreign !== undefined) throw new ServiceError('conflict', reasonsInWords([foreign]));
}

async function keepSnapshot(
  tx: Tx,
  ctx: Context,
  { documentId, kind, name }: FreezeRequest,
  text: FrozenText,
  throughSeq: number,
  stateVector: Uint8Array,
): Promise<string> {
  const place = await findDocumentPlace(tx, documentId);
  if (!place) throw new ServiceError('not-found', 'There is no such draft.');
  const at = ctx.now();
  const { canonical, hash, html, outline, requirements, findings, words } = text;
  await insertText(tx, { hash, canonical, html, outline, requirements, findings, words, createdAt: at });
  const artefactsHash = await freezeArtefacts(tx, ctx, place.version.id);
  const id = ctx.newId();
  await insertSnapshot(tx, {
    id,
    versionId: place.version.id,
    documentId,
    hash,
    artefactsHash,
    kind,
    name,
    throughSeq,
    stateVector: Buffer.from(stateVector),
    createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    createdAt: at,
  });
  await recordEvent(tx, ctx, {
    act: 'text-frozen',
    objectKind: 'snapshot',
    objectId: id,
    standardId: place.standard.id,
    versionId: place.version.id,
    after: { kind, name, hash, artefacts: artefactsHash, throughSeq },
  });
  return id;
}

/** The state vector of a log, from the heads of its updates: nothing is built, so it costs microseconds each. */
function vectorOf({ foldedVector, updates }: DocumentLog): Uint8Array {
  const clocks = foldedVector === null ? new Map<number, number>() : decodeStateVector(foldedVector);
  for (const update of foldedVector === null ? updates : updates.slice(1)) {
    for (const [client, clock] of parseUpdateMeta(update).to) {
      clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
    }
  }
  return encodeStateVector(clocks);
}
