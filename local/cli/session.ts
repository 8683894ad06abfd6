import type { Answer, Api, Ask } from '../../src/api';
import type { RosterSettings } from '../../src/roster/settings';
import type { LocalClock } from '../clock';
import { AddOn, readWorkbook, SpreadsheetHost, type Workbook } from '../sheets';

/** What the add-on answered with instead of a value; its message is one sentence for the user. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The add-on over one roster, asked as the sidebar asks it. */
export interface Session {
  ask<Name extends Ask>(request: Api[Name]['request'] & { readonly ask: Name }): Promise<Api[Name]['answer']>;
  /** The spreadsheet as it is now. */
  workbook(): Workbook;
  close(): Promise<void>;
}

const DEMO = 'https://demo.growthzoneapp.com';
const SHEETS_LOCALE = 'en_US';

/** Opens a roster in the local Sheets and loads the built bundle over it. `growthzone` is where the demo tenant is. */
export async function openSession(
  root: string,
  file: string,
  settings: RosterSettings,
  clock: LocalClock,
  growthzone?: string,
): Promise<Session> {
  const workbook = await readWorkbook(file, { locale: settings.locale ?? SHEETS_LOCALE });
  const host = new SpreadsheetHost({ workbook, documentProperties: {} }, () => clock.now());
  const addOn = await AddOn.open({
    host,
    dist: `${root}/dist`,
    worker: `${root}/build/worker.mjs`,
    clock,
    user: 'coordinator@example.org',
    hosts: growthzone ? { [DEMO]: growthzone } : {},
  });
  const session: Session = {
    async ask(request) {
      const answer = (await addOn.run('ask', request)) as Answer<Api[(typeof request)['ask']]['answer']>;
      if (!answer.ok) throw new Refused(answer.problem.code, answer.problem.message);
      return answer.value;
    },
    workbook: () => host.workbook,
    close: () => addOn.close(),
  };
  await session.ask({ ask: 'saveSettings', settings });
  return session;
}
