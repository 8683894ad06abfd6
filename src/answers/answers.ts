import { serverClock } from '../google/http';
import { addSampleRoster } from '../google/sample-sheet';
import { selectCell } from '../google/sheet-cells';
import { forgetConnection, storeAssociationSettings, storeSettings } from '../google/stores';
import { takeIntent } from '../google/ui';
import { type Client, examine } from '../growthzone';
import { readSettings } from '../roster/settings';
import { success } from '../roster/types';
import { check, files } from './check';
import { connect, withClient, withConnection } from './connection';
import { build, events } from './events';
import type { Api, Ask, Asked, Result } from './index';
import { byHand, readBack, tickByHand } from './manual';
import { readMembers } from './members';
import { peoplePreflight } from './people';
import { columns, listForVendor, mapColumns, memberList, repair, undoRepairs } from './roster';
import { routes, saveRoutes } from './routes';
import { cure, decide, pause, people, step, takeOver, tryWithoutSending } from './run';
import { sidebarState } from './state';

type Answers = { readonly [Name in Ask]: (asked: Asked<Name>) => Result<Api[Name]['answer']> };

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
  saveRoutes: (asked) => withConnection((connection) => saveRoutes(connection, asked)),
  saveSettings: ({ settings }) => {
    const read = readSettings(settings);
    if (!read.ok) return read;
    storeSettings(read.value);
    storeAssociationSettings(read.value);
    return read;
  },
  doctor: connected((client, { eventId }) =>
    success({ tenant: client.tenant, lines: examine(client, serverClock, eventId) }),
  ),

  sampleRoster: addSampleRoster,
  columns,
  mapColumns,
  readMembers: connected(readMembers),
  memberList,
  check,
  repair,
  undoRepairs,
  select: selectCell,
  vendorList: listForVendor,
  files,

  events: connected(events),
  build: connected(build),
  takeOver: connected(takeOver),
  people,
  peoplePreflight: connected(peoplePreflight),
  tryWithoutSending,

  step: connected(step),
  pause,
  decide,
  cure: connected(cure),

  byHand,
  tickByHand,
  readBack,
};

/** The answer to a question that needs GrowthZone; a problem where none is connected. */
function connected<With, T>(work: (client: Client, asked: With) => Result<T>): (asked: With) => Result<T> {
  return (asked) => withClient((client) => work(client, asked));
}
