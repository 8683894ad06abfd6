import { serverClock } from '../google/http';
import { loadEarlierCredit, storeEarlierCredit } from '../google/stores';
import type { RunEvent } from '../run';

// Step 3 is the first of the two looks that find somebody Attended without credit. What it saw is one user's, until the
// build takes it over with the event; where Google's cache forgets it, step 5 takes both looks.

/** As long as Google's cache keeps anything: a coordinator may build hours after step 3. */
const KEEP_SECONDS = 21_600;
/** A stored event has room for so many member IDs of the look; whoever is beyond has both looks in step 5. */
const MOST = 150;
/** And for so many with those who are in it only: a property may have but 8,066 bytes, 400 people left out included. */
export const MOST_IN_ALL = 210;

type Event = Pick<RunEvent, 'tenant' | 'eventId'>;

const presentKey = ({ tenant, eventId }: Event): string => `present.${tenant}.${eventId}`;
const lookKey = ({ tenant, eventId }: Event): string => `look.${tenant}.${eventId}`;

/** Keeps who of the plan is in an event before it is built for, with their status there. */
export function keepPresent(
  tenant: string,
  eventId: number,
  present: readonly { readonly memberId: string; readonly status: string }[],
): void {
  const planned = present.filter(({ memberId }) => memberId !== '').slice(0, MOST);
  const part = Object.fromEntries(planned.map(({ memberId, status }) => [memberId, status]));
  storeEarlierCredit({ [presentKey({ tenant, eventId })]: part }, KEEP_SECONDS);
}

/** Keeps the moment at which those of `without` who are Attended were first seen to have no credit. */
export function keepFirstLook(event: Event, without: readonly string[]): void {
  const present = loadEarlierCredit([presentKey(event)]);
  const known = loadEarlierCredit([lookKey(event)]);
  const fresh = without.filter((memberId) => present[memberId] === 'Attended' && known[memberId] === undefined);
  if (fresh.length === 0) return;
  const at = String(serverClock.now());
  const look = { ...known, ...Object.fromEntries(fresh.map((memberId) => [memberId, at])) };
  storeEarlierCredit({ [lookKey(event)]: look }, KEEP_SECONDS);
}

/** What step 3 saw, for the event that is built: of several looks the last, so that nobody's is told as older. */
export function seenAtStep3(event: Event): Pick<RunEvent, 'firstLook' | 'present'> {
  const look = Object.entries(loadEarlierCredit([lookKey(event)])).slice(0, MOST);
  const memberIds = look.map(([memberId]) => memberId);
  const others = Object.keys(loadEarlierCredit([presentKey(event)])).filter((id) => !memberIds.includes(id));
  const present = others.slice(0, MOST_IN_ALL - memberIds.length);
  const at = Math.max(...look.map(([, moment]) => Number(moment)));
  return {
    ...(present.length > 0 ? { present } : {}),
    ...(memberIds.length > 0 ? { firstLook: { at, memberIds } } : {}),
  };
}
