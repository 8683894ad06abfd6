import { type Cells, type CellValue, findOwnColumns, separate } from '../../src/roster';
import type { SpreadsheetHost } from '../sheets';
import { wallClock } from '../zones';

/** The vendor's cells of one tab, without the add-on's own columns; nothing where there is no such tab. */
export function vendorCells(host: SpreadsheetHost, sheetName: string): Cells | undefined {
  const sheet = host.workbook.sheets.find(({ name }) => name === sheetName);
  if (!sheet) return undefined;
  const rows = sheet.values.length;
  const columns = sheet.values.reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0);
  const display = rows && columns ? host.display(sheet.id, { row: 0, column: 0, rows, columns }) : [];
  const values = display.map((texts, row) =>
    texts.map((text, column): CellValue => {
      const value = sheet.values[row]?.[column] ?? null;
      return value !== null && typeof value === 'object' && 'formula' in value ? text : value;
    }),
  );
  const { timeZone } = host.workbook;
  const cells: Cells = { name: sheetName, display, values, localTime: (moment) => localTime(moment, timeZone) };
  return separate(cells, findOwnColumns(display)).vendor;
}

/** A moment as `YYYY-MM-DDTHH:mm:ss` in a time zone. */
export function localTime(moment: Date, zone: string): string {
  const { year, month, day, hour, minute, second } = wallClock(moment, zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}
