import type { Desk } from './desk';
import type { Range } from './range';
import type { Served } from './served';
import type { Rectangle } from './workbook';

type GoogleProtection = GoogleAppsScript.Spreadsheet.Protection;
type Person = string | { getEmail(): string };

/** A protected range or sheet. Who made it is its editor; others' writes throw. */
export class Protection
  implements
    Served<
      GoogleProtection,
      'setDescription' | 'getDescription' | 'setWarningOnly' | 'isWarningOnly' | 'getRange' | 'remove' | 'canEdit'
    >
{
  private readonly id: number;

  /** Makes a new one, unless `id` says which one it is. */
  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
    private readonly area: Rectangle | undefined,
    id?: number,
  ) {
    this.id = id ?? desk.host.tab.protect(sheetId, area, [desk.user]);
  }

  getDescription = (): string => this.data().description;
  isWarningOnly = (): boolean => this.data().warningOnly;
  canEdit = (): boolean => this.data().editors.includes(this.desk.user);
  getEditors = () => this.data().editors.map((email) => ({ getEmail: () => email }));
  getProtectionType = (): string => (this.area ? 'RANGE' : 'SHEET');

  setDescription(description: string): this {
    this.desk.host.tab.changeProtection(this.sheetId, this.id, { description });
    return this;
  }

  setWarningOnly(warningOnly: boolean): this {
    this.desk.host.tab.changeProtection(this.sheetId, this.id, { warningOnly });
    return this;
  }

  addEditor = (person: Person): this => this.addEditors([person]);

  addEditors(people: readonly Person[]): this {
    return this.setEditors([...new Set([...this.data().editors, ...people.map(emailOf)])]);
  }

  removeEditors(people: readonly Person[]): this {
    const removed = people.map(emailOf);
    return this.setEditors(this.data().editors.filter((email) => !removed.includes(email)));
  }

  /** Where it is now: it moves with its cells. */
  getRange(): Range {
    const { maxRows, maxColumns } = this.desk.host.tab.facts(this.sheetId);
    const whole = { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    return this.desk.range(this.sheetId, this.data().range ?? whole);
  }

  remove(): void {
    this.desk.host.tab.unprotect(this.sheetId, this.id);
  }

  private setEditors(editors: string[]): this {
    this.desk.host.tab.changeProtection(this.sheetId, this.id, { editors });
    return this;
  }

  private data() {
    const found = this.desk.host.tab.protections(this.sheetId).find(({ id }) => id === this.id);
    if (!found) throw new Error('The protection was removed.');
    return found;
  }
}

function emailOf(person: Person): string {
  return typeof person === 'string' ? person : person.getEmail();
}
