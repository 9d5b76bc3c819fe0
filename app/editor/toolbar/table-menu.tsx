import type { Editor } from '@tiptap/core';
import { ToolMenu } from './tool-menu';

/** What can be done with the table the cursor is in. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const run = () => editor.chain().focus();
  return (
    <ToolMenu
      label="Table"
      icon="table"
      wide
      entries={[
        { id: 'row-above', label: 'Add a row above', run: () => run().addRowBefore().run() },
        { id: 'row-below', label: 'Add a row below', run: () => run().addRowAfter().run() },
        { id: 'row-out', label: 'Remove this row', run: () => run().deleteRow().run() },
        { id: 'column-before', label: 'Add a column before', run: () => run().addColumnBefore().run() },
        { id: 'column-after', label: 'Add a column after', run: () => run().addColumnAfter().run() },
        { id: 'column-out', label: 'Remove this column', run: () => run().deleteColumn().run() },
        { id: 'header-row', label: 'Header row on or off', run: () => run().toggleHeaderRow().run() },
        {
          id: 'header-column',
          label: 'Header column on or off',
          run: () => run().toggleHeaderColumn().run(),
        },
        { id: 'merge', label: 'Merge or split cells', run: () => run().mergeOrSplit().run() },
        { id: 'table-out', label: 'Remove the table', run: () => run().deleteTable().run() },
      ]}
    />
  );
}
