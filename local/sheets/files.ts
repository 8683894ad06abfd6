import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { UserError } from '../command-line';
import { rowsOfText } from './text-file';
import { newSheet, type SheetData, type Workbook } from './workbook';
import { openXlsx, sheetsOfXlsx } from './xlsx-read';

/** A file that is no roster. */
export class UnreadableFile extends UserError {}

const TIME_ZONE = 'America/New_York';

/** What a roster may have, and what Sheets takes. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_CELLS = 10_000_000;
const MOST_COLUMNS = 18_278;
/** Unpacked: XML says each cell at some length. */
const MOST_UNPACKED = 400 * 1024 * 1024;

export interface ReadOptions {
  /** Of the spreadsheet, for instance `en_US`. */
  readonly locale: string;
}

/** Opens a .csv or .xlsx as a spreadsheet. Rejects with `UnreadableFile`. */
export async function readWorkbook(path: string, options: ReadOptions): Promise<Workbook> {
  let bytes: Uint8Array;
  try {
    const stats = statSync(path);
    if (stats.size > MOST_BYTES) throw tooBig(basename(path));
    if (stats.isDirectory()) throw new UnreadableFile(`"${path}" is a folder. Give a .csv or .xlsx file.`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      `"${path}" cannot be read: there is no such file, or it may not be opened. Give the path of a .csv or .xlsx file.`,
    );
  }
  return readWorkbookBytes(bytes, basename(path), options);
}

/** Opens what a .csv or .xlsx of that name holds, for instance an upload. Rejects with `UnreadableFile`. */
export async function readWorkbookBytes(bytes: Uint8Array, name: string, options: ReadOptions): Promise<Workbook> {
  if (bytes.length > MOST_BYTES) throw tooBig(name);
  if (bytes.length === 0) throw new UnreadableFile(`"${name}" is empty. Ask the vendor to send the roster again.`);
  const isOldExcel = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (isOldExcel || extname(name).toLowerCase() === '.xls') {
    throw new UnreadableFile(
      `"${name}" is an old .xls or password-protected file. Save it as an .xlsx without a password and try again.`,
    );
  }
  const isXlsx = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const sheets = isXlsx ? await readXlsxSheets(bytes, name) : [sheetOfText(bytes, name)];
  refuseTooMany(
    sheets.map(({ maxRows, maxColumns }) => [maxRows, maxColumns]),
    name,
  );
  return { id: randomUUID(), name, timeZone: TIME_ZONE, locale: options.locale, sheets };
}

const tooBig = (name: string) =>
  new UnreadableFile(`"${name}" is too big: a roster may have up to 20 MB. Ask the vendor for the rows of one class.`);

/** Throws `UnreadableFile` where these rows and columns are more than a spreadsheet takes. */
function refuseTooMany(sizes: readonly (readonly [rows: number, columns: number])[], name: string): void {
  const cells = sizes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const widest = sizes.reduce((most, [, columns]) => Math.max(most, columns), 0);
  if (cells <= MOST_CELLS && widest <= MOST_COLUMNS) return;
  const many =
    widest > MOST_COLUMNS
      ? `${widest.toLocaleString('en-US')} columns; a sheet has up to ${MOST_COLUMNS.toLocaleString('en-US')}`
      : `${cells.toLocaleString('en-US')} cells; a spreadsheet has up to ten million`;
  throw new UnreadableFile(`"${name}" needs ${many}. Delete what is no roster and try again.`);
}

/** How large a zip says that it is unpacked: the sum over its central directory. */
function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) === 0x02014b50) sum += view.getUint32(at + 24, true);
  }
  return sum;
}

async function readXlsxSheets(bytes: Uint8Array, name: string): Promise<SheetData[]> {
  if (unpackedBytes(bytes) > MOST_UNPACKED) throw tooBig(name);
  const sheets = await openXlsx(bytes).catch((cause: unknown) => {
    throw new UnreadableFile(
      `"${name}" is damaged or not an .xlsx workbook. Open it, save it as .xlsx again and try again.`,
      { cause },
    );
  });
  // Before they are laid out: a row far down may stand alone.
  refuseTooMany(
    sheets.map(({ rows }) => [rows.length, rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 26)]),
    name,
  );
  return sheetsOfXlsx(sheets, TIME_ZONE);
}

/** A text file: every cell is text, so that no ID loses its zeros. */
function sheetOfText(bytes: Uint8Array, name: string): SheetData {
  const text = decoded(bytes, name);
  const rows = rowsOfText(text);
  refuseTooMany([[rows.length, rows.reduce((most, row) => Math.max(most, row.length), 26)]], name);
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new UnreadableFile(`"${name}" holds no text. Ask the vendor to send the roster again.`);
  }
  const sheet = newSheet(1, name.replace(/\.[^.]*$/, '') || name);
  rows.forEach((row, place) => {
    sheet.values[place] = row.map((cell) => (cell === '' ? null : cell));
    sheet.formats[place] = row.map(() => '@');
  });
  sheet.maxRows = Math.max(1000, rows.length);
  sheet.maxColumns = rows.reduce((widest, row) => Math.max(widest, row.length), 26);
  return sheet;
}

/** The text of a file in UTF-8, UTF-16, Windows-1252 or an old Mac's code. Throws `UnreadableFile` where it is none. */
export function decoded(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarked(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0))
    throw new UnreadableFile(`"${name}" is neither text nor an .xlsx workbook. Give a .csv or .xlsx file.`);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-') {
    throw new UnreadableFile(`"${name}" is a PDF. Ask the vendor for the roster as .csv or .xlsx.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (isOldMac(bytes)) return new TextDecoder('macintosh').decode(bytes);
    // Asked for all at once, Node 20 gives Latin-1, where curly apostrophes are control characters.
    const decoder = new TextDecoder('windows-1252');
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  }
}

/** UTF-16 that says so by no mark: nearly every other byte of Latin text is zero. */
function unmarked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4000);
  for (let place = 0; place < length; place += 1)
    if (bytes[place] === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd * 2 > length * 0.7 && even * 20 < odd) return 'utf-16le';
  return even * 2 > length * 0.7 && odd * 20 < even ? 'utf-16be' : undefined;
}

/** Only old Macs end lines with CR alone; their letters with accents are where Windows has none. */
function isOldMac(bytes: Uint8Array): boolean {
  if (!bytes.includes(13) || bytes.includes(10)) return false;
  return (
    bytes.some((byte) => byte >= 0x80 && byte <= 0x9f && (byte < 0x91 || byte > 0x97)) &&
    !bytes.some((byte) => byte >= 0xe0)
  );
}
