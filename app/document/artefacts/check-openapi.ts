import { dereference, type ParserOptions, validate } from '@readme/openapi-parser';
import { FaultyArtefact } from './artefact-fault';
import { type ArtefactFacts, type DataPath, placeInWords, type ReadData } from './artefact-types';
import { resolvePath } from './references';

/** The text of another file of the upload, or of the version; undefined when it is not there. */
export type FindText = (path: string) => string | undefined;

const FOLDER = '/artefacts/';

/**
 * Options under which nothing is read but the files that came together: no disk, no network. A reader of one's own is
 * what the parser under the library takes; the library's types know only yes and no.
 */
function options(from: string, text: string, find: FindText): ParserOptions {
  return {
    timeoutMs: 20_000,
    resolve: {
      external: true,
      file: {
        order: 1,
        canRead: true,
        read: ({ url }: { url: string }) => {
          const asked = decodeURIComponent(url.replace(/#.*$/s, ''));
          if (asked === FOLDER + from) return text;
          // A file that is not attached is taken for an empty one; the page says which are missing.
          return (asked.startsWith(FOLDER) ? find(asked.slice(FOLDER.length)) : undefined) ?? '{}';
        },
        // The types know a resolver of files as switched on or off alone.
      } as unknown as boolean,
    },
    dereference: { circular: 'ignore' },
    validate: { errors: { colorize: false } },
  };
}

/** Checks an OpenAPI or Swagger description with the files it refers to. @throws FaultyArtefact */
export async function checkOpenApi(
  path: string,
  text: string,
  data: ReadData,
  find: FindText,
): Promise<void> {
  let result: Awaited<ReturnType<typeof validate>>;
  try {
    result = await validate(FOLDER + path, options(path, text, find));
  } catch (error) {
    throw new FaultyArtefact({
      problem: `The description could not be read: ${sentence(error)}`,
      cure: 'Check the place that is named and the files it refers to.',
    });
  }
  if (result.valid) return;
  const [first] = result.errors;
  const said = first?.message ?? 'The description is not valid.';
  const where = await placeOf(said, path, text, data, find);
  const more = result.errors.length - 1 + result.additionalErrors;
  const others = more === 0 ? '' : ` There ${more === 1 ? 'is 1 more fault' : `are ${more} more faults`}.`;
  throw new FaultyArtefact({ place: placeInWords('', where), ...explain(said, others) }, data.placeOf(where));
}

/**
 * The library shows faults in a listing of the whole description with its references replaced. The line it marks
 * there leads to the path of the fault, and this to the line of the source.
 */
async function placeOf(
  said: string,
  path: string,
  text: string,
  data: ReadData,
  find: FindText,
): Promise<DataPath> {
  const inBackticks = /`#?\/([^`]+)`/.exec(said)?.[1];
  if (inBackticks !== undefined) {
    return inBackticks.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  const pointer = /\$ref pointer "(#[^"]*)"/.exec(said)?.[1];
  if (pointer !== undefined) return pathOfReference(data.value, pointer);
  const marked = Number(/^> *(\d+) \|/m.exec(said)?.[1] ?? 0);
  if (marked === 0) return [];
  try {
    const whole = await dereference(FOLDER + path, options(path, text, find));
    return pathAtLine(JSON.stringify(whole, null, 2), marked);
  } catch {
    return [];
  }
}

/** The first place that refers to this pointer; the root when a file beside this one does. */
function pathOfReference(root: unknown, pointer: string): DataPath {
  const waiting: [unknown, DataPath][] = [[root, []]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null || path.length > MOST_STEPS) continue;
    for (const [key, part] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === '$ref' && part === pointer) return at;
      waiting.push([part, at]);
    }
  }
  return [];
}

/** Deeper than files are read; what aliases tie into a circle ends here. */
const MOST_STEPS = 120;

/** The path of what stands on a line of JSON written with two spaces for each step. */
export function pathAtLine(json: string, wanted: number): DataPath {
  const steps: (string | number)[] = [];
  const lines = json.split('\n', wanted);
  for (const line of lines) {
    const depth = (line.length - line.trimStart().length) / 2;
    const named = /^\s*("(?:[^"\\]|\\.)*"): /.exec(line)?.[1];
    if (depth === 0 || /^\s*[\]}]/.test(line)) continue;
    const before = steps[depth - 1];
    steps.length = depth - 1;
    steps.push(
      named !== undefined ? (JSON.parse(named) as string) : typeof before === 'number' ? before + 1 : 0,
    );
  }
  return steps;
}

const QUOTED = /'([^']+)'/;

function explain(said: string, others: string): { problem: string; cure: string } {
  const missing = /\^+ (\S.*?) is missing here!/.exec(said)?.[1];
  if (missing !== undefined) {
    return {
      problem: `“${missing}” is missing here.${others}`,
      cure: `Add “${missing}”: OpenAPI asks for it.`,
    };
  }
  const extra = /\^+ (\S.*?) is not expected to be here!/.exec(said)?.[1];
  if (extra !== undefined) {
    return {
      problem: `OpenAPI has no “${extra}” here.${others}`,
      cure: 'Check its spelling and indentation, begin it with x- if it is your own, or take it out.',
    };
  }
  const pointer = /\$ref pointer "(#[^"]*)"/.exec(said)?.[1];
  if (pointer !== undefined) {
    return {
      problem: `Something refers to ${pointer}, which is not there.${others}`,
      cure: 'Define it, or correct the $ref.',
    };
  }
  const [sentenceOnly = ''] = said.split('\n');
  const words = sentenceOnly.replace(/^[A-Z ]+(?=[a-z'"])/, '').trim();
  const named = QUOTED.exec(words)?.[1];
  return {
    problem: `${words.replace(/[.:]$/, '') || 'The description is not valid'}.${others}`,
    cure:
      named === undefined ? 'Correct this part as the OpenAPI specification says.' : `Look at “${named}”.`,
  };
}

function sentence(error: unknown): string {
  const words = error instanceof Error ? error.message.split('\n')[0] : undefined;
  return (words ?? 'it is not valid').replaceAll(FOLDER, '').slice(0, 300);
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** What a description is about. */
export function factsOfOpenApi(value: Readonly<Record<string, unknown>>): ArtefactFacts {
  const info = (value.info ?? {}) as Record<string, unknown>;
  const paths = Object.values((value.paths ?? {}) as Record<string, Record<string, unknown> | null>);
  const operations = paths.flatMap((one) => Object.keys(one ?? {}).filter((key) => METHODS.includes(key)));
  return {
    title: typeof info.title === 'string' ? info.title : 'API',
    defines: `${number(operations.length, 'operation')} at ${number(paths.length, 'address', 'addresses')}, OpenAPI ${String(value.openapi ?? value.swagger)}`,
    identifier: '',
    version: info.version === undefined ? '' : String(info.version),
  };
}

const number = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Files that a description refers to, as paths among the others; those outside are left as they are written. */
export function pathsReferred(from: string, references: readonly string[]): string[] {
  return references.flatMap((reference) => resolvePath(from, reference) ?? []);
}
