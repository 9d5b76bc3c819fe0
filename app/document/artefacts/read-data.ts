import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { FaultyArtefact } from './artefact-fault';
import type { DataPath, ReadData, SourcePlace } from './artefact-types';
import { locateJsonFault } from './locate-json-fault';
import { repeatedKey } from './repeated-key';

const DEEPEST = 100;
const MOST_ALIASES = 50;

/** A text file in UTF-8. @throws FaultyArtefact */
export function readText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below, as for a text with zero bytes.
  }
  throw new FaultyArtefact({
    problem: 'The file is not text in UTF-8.',
    cure: 'Save it as UTF-8 and add it again.',
  });
}

/** JSON, strictly, with each name once in its object. @throws FaultyArtefact */
export function readJson(text: string): ReadData {
  refuseDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = locateJsonFault(text);
    throw new FaultyArtefact(
      {
        problem: `The file is not valid JSON. ${fault?.problem ?? ''}`.trim(),
        cure: fault?.cure ?? 'Check it with an editor that knows JSON.',
      },
      fault,
    );
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) {
    throw new FaultyArtefact(
      {
        problem: `The name “${repeated.key}” stands twice in one object: first on line ${repeated.firstLine}, and again here.`,
        cure: 'Keep the one that is meant and take the other out: programs differ in which of them they read.',
      },
      repeated,
    );
  }
  return { value, format: 'json', placeOf: placesIn(text) };
}

/** YAML 1.2, or JSON as far as YAML reads it, without tags of its own. @throws FaultyArtefact */
export function readYaml(text: string): ReadData {
  refuseDepth(text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new FaultyArtefact(
      {
        problem: `The file is not valid YAML: ${error.message}.`.replace(/\.+$/, '.'),
        cure: 'Look at the indentation and the quotation marks there and just before.',
      },
      { line, column: col },
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    throw new FaultyArtefact({
      problem: `The file repeats its parts by aliases more than ${MOST_ALIASES} times over.`,
      cure: 'Write the repeated parts out, or refer to them with $ref.',
    });
  }
  return { value, format: 'yaml', placeOf: placesIn(text) };
}

/** Deeper than any description people write, and deep enough to end a program that reads it by recursion. */
function refuseDepth(text: string): void {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"' && text[at - 1] !== '\\') inText = !inText;
    else if (character === '\n') inText = false;
    else if (!inText && (character === '{' || character === '[')) depth += 1;
    else if (!inText && (character === '}' || character === ']')) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) throw tooDeep();
  }
  if (/^[ -]{400}/m.test(text)) throw tooDeep();
}

export function tooDeep(): FaultyArtefact {
  return new FaultyArtefact({
    problem: `The file is nested more than ${DEEPEST} deep.`,
    cure: 'Move inner parts into files of their own and refer to them.',
  });
}

/** Finds parts of a source by their paths; the source is read for it when it is first asked. */
function placesIn(text: string): (path: DataPath) => SourcePlace | null {
  let known: { readonly root: Node | null; readonly lines: LineCounter } | null = null;
  return (path) => {
    if (known === null) {
      const lines = new LineCounter();
      known = { root: parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents, lines };
    }
    const offset = offsetOf(known.root, path);
    if (offset === null) return null;
    const { line, col } = known.lines.linePos(offset);
    return { line, column: col };
  };
}

function offsetOf(root: Node | null, path: DataPath): number | null {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isPair(pair) || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) break;
      node = item;
      offset = (item as Node).range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
