import { writeXlsx } from 'hucre';
import { fromJson, readWorkbookBytes, SpreadsheetHost, toJson, type Workbook, workbookBytes } from '../../local/sheets';
import { bookOf, hostOf } from '../support/script';

const EN = { locale: 'en_US' };

/** A tab with one of everything that a file can keep. */
function full(): Workbook {
  const book = bookOf([
    ['NRDS ID', 'Date', 'Hours', 'OK'],
    ['0099990110', new Date('2026-02-05T05:00:00Z'), 3.5, true],
    [null, new Date('2026-07-04T13:30:00Z'), 130_000_000, { formula: '=1+1' }],
  ]);
  Object.assign(book.sheets[0] as object, {
    formats: [['@'], ['@', undefined, '0.00'], [undefined, 'm/d/yyyy h:mm', '0.00E+00']],
    notes: [['Found as "NRDS ID"']],
    fontWeights: [['bold', 'bold']],
    fontLines: [[], ['line-through']],
    fontColors: [[], [undefined, '#d93025']],
    backgrounds: [[], ['#e6f4ea']],
    wrapStrategies: [[], [undefined, undefined, 'WRAP']],
    horizontalAlignments: [[], [undefined, undefined, 'center']],
    validations: [[], ...[1, 2].map(() => [undefined, undefined, undefined, list()])],
    columnWidths: [150, undefined, 89],
    hiddenColumns: [undefined, true],
    frozenRows: 1,
    frozenColumns: 1,
    tabColor: '#1a73e8',
  });
  return book;
}

function list() {
  return { list: ['COEC', 'COEC + FAIRH'], showDropdown: true, allowInvalid: false, helpText: 'Choose a credit.' };
}

test('a workbook that was written as .xlsx is read as it was', async () => {
  const book = full();
  const read = await readWorkbookBytes(await workbookBytes(book), 'back.xlsx', EN);
  const [before, after] = [new SpreadsheetHost(saved(book)), new SpreadsheetHost(saved(read))];
  const area = { row: 0, column: 0, rows: 3, columns: 4 };
  expect(after.display(1, area)).toEqual(before.display(1, area));
  const sheet = after.sheet(1);
  expect(sheet.values).toEqual(before.sheet(1).values);
  expect(sheet.formats[1]?.[0]).toBe('@');
  expect(sheet.formats[2]?.slice(1, 3)).toEqual(['m/d/yyyy h:mm', '0.00E+00']);
  expect(sheet.validations.slice(1).map((row) => row[3])).toEqual([list(), list()]);
  expect(sheet).toMatchObject({
    name: 'Roster',
    notes: [['Found as "NRDS ID"']],
    fontWeights: [['bold', 'bold']],
    fontLines: [[], ['line-through']],
    fontColors: [[], [undefined, '#d93025']],
    backgrounds: [[], ['#e6f4ea']],
    frozenRows: 1,
    frozenColumns: 1,
    tabColor: '#1a73e8',
    hiddenColumns: [undefined, true, undefined],
  });
  expect([sheet.columnWidths[0], sheet.columnWidths[2]]).toEqual([150, 89]);
});

test('a file’s own oddities: rules of no range, rows with nothing but colour, a formula with and without a result', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [['x'], [null], [null]],
        cells: new Map([
          ['1,0', { formula: '1+1', formulaResult: 2 }],
          ['1,1', { formula: 'NOW()' }],
          ['2,0', { style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '00FF00' } } } }],
        ]),
        dataValidations: [
          { type: 'list', values: ['a'], range: '#REF!' },
          { type: 'list', values: ['b'], range: 'B1:B1048576 D2' },
        ],
      },
    ],
  });
  const { sheets } = await readWorkbookBytes(bytes, 'odd.xlsx', EN);
  expect(sheets[0]?.values.slice(0, 2)).toEqual([
    ['x', null],
    [2, { formula: '=NOW()' }],
  ]);
  expect([sheets[0]?.values.length, sheets[0]?.backgrounds[2]?.[0], sheets[0]?.maxRows]).toEqual([2, '#00ff00', 1000]);
  expect(sheets[0]?.validations).toHaveLength(1000);
  expect(sheets[0]?.validations[1]?.map((rule) => rule?.list[0])).toEqual([undefined, 'b', undefined, 'b']);
});

test('an upload is read by its bytes and name; every cell of a .csv is text', async () => {
  const book = await readWorkbookBytes(Buffer.from('ID,Day\n007,2/5/2026\n'), 'Class of May.csv', EN);
  expect(book.name).toBe('Class of May.csv');
  expect(book.sheets[0]).toMatchObject({
    name: 'Class of May',
    values: [
      ['ID', 'Day'],
      ['007', '2/5/2026'],
    ],
  });
  expect(book.sheets[0]?.formats).toEqual([
    ['@', '@'],
    ['@', '@'],
  ]);
});

test.each([
  ['roster.pdf', '%PDF-1.7', /"roster.pdf" is a PDF/],
  ['roster.xls', 'x', /"roster.xls" is an old .xls/],
  ['roster.csv', '', /"roster.csv" is empty/],
  ['roster.csv', ' ,\n', /"roster.csv" holds no text/],
  ['roster.xlsx', 'PK\u0003\u0004 no zip', /"roster.xlsx" is damaged/],
])('an upload that is no roster is refused in one sentence: %s %j', async (name, text, message) => {
  await expect(readWorkbookBytes(Buffer.from(text), name, EN)).rejects.toThrow(message);
});

function saved(workbook: Workbook) {
  return { workbook, documentProperties: { lease: '{}' } };
}

test('a spreadsheet is the same after it was kept as JSON, dates included', () => {
  const kept = new SpreadsheetHost(saved(full())).saved();
  const back = fromJson(toJson(kept));
  expect(toJson(back)).toBe(toJson(kept));
  expect(back.workbook.sheets[0]?.values).toEqual(full().sheets[0]?.values);
  expect(back.workbook.sheets[0]?.backgrounds).toEqual([[], ['#e6f4ea']]);
  expect(back.workbook.sheets[0]?.columnWidths).toEqual([150, undefined, 89]);
  expect(back.documentProperties).toEqual({ lease: '{}' });
  expect(structuredClone(back)).toEqual(back);
});

test('a drop-down list of a whole column is kept once', () => {
  const host = hostOf();
  const rule = { list: ['COEC', 'COEN'], showDropdown: true, allowInvalid: true, helpText: undefined };
  host.setLook(1, { row: 0, column: 6, rows: 1000, columns: 1 }, 'validations', { all: rule });
  const text = toJson(host.saved());
  expect(text.split('COEN')).toHaveLength(2);
  const { validations } = fromJson(text).workbook.sheets[0] as { validations: unknown[][] };
  expect(validations.every((row) => (row[6] as typeof rule).list.join() === 'COEC,COEN')).toBe(true);
  expect(validations[999]?.slice(0, 6)).toEqual(Array(6).fill(undefined));
});

test('what was saved does not change with the spreadsheet', () => {
  const host = hostOf([['before']]);
  const kept = host.saved();
  host.type(1, 0, 0, [['after']]);
  expect(kept.workbook.sheets[0]?.values).toEqual([['before']]);
});

test.each([
  ['{"workbook', /damaged: its file is no JSON/],
  ['{"version":99}', /of version 99, this program reads 1/],
  ['null', /of version undefined/],
])('kept JSON that is something else is refused: %s', (text, message) => {
  expect(() => fromJson(text)).toThrow(message);
});
