import * as Y from 'yjs';
import { normalise, stringify } from './canonical';
import type { AttributeValue, DocumentJson, NodeJson } from './json';
import {
  buildUnit,
  type LiveChild,
  liveChildren,
  openLive,
  readLiveChild,
  textFragment,
  unitsOf,
  writtenAttributes,
} from './live-document';
import { rewriteText } from './restore-text';
import { longestIncreasing } from './sequence-diff';
import { lowClientId, NOTHING_TAKEN_OUT, type TakenOut, takenOutBy } from './taken-out';

type Unit = NodeJson | NodeJson[];

/**
 * The update that turns the present text into `target` by edits: blocks that are alike on both sides are not
 * touched, a changed block is changed inside, only what has no counterpart is taken out or put in. So whoever
 * types meanwhile keeps their words, and undoing is possible. A text that is already as wanted gives an
 * update without content.
 *
 * @param updates the text
 * @param underWay the updates that follow, of people who are still writing: what they put in stays, as if it had come
 * a moment later; what they took out comes back where the target has it.
 */
export function restoreUpdate(
  updates: readonly Uint8Array[],
  target: DocumentJson,
  underWay: readonly Uint8Array[] = [],
): Uint8Array {
  const doc = openLive(updates);
  const before = Y.encodeStateVector(doc);
  // What comes back stands before what they write in its place, and so never in the middle of that.
  doc.clientID = lowClientId(doc);
  rewriteLive(doc, target, takenOutBy(underWay, doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

/** Turns a live text into the wanted one by as few edits as may be; what is taken out of it counts as gone. */
export function rewriteLive(doc: Y.Doc, target: DocumentJson, gone: TakenOut = NOTHING_TAKEN_OUT): void {
  doc.transact(() => rewriteChildren(textFragment(doc), normalise(target).content ?? [], gone));
}

function rewriteChildren(parent: Y.XmlFragment, target: readonly NodeJson[], gone: TakenOut): void {
  const present = liveChildren(parent)
    .filter(({ _item }) => _item === null || !gone.has(_item.id.client, _item.id.clock))
    .map(describe);
  const wanted = unitsOf(target);
  const partners = matchUnits(present, wanted);
  removeOthers(parent, new Set(partners.map((place) => present[place]?.child)));
  let fresh: LiveChild[] = [];
  let at = 0;
  const insertFresh = () => {
    if (fresh.length > 0) parent.insert(at, fresh);
    at += fresh.length;
    fresh = [];
  };
  for (const [index, unit] of wanted.entries()) {
    const partner = present[partners[index] ?? -1];
    if (partner === undefined) {
      fresh.push(buildUnit(unit));
      continue;
    }
    insertFresh();
    if (partner.content !== contentKey(unit) || gone.touches(partner.child))
      rewriteChild(partner.child, unit, gone);
    at += 1;
  }
  insertFresh();
}

/** Deletes every child that is not kept, neighbours in one step, from the back. */
function removeOthers(parent: Y.XmlFragment, kept: ReadonlySet<unknown>): void {
  const children: unknown[] = parent.toArray();
  let end = children.length;
  while (end > 0) {
    let start = end;
    while (start > 0 && !kept.has(children[start - 1])) start -= 1;
    if (start < end) parent.delete(start, end - start);
    end = start - 1;
  }
}

function rewriteChild(child: LiveChild, unit: Unit, gone: TakenOut): void {
  if (child instanceof Y.XmlText) {
    if (Array.isArray(unit)) rewriteText(child, unit, gone);
    return;
  }
  if (Array.isArray(unit)) return;
  const wanted = writtenAttributes(unit);
  const present: Record<string, unknown> = child.getAttributes();
  for (const name of Object.keys(present)) {
    if ((wanted[name] ?? null) === null) child.removeAttribute(name);
  }
  const element = child as Y.XmlElement<Record<string, NonNullable<AttributeValue>>>;
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== null && stringify(present[name]) !== stringify(value)) element.setAttribute(name, value);
  }
  rewriteChildren(child, unit.content ?? [], gone);
}

interface Present {
  readonly child: LiveChild;
  /** Equal for two units of equal content. */
  readonly content: string;
  /** Equal for two states of one block; '' when nothing tells. */
  readonly identity: string;
  readonly kind: string;
}

function describe(child: LiveChild): Present {
  const nodes = readLiveChild(child);
  const normal = normalise({ type: 'doc', content: nodes }).content ?? [];
  const [first] = normal;
  const unit: Unit = child instanceof Y.XmlText || first === undefined ? normal : first;
  return { child, content: contentKey(unit), identity: identityOf(unit), kind: kindOf(unit) };
}

function contentKey(unit: Unit): string {
  return stringify(unit);
}

function kindOf(unit: Unit): string {
  return Array.isArray(unit) ? 'text' : unit.type;
}

/** Its own id, or that of the first block inside: a list item is known by its first paragraph. */
function identityOf(unit: Unit): string {
  let node = Array.isArray(unit) ? undefined : unit;
  const kind = node?.type ?? '';
  while (node !== undefined) {
    const id = node.attrs?.id;
    if (typeof id === 'string') return `${kind} ${id}`;
    node = node.content?.[0];
  }
  return '';
}

/** For each wanted unit the place of its present counterpart, ascending; -1 for none. */
function matchUnits(present: readonly Present[], wanted: readonly Unit[]): number[] {
  const byContent = queues(present.map((one) => one.content));
  const byIdentity = queues(present.map((one) => one.identity));
  const candidates: Array<{ place: number; index: number }> = [];
  for (const [index, unit] of wanted.entries()) {
    const identity = identityOf(unit);
    const place =
      identity === '' ? byContent.get(contentKey(unit))?.shift() : byIdentity.get(identity)?.shift();
    if (place !== undefined) candidates.push({ place, index });
  }
  const partners = new Array<number>(wanted.length).fill(-1);
  for (const kept of longestIncreasing(candidates.map(({ place }) => place))) {
    const candidate = candidates[kept];
    if (candidate !== undefined) partners[candidate.index] = candidate.place;
  }
  pairLeftovers(present, wanted, partners);
  return partners;
}

function queues(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, key] of keys.entries()) {
    if (key === '') continue;
    const queue = places.get(key);
    if (queue === undefined) places.set(key, [place]);
    else queue.push(place);
  }
  return places;
}

/** Between two matched neighbours, units of one kind that nothing tells apart are paired in order. */
function pairLeftovers(present: readonly Present[], wanted: readonly Unit[], partners: number[]): void {
  const nextPartner = new Array<number>(partners.length).fill(present.length);
  for (let index = partners.length - 2; index >= 0; index -= 1) {
    const following = partners[index + 1] ?? -1;
    nextPartner[index] = following >= 0 ? following : (nextPartner[index + 1] ?? present.length);
  }
  let place = 0;
  for (const [index, unit] of wanted.entries()) {
    const partner = partners[index] ?? -1;
    if (partner >= 0) {
      place = partner + 1;
      continue;
    }
    const found = findLeftover(present, unit, place, nextPartner[index] ?? present.length);
    if (found < 0) continue;
    partners[index] = found;
    place = found + 1;
  }
}

function findLeftover(present: readonly Present[], unit: Unit, from: number, to: number): number {
  const kind = kindOf(unit);
  const named = identityOf(unit) !== '';
  for (let place = from; place < to; place += 1) {
    const one = present[place];
    if (one?.kind === kind && !(named && one.identity !== '')) return place;
  }
  return -1;
}
