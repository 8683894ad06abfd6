import type { Context } from './context';
import type { Served } from './served';
import type { Metadata, Visibility } from './workbook';

type GoogleMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type GoogleFinder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;

/** Developer metadata of a sheet, or of one of its columns, with which it moves. */
export class DeveloperMetadata implements Served<GoogleMetadata, 'getKey' | 'getValue' | 'getLocation' | 'remove'> {
  constructor(
    private readonly context: Context,
    private readonly sheetId: number,
    readonly data: Metadata,
  ) {}

  getKey = (): string => this.data.key;
  getValue = (): string | null => this.data.value;
  /** Google gives one of `SpreadsheetApp.DeveloperMetadataVisibility`. */
  getVisibility = (): Visibility => this.data.visibility ?? 'PROJECT';

  /** Where it is now, whatever was inserted since it was put there. */
  getLocation() {
    const { context, sheetId, data } = this;
    const { column } = data;
    const location = {
      getColumn: () => {
        if (column === undefined) return null;
        const { maxRows } = context.host.tab.facts(sheetId);
        return context.range(sheetId, { row: 0, column, rows: maxRows, columns: 1 });
      },
    };
    return context.calls.counted(location, 'DeveloperMetadataLocation');
  }

  remove(): void {
    this.context.host.tab.removeMetadata(this.sheetId, this.data.id);
  }
}

/** The metadata of a sheet at the places that `isWanted` says yes to: a column from 0, or undefined for the sheet itself. */
export function metadataOf(
  context: Context,
  sheetId: number,
  isWanted: (column: number | undefined) => boolean,
): DeveloperMetadata[] {
  return context.host.tab
    .metadata(sheetId)
    .filter(({ column }) => isWanted(column))
    .map((data) => context.calls.counted(new DeveloperMetadata(context, sheetId, data), 'DeveloperMetadata'));
}

/** Looks through what `all` gives, when it is asked and not when it is made. */
export class DeveloperMetadataFinder implements Served<GoogleFinder, 'withKey' | 'find'> {
  private key: string | undefined;
  private visibility: Visibility | undefined;

  constructor(private readonly all: () => readonly DeveloperMetadata[]) {}

  withKey(key: string): this {
    this.key = key;
    return this;
  }

  withVisibility(visibility: Visibility): this {
    this.visibility = visibility;
    return this;
  }

  find(): DeveloperMetadata[] {
    const { key, visibility } = this;
    return this.all().filter(
      (one) =>
        (key === undefined || one.data.key === key) && (visibility === undefined || one.getVisibility() === visibility),
    );
  }
}

/** Google's constant, as it is kept. */
export const visibilityOf = (constant: unknown): Visibility => (constant === 'PROJECT' ? constant : 'DOCUMENT');

/** A finder over the metadata that `all` gives. */
export function finder(context: Context, all: () => readonly DeveloperMetadata[]): DeveloperMetadataFinder {
  return context.calls.counted(new DeveloperMetadataFinder(all), 'DeveloperMetadataFinder');
}
