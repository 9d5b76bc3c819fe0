import type { AttributeChange } from '../comparison-types';
import { type AttributeValue, type NodeJson, textAttribute } from '../json';
import { isLevel, LEVEL_LABELS, NODE_ATTRIBUTES } from '../shape';
import type { Merged } from './merged';

/** Attributes that say nothing to a reader or follow from where a block stands. */
const SILENT: ReadonlySet<string> = new Set(['id', 'colwidth', 'numbered', 'start', 'ref']);

/** How an ordered list counts, by its attribute `type`. */
const NUMBERINGS: Readonly<Record<string, string>> = {
  '1': '1, 2, 3',
  a: 'a, b, c',
  A: 'A, B, C',
  i: 'i, ii, iii',
  I: 'I, II, III',
};

/** What changed in the attributes of one block, in words a reader knows. */
export function compareAttributes(before: NodeJson, after: NodeJson): AttributeChange[] {
  if (before.type !== after.type) return [];
  const changes: AttributeChange[] = [];
  const names = new Set([...Object.keys(before.attrs ?? {}), ...Object.keys(after.attrs ?? {})]);
  for (const name of names) {
    if (SILENT.has(name) || after.type === 'heading') continue;
    const values = [before, after].map((node) => printed(name, attributeOf(node, name)));
    const [was = '', is = ''] = values;
    if (was !== is) changes.push({ name, before: was, after: is });
  }
  return [...changes, ...compareLinks(before, after)];
}

function attributeOf(node: NodeJson, name: string): AttributeValue {
  return node.attrs?.[name] ?? NODE_ATTRIBUTES[node.type]?.[name] ?? null;
}

function printed(name: string, value: AttributeValue): string {
  if (name === 'type') return NUMBERINGS[String(value ?? '1')] ?? String(value);
  if (value === null) return '';
  if (name === 'level' && isLevel(value)) return LEVEL_LABELS[value];
  return String(value);
}

/** Where links on the same words lead elsewhere now. */
function compareLinks(before: NodeJson, after: NodeJson): AttributeChange[] {
  const was = linksOf(before);
  const is = linksOf(after);
  return [...is].flatMap(([words, href]) => {
    const earlier = was.get(words);
    return earlier === undefined || earlier === href ? [] : [{ name: 'link', before: earlier, after: href }];
  });
}

function linksOf(node: NodeJson): Map<string, string> {
  const links = new Map<string, string>();
  for (const child of node.content ?? []) {
    const link = child.marks?.find((mark) => mark.type === 'link');
    const href = link === undefined ? '' : textAttribute(link, 'href');
    if (href !== '') links.set(child.text ?? '', href);
  }
  return links;
}

/** Fills in the attribute changes of the containers of a merged tree. */
export function compareContainers(root: Merged): void {
  for (const child of root.children) {
    if (child.words !== undefined) continue;
    if (child.before !== undefined) child.attributes = compareAttributes(child.before, child.node);
    compareContainers(child);
  }
}

/** True when the containers around two leaves are of the same kinds. */
export function sameFrames(before: readonly NodeJson[], after: readonly NodeJson[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((node, index) => index === 0 || node.type === after[index]?.type);
}
