import type { Answer, Api, Ask, SidebarState } from '../api';
import { conserved } from '../plan/counts';
import { csvProfile } from '../plan/csv';
import { planFiles } from '../plan/files';
import { readSettings } from '../roster/settings';
import { CREDITS, failure, success } from '../roster/types';
import { countStates, runStep } from '../run/step';
import { build } from './build-answers';
import { checkNow, reportOf } from './check-answers';
import { withClient } from './connection';
import { readPeople } from './credit-tab';
import { serverClock } from './http';
import { readMembers } from './member-answers';
import { acquireLease, releaseLease, runStore } from './run-store';
import { rosterSheet } from './sheet-cells';
import { account, spreadsheet } from './spreadsheet';
import { forgetConnection, loadConnection, loadEvent, loadSettings, saveConnection, storeSettings } from './stores';

type Answers = { readonly [Name in Ask]: (request: Api[Name]['request']) => Answer<Api[Name]['answer']> };

/** What each question of the page is answered with. */
export const answers: Answers = {
  state: () => success(sidebarState()),
  saveConnection: ({ tenant, key }) => {
    const saved = saveConnection(tenant, key);
    return saved.ok ? success(sidebarState()) : saved;
  },
  forgetKey: () => {
    forgetConnection();
    return success(sidebarState());
  },
  saveSettings: ({ settings }) => {
    const read = readSettings(settings);
    if (read.ok) storeSettings(read.value);
    return read;
  },
  check: () => {
    const checked = checkNow(loadSettings());
    return checked.ok ? success(reportOf(checked.value.check, checked.value.settings)) : checked;
  },
  files: () => {
    const checked = checkNow(loadSettings());
    if (!checked.ok) return checked;
    const files = planFiles(checked.value.check, checked.value.settings);
    const sound = conserved(checked.value.check, files);
    return sound.ok ? success(files) : sound;
  },
  readMembers: ({ restart }) => withClient((client) => readMembers(client, restart)),
  build: () => withClient((client) => build(client)),
  step: ({ credit, goal, session }) =>
    withClient((client) => {
      const event = loadEvent(credit);
      if (!event) return failure('no-tab', `There is no ${credit} tab yet. Build the credit tabs first.`);
      const lease = acquireLease(session, serverClock);
      if (!lease.ok) return lease;
      const store = runStore(credit, event, session, serverClock);
      const report = runStep({ client, clock: serverClock, store, profile: csvProfile(loadSettings()) }, goal);
      if (report.status === 'done' || report.status === 'paused') releaseLease(session, serverClock);
      return success(report);
    }),
};

function sidebarState(): SidebarState {
  const connection = loadConnection();
  const settings = loadSettings();
  const tabs = CREDITS.flatMap((credit) => {
    const event = loadEvent(credit);
    const people = event ? readPeople(credit) : [];
    return event ? [{ credit, eventId: event.eventId, people: people.length, counts: countStates(people) }] : [];
  });
  return {
    account: account(),
    spreadsheet: spreadsheet().getName(),
    sheet: rosterSheet(settings.sheet)?.getName() ?? '',
    connection: connection ? { tenant: connection.tenant, keyEnds: connection.apiKey.slice(-4) } : null,
    settings,
    tabs,
  };
}
