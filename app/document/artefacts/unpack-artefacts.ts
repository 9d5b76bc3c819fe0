import { openZip } from '../import/archive/zip-reader';
import { textErrorCode } from '../text-error';
import type { ArtefactFault, ArtefactFile } from './artefact-types';

/** Largest file of a set. */
export const MOST_ARTEFACT_BYTES = 4 * 1024 * 1024;

/** Files that come along in archives and that nobody means. */
const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\.git\/)/;

/** What was uploaded as files by path: archives are opened, in memory and with their folders. */
export function unpackArtefacts(uploads: readonly ArtefactFile[]): {
  readonly files: ArtefactFile[];
  readonly faults: ArtefactFault[];
} {
  const files: ArtefactFile[] = [];
  const faults: ArtefactFault[] = [];
  for (const { path, bytes } of uploads) {
    if (!isZip(bytes)) {
      files.push({ path, bytes });
      continue;
    }
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    try {
      const archive = openZip(bytes);
      for (const name of archive.names) {
        if (name.endsWith('/') || JUNK.test(name)) continue;
        try {
          const content = archive.read(name, MOST_ARTEFACT_BYTES);
          if (content !== null) files.push({ path: folder + name, bytes: Uint8Array.from(content) });
        } catch (error) {
          faults.push({ ...fault(folder + name), ...said(error) });
        }
      }
    } catch (error) {
      faults.push({ ...fault(path), ...said(error) });
    }
  }
  return { files, faults };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

const fault = (path: string) => ({ path, line: null, column: null, place: '' });

function said(error: unknown): Pick<ArtefactFault, 'problem' | 'cure'> {
  switch (textErrorCode(error)) {
    case 'too-large':
      return {
        problem: `It is larger than ${MOST_ARTEFACT_BYTES / 1024 / 1024} MB, or the archive holds far too much.`,
        cure: 'Leave it out, or split it.',
      };
    case 'archive-unsafe':
      return {
        problem: 'The archive holds names or parts that archives of this kind never have.',
        cure: 'Pack the files again with the ZIP program of your system, without a password.',
      };
    case 'bad-input':
      return { problem: 'The archive is damaged.', cure: 'Pack the files again and add that archive.' };
    default:
      throw error;
  }
}
