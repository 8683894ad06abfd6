import type { Context } from './context';
import type { Range } from './range';
import type { Served } from './served';
import type { Rectangle } from './workbook';

type GoogleProtection = GoogleAppsScript.Spreadsheet.Protection;

/** A protected range or sheet. Who made it is its editor; others' writes throw. */
export class Protection
  implements Served<GoogleProtection, 'setDescription' | 'setWarningOnly' | 'getRange' | 'remove'>
{
  private readonly id: number;

  /** Makes a new one, unless `id` says which one it is. */
  constructor(
    private readonly context: Context,
    private readonly sheetId: number,
    area: Rectangle | undefined,
    id?: number,
  ) {
    this.id = id ?? context.host.tab.protect(sheetId, area, [context.user]);
  }

  setDescription(description: string): this {
    this.context.host.tab.changeProtection(this.sheetId, this.id, { description });
    return this;
  }

  setWarningOnly(warningOnly: boolean): this {
    this.context.host.tab.changeProtection(this.sheetId, this.id, { warningOnly });
    return this;
  }

  /** Where it is now: it moves with its cells. */
  getRange(): Range {
    const { maxRows, maxColumns } = this.context.host.tab.facts(this.sheetId);
    const whole = { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    return this.context.range(this.sheetId, this.data().range ?? whole);
  }

  remove(): void {
    this.context.host.tab.unprotect(this.sheetId, this.id);
  }

  private data() {
    const found = this.context.host.tab.protections(this.sheetId).find(({ id }) => id === this.id);
    if (!found) throw new Error('The protection was removed.');
    return found;
  }
}
