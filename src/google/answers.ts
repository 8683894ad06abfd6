import type { Answer, Api, Ask } from '../api';
import { examine } from '../growthzone';
import { conserved } from '../plan/counts';
import { planFiles } from '../plan/files';
import { readSettings } from '../roster/settings';
import { success } from '../roster/types';
import { check, checkNow } from './check-answers';
import { connect, withClient, withConnection } from './connection';
import { build, events } from './event-answers';
import { byHand, readBack, tickByHand } from './hand-answers';
import { serverClock } from './http';
import { takeIntent } from './intent';
import { readMembers } from './member-answers';
import { peoplePreflight } from './people-answers';
import { columns, listForVendor, mapColumns, memberList, repair, undoRepairs } from './roster-answers';
import { routes, saveRoutes } from './route-answers';
import { cure, decide, pause, people, step, takeOver, tryWithoutSending } from './run-answers';
import { addSampleRoster } from './sample-sheet';
import { selectCell } from './sheet-cells';
import { sidebarState } from './state-answer';
import { forgetConnection, loadSettings, storeAssociationSettings, storeSettings } from './stores';

type Answers = { readonly [Name in Ask]: (request: Api[Name]['request']) => Answer<Api[Name]['answer']> };

/** What each question of the page is answered with. */
export const answers: Answers = {
  state: ({ isOpening }) => success(sidebarState(isOpening === true ? takeIntent() : null)),
  saveConnection: ({ tenant, key }) => {
    const saved = connect(tenant, key);
    return saved.ok ? success(sidebarState()) : saved;
  },
  forgetKey: () => {
    forgetConnection();
    return success(sidebarState());
  },
  routes: () => withConnection((connection) => success(routes(connection))),
  saveRoutes: (request) => withConnection((connection) => saveRoutes(connection, request)),
  saveSettings: ({ settings }) => {
    const read = readSettings(settings);
    if (!read.ok) return read;
    storeSettings(read.value);
    storeAssociationSettings(read.value);
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
  step: (request) => withClient((client) => step(client, request)),
  pause,
  people,
  peoplePreflight: (request) => withClient((client) => peoplePreflight(client, request)),
  decide,
  byHand,
  tickByHand,
  readBack,
  cure: (request) => withClient((client) => cure(client, request)),
  doctor: ({ eventId }) =>
    withClient((client) => success({ tenant: client.tenant, lines: examine(client, serverClock, eventId) })),
  tryWithoutSending,
  sampleRoster: () => addSampleRoster(),
  takeOver: (request) => withClient((client) => takeOver(client, request)),
};
