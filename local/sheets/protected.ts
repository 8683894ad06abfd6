import { areaName } from './cells';
import type { Protection, Rectangle, SheetData } from './workbook';

/**
 * Throws, naming the range, where a protection forbids `user` to write into an area. Google's own message does not name
 * it; what is in brackets is the local Sheets' addition.
 */
export function refuseProtected(sheet: SheetData, area: Rectangle, user: string | undefined): void {
  const against = user === undefined ? undefined : protectionOf(sheet, area, user);
  if (!against) return;
  const { range, description } = against;
  const name = `'${sheet.name}'${range ? `!${areaName(range)}` : ''}${description ? `, ${description}` : ''}`;
  throw new Error(
    `You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit. [${name}]`,
  );
}

/** The protection by which `user` may not write into an area, or undefined. */
export function protectionOf(sheet: SheetData, area: Rectangle, user: string): Protection | undefined {
  return sheet.protections.find(
    ({ range, warningOnly, editors }) => !warningOnly && !editors.includes(user) && (!range || overlaps(range, area)),
  );
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  const rows = a.row < b.row + b.rows && b.row < a.row + a.rows;
  return rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}
