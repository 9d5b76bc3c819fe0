import { type Attrs, Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model';
import { CELLS, isTooWide, spanOf, withSpans } from '../table-spans';

/**
 * Makes a schema read every table with cells as wide as tables have them, wherever it comes from: the live text, the
 * clipboard, a file. The editor keeps a place for each column and row that cells cover, and fills rows up to the widest
 * one: a cell over a hundred million columns, or twenty over a thousand, would stop every page.
 */
export function boundTables({ nodes }: Schema): void {
  for (const name of CELLS) {
    // ProseMirror has this method and leaves it out of its types.
    const type = nodes[name] as (NodeType & { computeAttrs(attrs: Attrs | null): Attrs }) | undefined;
    if (type === undefined) continue;
    const compute = type.computeAttrs;
    type.computeAttrs = function bounded(attrs) {
      return withSpans(compute.call(this, attrs));
    };
  }
  const { table } = nodes;
  if (table === undefined) return;
  const { create, createChecked } = table;
  table.create = (attrs, content, marks) => create.call(table, attrs, narrow(content), marks);
  table.createChecked = (attrs, content, marks) => createChecked.call(table, attrs, narrow(content), marks);
}

type Content = Parameters<NodeType['create']>[1];

function narrow(content: Content): Content {
  const rows = Fragment.from(content);
  if (!isTooWide(spansOfRows(rows))) return content;
  const single = ({ type, attrs, content: inside, marks }: Node) =>
    type.create({ ...attrs, colspan: 1, rowspan: 1 }, inside, marks);
  return Fragment.from(
    childrenOf(rows).map((row) => row.copy(Fragment.from(childrenOf(row.content).map(single)))),
  );
}

/** What each cell of each row covers. */
export function spansOfRows(rows: Fragment) {
  return childrenOf(rows).map((row) =>
    childrenOf(row.content).map(({ attrs }) => ({
      colspan: spanOf(attrs.colspan),
      rowspan: spanOf(attrs.rowspan),
    })),
  );
}

function childrenOf(fragment: Fragment): Node[] {
  const children: Node[] = [];
  fragment.forEach((child) => {
    children.push(child);
  });
  return children;
}
