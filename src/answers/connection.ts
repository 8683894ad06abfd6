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
  storeChosen,
  storeConnection,
  storeEvent,
  storeTemplates,
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
  readTemplates,
  routeLines,
  type Templates,
  tryKey,
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
    handle: ({ tenant, key }): Result<SidebarState & { readonly claims: readonly string[] }> => {
      const claims = connect(tenant, key);
      return claims.ok ? success({ ...sidebarState(), claims: claims.value }) : claims;
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
    handle: () => withConnection((connection) => success(routeLines(connection))),
  }),

  /** All paths that GrowthZone's support named, by their route; a route that is left out or empty has its own again. */
  saveRoutes: request({
    input: v.strictObject({ routes: v.record(shortText, shortText) }),
    handle: ({ routes }) => withConnection((connection) => saveRoutes(connection, routes)),
  }),

  /** What was learned of this association; null where nothing was. The lines show every route as it is asked. */
  templates: request({
    input: nothing,
    handle: () => withConnection((connection) => success(learnedNow(connection))),
  }),

  /**
   * Keeps what was learned from a recording or came from a colleague, all of it in place of what was known before. It is held
   * to every rule again here: nobody knows who wrote it.
   */
  saveTemplates: request({
    input: v.strictObject({ templates: v.unknown() }),
    handle: ({ templates }) =>
      withConnection((connection) => {
        const read = readTemplates(templates, connection.tenant);
        return read.ok ? saveTemplates(connection, read.value) : read;
      }),
  }),

  /** Forgets it: the add-on's own routes hold again. */
  forgetTemplates: request({
    input: nothing,
    handle: () => withConnection((connection) => saveTemplates(connection, undefined)),
  }),

  /** All of them: what is left out is forgotten. A problem names what is no setting. */
  saveSettings: request({
    // `readSettings` looks at each of them.
    input: v.strictObject({ settings: v.custom<RosterSettings>((input) => typeof input === 'object') }),
    handle: ({ settings }) => keepSettings(() => settings),
  }),

  /** One or some of them; null takes one back. What somebody else chose meanwhile stays. */
  changeSettings: request({
    input: v.strictObject({ change: v.record(shortText, v.unknown()) }),
    handle: ({ change }) =>
      keepSettings(() =>
        Object.fromEntries(Object.entries({ ...loadSettings(), ...change }).filter(([, value]) => value !== null)),
      ),
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

function keepSettings(from: () => unknown): Result<RosterSettings> {
  return underLock(() => {
    const read = readSettings(from());
    if (read.ok) storeChosen(read.value);
    return read;
  });
}

function clientFor(connection: Connection): Client {
  // Read before the first request, while both stores are known.
  const { timeZone } = loadSettings();
  return createClient({ connection, http: urlFetch, clock: serverClock, dayOf: dayIn(timeZone) });
}

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

/** A client for the stored association; undefined where none is connected. */
export function clientIfAny(): Client | undefined {
  const connection = loadConnection();
  return connection && clientFor(connection);
}

/** A handler that needs GrowthZone; a problem where none is connected. */
export function connected<Input, Value>(
  work: (client: Client, input: Input) => Result<Value>,
): (input: Input) => Result<Value> {
  return (input) => withClient((client) => work(client, input));
}

/**
 * Keeps a key for an association after one cheap read with it; the connection there was stays where that fails. A new
 * key of the same association keeps the paths that were entered for it; another association begins anew. Gives the names
 * of what the key stands for, where GrowthZone says them.
 */
function connect(tenant: string, key: string): Result<readonly string[]> {
  const entered = connectionFrom(tenant, key);
  if (!entered.ok) return entered;
  const before = loadConnection();
  const isSame = before?.tenant === entered.value.tenant;
  const connection = isSame ? { ...before, ...entered.value } : entered.value;
  const tried = tryKey(clientFor(connection));
  if (!tried.ok) return tried;
  if (before && !isSame) forgetConnection();
  storeConnection(connection);
  return tried;
}

/**
 * Keeps the paths that this association's GrowthZone support named, with the key they belong to. Nothing changes while
 * somebody runs: a run ends with the paths it began with.
 */
function saveRoutes(connection: Connection, routes: Readonly<Record<string, string>>): Result<readonly RouteLine[]> {
  const entered = readRoutes(routes);
  if (!entered.ok) return entered;
  const after = { ...connection, routes: entered.value };
  return whileNobodyRuns(connection, 'Paths of the API were changed', () => {
    storeConnection(after);
    return routeLines(after);
  });
}

/** What was learned, as it is kept and as it is shown. */
const learnedNow = (connection: Connection) => ({
  templates: connection.templates ?? null,
  lines: routeLines(connection),
});

function saveTemplates(connection: Connection, templates: Templates | undefined) {
  return whileNobodyRuns(connection, 'What was learned of the API was changed', () => {
    storeTemplates(templates);
    return learnedNow({ ...connection, templates });
  });
}

/** Changes how GrowthZone is asked. A tab for which the API was found missing is asked again. */
function whileNobodyRuns<T>(connection: Connection, what: string, change: () => T): Result<T> {
  return underLock(() => {
    const lease = loadLease();
    if (lease && lease.until > serverClock.now()) return failure('lease', whoRuns(lease));
    const changed = change();
    for (const credit of CREDITS) {
      const own = ownEvent(credit);
      if (!own.ok || own.value.route !== 'by hand' || own.value.tenant !== connection.tenant) continue;
      storeEvent({ ...own.value, route: '' });
      writeLog(serverClock.now(), logName(own.value), `${what}: it is tried again`, 0);
    }
    return success(changed);
  });
}
