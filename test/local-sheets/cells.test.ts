import { SpreadsheetHost } from '../../local/sheets';
import { displayed } from '../../local/sheets/cell-text';
import { formatted, momentOf, wallClock } from '../../local/zones';
import { bookOf, hostOf, runBody } from '../support/script';

const CELL = { row: 0, column: 0, rows: 1, columns: 1 };
const NOON = { year: 2026, month: 2, day: 5, hour: 12, minute: 0, second: 0 };

test.each([
  ['007', 7, '7'],
  ['999901101', 999_901_101, '999901101'],
  ['1.30E+08', 130_000_000, '130000000'],
  ['2,500', 2500, '2,500'],
  ['$25.00', 25, '$25.00'],
  ['50%', 0.5, '50%'],
  ['-3.5', -3.5, '-3.5'],
  ['true', true, 'TRUE'],
  ["'007", '007', '007'],
  ['12-A', '12-A', '12-A'],
  ['1,23', '1,23', '1,23'],
  ["O'Neil", "O'Neil", "O'Neil"],
  ['=1+1', { formula: '=1+1' }, '#N/A'],
  ['=', '=', '='],
  ['', null, ''],
])('a person types %j: the cell holds %j and shows %j', (text, value, shown) => {
  const host = hostOf();
  host.type(1, 0, 0, [[text]]);
  expect(host.sheet(1).values[0]?.[0]).toEqual(value);
  expect(host.display(1, CELL)).toEqual([[shown]]);
});

test.each([['007'], ['1/2'], ['TRUE'], ['1.3E+08'], ['$5']])(
  'in a cell whose format is "@", %j stays text',
  async (text) => {
    const host = hostOf();
    const read = await runBody(
      host,
      `var cell = sheet.getRange(1, 1).setNumberFormat('@').setValues([[${JSON.stringify(text)}]]);
       return [cell.getValue(), cell.getDisplayValue(), cell.getFormulas()[0][0]];`,
    );
    expect(read).toEqual([text, text, '']);
    host.type(1, 0, 0, [[text]]);
    expect(host.sheet(1).values[0]?.[0]).toBe(text);
  },
);

test.each([['=1+1'], ['+1 312 555'], [' =1+1']])(
  'for a script %j is a formula whatever the format, and text where a person types it under "@"',
  async (text) => {
    const host = hostOf();
    await runBody(host, `sheet.getRange(1, 1).setNumberFormat('@').setValue(${JSON.stringify(text)});`);
    expect(host.sheet(1).values[0]?.[0]).toEqual({ formula: text });
    host.type(1, 0, 0, [[text]]);
    expect(host.sheet(1).values[0]?.[0]).toBe(text);
  },
);

test.each([
  ['kept', "'=1"],
  ['marks a text', '=1'],
] as const)('what becomes of an apostrophe under "@" can be either: %s', async (apostrophe, text) => {
  const host = new SpreadsheetHost({ workbook: bookOf(), documentProperties: {} }, Date.now, { apostrophe });
  await runBody(host, `sheet.getRange(1, 1).setNumberFormat('@').setValue("'=1");`);
  expect(host.sheet(1).values[0]?.[0]).toBe(text);
});

test('the format "@" comes too late after the value', async () => {
  const late = await runBody(
    hostOf(),
    `return sheet.getRange(1, 1).setValues([['007']]).setNumberFormat('@').getDisplayValue();`,
  );
  expect(late).toBe('7');
});

test('a script that writes "=..." makes a formula, not text: it reads as not available, and says what it is', async () => {
  const read = await runBody(
    hostOf(),
    `var cell = sheet.getRange(1, 1).setValue('=IMPORTXML("https://example.com")');
     return [cell.getValue(), cell.getDisplayValue(), cell.getFormulas()[0][0]];`,
  );
  expect(read).toEqual(['#N/A', '#N/A', '=IMPORTXML("https://example.com")']);
});

