import type { MarkJson, NodeJson } from '../json';

/** A stretch of a line as Markdown and HTML have to write it. */
export type LinePiece =
  | { readonly kind: 'words'; readonly text: string; readonly marks: readonly MarkJson[] }
  /** White space that HTML would fold away. */
  | { readonly kind: 'white'; readonly text: string; readonly marks: readonly MarkJson[] }
  /** `edge` says that no words stand on one of its sides, where HTML shows no line break. */
  | { readonly kind: 'break'; readonly edge: boolean }
  | { readonly kind: 'reference'; readonly node: NodeJson };

const FOLDED = /[ \t\n\r\f]{2,}|[\t\n\r\f]|^ | $/g;

/**
 * The inline content of a block in pieces. A single blank between words is part of the words; every other white
 * space stands alone, so that a reader which folds white space can be told to keep it.
 */
export function linePieces(nodes: readonly NodeJson[]): LinePiece[] {
  return nodes.flatMap((node, at): LinePiece[] => {
    if (node.type === 'hardBreak') {
      return [{ kind: 'break', edge: !isText(nodes[at - 1]) || !isText(nodes[at + 1]) }];
    }
    if (node.text === undefined) return node.type === 'crossReference' ? [{ kind: 'reference', node }] : [];
    return textPieces(node, nodes[at - 1], nodes[at + 1]);
  });
}

const isText = (node: NodeJson | undefined) => node?.text !== undefined;

function textPieces(node: NodeJson, before: NodeJson | undefined, after: NodeJson | undefined): LinePiece[] {
  const { text = '', marks = [] } = node;
  const pieces: LinePiece[] = [];
  const add = (kind: 'words' | 'white', part: string) => {
    if (part !== '') pieces.push({ kind, text: part, marks });
  };
  let done = 0;
  for (const { 0: white, index } of text.matchAll(FOLDED)) {
    const end = index + white.length;
    const single = white === ' ' && text.length > 1;
    if (single && index === 0 && showsBlankAfter(before)) continue;
    if (single && index > 0 && showsBlankBefore(after)) continue;
    add('words', text.slice(done, index));
    add('white', white);
    done = end;
  }
  add('words', text.slice(done));
  return pieces;
}

/** Whether a blank is shown after this node, or before it: not beside an end of the line or other white space. */
function showsBlankAfter(node: NodeJson | undefined): boolean {
  return node?.type === 'crossReference' || (isText(node) && !/[ \t\n\r\f]$/.test(node?.text ?? ' '));
}

function showsBlankBefore(node: NodeJson | undefined): boolean {
  return node?.type === 'crossReference' || (isText(node) && !/^[ \t\n\r\f]/.test(node?.text ?? ' '));
}
