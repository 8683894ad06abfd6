import { type Change, newSheet, SpreadsheetHost } from '../../local/sheets';
import { bookOf, hostOf, MARIA, runBody, SAM } from '../support/script';

/** A header and three rows, each with a note, a colour, a format, a list and a strike-through of its own. */
function dressed(): SpreadsheetHost {
  const host = hostOf([
    ['Name', 'ID'],
    ['Cy', '3'],
    ['Al', '1'],
    ['Bo', '2'],
  ]);
  const sheet = host.sheet(1);
  for (const [row, name] of ['head', 'cy', 'al', 'bo'].entries()) {
    sheet.notes[row] = [undefined, name];
    sheet.backgrounds[row] = [`#00000${row}`];
    sheet.formats[row] = ['@', '@'];
    sheet.fontLines[row] = row === 2 ? [undefined, 'line-through'] : [];
    sheet.validations[row] = [
      undefined,
      undefined,
      { list: [name], showDropdown: true, allowInvalid: true, helpText: undefined },
    ];
  }
  return host;
}

/** What is on a row: a word for each thing. */
function rowOf(host: SpreadsheetHost, row: number) {
  const { values, notes, backgrounds, fontLines, validations, formats } = host.sheet(1);
  return [
    values[row]?.[0] ?? null,
    notes[row]?.[1] ?? null,
    backgrounds[row]?.[0] ?? null,
    fontLines[row]?.[1] ?? null,
    validations[row]?.[2]?.list[0] ?? null,
    formats[row]?.[0] ?? null,
  ];
}

test('sorting takes along what is on the cells', async () => {
  const host = dressed();
  await runBody(host, `sheet.getRange(2, 1, 3, 3).sort(1);`);
  expect([0, 1, 2, 3].map((row) => rowOf(host, row))).toEqual([
    ['Name', 'head', '#000000', null, 'head', '@'],
    ['Al', 'al', '#000002', 'line-through', 'al', '@'],
    ['Bo', 'bo', '#000003', null, 'bo', '@'],
    ['Cy', 'cy', '#000001', null, 'cy', '@'],
  ]);
  host.sortRows(1, { row: 1, column: 0, rows: 3, columns: 3 }, 1, false);
  expect([1, 2, 3].map((row) => rowOf(host, row)[0])).toEqual(['Cy', 'Bo', 'Al']);
});

test('sorting: numbers and dates, then texts, then true and false, empty cells last either way', () => {
  const mixed = ['b', null, true, 10, 'A', 2, new Date(0), ''];
  const sorted = (ascending: boolean) => {
    const host = hostOf(mixed.map((value) => [value]));
    host.sortRows(1, { row: 0, column: 0, rows: mixed.length, columns: 1 }, 0, ascending);
    return host.sheet(1).values.map((row) => row[0]);
  };
  expect(sorted(true)).toEqual([new Date(0), 2, 10, 'A', 'b', true, null, '']);
  expect(sorted(false)).toEqual([true, 'b', 'A', 10, 2, new Date(0), null, '']);
});

test('inserted rows push down what is on the cells, and look like the row above, without its note', async () => {
  const host = dressed();
  await runBody(host, `sheet.setFrozenRows(1); sheet.insertRowsAfter(2, 2);`);
  expect([1, 2, 3, 4].map((row) => rowOf(host, row))).toEqual([
    ['Cy', 'cy', '#000001', null, 'cy', '@'],
    [null, null, '#000001', null, 'cy', '@'],
    [null, null, '#000001', null, 'cy', '@'],
    ['Al', 'al', '#000002', 'line-through', 'al', '@'],
  ]);
  expect(host.sheet(1)).toMatchObject({ maxRows: 1002, frozenRows: 1 });
  host.insertRows(1, 0, 1);
  expect(host.sheet(1).frozenRows).toBe(2);
  expect(rowOf(host, 0)).toEqual([null, null, null, null, null, null]);
});

test('deleted rows go with what is on them', () => {
  const host = dressed();
  host.arrange(1, (sheet) => {
    sheet.frozenRows = 2;
  });
  host.deleteRows(1, 1, 2);
  expect([0, 1, 2].map((row) => rowOf(host, row)[1])).toEqual(['head', 'bo', null]);
  expect(host.sheet(1)).toMatchObject({ maxRows: 998, frozenRows: 1 });
  expect(() => host.deleteRows(1, 0, 998)).toThrow("You can't delete all the rows on the sheet.");
});

