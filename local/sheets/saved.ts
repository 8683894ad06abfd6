import { types } from 'node:util';
import { type Grid, type ListValidation, LOOKS, type SheetData, type Workbook } from './workbook';

/** All that is kept of a spreadsheet, in plain data. */
export interface SavedSpreadsheet {
  readonly workbook: Workbook;
  readonly documentProperties: Readonly<Record<string, string>>;
}

/** The form of the JSON; another one is of another release. */
const VERSION = 1;

/** In the JSON a cell has its list's place among `lists`: a column of thousands of cells has one and the same. */
interface Kept {
  readonly version: number;
  readonly workbook: Workbook;
  readonly documentProperties: Readonly<Record<string, string>>;
  readonly lists: readonly ListValidation[];
}

/** A spreadsheet as JSON text. Dates become `{"date": milliseconds}`. */
export function toJson({ workbook, documentProperties }: SavedSpreadsheet): string {
  const lists = new Map<string, number>();
  const places = new Map<ListValidation, number>();
  const placeOf = (list: ListValidation): number => {
    const text = JSON.stringify(list);
    const place = lists.get(text) ?? lists.size;
    lists.set(text, place);
    places.set(list, place);
    return place;
  };
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    // Before JSON.stringify sees them: it asks a Date for its own JSON first.
    values: sheet.values.map((row) => row.map((value) => (types.isDate(value) ? { date: value.getTime() } : value))),
    validations: sheet.validations.map((row) => row.map((list) => list && (places.get(list) ?? placeOf(list)))),
  }));
  const kept = { version: VERSION, workbook: { ...workbook, sheets }, documentProperties };
  return JSON.stringify({ ...kept, lists: [...lists.keys()].map((text) => JSON.parse(text) as unknown) });
}

/** A spreadsheet from the text that `toJson` made. Throws one sentence where the text is of something else. */
export function fromJson(text: string): SavedSpreadsheet {
  let kept: Partial<Kept> | null;
  try {
    kept = JSON.parse(text) as typeof kept;
  } catch (error) {
    throw new Error('The kept spreadsheet is damaged: its file is no JSON. Delete it and open the roster again.', {
      cause: error,
    });
  }
  if (!isWhole(kept)) {
    throw new Error(
      `The kept spreadsheet is of version ${JSON.stringify(kept?.version)}, this program reads ${VERSION}. Delete it and open the roster again.`,
    );
  }
  for (const sheet of kept.workbook.sheets) revive(sheet, kept.lists);
  return { workbook: kept.workbook, documentProperties: kept.documentProperties };
}

function isWhole(kept: Partial<Kept> | null): kept is Kept {
  return kept?.version === VERSION;
}

/** JSON has neither dates nor undefined, and cells share their lists: all are put back in place. */
function revive(sheet: SheetData, lists: readonly ListValidation[]): void {
  for (const row of sheet.values) {
    row.forEach((value, column) => {
      if (value !== null && typeof value === 'object' && 'date' in value) row[column] = new Date(Number(value.date));
    });
  }
  for (const row of [
    sheet.columnWidths,
    sheet.hiddenColumns,
    sheet.hiddenRows ?? [],
    sheet.filteredRows ?? [],
    ...LOOKS.flatMap((look) => sheet[look] as Grid<unknown>),
  ]) {
    row.forEach((value, column) => {
      if (value === null) row[column] = undefined;
    });
  }
  for (const row of sheet.validations) {
    row.forEach((place, column) => {
      row[column] = lists[Number(place)];
    });
  }
}
