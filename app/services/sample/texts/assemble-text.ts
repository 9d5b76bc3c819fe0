import { createHash } from 'node:crypto';
import { referenceLabels } from '../../../document/cross-references';
import { type DocumentJson, type NodeJson, plainText, textAttribute, walk } from '../../../document/json';
import { TYPES_WITH_ID } from '../../../document/shape';
import { KEY_MARK } from './text-parts';

const withId = new Set(TYPES_WITH_ID);

/** Parts that come and go between their neighbours: a line in them is known by its words, not by its place. */
const inParts = new Set(['tableCell', 'tableHeader', 'listItem']);

/** The id of the block with this key in the text of this name: the same each time, so that editions compare. */
export function idOf(text: string, key: string): string {
  return `b${createHash('sha256').update(`${text} ${key}`).digest('hex').slice(0, 10)}`;
}

/** The keys of the requirements, in reading order. */
export function requirementKeys(blocks: readonly NodeJson[]): string[] {
  const keys: string[] = [];
  walk({ type: 'doc', content: [...blocks] }, (node) => {
    if (node.type === 'requirement') keys.push(textAttribute(node, 'id').slice(KEY_MARK.length));
  });
  return keys;
}

/**
 * The blocks as a text: keys become ids, blocks without a key get one from what they say, requirements get
 * their minted numbers, and references the words they print.
 *
 * @param refs the minted number of each requirement, by its key
 */
export function assembleText(
  name: string,
  blocks: readonly NodeJson[],
  refs: ReadonlyMap<string, string>,
): DocumentJson {
  const seen = new Map<string, number>();
  const idFor = (node: NodeJson, within: string, around: string): string => {
    const key = textAttribute(node, 'id');
    if (key !== '') return key.slice(KEY_MARK.length);
    const said = `${within === '' ? node.type : within} ${within === '' || inParts.has(around) ? plainText(node) : ''}`;
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    return `${said} ${times}`;
  };
  const settle = (node: NodeJson, within: string, around: string): NodeJson => {
    if (node.text !== undefined) return node;
    if (node.type === 'crossReference') {
      const target = textAttribute(node, 'target').slice(KEY_MARK.length);
      return { ...node, attrs: { target: idOf(name, target) } };
    }
    const own = withId.has(node.type) ? idFor(node, within, around) : within;
    const attrs = { ...node.attrs };
    if (withId.has(node.type)) attrs.id = idOf(name, own);
    if (node.type === 'requirement') attrs.ref = refs.get(own) ?? null;
    const content = (node.content ?? []).map((child) => settle(child, own, node.type));
    return { type: node.type, attrs, content };
  };
  const settled = blocks.map((block) => settle(block, '', ''));
  return withLabels({ type: 'doc', content: settled });
}

/** Each reference with the words that its target is called by now. */
function withLabels(content: DocumentJson): DocumentJson {
  const labels = referenceLabels(content);
  const labelled = (node: NodeJson): NodeJson => {
    if (node.type !== 'crossReference') {
      return node.content === undefined ? node : { ...node, content: node.content.map(labelled) };
    }
    const target = textAttribute(node, 'target');
    return { ...node, attrs: { target, label: labels.get(target) ?? null } };
  };
  return { ...content, content: (content.content ?? []).map(labelled) };
}
