export { AddOn, type AddOnOptions } from './add-on';
export { displayed } from './cell-text';
export { decoded, readWorkbook, readWorkbookBytes, UnreadableFile } from './files';
export { type Change, SpreadsheetHost, type Stored } from './host';
export { fromJson, type SavedSpreadsheet, toJson } from './saved';
export type { MenuEntry, Page, Selection, Shown, ShownListener, Toast } from './shown';
export {
  type CellData,
  type CellLooks,
  LOOKS,
  type Look,
  newSheet,
  type Rectangle,
  type SheetData,
  type Workbook,
} from './workbook';
export { workbookBytes } from './xlsx-write';
