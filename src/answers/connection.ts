import { serverClock, urlFetch } from '../google/http';
import { connectionFrom } from '../google/stored-values';
import { forgetConnection, loadConnection, storeConnection } from '../google/stores';
import { type Client, type Connection, createClient, type Refusal } from '../growthzone';
import { failure, type Result, success } from '../roster/types';

/** What GrowthZone refused, as a problem for the page. */
export const refused = (refusal: Refusal) => failure(refusal.code, refusal.message);

const clientFor = (connection: Connection): Client => createClient({ connection, http: urlFetch, clock: serverClock });

/** Does `work` for the stored association; a problem where none is connected. */
export function withConnection<T>(work: (connection: Connection) => Result<T>): Result<T> {
  const connection = loadConnection();
  if (!connection)
    return failure('not-connected', 'GrowthZone is not connected. Enter the association and its key in Settings.');
  return work(connection);
}

/** Does `work` with a client for the stored association; a problem where none is connected. */
export const withClient = <T>(work: (client: Client) => Result<T>): Result<T> =>
  withConnection((connection) => work(clientFor(connection)));

/**
 * Keeps a key for an association after one cheap read with it; the connection there was stays where that fails. A new
 * key of the same association keeps the paths that were entered for it; another association begins anew.
 */
export function connect(tenant: string, key: string): Result<Connection> {
  const entered = connectionFrom(tenant, key);
  if (!entered.ok) return entered;
  const before = loadConnection();
  const isSame = before?.tenant === entered.value.tenant;
  const connection = isSame && before.routes ? { ...entered.value, routes: before.routes } : entered.value;
  const read = clientFor(connection).read('contacts', {}, { $skip: 0, $top: 1, $orderby: 'ContactId' });
  if (!read.ok) return refused(read.problem);
  if (before && !isSame) forgetConnection();
  storeConnection(connection);
  return success(connection);
}
