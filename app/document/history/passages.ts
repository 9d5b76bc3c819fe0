import type { DocumentJson } from '../json';
import { clausesOf } from '../outline';
import type { Attribution } from './attribution';
import { linesOfText, type TextLine } from './lines';

/** Which part of a text is asked about. */
export interface Where {
  /** The heading of a clause: the clause's own words, up to the next heading. '' is what stands before the first. */
  readonly clauseId?: string;
  /** One block with what is inside it. */
  readonly blockId?: string;
  /** Within that block: places as the editor counts them. */
  readonly from?: number;
  readonly to?: number;
}

/** Words that one writer wrote on one day. */
export interface Passage {
  readonly text: string;
  /** Place in the list of writers. */
  readonly writer: number;
  /** ms since 1970; 0 when not known. */
  readonly at: number;
}

export interface AttributedLine {
  readonly blockId: string;
  readonly kind: string;
  readonly attribute: string | null;
  readonly passages: readonly Passage[];
}

/** The words of a part of a text with their writers. */
export function passagesIn(content: DocumentJson, attribution: Attribution, where: Where): AttributedLine[] {
  const wanted = wantedBlocks(content, where);
  return linesOfText(content).flatMap((line, place) => {
    if (!wanted(line)) return [];
    const passages = cut(passagesOf(line.text, attribution.lines[place] ?? []), rangeIn(line, where));
    const { blockId, kind, attribute } = line;
    return passages.length === 0 ? [] : [{ blockId, kind, attribute, passages }];
  });
}

function wantedBlocks(content: DocumentJson, { clauseId, blockId }: Where): (line: TextLine) => boolean {
  if (blockId !== undefined) {
    const inside = idsInside(content, blockId);
    return (line) => inside.has(line.blockId);
  }
  if (clauseId === undefined) return () => true;
  const clauses = new Set(clausesOf(content).map(({ id }) => id));
  const inside = new Set<string>();
  let current = '';
  for (const block of content.content ?? []) {
    const id = typeof block.attrs?.id === 'string' ? block.attrs.id : '';
    if (block.type === 'heading' && clauses.has(id)) current = id;
    if (current !== clauseId) continue;
    for (const line of linesOfText({ type: 'doc', content: [block] })) inside.add(line.blockId);
  }
  return (line) => inside.has(line.blockId);
}

/** A block's own id and those of the blocks inside it. */
function idsInside(content: DocumentJson, blockId: string): ReadonlySet<string> {
  const waiting = [...(content.content ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.attrs?.id !== blockId) {
      waiting.push(...(node.content ?? []));
      continue;
    }
    const lines = linesOfText({ type: 'doc', content: [node] });
    return new Set([blockId, ...lines.map((line) => line.blockId)]);
  }
  return new Set([blockId]);
}

function passagesOf(text: string, runs: readonly number[]): Passage[] {
  const passages: Passage[] = [];
  let at = 0;
  for (let place = 0; place < runs.length; place += 3) {
    const length = runs[place] ?? 0;
    passages.push({
      text: text.slice(at, at + length),
      writer: runs[place + 1] ?? 0,
      at: runs[place + 2] ?? 0,
    });
    at += length;
  }
  return passages.filter((passage) => passage.text !== '');
}

/** Characters of a line that lie between two places of the editor; null for all of them. */
function rangeIn(line: TextLine, { from, to }: Where): { from: number; to: number } | null {
  if (from === undefined || to === undefined || line.attribute !== null) return null;
  const character = (place: number) => {
    let places = 0;
    let characters = 0;
    for (const part of line.parts) {
      if (place <= places) break;
      const within = Math.min(place - places, part.places);
      characters += within === part.places ? part.text.length : within;
      places += part.places;
    }
    return characters;
  };
  return { from: character(from), to: character(to) };
}

function cut(passages: readonly Passage[], range: { from: number; to: number } | null): readonly Passage[] {
  if (range === null) return passages;
  let at = 0;
  return passages.flatMap((passage) => {
    const text = passage.text.slice(Math.max(0, range.from - at), Math.max(0, range.to - at));
    at += passage.text.length;
    return text === '' ? [] : [{ ...passage, text }];
  });
}
