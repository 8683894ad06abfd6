import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { printable } from '../../local/command-line';
import { lockFolder } from '../../local/folder';
import { newSheet, readWorkbookBytes, SpreadsheetHost, workbookBytes } from '../../local/sheets';
import { applyEdit } from '../../local/workbench/edits';
import type { Edit } from '../../local/workbench/protocol';
import { REQUESTS } from '../../local/workbench/requests';
import { type Ended, roster } from '../support/command';

// Whatever a file, a folder or a page holds: one sentence, an exit status, nothing half done.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ce-roster-limits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'NRDS ID,First Name,Last Name,Credit Type,Passed';
const open = (bytes: Uint8Array | string, name: string) =>
  readWorkbookBytes(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, { locale: 'en_US' });

/** A zip of these files. */
function zipSync(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, more, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

/** An .xlsx with these rows of XML in its one sheet. */
function xlsx(rows: string): Uint8Array {
  const part = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipSync({
    '[Content_Types].xml': part(
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': part(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': part(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': part(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  });
}

const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`;
const one = xlsx(`<row r="1">${cell('A1')}</row>`);

test('such a workbook is read at all', async () => {
  expect((await open(one, 'a.xlsx')).sheets[0]?.values).toEqual([['x']]);
});

test.each<[string, () => Uint8Array | string, string, RegExp]>([
  ['more than 20 MB', () => `${HEADER}\n${'a'.repeat(21 * 1024 * 1024)}`, 'a.csv', /^"a.csv" is too big: .* 20 MB/],
  ['three million cells in a line', () => 'x,'.repeat(3_000_000), 'a.csv', /needs 3,000,001 columns; .* 18,278/],
  [
    'a few long lines among many short ones',
    () => `${HEADER}\n${'a\n'.repeat(60_000)}${'x,'.repeat(17_000)}\n`,
    'a.csv',
    /needs [\d,]+ cells; a spreadsheet has up to ten million/,
  ],
  [
    'a sheet of a million rows',
    () => xlsx(`<row r="1">${cell('A1')}</row><row r="1048576">${cell('A1048576')}</row>`),
    'a.xlsx',
    /needs 27,262,976 cells/,
  ],
  ['a zip that is cut', () => one.slice(0, one.length - 60), 'a.xlsx', /is damaged or not an .xlsx/],
  ['a zip that is cut in its middle', () => one.slice(0, one.length / 2), 'a.xlsx', /is damaged or not an .xlsx/],
  [
    'a zip that unpacks without end',
    () => zipSync({ 'a.xml': new Uint8Array(450 * 1024 * 1024) }),
    'a.xlsx',
    /is too big/,
  ],
])('a file with %s is one sentence', async (_, make, name, sentence) => {
  const refused = await open(make(), name).catch((error: Error) => error);
  expect(refused).toBeInstanceOf(Error);
  expect((refused as Error).message).toMatch(sentence);
  expect((refused as Error).message).toMatch(/^[^\n]{20,200}$/);
});

test.each([
  ['130,000 rows', `${HEADER}\n${'999901101,Ana,Alvarez,COEC,Y\n'.repeat(130_000)}`, 130_001],
  ['quotation marks without an end', `${HEADER}\n${'"a,b\n'.repeat(99_999)}x,y\n`, 2],
  ['a million quotation marks', `${HEADER}\n${'"'.repeat(1_000_001)}\na,b\n`, 3],
])('a file with %s is read', async (_, text, rows) => {
  expect((await open(text, 'a.csv')).sheets[0]?.values.length).toBeGreaterThanOrEqual(rows);
});

test.each([
  ['escape codes', '\x1b[31mRed\x1b]0;title\x07', '\uFFFD[31mRed\uFFFD]0;title\uFFFD'],
  ['one-byte escape codes', '\x9b2J', '\uFFFD2J'],
  ['what turns the direction', 'a\u202Eb\u2066c', 'a\uFFFDb\uFFFDc'],
  ['a carriage return', 'good\rbad', 'good\uFFFDbad'],
  ['lines and tabs', 'a\n\tb', 'a\n\tb'],
])('what a terminal is shown: %s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('the command line prints nothing of a roster or its name raw', () => {
  const path = join(folder, 'a\x1b[2Jb.csv');
  writeFileSync(path, `${HEADER}\n12345,\x1b[31mRed,\x9b2JAl\u202E,COEC,Y\nx,\x1b]0;t\x07,B,COEC,N`);
  for (const args of [
    ['check', path],
    ['check', path, '--json'],
    ['check', `${path}.none`],
  ]) {
    const { stdout, stderr } = roster(args);
    expect(stdout + stderr).toMatch(/\uFFFD|\\u001b/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout + stderr).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
  }
});

test('settings of more than 8,000 bytes are one sentence', () => {
  const acceptedNames = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [999_901_101 + n, `Ana${n} Alvarez`]));
  const path = join(folder, 'settings.json');
  writeFileSync(path, JSON.stringify({ acceptedNames }));
  const { status, stdout, stderr } = roster(['check', 'samples/learning-system.csv', '--settings', path]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Settings file ".*": The settings of this roster exceed the 8,000 bytes[^\n]*\n$/);
});

/** Where no file may be longer than so many KB, as where the disk is full. */
function withRoomFor(kilobytes: number, args: readonly string[]): Ended {
  const command = `ulimit -f ${kilobytes}; exec "$0" build/roster.mjs "$@"`;
  const options = { encoding: 'utf8', timeout: 120_000 } as const;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, ...args], options);
  return { status, stdout, stderr };
}

test.each([
  ['at the start', 0],
  ['while the database is made', 16],
  ['while its tables are filled', 256],
])('a disk that is full %s is one sentence and an exit status', (_, kilobytes) => {
  const data = join(folder, 'data');
  const { status, stderr } = withRoomFor(kilobytes, ['import', 'samples/learning-system.csv', '--data', data]);
  expect(stderr).toMatch(/^[^\n]*(cannot be used|cannot hold|cannot be opened)[^\n]*\n$/);
  expect(status).toBe(2);
  // Nothing half done, and nothing that keeps the next one out.
  const left = readdirSync(data, { recursive: true }).map(String);
  expect(left.filter((name) => /tmp$|stale$/.test(name))).toEqual([]);
});

test('of processes that take a folder at one moment, one has it', async () => {
  const script = join(folder, 'lock.mjs');
  buildSync({
    stdin: {
      contents: `import { lockFolder } from './local/folder';
        while (Date.now() < Number(process.argv[3])) {}
        try { lockFolder(process.argv[2]); console.log('mine'); setTimeout(() => {}, 60_000); } catch { console.log('taken'); }`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  for (const before of ['', '999999999', 'nonsense']) {
    const data = join(folder, `data${before}`);
    mkdirSync(data);
    if (before !== '') writeFileSync(join(data, 'in-use.lock'), before);
    const at = String(Date.now() + 1500);
    const children = Array.from({ length: 8 }, () => spawn(process.execPath, [script, data, at]));
    const said = await Promise.all(
      children.map(
        ({ stdout }) => new Promise<string>((resolve) => stdout.once('data', (chunk) => resolve(String(chunk).trim()))),
      ),
    );
    await Promise.all(
      children.map((child) => {
        const closed = new Promise((resolve) => child.once('close', resolve));
        child.kill();
        return child.exitCode === null ? closed : undefined;
      }),
    );
    expect([before, said.filter((one) => one === 'mine').length]).toEqual([before, 1]);
    expect(said.filter((one) => one === 'taken')).toHaveLength(7);
  }
});

test('whoever frees a folder frees no other’s', () => {
  const free = lockFolder(folder);
  writeFileSync(join(folder, 'in-use.lock'), '1');
  free();
  expect(readFileSync(join(folder, 'in-use.lock'), 'utf8')).toBe('1');
});

describe('edits', () => {
  const typed = (row: number, column: number) => ({ kind: 'type', sheetId: 1, row, column, texts: [['x']] });
  const inserted = (kind: string, count: number) => ({ kind, sheetId: 1, from: 0, count });
  test.each([
    ['a row beyond all', typed(10_000_000, 0)],
    ['a row that is no number for a sheet', typed(Number.MAX_SAFE_INTEGER, 0)],
    ['a column beyond all', typed(0, 18_278)],
    ['rows from beyond all', { kind: 'insertRows', sheetId: 1, from: 10_000_000, count: 1 }],
  ])('%s are no request', (_, edit) => {
    expect(REQUESTS.edit.safeParse({ workbookId: 'b', edits: [edit] }).success).toBe(false);
  });
  test.each([
    ['typing far below', typed(9_999_999, 0)],
    ['typing far right and below', typed(600, 18_277)],
    ['many rows', inserted('insertRows', 400_000)],
    ['many columns', inserted('insertColumns', 18_270)],
  ])('%s is refused where the spreadsheet would be too large, and changes nothing', async (_, edit) => {
    const workbook = { id: 'b', name: 'B', timeZone: 'UTC', locale: 'en_US', sheets: [newSheet(1, 'A')] };
    const host = new SpreadsheetHost({ workbook, documentProperties: {} });
    const before = JSON.stringify(host.workbook);
    expect(() => applyEdit(host, edit as Edit, 'maria@example.org')).toThrow(/at most ten million cells/);
    expect(JSON.stringify(host.workbook)).toBe(before);
    applyEdit(host, typed(1200, 30) as Edit, 'maria@example.org');
    expect((await workbookBytes(host.workbook)).length).toBeGreaterThan(0);
  });
});
