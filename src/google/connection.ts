import { type Client, createClient, type Refusal } from '../growthzone';
import { failure, type Result } from '../roster/types';
import { serverClock, urlFetch } from './http';
import { loadConnection } from './stores';

/** What GrowthZone refused, as a problem for the page. */
export const refused = (refusal: Refusal) => failure(refusal.kind.replace(/ /g, '-'), refusal.message);

/** Does `work` with a client for the stored association; a problem where none is connected. */
export function withClient<T>(work: (client: Client) => Result<T>): Result<T> {
  const connection = loadConnection();
  if (!connection)
    return failure('not-connected', 'GrowthZone is not connected. Enter the association and its key in Settings.');
  return work(createClient({ connection, http: urlFetch, clock: serverClock }));
}
