import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { boundSpans } from '../table-spans';
import { dataAttribute, idAttribute } from './attributes';

/** Tables with a caption and header cells; a table without rows and a cell without lines stay valid. */
export const HouseTable = Table.extend({
  content: 'tableRow*',
  onBeforeCreate() {
    boundSpans(this.editor.schema);
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
