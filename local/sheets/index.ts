export { AddOn } from './add-on';
export { costs, type Kind, kindsBy } from './costs';
export { decoded, readWorkbook, readWorkbookBytes, UnreadableFile } from './files';
export { type Change, SpreadsheetHost } from './host';
export { fromJson, type SavedSpreadsheet, toJson } from './saved';
export type { Shown } from './shown';
export { type CellData, newSheet, type SheetData, type Workbook } from './workbook';
export { workbookBytes } from './xlsx-write';
