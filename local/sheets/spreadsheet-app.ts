import type { Context } from './context';
import { Range } from './range';
import { Sheet } from './sheet';
import { spreadsheet } from './spreadsheet';
import { ui } from './ui';
import { dataValidationBuilder } from './validation';
import type { Rectangle } from './workbook';

/** SpreadsheetApp over the spreadsheet that the main thread holds. */
export function spreadsheetApp({ host, calls, start, user }: Pick<Context, 'host' | 'calls' | 'start' | 'user'>) {
  const context: Context = {
    host,
    calls,
    start,
    user,
    sheet: (sheetId) => calls.counted(new Sheet(context, sheetId), 'Sheet'),
    range: (sheetId, area) => {
      refuseOutside(area, host.tab.size(sheetId));
      return calls.counted(new Range(context, sheetId, area), 'Range');
    },
  };
  const active = spreadsheet(context);
  return calls.counted(
    {
      WrapStrategy: { WRAP: 'WRAP', OVERFLOW: 'OVERFLOW', CLIP: 'CLIP' },
      SheetType: { GRID: 'GRID', OBJECT: 'OBJECT', DATASOURCE: 'DATASOURCE' },
      DeveloperMetadataVisibility: { DOCUMENT: 'DOCUMENT', PROJECT: 'PROJECT' },
      ProtectionType: { RANGE: 'RANGE', SHEET: 'SHEET' },
      getActiveSpreadsheet: () => active,
      getActive: () => active,
      getActiveSheet: () => active.getActiveSheet(),
      getActiveRange: () => active.getActiveRange(),
      getCurrentCell: () => active.getCurrentCell(),
      setActiveSheet: (sheet: Sheet) => active.setActiveSheet(sheet),
      flush: () => host.book.flush(),
      newDataValidation: () => dataValidationBuilder(calls),
      getUi: () => {
        if (start === 'formula') throw new Error('Cannot call SpreadsheetApp.getUi() from this context.');
        return ui(context);
      },
    },
    'SpreadsheetApp',
  );
}

function refuseOutside(
  { row, column, rows, columns }: Rectangle,
  { maxRows, maxColumns }: { readonly maxRows: number; readonly maxColumns: number },
): void {
  if (row < 0) throw new Error('The starting row of the range is too small.');
  if (column < 0) throw new Error('The starting column of the range is too small.');
  if (rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  if (row + rows > maxRows || column + columns > maxColumns)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
}
