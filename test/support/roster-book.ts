import { simulatedClock } from '../../local/clock';
import { AddOn, newSheet, SpreadsheetHost } from '../../local/sheets';
import type { CheckReport, RequestName, RequestOf, Result, ValueOf } from '../../src/answers';

export interface RosterBookOptions {
  readonly userProperties?: Readonly<Record<string, string>>;
  /** Which address on this machine stands for which host. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
/** The roster's sheet. */
export const SHEET = 1;

/** A spreadsheet with one roster, and the add-on over it, asked as the page asks it. */
export class RosterBook {
  private constructor(
    readonly host: SpreadsheetHost,
    readonly addOn: AddOn,
  ) {}

  static async open(
    rows: readonly (readonly string[])[],
    { userProperties = {}, hosts = {} }: RosterBookOptions = {},
  ): Promise<RosterBook> {
    const sheet = newSheet(SHEET, 'Roster');
    sheet.values.push(...rows.map((row) => [...row]));
    sheet.maxRows = Math.max(1000, rows.length);
    const workbook = { id: 'book-1', name: 'Class', timeZone: 'America/New_York', locale: 'en_US', sheets: [sheet] };
    const host = new SpreadsheetHost({ workbook, documentProperties: {} }, () => clock.now());
    const root = process.cwd();
    const addOn = await AddOn.open({
      host,
      dist: `${root}/dist`,
      worker: `${root}/build/worker.mjs`,
      clock,
      user: 'coordinator@example.org',
      hosts,
      userProperties,
    });
    return new RosterBook(host, addOn);
  }

  async ask<Name extends RequestName>(request: RequestOf<Name>): Promise<ValueOf<Name>> {
    const answer = (await this.addOn.run('ask', request)) as Result<ValueOf<Name>>;
    if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
    return answer.value;
  }

  check = (): Promise<CheckReport> => this.ask({ ask: 'check' });

  /** What the first `rows` rows show in columns counted from 0. */
  shows(rows: number, from: number, columns = 4): string[][] {
    return this.host.display(SHEET, { row: 0, column: from, rows, columns });
  }

  log(): string[] {
    const log = this.host.workbook.sheets.find(({ name }) => name === 'CE Log');
    return (log?.values ?? []).slice(1).map((row) => `${row[3]}: ${row[4]}`);
  }
}

/** Does `work` with a spreadsheet of these rows, and closes it. */
export async function withRoster(
  rows: readonly (readonly string[])[],
  work: (book: RosterBook) => Promise<void>,
  options?: RosterBookOptions,
): Promise<void> {
  const book = await RosterBook.open(rows, options);
  try {
    await work(book);
  } finally {
    await book.addOn.close();
  }
}

/** The header of the roster below. */
export const HEADER = ['NRDS ID', 'First Name', 'Last Name', 'Email', 'Credit Type', 'Credit?'];
/** A title, a header, and rows of several outcomes. */
export const ROSTER = [
  ['Class roster', '', '', '', '', ''],
  HEADER,
  ['999901101', 'Ana', 'Alvarez', 'ana@example.com', 'COEC', 'Y'],
  ['12602754', 'Ben', 'Berg', 'ben@example.com', 'COEC', 'Y'],
  ['12602755', 'Cy', 'Cole', 'cy@example.com', 'COEC', 'Y'],
  ['', 'Dee', 'Dunn', 'dee@example.com', 'FAIRH', 'Y'],
  ['999901106', 'Eve', 'Ezra', 'eve@example.com', 'COEC', 'N'],
];
