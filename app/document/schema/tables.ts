import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { dataAttribute, idAttribute } from './attributes';
import { boundTables } from './bounded-tables';

/** Tables with a caption and header cells; a table without rows and a cell without lines stay valid. */
export const HouseTable = Table.extend({
  content: 'tableRow*',
  onBeforeCreate() {
    boundTables(this.editor.schema);
  },
  addAttributes() {
    return { ...this.parent?.(), id: idAttribute(), caption: dataAttribute('table', 'caption') };
  },
});

const HouseTableRow = TableRow.extend({ content: '(tableCell | tableHeader)*' });

const HouseTableCell = TableCell.extend({ content: 'block*' });

const HouseTableHeader = TableHeader.extend({ content: 'block*' });

export const tableExtensions = () => [
  HouseTable.configure({ resizable: false, renderWrapper: true }),
  HouseTableRow,
  HouseTableCell,
  HouseTableHeader,
];
