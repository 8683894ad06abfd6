import { directoryOf, type Member, type MemberDirectory } from '../roster';
import { idHere, localeHere, zoneHere } from './spreadsheet';
import { readOrNone } from './stored';
import { CURSOR, type DirectoryCursor, MEMBERS, WAITING } from './stored-values';
import { loadConnection } from './stores';

/** One cache value holds at most 100 KB; some room is left for characters of several bytes. */
const CHUNK = 40_000;
const SIX_HOURS = 21_600;

/** Nothing was read yet. */
export const START: DirectoryCursor = {
  skip: 0,
  total: 0,
  listDone: false,
  onCards: false,
  roster: '',
  cards: 0,
  cardsInAll: 0,
  done: false,
  chunks: 0,
  members: 0,
  asked: '',
  source: '',
  why: '',
  at: 0,
  form: 0,
  isTied: false,
  missing: 0,
};

const cursorKey = (tenant: string) => `directory.${tenant}`;
const chunkKey = (tenant: string, chunk: number) => `directory.${tenant}.${chunk}`;
const waitingKey = (tenant: string) => `directory.${tenant}.waiting`;

/** How far an association's members were read; undefined where they were not, or where the cache forgot. */
export function loadCursor(tenant: string): DirectoryCursor | undefined {
  return readOrNone(CURSOR, CacheService.getUserCache().get(cursorKey(tenant)));
}

/** Adds members to the cache and moves the cursor on; the chunks come first, so that a kill in between only repeats. */
export function appendMembers(tenant: string, members: readonly Member[], cursor: DirectoryCursor): DirectoryCursor {
  const values: Record<string, string> = {};
  let chunks = cursor.chunks;
  let part: Member[] = [];
  let size = 0;
  const close = () => {
    if (part.length === 0) return;
    values[chunkKey(tenant, chunks)] = MEMBERS.write(part);
    chunks += 1;
    part = [];
    size = 0;
  };
  for (const member of members) {
    part.push(member);
    size += JSON.stringify(member).length;
    if (size > CHUNK) close();
  }
  close();
  const withId = members.filter(({ memberId }) => memberId !== '').length;
  const next = { ...cursor, chunks, members: cursor.members + withId };
  const cache = CacheService.getUserCache();
  if (Object.keys(values).length > 0) cache.putAll(values, SIX_HOURS);
  cache.put(cursorKey(tenant), CURSOR.write(next), SIX_HOURS);
  return next;
}

/** Everybody who was read so far, each contact as it was read last; undefined where Google dropped a part, as it may at any time. */
export function loadAll(tenant: string, cursor: DirectoryCursor): readonly Member[] | undefined {
  const keys = Array.from({ length: cursor.chunks }, (_, chunk) => chunkKey(tenant, chunk));
  const found = CacheService.getUserCache().getAll(keys);
  const all = new Map<unknown, Member>();
  for (const key of keys) {
    const members = readOrNone(MEMBERS, found[key]);
    if (!members) return undefined;
    // A member list names no contacts.
    for (const member of members) all.set(member.contactId || member, member);
  }
  return [...all.values()];
}

/** The contacts whose cards are still to be read. */
export function loadWaiting(tenant: string): readonly number[] {
  return readOrNone(WAITING, CacheService.getUserCache().get(waitingKey(tenant))) ?? [];
}

export function storeWaiting(tenant: string, contactIds: readonly number[]): void {
  CacheService.getUserCache().put(waitingKey(tenant), WAITING.write(contactIds), SIX_HOURS);
}

/** How members were read that can be compared with: to the end, and for this roster where their cards were read. */
function usable(tenant: string): DirectoryCursor | undefined {
  const cursor = loadCursor(tenant);
  return cursor?.done && (!cursor.onCards || cursor.roster === idHere()) ? cursor : undefined;
}

/**
 * The whole directory, or undefined where it was not read to its end, where Google dropped a part of it, or where only
 * the cards of another spreadsheet's roster were read.
 */
export function loadDirectory(tenant: string): MemberDirectory | undefined {
  const cursor = usable(tenant);
  const all = cursor && loadAll(tenant, cursor);
  if (!all) return undefined;
  const withId = all.filter(({ memberId }) => memberId !== '');
  return directoryOf(withId, cursor.onCards || cursor.missing > 0);
}

/** What is at hand to compare with, as the page says it. */
export interface DirectoryRead {
  readonly source: 'GrowthZone' | 'list';
  readonly members: number;
  /** When its reading began, an ISO moment, and how many seconds ago; with the spreadsheet's zone and locale, to say it in. */
  readonly at: string;
  readonly age: number;
  readonly zone: string;
  readonly locale: string;
  /** Where GrowthZone's member IDs come from, and why not from the Real Estate fields: empty, a refusal's code, or `no-ids`. */
  readonly idsFrom: string;
  readonly why: string;
  /** People of the contact list whose ID is not known. */
  readonly missing: number;
}

/** The same by what was noted of its reading: nobody is read from the cache. Null where there is none. */
export function directoryRead(now: number): DirectoryRead | null {
  const connection = loadConnection();
  const own = connection && usable(connection.tenant);
  const cursor = own ?? usable(listKey());
  if (!cursor) return null;
  const { members, at, source, why, missing } = cursor;
  return {
    source: own ? 'GrowthZone' : 'list',
    members,
    at: new Date(at).toISOString(),
    age: Math.round((now - at) / 1000),
    zone: zoneHere(),
    locale: localeHere(),
    idsFrom: source,
    why,
    missing,
  };
}

/** The members at hand, and whose word they are. */
export interface AvailableDirectory {
  readonly directory: MemberDirectory;
  readonly source: 'GrowthZone' | 'list';
}

/** GrowthZone's members where they were read, else a member list that was pasted for this spreadsheet. */
export function availableDirectory(): AvailableDirectory | undefined {
  const connection = loadConnection();
  const fromGrowthZone = connection && loadDirectory(connection.tenant);
  if (fromGrowthZone) return { directory: fromGrowthZone, source: 'GrowthZone' };
  const fromList = loadDirectory(listKey());
  return fromList && { directory: fromList, source: 'list' };
}

/** Keeps a pasted member list in the user's cache, as GrowthZone's members are kept; it takes the place of an earlier one. */
export function keepList(members: readonly Member[], at: number): void {
  appendMembers(listKey(), members, { ...START, total: members.length, listDone: true, done: true, at });
}

/** No tenant's name has a space. */
const listKey = (): string => `list ${idHere()}`;
