import { type EditorState, Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { spansOfRows } from '../../document/schema/bounded-tables';
import { columnsOf } from '../../document/table-spans';

/** A table with more places than this is not filled up: to do so would take minutes. */
const MOST_PLACES = 100_000;

/**
 * The editing of tables, which fills rows up that are shorter than the others, after one's own edits alone. Done after
 * edits of somebody else it would be done by every page at once, so that the rows would get a cell from each.
 */
export function afterOwnEdits(plugin: Plugin): Plugin {
  const { appendTransaction } = plugin.spec;
  if (appendTransaction === undefined) return plugin;
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      if (transactions.some((tr) => tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true)) return null;
      if (isInVastTable(after)) return null;
      return appendTransaction.call(plugin, transactions, before, after);
    },
  });
}

function isInVastTable({ selection: { $from } }: EditorState): boolean {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name !== 'table') continue;
    if (node.childCount * columnsOf(spansOfRows(node.content)) > MOST_PLACES) return true;
  }
  return false;
}
