/** What the workbench's page and its server say to each other. Plain JSON; rows and columns count from 0. */

/** A cell that is more than a plain text. */
export interface StyledCell {
  /** What the cell shows. */
  readonly text: string;
  /** It is a text, whatever it looks like: no number, no date. */
  readonly isText?: true;
  /** What was typed, beginning with `=`; none is evaluated. */
  readonly formula?: string;
  /** The number itself, where the grid is to show it in `format`. */
  readonly number?: number;
  readonly format?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: true;
  readonly struck?: true;
  readonly wrap?: true;
  /** Fill and text colour, `#rrggbb`. */
  readonly fill?: string;
  readonly color?: string;
  readonly note?: string;
}

/** A bare text is a cell of plain text; null is an empty one. */
export type GridCell = StyledCell | string | null;

export interface GridRange {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A drop-down and the cells that have it. */
export interface DropDown {
  readonly options: readonly string[];
  /** Refuses anything else. */
  readonly strict: boolean;
  readonly help: string;
  readonly ranges: readonly GridRange[];
}

/** A tab without its cells. */
export interface GridSheet {
  readonly id: number;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Pixels by column, where they are not the usual ones. */
  readonly widths: Readonly<Record<number, number>>;
  readonly hiddenColumns: readonly number[];
  readonly hidden: boolean;
  readonly tabColor: string;
  readonly dropDowns: readonly DropDown[];
}

/** Some cells of one tab, from `row` and `column` on. */
export interface GridBlock {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly GridCell[])[];
}

export interface GridSelection extends GridRange {
  readonly sheetId: number;
}

export interface GridWorkbook {
  readonly id: string;
  readonly name: string;
  readonly sheets: readonly (GridSheet & { readonly cells: readonly (readonly GridCell[])[] })[];
  readonly selection: GridSelection | undefined;
}

/** What a cell is given: something typed, for the workbook to read as Sheets does, or a text that stays as it is. */
export type Entered = string | { readonly text: string };

/** What a person did in the grid. */
export type Edit =
  | {
      readonly kind: 'type';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly Entered[])[];
    }
  | {
      readonly kind: 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns';
      readonly sheetId: number;
      /** The first row, or column. */
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'insertSheet'; readonly name: string; readonly index: number }
  | { readonly kind: 'renameSheet'; readonly sheetId: number; readonly name: string }
  | { readonly kind: 'moveSheet'; readonly sheetId: number; readonly index: number }
  | { readonly kind: 'deleteSheet'; readonly sheetId: number };

/** Somebody who can be signed in. */
export interface User {
  readonly name: string;
  readonly email: string;
}

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

/** A page of the add-on's; its html is at `/script-page/` and the id. */
export interface ScriptPage {
  readonly id: string;
  readonly title: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Sample {
  readonly file: string;
  readonly title: string;
}

/** What opening a file came to: `asks` where it would close a spreadsheet that was worked on, so that nothing is done yet. */
export type Opening = 'opened' | 'asks';

/** How a file is opened over a spreadsheet that was worked on. */
export type Way = 'as a sheet' | 'instead';

/** What a window learns when it connects. */
export interface Hello {
  readonly user: User;
  readonly users: readonly User[];
  readonly samples: readonly Sample[];
  readonly menu: readonly MenuEntry[];
  readonly sidebar: ScriptPage | null;
  /** What a person types to connect to the practice GrowthZone. */
  readonly practice: { readonly tenant: string; readonly key: string };
  /** The address of its back-office screens. */
  readonly backOffice: string;
  /** Where everything is kept; nothing: in memory, until the workbench stops. */
  readonly kept: string | null;
  /** A file of the person's own, whose people the practice GrowthZone does not know; nothing where there is none. */
  readonly stranger: string | null;
  /** By how many milliseconds the workbench's clock is ahead of this computer's. */
  readonly ahead: number;
  /** What the page and the add-on were built from: another one, and the page loads itself anew. */
  readonly build: string;
}

/** What the server tells a window without being asked. */
export type Push =
  | { readonly kind: 'hello'; readonly hello: Hello }
  /** Another workbook was opened. */
  | { readonly kind: 'workbook' }
  | { readonly kind: 'sheets'; readonly sheets: readonly GridSheet[] }
  | { readonly kind: 'blocks'; readonly blocks: readonly GridBlock[] }
  | { readonly kind: 'menu'; readonly menu: readonly MenuEntry[] }
  | { readonly kind: 'sidebar'; readonly page: ScriptPage | null }
  | { readonly kind: 'dialog'; readonly page: ScriptPage | null }
  | { readonly kind: 'toast'; readonly title: string; readonly text: string; readonly seconds: number }
  | { readonly kind: 'select'; readonly selection: GridSelection }
  | { readonly kind: 'stranger'; readonly file: string | null }
  | { readonly kind: 'clock'; readonly ahead: number };

/** What every request is answered with; `message` is one sentence for a person. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** What the stand-in GrowthZone holds now. */
export interface GrowthZoneView {
  /** The stand-in's own time, as its screens write it. */
  readonly now: string;
  readonly totals: readonly { readonly label: string; readonly count: number; readonly remark?: string }[];
  readonly events: readonly {
    readonly eventId: number;
    readonly name: string;
    readonly date: string;
    readonly components: string;
    readonly registrationTypes: string;
    readonly registered: number;
    readonly attended: number;
    readonly attendees: readonly { readonly name: string; readonly memberId: string; readonly status: string }[];
  }[];
  readonly records: readonly {
    readonly educationRecordId: number;
    readonly name: string;
    readonly memberId: string;
    readonly courseCode: string;
    readonly date: string;
    readonly m1: string;
    readonly reason: string;
  }[];
}
