import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import Papa from 'papaparse';
import { type CellData, newSheet, type SheetData, type Workbook } from './workbook';

/** A file that is no roster; its message is one sentence for the user. */
export class UnreadableFile extends Error {}

const TIME_ZONE = 'America/New_York';

/** Opens a .csv or .xlsx as a spreadsheet. Rejects with `UnreadableFile`. */
export async function readWorkbook(path: string, options: { readonly locale: string }): Promise<Workbook> {
  const bytes = bytesOf(path);
  const name = basename(path);
  const isXlsx = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const sheets = isXlsx ? await sheetsOfXlsx(bytes, name) : [sheetOfText(bytes, name)];
  return { id: randomUUID(), name, timeZone: TIME_ZONE, locale: options.locale, sheets };
}

/** The spreadsheet as an .xlsx file: every sheet, its values as they are. */
export function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const sheets = workbook.sheets.map(({ name, values }) => ({
    name,
    rows: values.map((row) => Array.from(row, (value) => value ?? null)),
  }));
  return writeXlsx({ sheets });
}

function bytesOf(path: string): Buffer {
  let bytes: Buffer;
  try {
    if (statSync(path).isDirectory()) throw new UnreadableFile(`"${path}" is a folder. Give a .csv or .xlsx file.`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`"${path}" cannot be read: there is no such file, or it may not be opened.`);
  }
  if (bytes.length === 0) throw new UnreadableFile(`"${path}" is empty. Ask the vendor to send the roster again.`);
  if (bytes.readUInt32BE(0) === 0xd0cf11e0 || extname(path).toLowerCase() === '.xls') {
    throw new UnreadableFile(
      `"${path}" is an old .xls or password-protected file. Save it as an .xlsx without a password and try again.`,
    );
  }
  return bytes;
}

async function sheetsOfXlsx(bytes: Buffer, name: string): Promise<SheetData[]> {
  let read: Awaited<ReturnType<typeof readXlsx>>;
  try {
    read = await readXlsx(bytes, { readStyles: true });
  } catch {
    throw new UnreadableFile(
      `"${name}" is damaged or no .xlsx workbook. Open it, save it as .xlsx again and try again.`,
    );
  }
  return read.sheets.map((from, index) => {
    const sheet = newSheet(index + 1, from.name);
    from.rows.forEach((row, place) => {
      sheet.values[place] = row.map((value) => cellOf(value));
      sheet.formats[place] = row.map((value, column) =>
        typeof value === 'string' ? '@' : from.cells?.get(`${place},${column}`)?.style?.numFmt,
      );
      sheet.struck[place] = row.map(
        (_, column) => from.cells?.get(`${place},${column}`)?.style?.font?.strikethrough === true,
      );
    });
    return sized(sheet);
  });
}

/** A date of a workbook has no zone: it is that day in the spreadsheet's own. */
function cellOf(value: unknown): CellData {
  if (value instanceof Date) return inZone(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function inZone(date: Date): Date {
  const there = new Date(date.toLocaleString('en-US', { timeZone: TIME_ZONE }));
  const here = new Date(date.toLocaleString('en-US', { timeZone: 'UTC' }));
  return new Date(date.getTime() + here.getTime() - there.getTime());
}

/** A text file: every cell is text, so that no ID loses its zeros. */
function sheetOfText(bytes: Buffer, name: string): SheetData {
  const text = decoded(bytes, name);
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'] });
  const rows = data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new UnreadableFile(`"${name}" holds no text. Ask the vendor to send the roster again.`);
  }
  const sheet = newSheet(1, name.replace(/\.[^.]*$/, '') || name);
  rows.forEach((row, place) => {
    sheet.values[place] = row.map((cell) => (cell === '' ? null : cell));
    sheet.formats[place] = row.map(() => '@');
  });
  return sized(sheet);
}

function decoded(bytes: Buffer, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0))
    throw new UnreadableFile(`"${name}" is no text and no .xlsx workbook. Give a .csv or .xlsx file.`);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    throw new UnreadableFile(`"${name}" is a PDF. Ask the vendor for the roster as .csv or .xlsx.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function sized(sheet: SheetData): SheetData {
  sheet.maxRows = Math.max(1000, sheet.values.length);
  sheet.maxColumns = Math.max(26, ...sheet.values.map((row) => row.length));
  return sheet;
}
