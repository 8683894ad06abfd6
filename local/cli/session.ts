import type { RequestName, RequestOf, ValueOf } from '../../src/answers';
import type { RosterSettings } from '../../src/roster';
import { ask } from '../ask';
import type { LocalClock } from '../clock';
import { AddOn, readWorkbook, SpreadsheetHost, type Workbook } from '../sheets';
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
