import { TextError } from '../../text-error';
import { readXml, type XmlElement } from '../archive/xml-reader';
import { childrenOf } from '../archive/xml-tree';
import { openZip, type ZipParts } from '../archive/zip-reader';

const MOST_XML_BYTES = 48 * 1024 * 1024;

/** Where a relation of a part leads: to another part, or out of the file. */
export interface Relation {
  readonly kind: string;
  /** Name of a part, or an address when `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** A Word file as its parts. */
export interface WordPackage {
  readonly document: XmlElement;
  /** Relations of the main part by id. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** Relations of the part that the main part names for this purpose, such as `footnotes`, by id. */
  relationsOf(kind: string): ReadonlyMap<string, Relation>;
  /** The part that the main part names for this purpose, such as `styles`; null when there is none. */
  part(kind: string): XmlElement | null;
  /** The part of this name; null when there is none. */
  named(name: string): XmlElement | null;
  /** The bytes of a part; null when there is none. */
  bytes(name: string, mostBytes: number): Uint8Array | null;
}

/** First bytes of the containers that old and encrypted Office files are. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a Word file. Throws TextError: `bad-input` when it is none, `holds-macros` for one with programs in it,
 * `archive-unsafe` and `too-large` for one made to harm.
 */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  if (OLD_OFFICE.every((byte, index) => bytes[index] === byte)) {
    throw new TextError('old-office', 'The file is an old Word file or is protected with a password.');
  }
  const zip = openZip(bytes);
  const types = xmlPart(zip, '[Content_Types].xml');
  if (types === null) throw new TextError('bad-input', 'The file is not a Word file.');
  const macroType = [...childrenOf(types, 'Override'), ...childrenOf(types, 'Default')].some((one) =>
    /macroEnabled|vbaProject/i.test(one.attributes.get('ContentType') ?? ''),
  );
  if (macroType || zip.names.some((name) => /(^|\/)vba(Project|Data)[^/]*$/i.test(name))) {
    throw new TextError('holds-macros', 'The file holds macros.');
  }
  const main = [...relationsOf(zip, '').values()].find((one) => one.kind === 'officeDocument');
  const document = main === undefined || main.external ? null : xmlPart(zip, main.target);
  if (main === undefined || document === null || document.name !== 'w:document') {
    throw new TextError('bad-input', 'The file is not a Word file.');
  }
  const relations = relationsOf(zip, main.target);
  const named = (kind: string) =>
    [...relations.values()].find((one) => one.kind === kind && !one.external)?.target;
  return {
    document,
    relations,
    relationsOf: (kind) => {
      const name = named(kind);
      return name === undefined ? new Map() : relationsOf(zip, name);
    },
    part: (kind) => {
      const name = named(kind);
      return name === undefined ? null : xmlPart(zip, name);
    },
    named: (name) => xmlPart(zip, name),
    bytes: (name, mostBytes) => zip.read(name, mostBytes),
  };
}

function xmlPart(zip: ZipParts, name: string): XmlElement | null {
  const bytes = zip.read(name, MOST_XML_BYTES);
  return bytes === null ? null : readXml(bytes);
}

/** The relations of a part; of the whole file for ''. */
function relationsOf(zip: ZipParts, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const [folder, name] = [part.slice(0, slash), part.slice(slash)];
  const root = xmlPart(zip, `${folder}_rels/${name}.rels`);
  const relations = new Map<string, Relation>();
  for (const { attributes } of childrenOf(root ?? undefined, 'Relationship')) {
    const target = attributes.get('Target') ?? '';
    const external = attributes.get('TargetMode') === 'External';
    relations.set(attributes.get('Id') ?? '', {
      kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: external ? target : partName(folder, target),
      external,
    });
  }
  return relations;
}

/** A target beside the part that names it, as the name of a part; one that leaves the file names no part. */
function partName(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
