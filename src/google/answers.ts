import type { Answer, Api, Ask } from '../api';
import { conserved } from '../plan/counts';
import { csvProfile } from '../plan/csv';
import { planFiles } from '../plan/files';
import { readSettings } from '../roster/settings';
import { failure, success } from '../roster/types';
import { runStep } from '../run/step';
import { check, checkNow } from './check-answers';
import { connect, withClient } from './connection';
import { build, events } from './event-answers';
import { serverClock } from './http';
import { readMembers } from './member-answers';
import { columns, listForVendor, mapColumns, memberList, repair, undoRepairs } from './roster-answers';
import { acquireLease, releaseLease, runStore } from './run-store';
import { selectCell } from './sheet-cells';
import { sidebarState } from './state-answer';
import { forgetConnection, loadEvent, loadSettings, storeSettings } from './stores';

type Answers = { readonly [Name in Ask]: (request: Api[Name]['request']) => Answer<Api[Name]['answer']> };

/** What each question of the page is answered with. */
export const answers: Answers = {
  state: () => success(sidebarState()),
  saveConnection: ({ tenant, key }) => {
    const saved = connect(tenant, key);
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
  check: () => check(),
  columns: () => columns(),
  mapColumns: (request) => mapColumns(request),
  repair: (request) => repair(request),
  undoRepairs: () => undoRepairs(),
  vendorList: () => listForVendor(),
  memberList: (request) => memberList(request),
  files: () => {
    const checked = checkNow(loadSettings());
    if (!checked.ok) return checked;
    const files = planFiles(checked.value.check, checked.value.settings);
    const sound = conserved(checked.value.check, files);
    return sound.ok ? success(files) : sound;
  },
  readMembers: ({ restart }) => withClient((client) => readMembers(client, restart)),
  select: ({ row, column }) => selectCell(row, column),
  events: () => withClient((client) => events(client)),
  build: (request) => withClient((client) => build(client, request)),
  step: ({ credit, goal, session, seconds }) =>
    withClient((client) => {
      const event = loadEvent(credit);
      if (!event) return failure('no-tab', `There is no ${credit} tab yet. Build the credit tabs first.`);
      if (event.tenant !== client.tenant) {
        const message = `The ${credit} tab was built for ${event.tenant}, but ${client.tenant} is connected. Connect ${event.tenant} in Settings, or build the tabs anew in another spreadsheet.`;
        return failure('another-tenant', message);
      }
      const lease = acquireLease(session, serverClock);
      if (!lease.ok) return lease;
      const store = runStore(credit, event, session, serverClock);
      const report = runStep({ client, clock: serverClock, store, profile: csvProfile(loadSettings()) }, goal, seconds);
      if (report.status === 'done' || report.status === 'paused') releaseLease(session, serverClock);
      return success(report);
    }),
};
