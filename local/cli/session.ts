import type { RequestName, RequestOf, ValueOf } from '../../src/answers';
import type { RouteOverrides } from '../../src/growthzone';
import type { RosterSettings } from '../../src/roster';
import { ask } from '../ask';
import { type LocalClock, realClock } from '../clock';
import { AddOn, newSheet, readWorkbook, SpreadsheetHost, type Workbook } from '../sheets';
import type { Kept } from './kept';

/** The add-on over one roster, asked as the sidebar asks it. */
export interface Session {
  ask<Name extends RequestName>(request: RequestOf<Name>): Promise<ValueOf<Name>>;
  /** The spreadsheet as it is now. */
  workbook(): Workbook;
  close(): Promise<void>;
}

const DEMO = 'https://demo.growthzoneapp.com';
const SHEETS_LOCALE = 'en_US';

/** What a session is opened over. */
export interface Opening {
  readonly root: string;
  readonly file: string;
  readonly settings: RosterSettings;
  readonly clock: LocalClock;
  /** Where the demo tenant is. */
  readonly growthzone?: string | undefined;
  /** Goes on with the spreadsheet that is kept there, and keeps it. */
  readonly kept?: Kept | undefined;
}

/** Opens a roster in the local Sheets and loads the built bundle over it. */
export async function openSession({ root, file, settings, clock, growthzone, kept }: Opening): Promise<Session> {
  const saved = kept?.saved ?? {
    workbook: await readWorkbook(file, { locale: settings.locale ?? SHEETS_LOCALE }),
    documentProperties: {},
  };
  const host = new SpreadsheetHost(saved, () => clock.now());
  kept?.keep(host, clock);
  const addOn = await AddOn.open({
    host,
    dist: `${root}/dist`,
    worker: `${root}/build/worker.mjs`,
    clock,
    user: 'coordinator@example.org',
    hosts: growthzone ? { [DEMO]: growthzone } : {},
  });
  const session: Session = {
    ask: <Name extends RequestName>(request: RequestOf<Name>) => ask<Name>(addOn, request),
    workbook: () => host.workbook,
    close: () => addOn.close(),
  };
  await session.ask({ ask: 'saveSettings', settings });
  // Here each row can be asked about for nothing.
  if (!kept?.saved && host.workbook.sheets.some(({ hiddenRows }) => hiddenRows))
    await session.ask({ ask: 'findHiddenRows' });
  return session;
}

/** A connection as the add-on keeps it, and where its tenant answers. */
export interface ConnectedTo {
  readonly connection: { readonly tenant: string; readonly apiKey: string; readonly routes?: RouteOverrides };
  readonly url: string;
}

/** Asks the add-on over an empty spreadsheet with a connection. The key is in the memory of this process and nowhere else. */
export async function overEmptySheet<T>(
  root: string,
  { connection, url }: ConnectedTo,
  work: (addOn: AddOn) => Promise<T>,
): Promise<T> {
  const sheets = [newSheet(1, 'Roster')];
  const workbook = { id: 'empty', name: 'Empty', timeZone: 'America/New_York', locale: SHEETS_LOCALE, sheets };
  const addOn = await AddOn.open({
    host: new SpreadsheetHost({ workbook, documentProperties: {} }),
    dist: `${root}/dist`,
    worker: `${root}/build/worker.mjs`,
    clock: realClock(),
    user: 'coordinator@example.org',
    userProperties: { connection: JSON.stringify(connection) },
    hosts: { [`https://${connection.tenant}.growthzoneapp.com`]: url },
  });
  try {
    return await work(addOn);
  } finally {
    await addOn.close();
  }
}