test.each([
  ['2/5/2026', 'en_US', '2026-02-05T00:00:00', '2/5/2026'],
  ['2/5/26', 'en_US', '2026-02-05T00:00:00', '2/5/2026'],
  ['2026-02-05', 'en_US', '2026-02-05T00:00:00', '2/5/2026'],
  ['5/2/2026', 'en_GB', '2026-02-05T00:00:00', '05/02/2026'],
  ['2/5/2026 1:30 PM', 'en_US', '2026-02-05T13:30:00', '2/5/2026 13:30:00'],
  ['9:05 AM', 'en_US', '1899-12-30T09:05:00', '9:05 AM'],
])('a person types the date %j in %s: it is %s in the zone of the spreadsheet', (text, locale, local, shown) => {
  for (const timeZone of ['America/New_York', 'Pacific/Honolulu', 'Asia/Kolkata']) {
    const host = hostOf();
    Object.assign(host.workbook, { timeZone, locale });
    host.type(1, 0, 0, [[text]]);
    const value = host.sheet(1).values[0]?.[0];
    expect(formatted(value as Date, timeZone, "yyyy-MM-dd'T'HH:mm:ss")).toBe(local);
    expect(host.display(1, CELL)).toEqual([[shown]]);
  }
});

test.each(['2/30/2026', '13/13/2026', '25:00', '1/2/3/4'])('%j is no date and stays text', (text) => {
  const host = hostOf();
  host.type(1, 0, 0, [[text]]);
  expect(host.sheet(1).values[0]?.[0]).toBe(text);
});

test('a date without a year is of the year that the clock says', () => {
  const host = hostOf();
  host.type(1, 0, 0, [['2/5']]);
  expect(host.display(1, CELL)[0]?.[0]).toBe(`2/5/${new Date().getUTCFullYear()}`);
});

test.each(['2026-03-08', '2026-11-01', '2026-06-30', '2026-12-31'])(
  'figures of a wall clock are the same after the way there and back, also where the clocks change: %s',
  (day) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    for (let hour = 4; hour < 24; hour += 1) {
      const wall = { year, month, day: date, hour, minute: 30, second: 0 };
      expect(wallClock(momentOf(wall, 'America/New_York'), 'America/New_York')).toEqual(wall);
    }
  },
);

test('a script reads a date as the moment it is, and formats it in the zone it asks for', async () => {
  const moment = momentOf(NOON, 'America/New_York');
  const read = await runBody(
    hostOf([[moment]]),
    `var value = sheet.getRange('A1').getValue();
     return [value.getTime(), Utilities.formatDate(value, book.getSpreadsheetTimeZone(), "yyyy-MM-dd'T'HH:mm:ss")];`,
  );
  expect(read).toEqual([moment.getTime(), '2026-02-05T12:00:00']);
});

test.each([
  [7, '000000000', '000000007'],
  [130_000_000, '0.00E+00', '1.30E+08'],
  [1e15, undefined, '1.00E+15'],
  [0.1 + 0.2, undefined, '0.3'],
  [0.1 + 0.2, 'General;-General', '0.3'],
  [999_901_101, 'm/d/yyyy', '999901101'],
  [1234.5, '#,##0.00', '1,234.50'],
  [momentOf(NOON, 'America/New_York'), 'mm/dd/yy;@', '02/05/26'],
  [momentOf(NOON, 'America/New_York'), 'd-mmm-yyyy h:mm', '5-Feb-2026 12:00'],
])('%p with the format %p shows as %s', (value, format, shown) => {
  expect(displayed(value, format, bookOf())).toBe(shown);
});

test('a value that is too long, or an object, is refused before anything is written', async () => {
  const host = hostOf();
  await expect(
    runBody(host, `sheet.getRange(1, 1, 1, 2).setValues([['a', new Array(50002).join('x')]]);`),
  ).rejects.toThrow(/maximum of 50000 characters in a single cell \(B1\)/);
  await expect(runBody(host, `sheet.getRange(1, 1, 1, 2).setValues([['a', {formula: '=1'}]]);`)).rejects.toThrow(
    /no value for cell B1/,
  );
  expect(host.display(1, { ...CELL, columns: 2 })).toEqual([['', '']]);
});
