/** The add-on's menu. Nothing else may happen here: it runs before the user authorised anything. */
export function showMenu(): void {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'openCeRoster').addItem('Help', 'helpCeRoster').addToUi();
}

/** Shows the sidebar; it asks for its data once it is there. */
export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('CE Roster'));
}

const HELP = `<p>CE Roster reads the roster in this sheet, tells what becomes of every row, makes a tab for each credit,
registers those people in GrowthZone and marks them attended, and then looks whether the credit arrived.</p>
<p>It never changes the cells of the roster, never makes an invoice, and never marks anybody attended whom GrowthZone
does not show as registered.</p>`;

export function showHelp(): void {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(HELP).setWidth(420).setHeight(220), 'CE Roster');
}
