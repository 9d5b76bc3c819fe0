import type { MarkJson, NodeJson } from '../json';

/** A stretch of inline content, or a block that stood in the middle of a line. */
export type LinePiece = { readonly inline: NodeJson[] } | { readonly block: NodeJson };

/** Gathers the inline content of one block, as HTML reads it: white space collapses, ends are trimmed. */
export class LineBuilder {
  private readonly kept = new Set<NodeJson>();
  /** Words that were added here, and may grow. */
  private readonly added = new WeakSet<NodeJson>();
  private pieces: Array<{ inline: NodeJson[] } | { block: NodeJson }> = [];

  /** Adds words, to those before them where they look the same. */
  addText(text: string, marks: readonly MarkJson[]): void {
    const last = this.pieces.at(-1);
    const before = last !== undefined && 'inline' in last ? last.inline.at(-1) : undefined;
    if (before?.text !== undefined && this.added.has(before) && areSame(before.marks ?? [], marks)) {
      before.text += text;
      return;
    }
    const node: NodeJson = { type: 'text', text };
    if (marks.length > 0) node.marks = [...marks];
    this.added.add(node);
    this.addInline(node);
  }

  addInline(node: NodeJson): void {
    const last = this.pieces.at(-1);
    if (last !== undefined && 'inline' in last) last.inline.push(node);
    else this.pieces.push({ inline: [node] });
  }

  /** Adds white space or a line break that stays where it is. */
  addKept(node: NodeJson): void {
    this.kept.add(node);
    this.addInline(node);
  }

  addBlock(block: NodeJson): void {
    this.pieces.push({ block });
  }

  /** What was gathered, without stretches that show nothing; the builder is empty afterwards. */
  take(): LinePiece[] {
    const taken = this.pieces.flatMap((piece): LinePiece[] => {
      if ('block' in piece) return [piece];
      const inline = collapseWhiteSpace(piece.inline, this.kept);
      return inline.some((node) => node.type !== 'hardBreak' || this.kept.has(node)) ? [{ inline }] : [];
    });
    this.pieces = [];
    return taken;
  }
}

function areSame(some: readonly MarkJson[], others: readonly MarkJson[]): boolean {
  return some.length === others.length && some.every((mark, at) => mark === others[at]);
}

/** Collapses white space across neighbouring nodes and takes it away at both ends and around line breaks. */
function collapseWhiteSpace(nodes: readonly NodeJson[], kept: ReadonlySet<NodeJson>): NodeJson[] {
  const result: NodeJson[] = [];
  let endsInSpace = true;
  const isBreak = (node: NodeJson | undefined) =>
    node !== undefined && node.type === 'hardBreak' && !kept.has(node);
  for (const node of nodes) {
    if (kept.has(node)) {
      endsInSpace = false;
      result.push(node);
      continue;
    }
    if (node.text === undefined) {
      if (node.type === 'hardBreak') {
        trimEnd(result, kept);
        endsInSpace = true;
      } else endsInSpace = false;
      result.push(node);
      continue;
    }
    const collapsed = node.text.replace(/[ \t\n\r\f]+/g, ' ');
    const text: string = endsInSpace ? collapsed.replace(/^ /, '') : collapsed;
    if (text === '') continue;
    endsInSpace = text.endsWith(' ');
    result.push({ ...node, text });
  }
  while (isBreak(result.at(-1))) result.pop();
  while (isBreak(result[0])) result.shift();
  trimEnd(result, kept);
  return result;
}

function trimEnd(nodes: NodeJson[], kept: ReadonlySet<NodeJson>): void {
  const last = nodes.at(-1);
  if (last?.text === undefined || kept.has(last)) return;
  const text = last.text.replace(/ $/, '');
  nodes.pop();
  if (text !== '') nodes.push({ ...last, text });
}
