import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalClock, simulatedClock } from '../../local/clock';
import { AddOn, type CellData, newSheet, SpreadsheetHost, type Workbook } from '../../local/sheets';
import type { AddOnOptions } from '../../local/sheets/add-on';

export const MARIA = 'maria.lopez@example.org';
export const SAM = 'sam.rivera@example.org';

/** A spreadsheet with one tab, "Roster", that holds these values as they are. */
export function bookOf(values: CellData[][] = [], zone = 'America/New_York'): Workbook {
  const sheet = newSheet(1, 'Roster');
  sheet.values.push(...values);
  return { id: 'book-1', name: 'Roster.csv', timeZone: zone, locale: 'en_US', sheets: [sheet] };
}

export function hostOf(values: CellData[][] = [], zone?: string): SpreadsheetHost {
  return new SpreadsheetHost({ workbook: bookOf(values, zone), documentProperties: {} });
}

export interface Script {
  readonly host: SpreadsheetHost;
  /** The script as a user has it; each call opens another one. */
  open(user?: string, userProperties?: Readonly<Record<string, string>>): Promise<AddOn>;
}

/** Runs `work` with a script of its own, as it would be pushed to Google, and ends whatever was opened. */
export async function withScript(
  code: string,
  work: (script: Script) => Promise<void>,
  {
    host = hostOf(),
    clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z')),
    costs,
  }: { host?: SpreadsheetHost; clock?: LocalClock; costs?: AddOnOptions['costs'] } = {},
): Promise<void> {
  const dist = mkdtempSync(join(tmpdir(), 'ce-roster-script-'));
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify({ urlFetchWhitelist: ['https://*.growthzoneapp.com/'] }));
  writeFileSync(join(dist, 'Code.js'), code);
  const opened: AddOn[] = [];
  const open = async (user = MARIA, userProperties = {}) => {
    const worker = join(process.cwd(), 'build/worker.mjs');
    const addOn = await AddOn.open({ host, dist, worker, clock, user, userProperties, hosts: {}, costs });
    opened.push(addOn);
    return addOn;
  };
  try {
    await work({ host, open });
  } finally {
    await Promise.all(opened.map((addOn) => addOn.close()));
    rmSync(dist, { recursive: true, force: true });
  }
}

/** Runs one function body in Maria's script, with `sheet` and `book` at hand, and gives what it returns. */
export async function runBody(host: SpreadsheetHost, body: string): Promise<unknown> {
  let result: unknown;
  await withScript(
    `function body() { var book = SpreadsheetApp.getActiveSpreadsheet(); var sheet = book.getActiveSheet(); ${body} }`,
    async ({ open }) => {
      result = await (await open()).run('body');
    },
    { host },
  );
  return result;
}
