import type { Calls } from './calls';
import { areaName, columnLetters, type ReadValue } from './cells';
import type { Context } from './context';
import { CODECS } from './looks';
import { type DeveloperMetadata, finder, metadataOf, visibilityOf } from './metadata';
import { Protection } from './protection';
import type { Served } from './served';
import type { Sheet } from './sheet';
import type { DataValidation } from './validation';
import { type CellData, type CellLooks, type Grid, LOOKS, type Look, type Rectangle } from './workbook';

type GoogleRange = GoogleAppsScript.Spreadsheet.Range;
type Given<L extends Look> = (typeof CODECS)[L]['untouched'] | ReturnType<(typeof CODECS)[L]['give']>;
type Rows<T> = readonly (readonly T[])[];

/** A rectangle of cells. Every method is one service call, as in Google Sheets, and one message to the spreadsheet. */
export class Range implements Served<GoogleRange, Exclude<keyof Range, 'sheetId' | 'area'>> {
  constructor(
    private readonly context: Context,
    readonly sheetId: number,
    readonly area: Rectangle,
  ) {}

  getSheet = (): Sheet => this.context.sheet(this.sheetId);
  getRow = (): number => this.area.row + 1;
  getColumn = (): number => this.area.column + 1;
  getNumRows = (): number => this.area.rows;
  getNumColumns = (): number => this.area.columns;
  getLastRow = (): number => this.area.row + this.area.rows;
  getLastColumn = (): number => this.area.column + this.area.columns;

  getA1Notation(): string {
    const { row, column, rows, columns } = this.area;
    const { maxRows } = this.context.host.tab.facts(this.sheetId);
    const isWhole = row === 0 && rows === maxRows;
    return isWhole ? `${columnLetters(column)}:${columnLetters(column + columns - 1)}` : areaName(this.area);
  }

  /** Whether this user may edit every cell of it; asked of nothing that was written but of the protections. */
  canEdit = (): boolean => this.context.host.tab.canEdit(this.sheetId, this.area);

  getValues = (): ReadValue[][] => this.context.host.cells.values(this.sheetId, this.area);
  getValue = (): ReadValue => first(this.context.host.cells.values(this.sheetId, this.corner()));
  getDisplayValues = (): string[][] => this.context.host.cells.display(this.sheetId, this.area);
  getDisplayValue = (): string => first(this.context.host.cells.display(this.sheetId, this.corner()));
  getFormulas = (): string[][] => this.context.host.cells.formulas(this.sheetId, this.area);

  setValues(values: Rows<CellData>): this {
    this.context.host.cells.setValues(this.sheetId, this.area, this.fitting(values));
    return this;
  }

  setValue(value: CellData): this {
    const { rows, columns } = this.area;
    return this.setValues(Array.from({ length: rows }, () => Array.from({ length: columns }, () => value)));
  }

  getNumberFormats = (): string[][] => this.read('formats');
  setNumberFormats = (formats: Rows<string | null>): this => this.write('formats', formats);
  setNumberFormat = (format: string | null): this => this.writeAll('formats', format);
  getBackgrounds = (): string[][] => this.read('backgrounds');
  getBackground = (): string => this.readOne('backgrounds');
  setBackgrounds = (colors: Rows<string | null>): this => this.write('backgrounds', colors);
  setBackground = (color: string | null): this => this.writeAll('backgrounds', color);
  getNotes = (): string[][] => this.read('notes');
  getNote = (): string => this.readOne('notes');
  setNotes = (notes: Rows<string | null>): this => this.write('notes', notes);
  setNote = (note: string | null): this => this.writeAll('notes', note);
  getFontWeights = (): string[][] => this.read('fontWeights');
  setFontWeights = (weights: Rows<string | null>): this => this.write('fontWeights', weights);
  setFontWeight = (weight: string | null): this => this.writeAll('fontWeights', weight);
  getFontColors = (): string[][] => this.read('fontColors');
  setFontColor = (color: string | null): this => this.writeAll('fontColors', color);
  getFontLines = (): string[][] => this.read('fontLines');
  setFontLine = (line: string | null): this => this.writeAll('fontLines', line);
  getFontStyles = (): string[][] => this.read('fontStyles');
  setFontStyle = (style: string | null): this => this.writeAll('fontStyles', style);
  getHorizontalAlignments = (): string[][] => this.read('horizontalAlignments');
  setHorizontalAlignment = (alignment: string | null): this => this.writeAll('horizontalAlignments', alignment);
  getWrapStrategies = (): string[][] => this.read('wrapStrategies');
  setWrapStrategy = (strategy: unknown): this => this.writeAll('wrapStrategies', strategy);
  getDataValidations = (): (DataValidation | null)[][] => this.read('validations');
  getDataValidation = (): DataValidation | null => this.readOne('validations');
  setDataValidations = (rules: Rows<unknown>): this => this.write('validations', rules);
  setDataValidation = (rule: unknown): this => this.writeAll('validations', rule);

