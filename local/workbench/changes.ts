import type { Change, SpreadsheetHost } from '../sheets/host';
import type { Rectangle } from '../sheets/workbook';
import type { Push } from './protocol';
import { blockOf, sheetFacts } from './snapshot';

/** One drawing of the screen. */
const BATCH_MS = 16;

/** Watches a spreadsheet and tells, a batch at a time, what windows must show anew. Returns what ends it. */
export function watchChanges(host: SpreadsheetHost, push: (what: Push) => void): () => void {
  let areas: { readonly sheetId: number; readonly area: Rectangle }[] = [];
  let known = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const facts = () => host.workbook.sheets.map(sheetFacts);
  const tell = () => {
    timer = undefined;
    const batch = areas;
    areas = [];
    // First, so that a new tab is there before its cells.
    const sheets = facts();
    const text = JSON.stringify(sheets);
    if (text !== known) push({ kind: 'sheets', sheets });
    known = text;
    const blocks = batch.flatMap(({ sheetId, area }) => blockOf(host, sheetId, area) ?? []);
    if (blocks.length > 0) push({ kind: 'blocks', blocks });
  };
  const note = (change: Change) => {
    if (change.kind === 'cells') areas = withArea(areas, change.sheetId, change);
    timer ??= setTimeout(tell, BATCH_MS);
  };

  known = JSON.stringify(facts());
  const end = host.onChange(note);
  return () => {
    end();
    clearTimeout(timer);
  };
}

/** Areas that together fill one rectangle become one: most writes follow one another. */
function withArea<T extends { readonly sheetId: number; readonly area: Rectangle }>(
  areas: readonly T[],
  sheetId: number,
  { row, column, rows, columns }: Rectangle,
) {
  const area = { row, column, rows, columns };
  const last = areas.at(-1);
  if (!last || last.sheetId !== sheetId) return [...areas, { sheetId, area }];
  const both = around(last.area, area);
  const isFilled = size(both) <= size(last.area) + size(area);
  return isFilled ? [...areas.slice(0, -1), { sheetId, area: both }] : [...areas, { sheetId, area }];
}

function around(a: Rectangle, b: Rectangle): Rectangle {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

function size({ rows, columns }: Rectangle): number {
  return rows * columns;
}
