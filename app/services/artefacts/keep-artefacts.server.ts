import { type ArtefactRecord, listArtefacts, putArtefact } from '../../../db/queries/artefacts';
import { findFile, insertFile } from '../../../db/queries/files';
import type { Tx } from '../../../db/store';
import type { ArtefactFault, ArtefactFile, SoundArtefact } from '../../document/artefacts/artefact-types';
import { textErrorCode } from '../../document/text-error';
import { decideKeeping } from '../../domain/artefacts';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';

export interface KeptArtefacts {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  /** Those that are there with the same bytes. */
  readonly unchanged: readonly string[];
  readonly faults: readonly ArtefactFault[];
}

/** Largest upload, all files together, packed. */
export const MOST_UPLOAD_BYTES = 32 * 1024 * 1024;

/**
 * Takes files in as artefacts of a version: each is checked for what it claims to be, off the event loop, and kept by
 * the hash of its bytes; what is wrong with the others is answered. Nothing that they refer to is fetched.
 */
export async function keepArtefacts(
  ctx: Context,
  versionId: string,
  uploads: readonly ArtefactFile[],
): Promise<Decision<KeptArtefacts>> {
  const person = signedInPerson(ctx.actor);
  const before = await ctx.store.read(async (tx) => {
    const unmet = await unmetForKeeping(tx, ctx, versionId);
    return { unmet, present: unmet.length > 0 ? [] : await presentFiles(tx, versionId) };
  });
  if (before.unmet.length > 0) return refuse(before.unmet);
  const { files, sound, faults } = await check(ctx, uploads, before.present);
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));

  return await ctx.store.tx(async (tx) => {
    const unmet = await unmetForKeeping(tx, ctx, versionId);
    if (unmet.length > 0) return refuse(unmet);
    const present = await listArtefacts(tx, versionId);
    const { kept, refused } = decideKeeping(present, sound);
    const hashes = new Map(present.map(({ path, hash }) => [path, hash]));
    const changed = kept.filter(({ path, hash }) => hashes.get(path) !== hash);
    const at = ctx.now();
    for (const artefact of changed) {
      const { hash, mediaType } = artefact;
      const bytes = Buffer.from(bytesOf.get(artefact.path) ?? []);
      await insertFile(tx, { hash, mediaType, bytes, uploadedBy: person.personId, createdAt: at });
      await putArtefact(tx, { versionId, ...recordOf(artefact), addedBy: person.personId, addedAt: at });
    }
    if (changed.length > 0) await recordKept(tx, ctx, versionId, changed, hashes);
    return allow({
      added: changed.filter(({ path }) => !hashes.has(path)).map(({ path }) => path),
      replaced: changed.filter(({ path }) => hashes.has(path)).map(({ path }) => path),
      unchanged: kept.filter((one) => !changed.includes(one)).map(({ path }) => path),
      faults: [...faults, ...refused.map(({ path, reasons }) => faultOf(path, reasons))],
    });
  });
}

/** PM-27, AF-1. */
export async function unmetForKeeping(tx: Tx, ctx: Context, versionId: string) {
  const { version, actor } = await loadVersionById(tx, ctx, versionId);
  const { standardId, state } = version;
  return unmetOf(may(actor, 'keep-artefacts', { standardId, versionState: state }));
}

/** Files that others of an upload may refer to. */
async function presentFiles(tx: Tx, versionId: string): Promise<ArtefactFile[]> {
  const files: ArtefactFile[] = [];
  for (const { path, hash, kind } of await listArtefacts(tx, versionId)) {
    if (kind.startsWith('fhir-') && kind !== 'fhir-example') continue;
    const file = await findFile(tx, hash);
    if (file !== undefined) files.push({ path, bytes: Uint8Array.from(file.bytes) });
  }
  return files;
}

const TOO_MUCH: Readonly<Record<string, string>> = {
  'timed-out': 'Checking the files took too long. Add fewer at a time.',
  'too-costly': 'Checking the files takes more memory than one upload gets. Add fewer at a time.',
};

async function check(ctx: Context, uploads: readonly ArtefactFile[], present: readonly ArtefactFile[]) {
  try {
    return await ctx.texts.checkArtefacts([...uploads], [...present]);
  } catch (error) {
    const sentence = TOO_MUCH[textErrorCode(error) ?? ''];
    if (sentence === undefined) throw error;
    throw new ServiceError('invalid', sentence, { files: sentence });
  }
}

function recordOf(sound: SoundArtefact): Omit<ArtefactRecord, 'versionId' | 'addedBy' | 'addedAt'> {
  return { ...sound, refersTo: [...sound.refersTo], remarks: [...sound.remarks] };
}

async function recordKept(
  tx: Tx,
  ctx: Context,
  versionId: string,
  changed: readonly SoundArtefact[],
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const { version } = await loadVersionById(tx, ctx, versionId);
  const replaced = changed.flatMap(({ path }) => {
    const hash = before.get(path);
    return hash === undefined ? [] : [{ path, hash }];
  });
  await recordEvent(tx, ctx, {
    act: 'artefacts-kept',
    objectKind: 'version',
    objectId: versionId,
    standardId: version.standardId,
    versionId,
    ...(replaced.length === 0 ? {} : { before: { artefacts: replaced } }),
    after: { artefacts: changed.map(({ path, kind, hash }) => ({ path, kind, hash })) },
  });
}

function faultOf(path: string, reasons: Parameters<typeof sayReasons>[0]): ArtefactFault {
  const [first, ...others] = sayReasons(reasons).map(({ sentence }) => sentence);
  return { path, line: null, column: null, place: '', problem: first ?? '', cure: others.join(' ') };
}
