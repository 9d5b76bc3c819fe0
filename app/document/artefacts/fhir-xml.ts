import { FaultyArtefact } from './artefact-fault';
import type { DataPath, ReadData, SourcePlace } from './artefact-types';
import { elementKind, isResourceType } from './fhir-schema';
import { elementsOf, type XmlNode } from './read-xml';

export const FHIR_NAMESPACE = 'http://hl7.org/fhir';

type FhirObject = Record<string, unknown>;
type Places = Map<string, SourcePlace>;

interface Source {
  readonly text: string;
  readonly number: (written: string) => unknown;
}

/**
 * A FHIR resource in XML as the same resource in JSON, by what the schema says of each element: which repeat, which
 * are numbers. Elements the schema does not know are kept, so that checking the result names them. `number` makes what
 * stands for a number of the source.
 */
export function fhirFromXml(
  root: XmlNode,
  text: string,
  number: (written: string) => unknown = Number,
): ReadData {
  const places: Places = new Map();
  const value = resourceOf(root, { text, number }, [], places);
  return {
    value,
    format: 'xml',
    placeOf: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const place = places.get(keyOf(path.slice(0, length)));
        if (place !== undefined) return place;
      }
      return null;
    },
  };
}

const keyOf = (path: DataPath) => JSON.stringify(path);

function resourceOf(node: XmlNode, source: Source, path: DataPath, places: Places): FhirObject {
  if (node.namespace !== FHIR_NAMESPACE) {
    throw new FaultyArtefact(
      {
        place: node.name,
        problem: `The element “${node.name}” is not in the namespace of FHIR.`,
        cure: `Give the outermost element the attribute xmlns="${FHIR_NAMESPACE}".`,
      },
      node.at,
    );
  }
  places.set(keyOf(path), node.at);
  return { resourceType: node.name, ...contentOf(node, node.name, source, path, places) };
}

function contentOf(node: XmlNode, type: string, source: Source, path: DataPath, places: Places): FhirObject {
  const result: FhirObject = {};
  for (const name of ['id', 'url']) {
    const value = node.attributes.get(name);
    if (value !== undefined) result[name] = value;
  }
  const seen = new Map<string, number>();
  for (const child of elementsOf(node)) {
    const kind = elementKind(type, child.name);
    const index = seen.get(child.name) ?? 0;
    seen.set(child.name, index + 1);
    const repeats = kind?.repeats ?? false;
    const at = repeats ? [...path, child.name, index] : [...path, child.name];
    places.set(keyOf(at), child.at);
    if (index > 0 && kind !== undefined && !repeats) {
      throw new FaultyArtefact(
        {
          place: child.name,
          problem: `The element “${child.name}” stands more than once here.`,
          cure: 'Keep one of them: FHIR allows only one.',
        },
        child.at,
      );
    }
    if (kind?.primitive != null)
      addPrimitive(result, child, index, repeats, kind.primitive, [source, at, places]);
    else add(result, child.name, contentFor(child, kind?.type ?? '', source, at, places), index, repeats);
  }
  return result;
}

function contentFor(node: XmlNode, type: string, source: Source, at: DataPath, places: Places): unknown {
  if (type === 'xhtml') return source.text.slice(node.from, node.to);
  if (type === 'ResourceList') {
    const [inner] = elementsOf(node);
    return inner === undefined ? {} : resourceOf(inner, source, at, places);
  }
  return contentOf(node, type === '' && isResourceType(node.name) ? node.name : type, source, at, places);
}

/** A primitive: its value under its name, and its id and extensions under the name with an underscore. */
function addPrimitive(
  result: FhirObject,
  node: XmlNode,
  index: number,
  repeats: boolean,
  kind: 'string' | 'number' | 'boolean',
  [source, at, places]: [Source, DataPath, Places],
): void {
  const { name } = node;
  const written = node.attributes.get('value');
  const beside = contentOf(node, 'Element', source, at, places);
  const extended = Object.keys(beside).length > 0;
  if (written !== undefined) add(result, name, typed(written, kind, source), index, repeats);
  else if (repeats) add(result, name, null, index, true);
  if (extended) {
    const under = `_${name}`;
    if (repeats) {
      const list = Array.isArray(result[under]) ? (result[under] as unknown[]) : [];
      while (list.length < index) list.push(null);
      result[under] = [...list, beside];
    } else result[under] = beside;
  } else if (repeats && Array.isArray(result[`_${name}`])) (result[`_${name}`] as unknown[]).push(null);
}

function add(result: FhirObject, name: string, value: unknown, index: number, repeats: boolean): void {
  if (!repeats) result[name] = value;
  else if (index === 0) result[name] = [value];
  else (result[name] as unknown[]).push(value);
}

/** What JSON writes for the value of an attribute; what is no number or boolean stays text, for the check to name. */
function typed(written: string, kind: 'string' | 'number' | 'boolean', { number }: Source): unknown {
  if (kind === 'boolean' && (written === 'true' || written === 'false')) return written === 'true';
  if (kind === 'number' && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(written)) return number(written);
  return written;
}
