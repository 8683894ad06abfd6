import type { CacheStore } from './cache';
import { readDisplay, readFormulas, readLook, readValues } from './cells';
import type { SpreadsheetHost } from './host';
import type { HttpSender } from './http';
import type { PropertyStore } from './properties';
import type { UserView } from './shown';
import {
  type CellData,
  type CellLooks,
  type Grid,
  type Look,
  lastColumn,
  lastRow,
  type Metadata,
  type Protection,
  type Rectangle,
  type SheetData,
} from './workbook';

/** What one user has, whatever script runs. */
export interface User {
  readonly email: string;
  readonly properties: PropertyStore;
  readonly cache: CacheStore;
  readonly view: UserView;
}

/** A tab without its cells. */
export type SheetFacts = Pick<SheetData, 'name' | 'maxRows' | 'maxColumns' | 'columnWidths'>;

export type HostServices = ReturnType<typeof hostServices>;

/**
 * What the main thread does for one thread of a user's scripts: one message a call, however many cells. `holder` stands
 * for the script where the document lock is held. Rows and columns count from 0.
 */
export function hostServices(host: SpreadsheetHost, user: User, http: HttpSender, holder: object) {
  const { email, view } = user;
  return {
    book: bookService(host, view),
    tab: tabService(host),
    cells: cellService(host, email),
    view,
    userProperties: user.properties,
    documentProperties: host.documentProperties,
    userCache: user.cache,
    lock: {
      take: (milliseconds: number) => host.lock.take(holder, milliseconds),
      isHeld: () => host.lock.isHeldBy(holder),
      release: () => host.lock.release(holder),
    },
    http,
  };
}

function bookService(host: SpreadsheetHost, view: UserView) {
  const { workbook } = host;
  return {
    id: () => workbook.id,
    name: () => workbook.name,
    timeZone: () => workbook.timeZone,
    locale: () => workbook.locale,
    sheetIds: () => workbook.sheets.map(({ id }) => id),
    sheetNamed: (name: string) => workbook.sheets.find((sheet) => sheet.name === name)?.id,
    insertSheet: (name: string | undefined, index: number | undefined) => {
      const { id } = host.insertSheet(name, index);
      view.activate(id);
      return id;
    },
    flush: () => host.flush(),
  };
}

function tabService(host: SpreadsheetHost) {
  return {
    facts: (sheetId: number): SheetFacts => {
      const { name, maxRows, maxColumns, columnWidths } = host.sheet(sheetId);
      return { name, maxRows, maxColumns, columnWidths };
    },
    lastRow: (sheetId: number) => lastRow(host.sheet(sheetId)),
    lastColumn: (sheetId: number) => lastColumn(host.sheet(sheetId)),
    freezeRows: (sheetId: number, rows: number) =>
      host.arrange(sheetId, (sheet) => {
        sheet.frozenRows = rows;
      }),
    setWidth: (sheetId: number, column: number, width: number) =>
      host.arrange(sheetId, ({ columnWidths }) => {
        columnWidths[column] = width;
      }),
    hideColumns: (sheetId: number, column: number, count: number) =>
      host.arrange(sheetId, ({ hiddenColumns }) => {
        for (let place = column; place < column + count; place += 1) hiddenColumns[place] = true;
      }),
    isColumnHidden: (sheetId: number, column: number) => host.sheet(sheetId).hiddenColumns[column] === true,
    isRowHidden: (sheetId: number, row: number) => host.sheet(sheetId).hiddenRows?.[row] === true,
    isHidden: (sheetId: number) => host.sheet(sheetId).hidden,
    insertRows: (sheetId: number, row: number, count: number) => host.insertRows(sheetId, row, count),
    insertColumns: (sheetId: number, column: number, count: number) => host.insertColumns(sheetId, column, count),
    deleteColumns: (sheetId: number, column: number, count: number) => host.deleteColumns(sheetId, column, count),
    metadata: (sheetId: number): readonly Metadata[] => host.sheet(sheetId).metadata,
    addMetadata: (sheetId: number, key: string, value: string | null, column: number | undefined) =>
      host.arrange(sheetId, (sheet) => sheet.metadata.push({ id: nextId(host, 'metadata'), key, value, column })),
    removeMetadata: (sheetId: number, id: number) => host.arrange(sheetId, ({ metadata }) => removeById(metadata, id)),
    protections: (sheetId: number): readonly Protection[] => host.sheet(sheetId).protections,
    protect: (sheetId: number, range: Rectangle | undefined, editors: string[]): number => {
      const id = nextId(host, 'protections');
      host.arrange(sheetId, ({ protections }) =>
        protections.push({ id, range, editors, description: '', warningOnly: false }),
      );
      return id;
    },
    changeProtection: (sheetId: number, id: number, change: Partial<Pick<Protection, 'description' | 'warningOnly'>>) =>
      host.arrange(sheetId, ({ protections }) => {
        for (const one of protections) if (one.id === id) Object.assign(one, change);
      }),
    unprotect: (sheetId: number, id: number) => host.arrange(sheetId, ({ protections }) => removeById(protections, id)),
  };
}

function cellService(host: SpreadsheetHost, email: string) {
  return {
    values: (sheetId: number, area: Rectangle) => readValues(host.sheet(sheetId), area),
    formulas: (sheetId: number, area: Rectangle) => readFormulas(host.sheet(sheetId), area),
    display: (sheetId: number, area: Rectangle) => readDisplay(host.workbook, host.sheet(sheetId), area),
    look: (sheetId: number, area: Rectangle, look: Look) => readLook(host.sheet(sheetId), area, look),
    setValues: (sheetId: number, area: Rectangle, values: readonly (readonly CellData[])[]) =>
      host.setValues(sheetId, area, values, email),
    setLook: <L extends Look>(
      sheetId: number,
      area: Rectangle,
      look: L,
      looks: Grid<CellLooks[L]> | { readonly all: CellLooks[L] | undefined },
    ) => host.setLook(sheetId, area, look, looks, email),
    clear: (sheetId: number, area: Rectangle, what: { values?: boolean; looks?: readonly Look[] }) =>
      host.clear(sheetId, area, what, email),
    sort: (sheetId: number, area: Rectangle, column: number, ascending: boolean) =>
      host.sortRows(sheetId, area, column, ascending, email),
  };
}

function nextId(host: SpreadsheetHost, of: 'metadata' | 'protections'): number {
  return 1 + Math.max(0, ...host.workbook.sheets.flatMap((sheet) => sheet[of].map(({ id }) => id)));
}

function removeById<T extends { readonly id: number }>(list: T[], id: number): void {
  const place = list.findIndex((one) => one.id === id);
  if (place >= 0) list.splice(place, 1);
}
