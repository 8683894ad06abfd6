import type { CacheStore } from './cache';
import { readDisplay, readFormulas, readLook, readValues } from './cells';
import type { SpreadsheetHost } from './host';
import type { HttpSender } from './http';
import type { PropertyStore } from './properties';
import { protectionOf, refuseProtected } from './protected';
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
import type { WriteBuffer } from './write-buffer';

/** What one user has, whatever script runs. */
export interface User {
  readonly email: string;
  readonly properties: PropertyStore;
  readonly cache: CacheStore;
  readonly view: UserView;
}

/** A tab without its cells. */
export type SheetFacts = Pick<SheetData, 'name' | 'maxRows' | 'maxColumns' | 'type'>;

export type HostServices = ReturnType<typeof hostServices>;

/**
 * What the main thread does for one thread of a user's scripts: one message a call, however many cells. `holder` stands
 * for the script where the document lock is held. Rows and columns count from 0.
 */
export function hostServices(host: SpreadsheetHost, user: User, http: HttpSender, holder: object, buffer: WriteBuffer) {
  const { email, view } = user;
  return {
    book: bookService(host, view, buffer),
    tab: tabService(host, email, buffer),
    cells: cellService(host, email, buffer),
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

function bookService(host: SpreadsheetHost, view: UserView, buffer: WriteBuffer) {
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
    deleteSheet: (sheetId: number) => {
      buffer.settle();
      host.deleteSheet(sheetId);
    },
    flush: () => {
      buffer.settle();
      host.flush();
    },
  };
}

function tabService(host: SpreadsheetHost, email: string, buffer: WriteBuffer) {
  /** The sheet as it is once everything that was bundled is written. */
  const read = (sheetId: number): SheetData => {
    buffer.settle();
    return host.grid(sheetId);
  };
  /** Whether a protection of the whole sheet forbids other changes than of cells is not known: on purpose it does here. */
  const refuse = (sheetId: number) => {
    const sheet = host.grid(sheetId);
    const whole = sheet.protections.filter(({ range }) => !range);
    refuseProtected({ ...sheet, protections: whole }, { row: 0, column: 0, rows: 1, columns: 1 }, email);
  };
  const arrange = (sheetId: number, change: (sheet: SheetData) => void): void => {
    host.grid(sheetId);
    buffer.add(() => {
      refuse(sheetId);
      host.arrange(sheetId, change);
    });
  };
  /** What moves cells is done at once, after what was written before it. */
  const move = (sheetId: number, change: () => void): void => {
    buffer.settle();
    refuse(sheetId);
    change();
  };
  return {
    facts: (sheetId: number): SheetFacts => {
      const { name, maxRows, maxColumns, type } = host.sheet(sheetId);
      return { name, maxRows, maxColumns, ...(type ? { type } : {}) };
    },
    rename: (sheetId: number, name: string) => host.renameSheet(sheetId, name),
    copy: (sheetId: number) => {
      buffer.settle();
      return host.copySheet(sheetId).id;
    },
    /** The same, where there are cells. */
    size: (sheetId: number): Pick<SheetFacts, 'maxRows' | 'maxColumns'> => {
      const { maxRows, maxColumns } = host.grid(sheetId);
      return { maxRows, maxColumns };
    },
    width: (sheetId: number, column: number) => read(sheetId).columnWidths[column],
    lastRow: (sheetId: number) => lastRow(read(sheetId)),
    lastColumn: (sheetId: number) => lastColumn(read(sheetId)),
    freezeRows: (sheetId: number, rows: number) =>
      arrange(sheetId, (sheet) => {
        sheet.frozenRows = rows;
      }),
    setWidth: (sheetId: number, column: number, width: number) =>
      arrange(sheetId, ({ columnWidths }) => {
        columnWidths[column] = width;
      }),
    hideColumns: (sheetId: number, column: number, count: number) =>
      arrange(sheetId, ({ hiddenColumns }) => {
        for (let place = column; place < column + count; place += 1) hiddenColumns[place] = true;
      }),
    isColumnHidden: (sheetId: number, column: number) => read(sheetId).hiddenColumns[column] === true,
    isRowHidden: (sheetId: number, row: number) => read(sheetId).hiddenRows?.[row] === true,
    isRowFiltered: (sheetId: number, row: number) => read(sheetId).filteredRows?.[row] === true,
    hasFilter: (sheetId: number) => read(sheetId).filteredRows !== undefined,
    isHidden: (sheetId: number) => host.sheet(sheetId).hidden,
    insertRows: (sheetId: number, row: number, count: number) =>
      move(sheetId, () => host.insertRows(sheetId, row, count)),
    insertColumns: (sheetId: number, column: number, count: number) =>
      move(sheetId, () => host.insertColumns(sheetId, column, count)),
    deleteColumns: (sheetId: number, column: number, count: number) =>
      move(sheetId, () => host.deleteColumns(sheetId, column, count)),
    metadata: (sheetId: number): readonly Metadata[] => read(sheetId).metadata,
    addMetadata: (sheetId: number, added: Omit<Metadata, 'id'>) =>
      arrange(sheetId, (sheet) => sheet.metadata.push({ id: nextId(host, 'metadata'), ...added })),
    removeMetadata: (sheetId: number, id: number) => arrange(sheetId, ({ metadata }) => removeById(metadata, id)),
    protections: (sheetId: number): readonly Protection[] => host.grid(sheetId).protections,
    canEdit: (sheetId: number, area: Rectangle): boolean => protectionOf(host.grid(sheetId), area, email) === undefined,
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

function cellService(host: SpreadsheetHost, email: string, buffer: WriteBuffer) {
  const read = (sheetId: number): SheetData => {
    buffer.settle();
    return host.grid(sheetId);
  };
  return {
    values: (sheetId: number, area: Rectangle) => readValues(read(sheetId), area),
    formulas: (sheetId: number, area: Rectangle) => readFormulas(read(sheetId), area),
    display: (sheetId: number, area: Rectangle) => readDisplay(host.workbook, read(sheetId), area),
    look: (sheetId: number, area: Rectangle, look: Look) => readLook(read(sheetId), area, look),
    setValues: (sheetId: number, area: Rectangle, values: readonly (readonly CellData[])[]) =>
      buffer.add(() => host.setValues(sheetId, area, values, email)),
    setLook: <L extends Look>(
      sheetId: number,
      area: Rectangle,
      look: L,
      looks: Grid<CellLooks[L]> | { readonly all: CellLooks[L] | undefined },
    ) => buffer.add(() => host.setLook(sheetId, area, look, looks, email)),
    clear: (sheetId: number, area: Rectangle, what: { values?: boolean; looks?: readonly Look[] }) =>
      buffer.add(() => host.clear(sheetId, area, what, email)),
    sort: (sheetId: number, area: Rectangle, column: number, ascending: boolean) =>
      buffer.add(() => host.sortRows(sheetId, area, column, ascending, email)),
  };
}

function nextId(host: SpreadsheetHost, of: 'metadata' | 'protections'): number {
  return 1 + Math.max(0, ...host.workbook.sheets.flatMap((sheet) => sheet[of].map(({ id }) => id)));
}

function removeById<T extends { readonly id: number }>(list: T[], id: number): void {
  const place = list.findIndex((one) => one.id === id);
  if (place >= 0) list.splice(place, 1);
}