  clear = (): this => this.clearOf({ values: true, looks: LOOKS.filter((look) => look !== 'notes') });
  clearContent = (): this => this.clearOf({ values: true });
  clearFormat = (): this => this.clearOf({ looks: LOOKS.filter((look) => look !== 'notes' && look !== 'validations') });

  /** Sorts the rows by a column of the sheet, counted from 1. */
  sort(by: number | { readonly column: number; readonly ascending?: boolean }): this {
    const { column, ascending = true } = typeof by === 'number' ? { column: by } : by;
    this.context.host.cells.sort(this.sheetId, this.area, column - 1, ascending);
    return this;
  }

  activate(): this {
    this.context.host.view.activate(this.sheetId, this.area);
    return this;
  }

  /** Google takes whole columns and whole rows; the local Sheets whole columns, one at a time. */
  addDeveloperMetadata(key: string, value: string | null = null, visibility: unknown = 'DOCUMENT'): this {
    const { row, rows, column, columns } = this.area;
    if (row !== 0 || rows !== this.context.host.tab.facts(this.sheetId).maxRows || columns !== 1) {
      throw new Error(
        `Developer metadata goes on one whole column, not on ${areaName(this.area)}: use a range such as "G:G".`,
      );
    }
    this.context.host.tab.addMetadata(this.sheetId, { key, value, column, visibility: visibilityOf(visibility) });
    return this;
  }

  getDeveloperMetadata = (): DeveloperMetadata[] => this.ownMetadata();
  createDeveloperMetadataFinder = () => finder(this.context, () => this.ownMetadata());

  protect(): Protection {
    const { context, sheetId, area } = this;
    return context.calls.counted(new Protection(context, sheetId, area), 'Protection');
  }

  private ownMetadata(): DeveloperMetadata[] {
    const { column, columns } = this.area;
    return metadataOf(
      this.context,
      this.sheetId,
      (one) => one !== undefined && one >= column && one < column + columns,
    );
  }

  private corner(): Rectangle {
    return { ...this.area, rows: 1, columns: 1 };
  }

  private read<L extends Look>(look: L, area = this.area): Given<L>[][] {
    const grid = this.context.host.cells.look(this.sheetId, area, look);
    const { give, untouched } = CODECS[look] as {
      give(stored: unknown, calls: Calls): Given<L>;
      untouched: Given<L>;
    };
    return Array.from({ length: area.rows }, (_, row) => {
      const cells = new Array<Given<L>>(area.columns).fill(untouched);
      grid[row]?.forEach((stored, column) => {
        if (stored !== undefined) cells[column] = give(stored, this.context.calls);
      });
      return cells;
    });
  }

  private readOne<L extends Look>(look: L): Given<L> {
    return first(this.read(look, this.corner()));
  }

  private write(look: Look, values: Rows<unknown>): this {
    const looks = this.fitting(values).map((row) => row.map((value) => CODECS[look].take(value)));
    this.context.host.cells.setLook(this.sheetId, this.area, look, looks as Grid<CellLooks[Look]>);
    return this;
  }

  private writeAll(look: Look, value: unknown): this {
    this.context.host.cells.setLook(this.sheetId, this.area, look, { all: CODECS[look].take(value) });
    return this;
  }

  private clearOf(what: { values?: boolean; looks?: readonly Look[] }): this {
    this.context.host.cells.clear(this.sheetId, this.area, what);
    return this;
  }

  private fitting<T>(values: Rows<T>): Rows<T> {
    const { rows, columns } = this.area;
    if (values.length !== rows) throw new Error(misfit('rows', values.length, rows));
    const odd = values.find((row) => row.length !== columns);
    if (odd) throw new Error(misfit('columns', odd.length, columns));
    return values;
  }
}

function misfit(what: 'rows' | 'columns', data: number, range: number): string {
  return `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`;
}

function first<T>(grid: readonly (readonly T[])[]): T {
  return (grid[0] as readonly T[])[0] as T;
}
