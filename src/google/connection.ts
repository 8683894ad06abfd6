import { type Client, type Connection, createClient, type Refusal } from '../growthzone';
import { failure, type Result, success } from '../roster/types';
import { serverClock, urlFetch } from './http';
import { connectionFrom, loadConnection, storeConnection } from './stores';

/** What GrowthZone refused, as a problem for the page. */
export const refused = (refusal: Refusal) => failure(refusal.kind.replace(/ /g, '-'), refusal.message);

const clientFor = (connection: Connection): Client => createClient({ connection, http: urlFetch, clock: serverClock });

/** Does `work` with a client for the stored association; a problem where none is connected. */
export function withClient<T>(work: (client: Client) => Result<T>): Result<T> {
  const connection = loadConnection();
  if (!connection)
    return failure('not-connected', 'GrowthZone is not connected. Enter the association and its key in Settings.');
  return work(clientFor(connection));
}

/** Keeps a key for an association after one cheap read with it; the connection there was stays where that fails. */
export function connect(tenant: string, key: string): Result<Connection> {
  const connection = connectionFrom(tenant, key);
  if (!connection.ok) return connection;
  const read = clientFor(connection.value).read('contacts', {}, { $skip: 0, $top: 1, $orderby: 'ContactId' });
  if (!read.ok) return refused(read.refusal);
  storeConnection(connection.value);
  return success(connection.value);
}
