import type { Context } from 'hono';
import { type Cell, type CellValue, writeXlsx } from 'hucre';
import Papa from 'papaparse';
import { ScreenError } from './screen-context';

const FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** A day of the calendar; `day` is year, month, day. */
export interface Day {
  readonly day: string;
}

/** A list as a file. */
export interface Export {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Stands above the columns of an .xlsx file, with an empty row between (INVENTED, and harsh). */
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | Day)[])[];
}

/** `?format=`. Throws a 400 where it is none of ours. */
export function exportFormat(c: Context): ExportFormat {
  const format = FORMATS.find((one) => one === c.req.query('format'));
  if (!format) throw new ScreenError(400, 'A list can be exported as .csv or .xlsx.');
  return format;
}

/**
 * Answers a list as a file to be kept. INVENTED but for there being an export at all: names of files and columns; a .csv
 * begins with a byte order mark and ends its lines with CR LF; days are dates of the sheet in .xlsx and 2/5/2026 in .csv.
 */
export async function exported(c: Context, format: ExportFormat, list: Export): Promise<Response> {
  const bytes = format === 'csv' ? csvBytes(list) : await xlsxBytes(list);
  return c.body(Uint8Array.from(bytes).buffer, 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${list.name}.${format}"`,
  });
}

/** `2026-02-05` as 2/5/2026. */
export function usDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

function csvBytes({ columns, rows }: Export): Uint8Array {
  const plain = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? usDay(cell.day) : cell)));
  return new TextEncoder().encode(`\uFEFF${Papa.unparse([columns, ...plain], { newline: '\r\n' })}\r\n`);
}

function xlsxBytes({ name, title, columns, rows }: Export): Promise<Uint8Array> {
  const head: CellValue[][] = title === undefined ? [[...columns]] : [[title], [], [...columns]];
  const cells = new Map<string, Partial<Cell>>();
  const values = rows.map((row, index) =>
    row.map((cell, column): CellValue => {
      if (typeof cell !== 'object') return cell;
      cells.set(`${head.length + index},${column}`, { style: { numFmt: 'm/d/yyyy' } });
      return new Date(`${cell.day}T00:00:00Z`);
    }),
  );
  return writeXlsx({ sheets: [{ name: name.slice(0, 31), rows: [...head, ...values], cells }] });
}
