import { readA1 } from './a1';
import type { Context } from './context';
import { finder, metadataOf } from './metadata';
import type { Range } from './range';
import type { Sheet } from './sheet';

/** How long a toast stays where the script does not say. */
const TOAST_SECONDS = 5;

/** The spreadsheet that the add-on runs in. */
export function spreadsheet(context: Context) {
  const { host } = context;
  const { book, view } = host;
  const activeRange = (): Range => {
    const { sheetId, ...area } = view.selection();
    return context.range(sheetId, area);
  };
  const sheetNamed = (name: string): Sheet | null => {
    const id = book.sheetNamed(name);
    return id === undefined ? null : context.sheet(id);
  };
  return context.calls.counted(
    {
      getId: () => book.id(),
      getName: () => book.name(),
      getSpreadsheetTimeZone: () => book.timeZone(),
      getSpreadsheetLocale: () => book.locale(),
      getSheets: () => book.sheetIds().map((id) => context.sheet(id)),
      getSheetByName: sheetNamed,
      getActiveSheet: () => context.sheet(view.selection().sheetId),
      setActiveSheet: (sheet: Sheet) => {
        view.activate(sheet.sheetId);
        return sheet;
      },
      getActiveRange: activeRange,
      getCurrentCell: () => {
        const { sheetId, row, column } = view.selection();
        return context.range(sheetId, { row, column, rows: 1, columns: 1 });
      },
      insertSheet: (name?: string, index?: number) => context.sheet(book.insertSheet(name, index)),
      deleteSheet: (sheet: Sheet) => book.deleteSheet(sheet.sheetId),
      /** On the active tab, unless the notation names another one. */
      getRange: (notation: string) => {
        const [, quoted, plain, rest] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(notation) ?? [];
        const name = quoted?.replaceAll("''", "'") ?? plain;
        const sheet = name === undefined ? context.sheet(view.selection().sheetId) : sheetNamed(name);
        if (!sheet) throw new Error(`Range not found: ${notation}`);
        return context.range(sheet.sheetId, readA1(rest ?? notation, host.tab.facts(sheet.sheetId)));
      },
      toast: (message: string, title = '', seconds: number | null = TOAST_SECONDS) =>
        view.show('toast', { message: String(message), title: title ?? '', seconds: seconds ?? TOAST_SECONDS }),
      createDeveloperMetadataFinder: () =>
        finder(context, () => book.sheetIds().flatMap((id) => metadataOf(context, id, () => true))),
    },
    'Spreadsheet',
  );
}
