import type { ICellData, IRange, Nullable } from '@univerjs/core';
import type { Edit, Entered } from '../protocol';
import { isTextCell } from './text-cell';

interface SetRangeValues {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;
}

interface LinesChange {
  readonly subUnitId: string;
  readonly range: IRange;
}

interface MoveRange {
  readonly from: { readonly subUnitId: string; readonly value: SetRangeValues['cellValue'] };
  readonly to: { readonly subUnitId: string; readonly value: SetRangeValues['cellValue'] };
}

/** What a change that a person made in the grid means for the workbook. `params` is the library's own. */
export function editsOf(id: string, params: unknown): Edit[] {
  if (id === 'sheet.mutation.set-range-values') {
    const { subUnitId, cellValue } = params as SetRangeValues;
    return typed(subUnitId, cellValue);
  }
  if (id === 'sheet.mutation.move-range') {
    const { from, to } = params as MoveRange;
    return [...typed(from.subUnitId, from.value), ...typed(to.subUnitId, to.value)];
  }
  const kind = LINES_CHANGES[id];
  if (!kind) return [];
  const { subUnitId, range } = params as LinesChange;
  const extent = kind.endsWith('Rows')
    ? { from: range.startRow, count: range.endRow - range.startRow + 1 }
    : { from: range.startColumn, count: range.endColumn - range.startColumn + 1 };
  return [{ kind, sheetId: Number(subUnitId), ...extent }];
}

const LINES_CHANGES: Readonly<Record<string, Extract<Edit, { from: number }>['kind']>> = {
  'sheet.mutation.insert-row': 'insertRows',
  'sheet.mutation.remove-rows': 'deleteRows',
  'sheet.mutation.insert-col': 'insertColumns',
  'sheet.mutation.remove-col': 'deleteColumns',
};

/** Texts in as few blocks as rows have runs of changed cells; rows of the same shape that follow one another are one. */
function typed(sheetId: string, cells: SetRangeValues['cellValue']): Edit[] {
  const blocks: { row: number; column: number; texts: Entered[][] }[] = [];
  for (const [row, columns] of entriesOf(cells)) {
    for (const run of runsOf(columns)) {
      const above = blocks.at(-1);
      const goesOn =
        above !== undefined &&
        above.column === run.column &&
        above.row + above.texts.length === row &&
        above.texts[0]?.length === run.texts.length;
      if (goesOn) above.texts.push(run.texts);
      else blocks.push({ row, column: run.column, texts: [run.texts] });
    }
  }
  return blocks.map((block) => ({ kind: 'type', sheetId: Number(sheetId), ...block }));
}

function runsOf(columns: Readonly<Record<number, Nullable<ICellData>>> | undefined) {
  const runs: { column: number; texts: Entered[] }[] = [];
  for (const [column, cell] of entriesOf(columns)) {
    const text = enteredIn(cell);
    if (text === undefined) continue;
    const run = runs.at(-1);
    if (run && run.column + run.texts.length === column) run.texts.push(text);
    else runs.push({ column, texts: [text] });
  }
  return runs;
}

/** The keys of the library's sparse rows and columns are numbers, in their order. */
function entriesOf<T>(sparse: Readonly<Record<number, T>> | undefined): [number, T][] {
  return Object.entries(sparse ?? {}).map(([key, value]) => [Number(key), value]);
}

/** Nothing where only the style changed. */
function enteredIn(cell: Nullable<ICellData>): Entered | undefined {
  if (!cell) return '';
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  if (cell.f) return cell.f;
  if (!('v' in cell)) return undefined;
  if (cell.v === null || cell.v === undefined) return '';
  return isTextCell(cell) ? { text: String(cell.v) } : String(cell.v);
}
