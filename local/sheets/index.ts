export { AddOn, type AddOnOptions } from './add-on';
export { readWorkbook, UnreadableFile, workbookBytes } from './files';
export { type CellData, newSheet, type SheetData, type Workbook } from './workbook';
