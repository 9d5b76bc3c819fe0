import { FaultyArtefact, faultOf } from './artefact-fault';
import type { ArtefactFault, ArtefactFile, CheckedArtefacts, SoundArtefact } from './artefact-types';
import { checkArtefact, endingOf, type OtherFiles } from './check-artefact';
import { pathsReferred } from './check-openapi';
import { readJson, readYaml, tooDeep } from './read-data';
import { fileReferences } from './references';
import { MOST_ARTEFACT_BYTES, unpackArtefacts } from './unpack-artefacts';

/**
 * Checks an upload beside the files that are there already: each file by itself, so that one that is not valid
 * keeps no other out.
 */
export async function checkArtefacts(
  uploads: readonly ArtefactFile[],
  present: readonly ArtefactFile[],
): Promise<CheckedArtefacts> {
  const { files, faults } = unpackArtefacts(uploads);
  const others = otherFiles([...present, ...files]);
  const sound: SoundArtefact[] = [];
  for (const file of files) {
    const checked = await checkOne(file, others);
    if ('problem' in checked) faults.push(checked);
    else sound.push(checked);
  }
  const kept = new Set(sound.map(({ path }) => path));
  return { files: files.filter(({ path }) => kept.has(path)), sound, faults };
}

async function checkOne(file: ArtefactFile, others: OtherFiles): Promise<SoundArtefact | ArtefactFault> {
  const { path, bytes } = file;
  if (bytes.length === 0) return faultOf(path, emptyFile());
  if (bytes.length > MOST_ARTEFACT_BYTES) return faultOf(path, largeFile());
  try {
    return await checkArtefact(file, others);
  } catch (error) {
    if (error instanceof FaultyArtefact) return faultOf(path, error);
    // Recursion that ran out of room: nested deeper than any reader goes.
    if (error instanceof RangeError) return faultOf(path, tooDeep());
    throw error;
  }
}

const HAS_ALIASES = /(?:^|[\s[{,:-])[&*][\w-]/;

/** The files by path, as texts, and which of them some description refers to, directly or through others. */
function otherFiles(files: readonly ArtefactFile[]): OtherFiles {
  const decoder = new TextDecoder();
  const texts = new Map<string, string>();
  for (const { path, bytes } of files) {
    if (bytes.length > MOST_ARTEFACT_BYTES) continue;
    const text = decoder.decode(bytes);
    // What grows when it is read is kept from the readers of other files.
    if (!HAS_ALIASES.test(text) || readLoosely(path, text) !== null) texts.set(path, text);
  }
  const referred = new Set<string>();
  for (const [path, text] of texts) {
    if (!/\$ref|externalValue/.test(text)) continue;
    for (const one of pathsReferred(path, fileReferences(readLoosely(path, text)))) referred.add(one);
  }
  return { texts, referred };
}

/** A file as data if it is any, for its references alone; what is wrong with it is said when its turn comes. */
function readLoosely(path: string, text: string): unknown {
  try {
    const ending = endingOf(path);
    if (ending === 'json') return readJson(text).value;
    return ending === 'yaml' || ending === 'yml' ? readYaml(text).value : {};
  } catch {
    return null;
  }
}

function emptyFile(): FaultyArtefact {
  return new FaultyArtefact({ problem: 'The file is empty.', cure: 'Choose the file that was meant.' });
}

function largeFile(): FaultyArtefact {
  return new FaultyArtefact({
    problem: `The file is larger than ${MOST_ARTEFACT_BYTES / 1024 / 1024} MB.`,
    cure: 'Split it, or take generated parts out.',
  });
}
