import * as v from 'valibot';
import { serverClock, urlFetch } from '../google/http';

import { logName, writeLog } from '../google/log';
import { whoRuns } from '../google/run-store';
import { dayIn } from '../google/spreadsheet';
import { connectionFrom } from '../google/stored-values';
import {
  forgetConnection,
  loadConnection,
  loadLease,
  loadSettings,
  storeAssociationSettings,
  storeConnection,
  storeEvent,
  storeSettings,
  underLock,
} from '../google/stores';
import {
  type Client,
  type Connection,
  createClient,
  type DoctorRead,
  examine,
  type RouteLine,
  readRoutes,
  routeLines,
} from '../growthzone';
import { CREDITS, failure, type Result, type RosterSettings, readSettings, success } from '../roster';
import { nothing, positive, request, shortText } from './request';
import { type SidebarState, sidebarState } from './state';
import { ownEvent } from './tab';

/** The connection, examined: what came, which `src/sidebar/texts/doctor.ts` judges and says. */
export interface DoctorReport {
  readonly tenant: string;
  readonly reads: readonly DoctorRead[];
}

export const connectionRequests = {
  saveConnection: request({
    input: v.strictObject({ tenant: shortText, key: shortText }),
    handle: ({ tenant, key }): Result<SidebarState> => {
      const saved = connect(tenant, key);
      return saved.ok ? success(sidebarState()) : saved;
    },
  }),

  forgetKey: request({
    input: nothing,
    handle: () => {
      forgetConnection();
      return success(sidebarState());
    },
  }),

  routes: request({
    input: nothing,
    handle: () => withConnection(({ routes }) => success(routeLines(routes))),
  }),

  /** All paths that GrowthZone's support named, by their route; a route that is left out or empty has its own again. */
  saveRoutes: request({
    input: v.strictObject({ routes: v.record(shortText, shortText) }),
    handle: ({ routes }) => withConnection((connection) => saveRoutes(connection, routes)),
  }),

  /** All of them: what is left out is forgotten. A problem names what is no setting. */
  saveSettings: request({
    // `readSettings` looks at each of them.
    input: v.strictObject({ settings: v.custom<RosterSettings>((input) => typeof input === 'object') }),
    handle: ({ settings }) => {
      const read = readSettings(settings);
      if (!read.ok) return read;
      storeSettings(read.value);
      storeAssociationSettings(read.value);
      return read;
    },
  }),

  /**
   * What this association's GrowthZone answers, route by route, by some 20 reads in up to a minute and never a write.
   * `eventId` is an event to look at; the newest past one with attendees where it is left out.
   */
  doctor: request({
    input: v.strictObject({ eventId: v.exactOptional(positive) }),
    handle: connected(
      (client, { eventId }): Result<DoctorReport> =>
        success({ tenant: client.tenant, reads: examine(client, serverClock, eventId) }),
    ),
  }),
};

const clientFor = (connection: Connection): Client =>
  createClient({ connection, http: urlFetch, clock: serverClock, dayOf: dayIn(() => loadSettings().timeZone) });

/** Does `work` for the stored association; a problem where none is connected. */
function withConnection<T>(work: (connection: Connection) => Result<T>): Result<T> {
  const connection = loadConnection();
  if (!connection)
    return failure('not-connected', 'GrowthZone is not connected. Enter the association and its key in Settings.');
  return work(connection);
}

/** Does `work` with a client for the stored association; a problem where none is connected. */
export const withClient = <T>(work: (client: Client) => Result<T>): Result<T> =>
  withConnection((connection) => work(clientFor(connection)));

/** A handler that needs GrowthZone; a problem where none is connected. */
export function connected<Input, Value>(
  work: (client: Client, input: Input) => Result<Value>,
): (input: Input) => Result<Value> {
  return (input) => withClient((client) => work(client, input));
}

/**
 * Keeps a key for an association after one cheap read with it; the connection there was stays where that fails. A new
 * key of the same association keeps the paths that were entered for it; another association begins anew.
 */
function connect(tenant: string, key: string): Result<Connection> {
  const entered = connectionFrom(tenant, key);
  if (!entered.ok) return entered;
  const before = loadConnection();
  const isSame = before?.tenant === entered.value.tenant;
  const connection = isSame && before.routes ? { ...entered.value, routes: before.routes } : entered.value;
  const read = clientFor(connection).read('contacts', {}, { $skip: 0, $top: 1, $orderby: 'ContactId' });
  if (!read.ok) return read;
  if (before && !isSame) forgetConnection();
  storeConnection(connection);
  return success(connection);
}

/**
 * Keeps the paths that this association's GrowthZone support named, with the key they belong to. A tab for which the
 * API was found missing is asked again. Nothing changes while somebody runs: a run ends with the paths it began with.
 */
function saveRoutes(connection: Connection, routes: Readonly<Record<string, string>>): Result<readonly RouteLine[]> {
  const entered = readRoutes(routes);
  if (!entered.ok) return entered;
  return underLock(() => {
    const lease = loadLease();
    if (lease && lease.until > serverClock.now()) return failure('lease', whoRuns(lease));
    storeConnection({ ...connection, routes: entered.value });
    for (const credit of CREDITS) {
      const own = ownEvent(credit);
      if (!own.ok || own.value.route !== 'by hand' || own.value.tenant !== connection.tenant) continue;
      storeEvent({ ...own.value, route: '' });
      writeLog(serverClock.now(), logName(own.value), 'Paths of the API were changed: it is tried again', 0);
    }
    return success(routeLines(entered.value));
  });
}
