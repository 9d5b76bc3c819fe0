import * as Y from 'yjs';
import { blockId, type DocumentJson, type NodeJson, textAttribute, walk } from '../json';
import { liveChildren, textFragment } from '../live-document';
import { stringOf, WORD_ATTRIBUTES } from './touched-text';

/** A line of words: what stands in one paragraph, heading or cell, or in one caption, title or term. */
export interface Line {
  /** The block it stands in, or the nearest one around it that has an id. */
  readonly blockId: string;
  /** Type of the node. */
  readonly kind: string;
  /** The attribute that holds it; null for the words of the block itself. */
  readonly attribute: string | null;
  readonly text: string;
}

/** A line with what is inside it, as the editor counts: a cross-reference is one place, however long its label. */
export interface TextLine extends Line {
  /** The very node of the text that it stands in. */
  readonly node: NodeJson;
  readonly parts: ReadonlyArray<{ readonly text: string; readonly places: number }>;
}

const INLINE: ReadonlySet<string> = new Set(['text', 'hardBreak', 'crossReference']);

/** The lines of a text in reading order; lines without characters are left out. */
export function linesOfText(content: DocumentJson): TextLine[] {
  const lines: TextLine[] = [];
  walk(content, (node, ancestors) => {
    if (INLINE.has(node.type)) return false;
    const id = blockId(node) || idAround(ancestors);
    for (const attribute of WORD_ATTRIBUTES) {
      const text = textAttribute(node, attribute);
      if (text === '') continue;
      lines.push({
        node,
        blockId: id,
        kind: node.type,
        attribute,
        text,
        parts: [{ text, places: text.length }],
      });
    }
    const parts = (node.content ?? []).filter(({ type }) => INLINE.has(type)).map(partOf);
    const text = parts.map((part) => part.text).join('');
    if (text !== '') lines.push({ node, blockId: id, kind: node.type, attribute: null, text, parts });
    return true;
  });
  return lines;
}

function idAround(ancestors: readonly NodeJson[]): string {
  const around = ancestors.findLast((one) => blockId(one) !== '');
  return around === undefined ? '' : blockId(around);
}

function partOf(node: NodeJson): { text: string; places: number } {
  if (node.text !== undefined) return { text: node.text, places: node.text.length };
  if (node.type === 'hardBreak') return { text: '\n', places: 1 };
  return { text: textAttribute(node, 'label'), places: 1 };
}

/** Characters of a line that were written together. */
export interface LivePiece {
  readonly text: string;
  readonly client: number;
  readonly clock: number;
  /** Whether all of it has one clock, as the value of an attribute has; else each character has its own. */
  readonly whole: boolean;
}

/** The lines of a live text, in the order and with the words of `linesOfText`, in the pieces they were written in. */
export function linesOfLive(doc: Y.Doc): LivePiece[][] {
  const lines: LivePiece[][] = [];
  const waiting = [...liveChildren(textFragment(doc))].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node instanceof Y.XmlText) continue;
    for (const attribute of WORD_ATTRIBUTES) {
      const piece = attributePiece(node, attribute);
      if (piece !== null) lines.push([piece]);
    }
    const children = liveChildren(node);
    const pieces = children.flatMap(inlinePieces);
    if (pieces.length > 0) lines.push(pieces);
    for (const child of children.reverse()) {
      if (child instanceof Y.XmlElement && !INLINE.has(child.nodeName)) waiting.push(child);
    }
  }
  return lines;
}

function inlinePieces(child: Y.XmlElement | Y.XmlText): LivePiece[] {
  if (child instanceof Y.XmlText) return textPieces(child);
  if (child.nodeName === 'crossReference') {
    const label = attributePiece(child, 'label');
    return label === null ? [] : [label];
  }
  const id = child._item?.id;
  if (child.nodeName !== 'hardBreak' || !id) return [];
  return [{ text: '\n', client: id.client, clock: id.clock, whole: true }];
}

function textPieces(text: Y.XmlText): LivePiece[] {
  const pieces: LivePiece[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    pieces.push({ text: item.content.str, client, clock, whole: false });
  }
  return pieces;
}

function attributePiece(element: Y.XmlElement, attribute: string): LivePiece | null {
  const item = element._map.get(attribute);
  if (item === undefined || item.deleted) return null;
  const text = stringOf(item);
  return text === ''
    ? null
    : { text, client: item.id.client, clock: item.id.clock + item.length - 1, whole: true };
}
