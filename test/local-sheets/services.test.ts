import { hostOf, MARIA, runBody, SAM, withScript } from '../support/script';

test.each([
  [
    "SpreadsheetApp.newDataValidation().requireValueInList(['a']).build().getFoo()",
    'DataValidation.getFoo is not available',
  ],
  ['SpreadsheetApp.create("x")', 'SpreadsheetApp.create is not available in the local Sheets.'],
  ['sheet.getCharts()', 'Sheet.getCharts is not available in the local Sheets.'],
  ['sheet.getRange(1, 1).merge()', 'Range.merge is not available in the local Sheets.'],
  ['book.getEditors()', 'Spreadsheet.getEditors is not available in the local Sheets.'],
  ['Utilities.zip([])', 'Utilities.zip is not available in the local Sheets.'],
  ['LockService.getDocumentLock().lock()', 'Lock.lock is not available in the local Sheets.'],
  ['PropertiesService.getScriptProperties()', 'PropertiesService.getScriptProperties is not available'],
  ['SpreadsheetApp.newDataValidation().requireCheckbox()', 'DataValidationBuilder.requireCheckbox is not available'],
  ['sheet.getRange(1, 1).setDataValidation("COEC")', 'COEC is no data validation: build one first.'],
  ['DriveApp.getFiles()', 'DriveApp is not defined'],
])('%s: %s', async (call, message) => {
  await expect(runBody(hostOf(), call)).rejects.toThrow(message);
});

test.each(['nothing', 'hidden_', 'aValue', 'toString', 'Date', 'SpreadsheetApp', 'eval'])(
  'the function "%s" is not one that Google would call',
  async (name) => {
    await withScript('function hidden_() {} var aValue = 1;', async ({ open }) => {
      await expect((await open()).run(name)).rejects.toThrow(`Script function not found: ${name}`);
    });
  },
);

test('answers are JSON: with a Date anywhere the page gets null, and the terminal says why', async () => {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(await runBody(hostOf(), 'return {rows: [{at: new Date()}]};')).toBeNull();
    expect(stderr).toHaveBeenCalledWith(expect.stringMatching(/returned a Date/));
  } finally {
    stderr.mockRestore();
  }
  expect(await runBody(hostOf(), 'return {a: undefined, b: [1, null]};')).toEqual({ b: [1, null] });
});

test('what a service throws is an error of the script’s own kind', async () => {
  const caught = await runBody(
    hostOf(),
    `try { sheet.getRange(0, 1); } catch (error) { return [error instanceof Error, error.message, String(error)]; }`,
  );
  const message = 'The starting row of the range is too small.';
  expect(caught).toEqual([true, message, `Exception: ${message}`]);
});

test('service calls are counted by name, for each call anew', async () => {
  await withScript(
    `function go(times) { var sheet = SpreadsheetApp.getActiveSheet(); for (var n = 0; n < times; n += 1) sheet.getRange(1, 1).getValues(); console.log('went', times); }`,
    async ({ open }) => {
      const addOn = await open();
      await addOn.run('go', 3);
      expect(addOn.calls.get('Range.getValues')).toBe(3);
      await addOn.run('go', 1);
      expect(Object.fromEntries(addOn.calls)).toEqual({
        'SpreadsheetApp.getActiveSheet': 1,
        'Spreadsheet.getActiveSheet': 1,
        'Sheet.getRange': 1,
        'Range.getValues': 1,
      });
      expect(addOn.logs).toEqual(['went 3', 'went 1']);
    },
  );
});

test.each([
  ['B2', [2, 2, 1, 1]],
  ['$B$2:c10', [2, 2, 9, 2]],
  ['C10:B2', [2, 2, 9, 2]],
  ['G:G', [1, 7, 1000, 1]],
  ['AA:AA', 'outside'],
  ['2:4', [2, 1, 3, 26]],
  ['A2:C', [2, 1, 999, 3]],
  ['G', 'Range not found: G'],
  ['', 'Range not found: '],
  ['A1001', 'outside'],
])('getRange(%j) is %j', async (notation, expected) => {
  const asked = runBody(
    hostOf(),
    `var range = sheet.getRange(${JSON.stringify(notation)});
     return [range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns()];`,
  );
  if (typeof expected === 'string') await expect(asked).rejects.toThrow(expected);
  else expect(await asked).toEqual(expected);
});

