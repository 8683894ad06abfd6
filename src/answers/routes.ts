import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { whoRuns } from '../google/run-store';
import { loadLease, storeConnection, storeEvent, underLock } from '../google/stores';
import { type Connection, type RouteLine, readRoutes, routeLines } from '../growthzone';
import { CREDITS, failure, type Result, success } from '../roster/types';
import type { Asked } from './index';
import { ownEvent } from './run';

/** Every route, with the path that was entered for it. */
export const routes = ({ routes: entered }: Connection): readonly RouteLine[] => routeLines(entered);

/**
 * Keeps the paths that this association's GrowthZone support named, with the key they belong to. A tab for which the
 * API was found missing is asked again. Nothing changes while somebody runs: a run ends with the paths it began with.
 */
export function saveRoutes(connection: Connection, request: Asked<'saveRoutes'>): Result<readonly RouteLine[]> {
  const entered = readRoutes(request.routes);
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
