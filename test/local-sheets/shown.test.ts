import type { Shown } from '../../local/sheets';
import { hostOf, SAM, withScript } from '../support/script';

const CODE = `
function onOpen() {
  var ui = SpreadsheetApp.getUi();
  ui.createAddonMenu().addItem('Open', 'openPage').addSeparator()
    .addSubMenu(ui.createMenu('More').addItem('Help', 'showHelp')).addToUi();
}
function openPage() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>page</p>').setTitle('CE')); }
function showHelp() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p>help</p>').setWidth(400).setHeight(200), 'Help'); }
function toast() { SpreadsheetApp.getActive().toast('38 of 61', 'CE Roster', 7); }
function select(a1) { SpreadsheetApp.getActiveSheet().getRange(a1).activate(); }
function go(name) { SpreadsheetApp.getActive().getSheetByName(name).activate(); }
function addTab(name) {
  var book = SpreadsheetApp.getActive();
  var active = book.getActiveSheet();
  book.insertSheet(name, book.getSheets().length);
  var inserted = book.getActiveSheet().getName();
  book.setActiveSheet(active);
  return inserted;
}
function active() {
  var range = SpreadsheetApp.getActiveRange();
  return range.getSheet().getName() + '!' + range.getA1Notation() + ' ' + SpreadsheetApp.getCurrentCell().getA1Notation();
}
function alert() { SpreadsheetApp.getUi().alert('Sure?'); }
function readNothing() { return SpreadsheetApp.getActiveSheet().getName(); }
`;

test('the menu, the sidebar, a dialog and a toast are told with what they hold', async () => {
  await withScript(CODE, async ({ open }) => {
    const addOn = await open();
    const told: (keyof Shown)[] = [];
    addOn.onShown((what) => told.push(what));
    await addOn.run('onOpen');
    await addOn.run('openPage');
    await addOn.run('showHelp');
    await addOn.run('toast');
    expect(told).toEqual(['menu', 'sidebar', 'dialog', 'toast']);
    expect(addOn.shown).toMatchObject({
      menu: [
        { kind: 'item', caption: 'Open', functionName: 'openPage' },
        { kind: 'separator' },
        { kind: 'menu', caption: 'More', entries: [{ caption: 'Help', functionName: 'showHelp' }] },
      ],
      sidebar: { html: '<p>page</p>', title: 'CE' },
      dialog: { html: '<p>help</p>', title: 'Help', width: 400, height: 200 },
      toast: { message: '38 of 61', title: 'CE Roster', seconds: 7 },
    });
    addOn.dismiss('dialog');
    expect(addOn.shown.dialog).toBeUndefined();
  });
});

test('the script sees what the person selected, and the page is told what the script selects', async () => {
  const host = hostOf();
  const other = host.insertSheet('Other').id;
  await withScript(
    CODE,
    async ({ open }) => {
      const [addOn, sam] = [await open(), await open(SAM)];
      const told: unknown[] = [];
      addOn.onShown((what, shown) => told.push([what, shown.selection]));
      expect(await addOn.run('active')).toBe('Roster!A1 A1');
      addOn.setSelection(other, 3, 1, 2, 4);
      expect(await addOn.run('active')).toBe('Other!B4:E5 B4');
      expect(told).toEqual([]);
      await addOn.run('select', 'C7:D9');
      expect(told).toEqual([['selection', { sheetId: other, row: 6, column: 2, rows: 3, columns: 2 }]]);
      await addOn.run('go', 'Roster');
      await addOn.run('go', 'Other');
      expect(await addOn.run('active')).toBe('Other!C7:D9 C7');
      addOn.setActiveSheet(1);
      expect(await addOn.run('active')).toBe('Roster!A1 A1');
      expect(await sam.run('active')).toBe('Roster!A1 A1');
    },
    { host },
  );
});

test('a tab that the script adds becomes active, and the way back finds the selection as it was', async () => {
  await withScript(CODE, async ({ host, open }) => {
    const addOn = await open();
    addOn.setSelection(1, 4, 2, 1, 1);
    expect(await addOn.run('addTab', 'COEC')).toBe('COEC');
    expect(addOn.shown.selection).toEqual({ sheetId: 1, row: 4, column: 2, rows: 1, columns: 1 });
    addOn.setActiveSheet(2);
    host.deleteSheet(2);
    expect(await addOn.run('active')).toBe('Roster!C5 C5');
  });
});

test('what asks a person while the script stands still is refused', async () => {
  await withScript(CODE, async ({ open }) => {
    await expect((await open()).run('alert')).rejects.toThrow(/Ui.alert is not available in the local Sheets/);
  });
});

test('a formula has no UI', async () => {
  await withScript(CODE, async ({ open }) => {
    const addOn = await open();
    await expect(addOn.runAsFormula('openPage')).rejects.toThrow(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
    expect(await addOn.runAsFormula('readNothing')).toBe('Roster');
  });
});

test('before anybody authorised the add-on, onOpen may build its menu and nothing else', async () => {
  await withScript(CODE, async ({ open }) => {
    const addOn = await open();
    await addOn.runUnauthorised('onOpen');
    expect(addOn.shown.menu).toHaveLength(3);
    await expect(addOn.runUnauthorised('readNothing')).rejects.toThrow(
      'You do not have permission to call SpreadsheetApp.getActiveSheet: the add-on was not authorised yet.',
    );
  });
});

test('a script that calls a service while it is loaded does not load', async () => {
  await withScript('var zone = SpreadsheetApp.getActiveSpreadsheet();', async ({ open }) => {
    await expect(open()).rejects.toThrow(/SpreadsheetApp.getActiveSpreadsheet was called while the script was loaded/);
  });
});
