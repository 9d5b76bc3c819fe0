import type { AttributeChange } from '../comparison-types';
import { type AttributeValue, type NodeJson, textAttribute } from '../json';
import { isLevel, LEVEL_LABELS, NODE_ATTRIBUTES } from '../shape';
import { partNumber } from '../written-number';
import type { Merged } from './merged';

/** Attributes that no reader sees: which block it is, and how wide a column is drawn. */
export const UNSEEN: ReadonlySet<string> = new Set(['id', 'colwidth']);

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
    if (UNSEEN.has(name) || !isRead(name, before, after)) continue;
    const values = [before, after].map((node) => printed(name, attributeOf(node, name)));
    const [was = '', is = ''] = values;
    if (was !== is) changes.push({ name, before: was, after: is });
  }
  return [...changes, ...compareLinks(before, after)];
}

/** Whether a reader learns something of an attribute that changed. */
function isRead(name: string, before: NodeJson, after: NodeJson): boolean {
  // A number given to a requirement for the first time is not a change of its text.
  if (name === 'ref') return textAttribute(before, name) !== '' && textAttribute(after, name) !== '';
  if (after.type !== 'heading') return true;
  // The level of a title is told as a new form, and a number written in one stands for the computed one.
  const written = (node: NodeJson) => partNumber(node.content ?? []).number.length > 0;
  return name === 'numbered' && !written(before) && !written(after);
}

function attributeOf(node: NodeJson, name: string): AttributeValue {
  return node.attrs?.[name] ?? NODE_ATTRIBUTES[node.type]?.[name] ?? null;
}

function printed(name: string, value: AttributeValue): string {
  if (name === 'type') return NUMBERINGS[String(value ?? '1')] ?? String(value);
  if (name === 'align') return String(value ?? 'left');
  if (value === null) return '';
  if (name === 'level' && isLevel(value)) return LEVEL_LABELS[value];
  return typeof value === 'boolean' ? yesOrNo(value) : String(value);
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** Where links on the same words lead elsewhere now. */
function compareLinks(before: NodeJson, after: NodeJson): AttributeChange[] {
  const was = linksOf(before);
  return [...linksOf(after)].flatMap(([words, hrefs]) => {
    const earlier = was.get(words) ?? [];
    if (earlier.length !== hrefs.length) return [];
    return hrefs.flatMap((href, at) =>
      earlier[at] === href ? [] : [{ name: 'link', before: earlier[at] ?? '', after: href }],
    );
  });
}

/** The addresses behind the same words, in reading order. */
function linksOf(node: NodeJson): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const child of node.content ?? []) {
    const link = child.marks?.find((mark) => mark.type === 'link');
    const href = link === undefined ? '' : textAttribute(link, 'href');
    const words = child.text ?? '';
    if (href !== '') links.set(words, [...(links.get(words) ?? []), href]);
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
