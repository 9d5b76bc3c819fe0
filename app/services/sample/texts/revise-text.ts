import { type NodeJson, textAttribute } from '../../../document/json';
import { KEY_MARK } from './text-parts';

/** One change of a text, at the top-level block with this key. */
export type Revision =
  | { readonly replace: string; readonly with: readonly NodeJson[] }
  | { readonly after: string; readonly add: readonly NodeJson[] }
  | { readonly before: string; readonly add: readonly NodeJson[] }
  | { readonly remove: string };

/** The blocks after these changes, made one after the other. */
export function revise(blocks: readonly NodeJson[], ...revisions: readonly Revision[]): NodeJson[] {
  return revisions.reduce<NodeJson[]>((text, revision) => revised(text, revision), [...blocks]);
}

function revised(blocks: readonly NodeJson[], revision: Revision): NodeJson[] {
  if ('replace' in revision) return around(blocks, revision.replace, () => revision.with);
  if ('after' in revision) return around(blocks, revision.after, (block) => [block, ...revision.add]);
  if ('before' in revision) return around(blocks, revision.before, (block) => [...revision.add, block]);
  return around(blocks, revision.remove, () => []);
}

function around(
  blocks: readonly NodeJson[],
  key: string,
  change: (block: NodeJson) => readonly NodeJson[],
): NodeJson[] {
  const at = blocks.findIndex((block) => textAttribute(block, 'id') === `${KEY_MARK}${key}`);
  const block = blocks[at];
  if (block === undefined) throw new Error(`The sample's text has no block “${key}” to change.`);
  return [...blocks.slice(0, at), ...change(block), ...blocks.slice(at + 1)];
}