test('a column is found by its metadata after columns were inserted and deleted before it', async () => {
  const host = dressed();
  await runBody(
    host,
    `sheet.getRange('B:B').addDeveloperMetadata('ceColumn', 'id');
     sheet.addDeveloperMetadata('ceRosterTab', 'roster');
     sheet.setColumnWidth(2, 222); sheet.hideColumns(2);
     sheet.insertColumnsAfter(1, 3); sheet.insertColumnsBefore(1, 1); sheet.deleteColumn(2);`,
  );
  const found = await runBody(
    host,
    `return book.createDeveloperMetadataFinder().withKey('ceColumn').find().map(function (one) {
       var range = one.getLocation().getColumn();
       return [one.getValue(), range.getA1Notation(), range.getColumn(), sheet.getColumnWidth(5), sheet.isColumnHiddenByUser(5),
         sheet.getRange(3, 5).getValue(), sheet.getRange(3, 5).getNote()];
     });`,
  );
  expect(found).toEqual([['id', 'E:E', 5, 222, true, '1', 'al']]);
  expect(
    await runBody(host, `return sheet.getDeveloperMetadata().map(function (one) { return one.getKey(); });`),
  ).toEqual(['ceRosterTab']);
  host.deleteColumns(1, 4, 1);
  expect(await runBody(host, `return sheet.createDeveloperMetadataFinder().withKey('ceColumn').find().length;`)).toBe(
    0,
  );
});

test('new columns look like the column to the left', () => {
  const host = dressed();
  host.insertColumns(1, 1, 2);
  expect(host.sheet(1).backgrounds[1]).toEqual(['#000001', '#000001', '#000001']);
  expect(host.sheet(1).notes[1]).toEqual([undefined, undefined, undefined, 'cy']);
});

test('a protection moves with its cells, and is gone with them', () => {
  const host = dressed();
  const protect = () => {
    const range = { row: 2, column: 1, rows: 2, columns: 1 };
    host.sheet(1).protections.push({ id: 1, range, description: 'IDs', warningOnly: false, editors: [MARIA] });
  };
  protect();
  host.insertRows(1, 0, 1);
  host.insertRows(1, 4, 1);
  host.insertColumns(1, 0, 1);
  expect(host.sheet(1).protections[0]?.range).toEqual({ row: 3, column: 2, rows: 3, columns: 1 });
  expect(() => host.type(1, 5, 2, [['x']], SAM)).toThrow("['Roster'!C4:C6, IDs]");
  host.deleteRows(1, 3, 3);
  expect(host.sheet(1).protections).toEqual([]);
});

test('tabs: named once whatever the case, moved, deleted but for the last', () => {
  const host = hostOf();
  expect(host.insertSheet().name).toBe('Sheet2');
  expect(host.insertSheet('COEC', 0).id).toBe(3);
  expect(() => host.insertSheet('coec')).toThrow('A sheet with the name "coec" already exists.');
  expect(() => host.renameSheet(1, 'COEC')).toThrow(/already exists/);
  expect(() => host.renameSheet(1, ' ')).toThrow(/no name for a tab/);
  host.renameSheet(3, 'Coec');
  host.moveSheet(3, 2);
  expect(host.workbook.sheets.map(({ name }) => name)).toEqual(['Roster', 'Sheet2', 'Coec']);
  host.deleteSheet(1);
  host.deleteSheet(2);
  expect(() => host.deleteSheet(3)).toThrow("You can't remove all the sheets in a document.");
  expect(() => host.sheet(1)).toThrow('There is no tab with id 1 in "Roster.csv": it was deleted.');
});

test('each change is told with its place, and pasting beyond the edge makes the sheet grow', () => {
  const host = new SpreadsheetHost({
    workbook: { ...bookOf(), sheets: [{ ...newSheet(7, 'Small'), maxRows: 2, maxColumns: 2 }] },
    documentProperties: {},
  });
  const changes: Change[] = [];
  const end = host.onChange((change) => changes.push(change));
  host.type(7, 1, 1, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(host.sheet(7)).toMatchObject({ maxRows: 3, maxColumns: 3 });
  host.renameSheet(7, 'Larger');
  end();
  host.type(7, 0, 0, [['unheard']]);
  expect(changes).toEqual([
    { kind: 'sheets' },
    { kind: 'cells', sheetId: 7, row: 1, column: 1, rows: 2, columns: 2 },
    { kind: 'sheets' },
  ]);
});
