import type { SpreadsheetHost } from './host';
import type { Rectangle } from './workbook';

/** A page of HtmlService, as the script handed it over; sizes in pixels. */
export interface Page {
  readonly html: string;
  readonly title: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

export interface Toast {
  readonly message: string;
  readonly title: string;
  /** Less than 0: until it is dismissed. */
  readonly seconds: number;
}

export interface Selection extends Rectangle {
  readonly sheetId: number;
}

/** What one user sees besides the cells. */
export interface Shown {
  readonly menu: readonly MenuEntry[];
  readonly sidebar: Page | undefined;
  readonly dialog: Page | undefined;
  /** The last one; how long it stays is the page's affair. */
  readonly toast: Toast | undefined;
  /** The active tab and the cells that are selected there. */
  readonly selection: Selection;
}

export type ShownListener = (what: keyof Shown, shown: Shown) => void;

/** What one user sees, kept on the main thread; the user's scripts and page both change it. */
export class UserView {
  private state: Omit<Shown, 'selection'> = { menu: [], sidebar: undefined, dialog: undefined, toast: undefined };
  private activeSheetId: number;
  /** A tab is found again as it was left. */
  private readonly selections = new Map<number, Rectangle>();
  private readonly listeners = new Set<ShownListener>();

  constructor(private readonly host: SpreadsheetHost) {
    this.activeSheetId = host.workbook.sheets[0]?.id ?? 0;
  }

  get shown(): Shown {
    return { ...this.state, selection: this.selection() };
  }

  /** Told of what the script shows or selects, while it still runs; returns what ends it. */
  onShown(listener: ShownListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The active tab's selection; the first tab is active where the one that was is gone. */
  selection(): Selection {
    const { sheets } = this.host.workbook;
    const sheetId = sheets.some(({ id }) => id === this.activeSheetId) ? this.activeSheetId : (sheets[0]?.id ?? 0);
    return { sheetId, ...(this.selections.get(sheetId) ?? { row: 0, column: 0, rows: 1, columns: 1 }) };
  }

  /** The person selected cells: the page knows that already. */
  select(sheetId: number, { row, column, rows, columns }: Rectangle): void {
    this.activeSheetId = sheetId;
    this.selections.set(sheetId, { row, column, rows, columns });
  }

  /** The person went to a tab. */
  goTo(sheetId: number): void {
    this.activeSheetId = sheetId;
  }

  /** The script went to a tab, or to cells of it. */
  activate(sheetId: number, area?: Rectangle): void {
    this.host.sheet(sheetId);
    if (area) this.select(sheetId, area);
    this.activeSheetId = sheetId;
    this.tell('selection');
  }

  show<What extends 'menu' | 'sidebar' | 'dialog' | 'toast'>(what: What, value: Shown[What]): void {
    this.state = { ...this.state, [what]: value };
    this.tell(what);
  }

  /** The person closed the sidebar or the dialog. */
  dismiss(what: 'sidebar' | 'dialog'): void {
    this.state = { ...this.state, [what]: undefined };
  }

  private tell(what: keyof Shown): void {
    for (const listener of this.listeners) listener(what, this.shown);
  }
}