test('a range of a tab by its name, quoted or not', async () => {
  const host = hostOf();
  host.insertSheet("Maria's tab");
  const names = await runBody(
    host,
    `return ["'Maria''s tab'!B2", 'Roster!A1:B2', 'C3'].map(function (text) {
       var range = book.getRange(text); return range.getSheet().getName() + ' ' + range.getA1Notation(); });`,
  );
  expect(names).toEqual(["Maria's tab B2", 'Roster A1:B2', 'Roster C3']);
});

test('data of another size than the range, and ranges outside the sheet, are refused', async () => {
  const host = hostOf();
  await expect(runBody(host, 'sheet.getRange(1, 1, 2, 1).setValues([[1]]);')).rejects.toThrow(
    'The data has 1 but the range has 2.',
  );
  await expect(runBody(host, 'sheet.getRange(1, 1, 1, 2).setNotes([["a"]]);')).rejects.toThrow(/number of columns/);
  await expect(runBody(host, 'sheet.getRange(1000, 1, 2, 1);')).rejects.toThrow(/outside the dimensions/);
  await expect(runBody(host, 'sheet.getRange(0, 1);')).rejects.toThrow('The starting row of the range is too small.');
});

test('looks are read as they were set, and null takes them off', async () => {
  const read = await runBody(
    hostOf(),
    `var range = sheet.getRange(1, 1, 1, 2);
     range.setBackgrounds([['#E6F4EA', null]]).setNotes([['why', '']]).setFontWeight('bold').setFontColor('#ff0000')
       .setFontLine('line-through').setFontStyle('italic').setHorizontalAlignment('right')
       .setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP).setNumberFormats([['@', '0.00']]);
     var all = function () { return [range.getBackgrounds(), range.getNotes(), range.getFontWeights(), range.getFontColors(),
       range.getFontLines(), range.getFontStyles(), range.getHorizontalAlignments(), range.getWrapStrategies(), range.getNumberFormats()]; };
     var before = all();
     range.clearFormat();
     return [before, all()];`,
  );
  expect(read).toEqual([
    [
      [['#e6f4ea', '#ffffff']],
      [['why', '']],
      [['bold', 'bold']],
      [['#ff0000', '#ff0000']],
      [['line-through', 'line-through']],
      [['italic', 'italic']],
      [['right', 'right']],
      [['WRAP', 'WRAP']],
      [['@', '0.00']],
    ],
    [
      [['#ffffff', '#ffffff']],
      [['why', '']],
      [['normal', 'normal']],
      [['#000000', '#000000']],
      [['none', 'none']],
      [['normal', 'normal']],
      [['general', 'general']],
      [['OVERFLOW', 'OVERFLOW']],
      [['General', 'General']],
    ],
  ]);
  await expect(runBody(hostOf(), `sheet.getRange(1, 1).setFontWeight('heavy');`)).rejects.toThrow(
    'Unexpected font weight: heavy. It is one of normal, bold.',
  );
  await expect(runBody(hostOf(), `sheet.getRange(1, 1).setBackground('mauve');`)).rejects.toThrow(/#rrggbb/);
});

const LIST = `sheet.getRange('B:B').setDataValidation(SpreadsheetApp.newDataValidation()
  .requireValueInList(['COEC', 'None'], true).setAllowInvalid(false).setHelpText('Choose a credit.').build());`;

test('a drop-down list refuses other values, from a script and from a person, and writes nothing then', async () => {
  const host = hostOf();
  await runBody(host, LIST);
  await expect(runBody(host, `sheet.getRange(1, 1, 1, 2).setValues([['a', 'COEX']]);`)).rejects.toThrow(
    'The data you entered in cell B1 violates the data validation rules set on this cell. Choose a credit.',
  );
  expect(() => host.type(1, 4, 1, [['coec']])).toThrow(/cell B5 violates/);
  expect(host.sheet(1).values).toEqual([]);
  host.type(1, 4, 1, [['COEC']]);
  host.type(1, 4, 1, [['']]);
  expect(
    await runBody(
      host,
      `var rule = sheet.getRange('B5').getDataValidation();
       return [rule.getCriteriaType(), rule.getCriteriaValues(), rule.getAllowInvalid(), rule.getHelpText(), sheet.getRange('A5').getDataValidation()];`,
    ),
  ).toEqual(['VALUE_IN_LIST', [['COEC', 'None'], true], false, 'Choose a credit.', null]);
});

test('clearContent leaves what is on the cells, clear takes all but notes', async () => {
  const host = hostOf();
  await runBody(
    host,
    `${LIST} sheet.getRange('B1').setValue('COEC').setNote('why').setBackground('#00ff00').clearContent();`,
  );
  expect(host.sheet(1)).toMatchObject({ values: [[null, null]], notes: [[undefined, 'why']] });
  expect(host.sheet(1).validations[0]?.[1]?.list).toEqual(['COEC', 'None']);
  await runBody(host, `sheet.getRange('B1').clear();`);
  expect([host.sheet(1).notes[0]?.[1], host.sheet(1).backgrounds[0]?.[1], host.sheet(1).validations[0]?.[1]]).toEqual([
    'why',
    undefined,
    undefined,
  ]);
});

test('a write into what somebody else protects throws and names the range; a warning only does not', async () => {
  const code = `
    function protect(warningOnly) { SpreadsheetApp.getActiveSheet().getRange('B2:C4').protect().setDescription('IDs').setWarningOnly(warningOnly); }
    function write(a1) { SpreadsheetApp.getActiveSheet().getRange(a1).setNumberFormat('@').setValue('x'); }
    function lift() { SpreadsheetApp.getActiveSheet().getProtections(SpreadsheetApp.ProtectionType.RANGE).forEach(function (one) { one.remove(); }); }
    function all() { SpreadsheetApp.getActiveSheet().protect(); }`;
  await withScript(code, async ({ host, open }) => {
    const [maria, sam] = [await open(MARIA), await open(SAM)];
    await maria.run('protect', false);
    await expect(sam.run('write', 'C4')).rejects.toThrow(
      "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit. ['Roster'!B2:C4, IDs]",
    );
    await sam.run('write', 'C5');
    await maria.run('write', 'C4');
    await maria.run('lift');
    await maria.run('protect', true);
    await sam.run('write', 'B2');
    await maria.run('all');
    await expect(sam.run('write', 'A1')).rejects.toThrow("['Roster']");
    expect(() => host.type(1, 0, 0, [['x']], SAM)).toThrow(/protected/);
    host.type(1, 0, 0, [['x']], MARIA);
  });
});

test.each([
  ['https://evil.example.com/', "is not in the manifest's urlFetchWhitelist"],
  ['https://growthzoneapp.com.example.com/', 'urlFetchWhitelist'],
  ['https://demo.growthzoneapp.com/', 'is not on this machine'],
])('a request to %s is not sent: %s', async (url, message) => {
  await expect(runBody(hostOf(), `UrlFetchApp.fetch('${url}', {followRedirects: false});`)).rejects.toThrow(message);
});

test('properties and cache have Google’s limits', async () => {
  const big = `new Array(9300).join('x')`;
  await expect(runBody(hostOf(), `PropertiesService.getUserProperties().setProperty('k', ${big});`)).rejects.toThrow(
    'Argument too large: value',
  );
  await expect(
    runBody(
      hostOf(),
      `var store = PropertiesService.getDocumentProperties(); for (var n = 0; n < 70; n += 1) store.setProperty('k' + n, new Array(9000).join('x'));`,
    ),
  ).rejects.toThrow(/exceeded the property storage quota/);
  await expect(runBody(hostOf(), `CacheService.getUserCache().put('k', new Array(102500).join('x'));`)).rejects.toThrow(
    'Argument too large: value',
  );
  expect(
    await runBody(
      hostOf(),
      `var cache = CacheService.getUserCache(); cache.put('k', 'v', 60); var before = cache.get('k'); Utilities.sleep(61000); return [before, cache.get('k')];`,
    ),
  ).toEqual(['v', null]);
});
