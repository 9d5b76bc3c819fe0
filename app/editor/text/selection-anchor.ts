import type { Editor } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { makeAnchor } from '../../document/anchors';
import type { NodeJson } from '../../document/json';
import { positionsOf } from '../../document/live-anchors';
import { clauseLabel } from '../../document/outline';
import { textIndexOf } from './index-plugin';
import { noticeSelection } from './selection-now';
import { clauseAt, requirementAt } from './text-index';

/** Where a comment that is begun now would point, and the clause that lies in. */
export interface BegunAnchor {
  readonly blockId: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly clause: string;
  /** The number of the requirement, for a comment on one or on a block of one; '' for every other. */
  readonly requirement: string;
  /** True where more was selected than the line that the words stand in. */
  readonly cut?: boolean;
}

/**
 * The anchor of a comment on what is selected: the words, as far as they stand in one line; else the block the
 * cursor is in; else the text as a whole.
 */
export function anchorOfSelection(editor: Editor): BegunAnchor {
  noticeSelection();
  const { state } = editor;
  const { selection } = state;
  const { $from, from, to } = selection;
  const clause = clauseAt(textIndexOf(state), from);
  const where = clause === null ? '' : clauseLabel(clause);
  const line = $from.parent;
  const lineId = line.isTextblock && !(selection instanceof NodeSelection) ? idOf(line.attrs) : null;
  if (lineId !== null && to > from) {
    const start = $from.parentOffset;
    const end = Math.min(line.content.size, start + (to - from));
    const content = { type: 'doc' as const, content: [line.toJSON() as NodeJson] };
    const made = makeAnchor(content, lineId, start, end);
    if (made !== null && made.quote.trim() !== '') {
      const doc: Y.Doc | undefined = ySyncPluginKey.getState(state)?.doc;
      const live = doc === undefined ? null : positionsOf(doc, lineId, start, end);
      return {
        blockId: lineId,
        quote: made.quote,
        prefix: made.before,
        suffix: made.after,
        clause: where,
        requirement: '',
        cut: start + (to - from) > line.content.size,
        ...(live === null ? {} : { from: live.fromPosition, to: live.toPosition }),
      };
    }
  }
  const block = selection instanceof NodeSelection ? idOf(selection.node.attrs) : enclosingId($from);
  const requirement = block === null ? '' : requirementAt(editor.state.doc, selection.from);
  return { blockId: block, quote: '', prefix: '', suffix: '', clause: where, requirement };
}

/** The clause a heading names as the place of a comment. */
export function anchorOfBlock(editor: Editor, blockId: string): BegunAnchor {
  const index = textIndexOf(editor.state);
  const position = index.positions.get(blockId) ?? 0;
  const clause = clauseAt(index, position);
  const where = clause === null ? '' : clauseLabel(clause);
  const requirement = requirementAt(editor.state.doc, position);
  return { blockId, quote: '', prefix: '', suffix: '', clause: where, requirement };
}

function enclosingId($from: ResolvedPos): string | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const id = idOf($from.node(depth).attrs);
    if (id !== null) return id;
  }
  return null;
}

function idOf(attrs: Readonly<Record<string, unknown>>): string | null {
  return typeof attrs.id === 'string' && attrs.id !== '' ? attrs.id : null;
}
