import type { Remote } from './bridge';
import type { Calls } from './calls';
import type { HostServices } from './host-services';
import type { Range } from './range';
import type { Sheet } from './sheet';
import type { Rectangle } from './workbook';
import type { Start } from './worker';

/** What the objects of SpreadsheetApp share: the way to the spreadsheet, and to each other. */
export interface Context {
  readonly host: Remote<HostServices>;
  readonly calls: Calls;
  readonly start: Start;
  /** The account that the script runs as. */
  readonly user: string;
  sheet(sheetId: number): Sheet;
  /** Throws where the rectangle is outside the sheet. */
  range(sheetId: number, area: Rectangle): Range;
}
