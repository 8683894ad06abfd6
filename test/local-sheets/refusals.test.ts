import { AddOn, type SheetData, type SpreadsheetHost } from '../../local/sheets';
import { hostOf, MARIA, runBody, SAM, withScript } from '../support/script';

const PROTECTED = /You are trying to edit a protected cell or object/;
const protect = ({ workbook }: SpreadsheetHost) =>
  workbook.sheets[0]?.protections.push({
    id: 1,
    range: { row: 0, column: 0, rows: 5, columns: 1 },
    description: '',
    warningOnly: false,
    editors: [SAM],
  });

/** What the script can catch where it writes into A1 and then does something else. */
const after = (what: string): string =>
  `var said = []; var range = sheet.getRange(1, 1);
   try { range.setValue('x'); sheet.getRange(1, 2).setValue('y'); said.push('written'); ${what} said.push('done'); } catch (error) { said.push(error.message); }
   return said;`;

test.each([
  ['flush', 'SpreadsheetApp.flush();'],
  ['reading cells', 'sheet.getRange(9, 9).getValue();'],
  ['asking for the last row', 'sheet.getLastRow();'],
  ['inserting rows', 'sheet.insertRowsAfter(3, 1);'],
])('a refused write is thrown by what comes next, here %s, and what stood behind it is lost', async (_, what) => {
  const host = hostOf();
  protect(host);
  expect(await runBody(host, after(what))).toEqual(['written', expect.stringMatching(PROTECTED)]);
  expect(host.sheet(1).values).toEqual([]);
});

test('where nothing comes next, it fails the whole call at its end, whatever the script caught', async () => {
  const host = hostOf();
  protect(host);
  await expect(runBody(host, after('range.canEdit(); sheet.getName();'))).rejects.toThrow(PROTECTED);
});

test('whether a range may be edited can be asked before', async () => {
  const host = hostOf();
  protect(host);
  const asked = `return ['A1', 'B1', 'A5:B6'].map(function (a1) { return sheet.getRange(a1).canEdit(); });`;
  expect(await runBody(host, asked)).toEqual([false, true, false]);
});

test('on request a write is refused where it stands', async () => {
  const host = hostOf();
  protect(host);
  await withScript(
    `function go() { var sheet = SpreadsheetApp.getActiveSheet(); ${after('')} }`,
    async ({ open }) => {
      const { options } = (await open()) as unknown as { options: Parameters<typeof AddOn.open>[0] };
      const maria = await AddOn.open({ ...options, user: MARIA, writes: 'at once' });
      try {
        expect(await maria.run('go')).toEqual([expect.stringMatching(PROTECTED)]);
      } finally {
        await maria.close();
      }
    },
    { host },
  );
});

const withTable = (types: NonNullable<SheetData['tables']>[number]['types']): SpreadsheetHost => {
  const host = hostOf([['ID'], ['007']]);
  host.sheet(1).formats.push([], ['@']);
  Object.assign(host.sheet(1), { tables: [{ range: { row: 0, column: 0, rows: 3, columns: 1 }, types }] });
  return host;
};

test.each([
  ["setNumberFormat('@')", "You can't set the number format of cells in a typed column."],
  [
    "setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a']).build())",
    'This operation is not allowed on cells in typed columns.',
  ],
])('in the typed column of a table %s is refused, late as any write', async (call, message) => {
  const body = `sheet.getRange(2, 1, 2).${call}; var caught = ''; try { SpreadsheetApp.flush(); } catch (error) { caught = error.message; } return caught;`;
  expect(await runBody(withTable(['text']), body)).toContain(message);
  expect(await runBody(withTable([undefined]), body)).toBe('');
  // The header and what is below the table have no type.
  expect(await runBody(withTable(['text']), body.replace('2, 1, 2', '1, 1'))).toBe('');
  expect(await runBody(withTable(['text']), body.replace('2, 1, 2', '4, 1'))).toBe('');
});

test('a column of numbers reads texts as numbers, whatever their format', async () => {
  const body = `return sheet.getRange(2, 1).setValue('007').getDisplayValue();`;
  expect(await runBody(withTable(['number']), body)).toBe('7');
  expect(await runBody(withTable(['text']), body)).toBe('007');
});

test.each(['OBJECT', 'DATASOURCE'] as const)('a tab of type %s has a name and no cells', async (type) => {
  const host = hostOf();
  Object.assign(host.insertSheet('Chart'), { type });
  const body = (call: string) => `var chart = book.getSheetByName('Chart'); ${call}`;
  expect(
    await runBody(
      host,
      body('return [chart.getName(), chart.getType() === SpreadsheetApp.SheetType.GRID, sheet.getType()];'),
    ),
  ).toEqual(['Chart', false, 'GRID']);
  for (const call of ['getLastRow()', 'getRange(1, 1)', 'getDeveloperMetadata()', 'getMaxRows()', 'getDataRange()'])
    await expect(runBody(host, body(`chart.${call};`))).rejects.toThrow(
      `The action is not supported for ${type} sheet`,
    );
});
