import { memoryPages, validateXML } from 'xmllint-wasm';
import { FaultyArtefact } from './artefact-fault';
import type { ArtefactFacts } from './artefact-types';
import { elementsOf, type XmlNode } from './read-xml';
import { leadsOutside, resolvePath } from './references';

export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** Any document: a schema is compiled before it is looked at, and only the compiling counts. */
const PROBE = '<probe/>';
const PROBE_NAME = 'probe-of-the-portal.xml';

/** Files that a schema includes, imports or redefines. */
export function filesOfSchema(root: XmlNode): string[] {
  return elementsOf(root)
    .filter(({ name, namespace }) => namespace === XSD_NAMESPACE && /^(include|import|redefine)$/.test(name))
    .flatMap(({ attributes }) => attributes.get('schemaLocation') ?? []);
}

/**
 * Compiles a schema with libxml2, in memory of its own: there is neither a network nor a disk, only the files that
 * came together. @throws FaultyArtefact
 */
export async function checkXsd(
  path: string,
  text: string,
  root: XmlNode,
  others: ReadonlyMap<string, string>,
): Promise<void> {
  refuseMissing(path, root, others);
  const preload = [...others].map(([fileName, contents]) => ({ fileName: `in/${fileName}`, contents }));
  let said = '';
  try {
    const { rawOutput } = await validateXML({
      xml: [{ fileName: PROBE_NAME, contents: PROBE }],
      schema: [{ fileName: `in/${path}`, contents: text }],
      preload,
      disableFileNameValidation: true,
      maxMemoryPages: 128 * memoryPages.MiB,
    });
    said = rawOutput;
  } catch (error) {
    said = error instanceof Error ? error.message : String(error);
  }
  const found =
    /^in\/([^\n]+?):(\d+): (?:element \S+ )?(?:Schemas parser error|parser error|namespace error) : (.+)$/m.exec(
      said.replace(/: element (\S+): /g, ': element $1 '),
    );
  if (found === null) {
    if (said.includes(PROBE_NAME) || said === '') return;
    throw new FaultyArtefact({
      problem: 'The schema could not be compiled.',
      cure: 'Check it with an XML editor; very large or deeply linked schemas are more than one file gets.',
    });
  }
  const [, file = path, line = '1', words = ''] = found;
  throw new FaultyArtefact(
    {
      place: file === path ? '' : file,
      problem: `The schema is not valid: ${words.replaceAll(`{${XSD_NAMESPACE}}`, 'xs:').replace(/\.$/, '')}.`,
      cure: 'Correct this line as XML Schema 1.0 says.',
    },
    file === path ? { line: Number(line), column: 1 } : null,
  );
}

function refuseMissing(path: string, root: XmlNode, others: ReadonlyMap<string, string>): void {
  for (const reference of filesOfSchema(root)) {
    if (leadsOutside(reference)) continue;
    const wanted = resolvePath(path, reference);
    if (wanted !== null && (others.has(wanted) || wanted === path)) continue;
    throw new FaultyArtefact(
      {
        problem: `The schema takes in “${reference}”, which is not among the files.`,
        cure: 'Add both together, in the same folders as on your machine, for example as one ZIP file.',
      },
      elementsOf(root).find(({ attributes }) => attributes.get('schemaLocation') === reference)?.at ?? null,
    );
  }
}

/** What a schema is about. */
export function factsOfXsd(root: XmlNode): ArtefactFacts {
  const inside = elementsOf(root);
  const count = (...names: string[]) => inside.filter(({ name }) => names.includes(name)).length;
  const elements = count('element');
  const types = count('complexType', 'simpleType');
  return {
    title: '',
    defines: `${elements} ${elements === 1 ? 'element' : 'elements'} and ${types} ${types === 1 ? 'type' : 'types'}`,
    identifier: root.attributes.get('targetNamespace') ?? '',
    version: root.attributes.get('version') ?? '',
  };
}
