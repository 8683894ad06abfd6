import { types } from 'node:util';
import type { CellData, Rectangle, SheetData } from './workbook';

/**
 * The order that sorting an area by one of the sheet's columns gives: places of its rows, from 0 within the area. As in
 * Sheets numbers and dates come before texts, texts before true and false, and empty cells last either way; rows that
 * are alike stay as they were.
 */
export function sortedOrder(sheet: SheetData, area: Rectangle, column: number, ascending: boolean): number[] {
  const keys = Array.from({ length: area.rows }, (_, place) => sheet.values[area.row + place]?.[column] ?? null);
  const order = keys.map((_, place) => place);
  const direction = ascending ? 1 : -1;
  return order.sort((a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other));
    return direction * compared(one, other);
  });
}

function isEmpty(value: CellData): boolean {
  return value === null || value === '';
}

function compared(one: CellData, other: CellData): number {
  const ranks = rank(one) - rank(other);
  if (ranks !== 0) return ranks;
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other, 'en');
  return Number(one) - Number(other);
}

function rank(value: CellData): number {
  if (typeof value === 'number' || types.isDate(value)) return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}
