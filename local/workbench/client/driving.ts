import { focusGrid } from './focus';
import type { Grid } from './grid';

/**
 * The grid is a canvas: whoever drives this page by a program reads its cells in `window.workbench`, once its `ready` has
 * settled. Rows and columns count from 0.
 */
export function expose(ready: Promise<void>, grid: Promise<Grid>): void {
  let loaded: Grid | undefined;
  void grid.then((one) => {
    loaded = one;
  });
  const shown = () => {
    if (!loaded) throw new Error('The grid is not there yet: wait for workbench.ready.');
    return loaded;
  };
  Object.assign(window, {
    workbench: {
      ready,
      sheets: () => shown().sheetNames(),
      cell: (sheet: string, row: number, column: number) => shown().cell(sheet, row, column),
      select: (sheet: string, row: number, column: number) => {
        const sheetId = shown().sheetId(sheet);
        if (sheetId === undefined) throw new Error(`The workbook has no tab "${sheet}".`);
        shown().select({ sheetId, row, column, rows: 1, columns: 1 });
        focusGrid();
      },
    },
  });
}
