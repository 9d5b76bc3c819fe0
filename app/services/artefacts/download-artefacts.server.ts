import { createHash } from 'node:crypto';
import { findFile } from '../../../db/queries/files';
import type { Tx } from '../../../db/store';
import type { PackagedResource } from '../../document/artefacts/fhir-package';
import type { PackedFile } from '../../document/pack-files';
import { manifestOf } from '../../domain/artefacts';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import type { Download } from '../versions/download-text.server';
import { loadVersion } from '../versions/load-version.server';
import { versionPath } from '../versions/version-address';
import type { ListedArtefact } from './artefact-set';
import { artefactsToRead, readableSet } from './view-artefacts.server';

export const ARTEFACT_FORMATS = ['json', 'zip', 'tgz'] as const;

/** Artefacts to be downloaded, and what they are of. */
interface Found {
  readonly artefacts: readonly ListedArtefact[];
  readonly reference: string;
  readonly title: string;
  readonly number: string;
}

/** One artefact of a version, as readers are shown it. @throws ServiceError `not-found` */
export async function downloadArtefact(ctx: Context, reference: string, number: string, path: string) {
  return await oneOf(ctx, path, async (tx) => (await ofVersion(tx, ctx, reference, number)).artefacts);
}

/** One artefact of a frozen set. @throws ServiceError `not-found` */
export async function downloadFrozenArtefact(ctx: Context, hash: string, path: string): Promise<Download> {
  return await oneOf(ctx, path, async (tx) => (await ofSet(tx, ctx, hash)).artefacts);
}

/** All artefacts of a version together: as ZIP, as FHIR package, or as the manifest that their hash is of. */
export async function downloadArtefacts(
  ctx: Context,
  reference: string,
  number: string,
  format: string,
): Promise<Download> {
  return await together(ctx, format, (tx) => ofVersion(tx, ctx, reference, number));
}

/** The same of a frozen set. @throws ServiceError `not-found` */
export async function downloadArtefactSet(ctx: Context, hash: string, format: string): Promise<Download> {
  return await together(ctx, format, (tx) => ofSet(tx, ctx, hash));
}

async function ofVersion(tx: Tx, ctx: Context, reference: string, number: string): Promise<Found> {
  const { standard, version } = await loadVersion(tx, ctx, reference, number);
  const { artefacts } = await artefactsToRead(tx, version);
  return { artefacts, reference, title: standard.title, number };
}

async function ofSet(tx: Tx, ctx: Context, hash: string): Promise<Found> {
  const { set, occasions } = await readableSet(tx, ctx, hash);
  const { reference = '', title = '', number = '' } = occasions.at(-1) ?? {};
  return { artefacts: set.described as readonly ListedArtefact[], reference, title, number };
}

async function oneOf(
  ctx: Context,
  path: string,
  find: (tx: Tx) => Promise<readonly ListedArtefact[]>,
): Promise<Download> {
  const found = await ctx.store.read(async (tx) => {
    const artefact = (await find(tx)).find((one) => one.path === path);
    const file = artefact && (await findFile(tx, artefact.hash));
    return artefact && file ? { artefact, bytes: file.bytes } : undefined;
  });
  if (found === undefined) {
    throw new ServiceError(
      'not-found',
      'There is no artefact with this name here. The list shows all of them.',
    );
  }
  const { path: whole, mediaType, hash } = found.artefact;
  const fileName = whole.split('/').at(-1) ?? whole;
  return { body: found.bytes, mediaType: `${mediaType}; charset=utf-8`, fileName, hash };
}

async function together(ctx: Context, wanted: string, find: (tx: Tx) => Promise<Found>): Promise<Download> {
  const format = ARTEFACT_FORMATS.find((one) => one === wanted);
  const { found, files } = await ctx.store.read(async (tx) => {
    const them = await find(tx);
    return { found: them, files: format === 'json' ? [] : await filesOf(tx, them.artefacts) };
  });
  const { artefacts, reference, number } = found;
  if (format === undefined || artefacts.length === 0) {
    throw new ServiceError(
      'not-found',
      artefacts.length === 0
        ? 'No artefact is attached, so there is nothing to download.'
        : `Artefacts come together as ${ARTEFACT_FORMATS.join(', ')}.`,
    );
  }
  const manifest = manifestOf(artefacts);
  const hash = createHash('sha256').update(manifest).digest('hex');
  const name = `${reference}-${number}-artefacts`;
  switch (format) {
    // The very bytes that the hash names.
    case 'json':
      return { body: manifest, mediaType: 'application/json', fileName: `${name}.json`, hash };
    case 'zip': {
      const body = await ctx.texts.packFiles(packed(files, manifest));
      return { body, mediaType: 'application/zip', fileName: `${name}.zip`, hash };
    }
    case 'tgz':
      return await fhirPackage(ctx, found, files, hash);
  }
}

/** The files of artefacts with their bytes. */
export async function filesOf(tx: Tx, artefacts: readonly ListedArtefact[]) {
  const files: (ListedArtefact & { readonly content: Uint8Array })[] = [];
  for (const artefact of artefacts) {
    const file = await findFile(tx, artefact.hash);
    if (file !== undefined) files.push({ ...artefact, content: Uint8Array.from(file.bytes) });
  }
  return files;
}

/** The files of an archive of artefacts: themselves, the manifest, and sums to check them with. */
export function packed(files: Awaited<ReturnType<typeof filesOf>>, manifest: string): PackedFile[] {
  const sums = files.map(({ path, hash }) => `${hash}  artefacts/${path}`);
  return [
    ...files.map(({ path, content }) => ({ name: `artefacts/${path}`, content })),
    { name: 'artefacts.json', content: manifest },
    { name: 'SHA256SUMS', content: `${sums.join('\n')}\n` },
  ];
}

async function fhirPackage(
  ctx: Context,
  { reference, title, number }: Found,
  files: Awaited<ReturnType<typeof filesOf>>,
  hash: string,
): Promise<Download> {
  const resources = files.flatMap(({ path, kind, content }): PackagedResource[] =>
    kind.startsWith('fhir-') ? [{ path, bytes: content, example: kind === 'fhir-example' }] : [],
  );
  if (resources.length === 0) {
    throw new ServiceError(
      'not-found',
      'None of the artefacts is a FHIR resource, so there is no FHIR package.',
    );
  }
  const { origin, approvingAuthority } = ctx.settings;
  const body = await ctx.texts.fhirPackage(resources, {
    name: packageName(origin, reference),
    version: number,
    title,
    author: approvingAuthority,
    url: `${origin}${versionPath(reference, number)}`,
  });
  const mediaType = 'application/gzip';
  return {
    body,
    mediaType,
    fileName: `${packageName(origin, reference)}-${number}.tgz`,
    hash: `${hash}-fhir`,
  };
}

/** `uk.nhs.standards.std-0042`: the portal's address backwards and the reference. */
function packageName(origin: string, reference: string): string {
  const host = new URL(origin).hostname;
  const labels = /^[\d.:[\]]+$|^localhost$/.test(host) ? ['concord'] : host.split('.').reverse();
  return [...labels, reference.toLowerCase()].join('.');
}
