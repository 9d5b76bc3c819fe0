import type { RequirementLevel } from '../../../../db/words';
import type { NodeJson } from '../../../document/json';
import { inline } from './inline-words';

/**
 * The parts that the sample's texts are written in. A key names a block for references, comments and later
 * changes; `assembleText` turns keys into ids.
 */
export const KEY_MARK = '@';

function block(type: string, key: string, attrs: NodeJson['attrs'], content: NodeJson[]): NodeJson {
  return { type, attrs: { ...(key === '' ? {} : { id: `${KEY_MARK}${key}` }), ...attrs }, content };
}

/** A numbered clause. */
export function clause(key: string, title: string, level = 1): NodeJson {
  return block('heading', key, { level }, inline(title));
}

/** A heading without a number, such as a foreword. */
export function front(key: string, title: string): NodeJson {
  return block('heading', key, { level: 1, numbered: false }, inline(title));
}

export function p(words: string, key = ''): NodeJson {
  return block('paragraph', key, {}, inline(words));
}

/** A requirement; its number is minted when its draft first holds it. Null: its level is still to be chosen. */
export function req(
  key: string,
  level: RequirementLevel | null,
  ...content: readonly (string | NodeJson)[]
): NodeJson {
  return block('requirement', key, { level }, asBlocks(content));
}

export function term(key: string, name: string, ...content: readonly (string | NodeJson)[]): NodeJson {
  return block('definition', key, { term: name }, asBlocks(content));
}

/** A passage that explains and binds nobody. */
export function note(title: string, ...content: readonly (string | NodeJson)[]): NodeJson {
  return block('callout', '', { kind: 'informative', title }, asBlocks(content));
}

/** A passage set apart that binds as a requirement does. */
export function binding(title: string, ...content: readonly (string | NodeJson)[]): NodeJson {
  return block('callout', '', { kind: 'normative', title }, asBlocks(content));
}

/** What each of the sample's texts says of itself at its beginning. */
export function sampleNotice(): NodeJson {
  return note(
    'A sample',
    'This text was invented for the demonstration, with the organisations and people that it names. It binds nobody.',
  );
}

export function bullets(...items: readonly string[]): NodeJson {
  return block('bulletList', '', {}, items.map(item));
}

export function steps(...items: readonly string[]): NodeJson {
  return block('orderedList', '', {}, items.map(item));
}

/** A table whose first row and first column are header cells. */
export function table(key: string, caption: string, ...rows: readonly (readonly string[])[]): NodeJson {
  return block(
    'table',
    key,
    { caption },
    rows.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((words, column) => ({
        type: row === 0 || column === 0 ? 'tableHeader' : 'tableCell',
        content: [p(words)],
      })),
    })),
  );
}

export function code(language: string, source: string, key = ''): NodeJson {
  return block('codeBlock', key, { language }, [{ type: 'text', text: source.replace(/^\n|\n$/g, '') }]);
}

export function quote(words: string): NodeJson {
  return block('blockquote', '', {}, [p(words)]);
}

function item(words: string): NodeJson {
  return { type: 'listItem', content: [p(words)] };
}

function asBlocks(content: readonly (string | NodeJson)[]): NodeJson[] {
  return content.map((part) => (typeof part === 'string' ? p(part) : part));
}
