import type { Desk } from './desk';
import type { Served } from './served';
import type { Metadata } from './workbook';

type GoogleMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type GoogleFinder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;

/** Developer metadata of a sheet, or of one of its columns, with which it moves. */
export class DeveloperMetadata
  implements Served<GoogleMetadata, 'getId' | 'getKey' | 'getValue' | 'getLocation' | 'setValue' | 'remove'>
{
  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
    readonly data: Metadata,
  ) {}

  getId = (): number => this.data.id;
  getKey = (): string => this.data.key;
  getValue = (): string | null => this.data.value;

  /** Where it is now, whatever was inserted since it was put there. */
  getLocation() {
    const { desk, sheetId, data } = this;
    const { column } = data;
    const location = {
      getLocationType: () => (column === undefined ? 'SHEET' : 'COLUMN'),
      getSheet: () => (column === undefined ? desk.sheet(sheetId) : null),
      getColumn: () => {
        if (column === undefined) return null;
        const { maxRows } = desk.host.tab.facts(sheetId);
        return desk.range(sheetId, { row: 0, column, rows: maxRows, columns: 1 });
      },
      getRow: () => null,
      getSpreadsheet: () => null,
    };
    return desk.calls.counted(location, 'DeveloperMetadataLocation');
  }

  setValue(value: string): this {
    this.desk.host.tab.setMetadata(this.sheetId, this.data.id, value);
    this.data.value = value;
    return this;
  }

  remove(): void {
    this.desk.host.tab.removeMetadata(this.sheetId, this.data.id);
  }
}

/** The metadata of a sheet at the places that `isWanted` says yes to: a column from 0, or undefined for the sheet itself. */
export function metadataOf(
  desk: Desk,
  sheetId: number,
  isWanted: (column: number | undefined) => boolean,
): DeveloperMetadata[] {
  return desk.host.tab
    .metadata(sheetId)
    .filter(({ column }) => isWanted(column))
    .map((data) => desk.calls.counted(new DeveloperMetadata(desk, sheetId, data), 'DeveloperMetadata'));
}

/** Looks through what `all` gives, when it is asked and not when it is made. */
export class DeveloperMetadataFinder implements Served<GoogleFinder, 'withId' | 'withKey' | 'withValue' | 'find'> {
  private readonly wanted: { id?: number; key?: string; value?: string } = {};

  constructor(private readonly all: () => readonly DeveloperMetadata[]) {}

  withId(id: number): this {
    this.wanted.id = id;
    return this;
  }

  withKey(key: string): this {
    this.wanted.key = key;
    return this;
  }

  withValue(value: string): this {
    this.wanted.value = value;
    return this;
  }

  find(): DeveloperMetadata[] {
    const { id, key, value } = this.wanted;
    return this.all().filter(
      ({ data }) =>
        (id === undefined || data.id === id) &&
        (key === undefined || data.key === key) &&
        (value === undefined || data.value === value),
    );
  }
}

/** A finder over the metadata that `all` gives. */
export function finder(desk: Desk, all: () => readonly DeveloperMetadata[]): DeveloperMetadataFinder {
  return desk.calls.counted(new DeveloperMetadataFinder(all), 'DeveloperMetadataFinder');
}
