import type { Member, MemberDirectory } from '../roster/types';

/** One cache value holds at most 100 KB; some room is left for characters of several bytes. */
const CHUNK = 40_000;
const SIX_HOURS = 21_600;

/** How far the reading of the directory has come. */
export interface DirectoryCursor {
  readonly skip: number;
  readonly total: number;
  readonly done: boolean;
  readonly chunks: number;
  readonly members: number;
}

export const START: DirectoryCursor = { skip: 0, total: 0, done: false, chunks: 0, members: 0 };

const cursorKey = (tenant: string) => `directory.${tenant}`;
const chunkKey = (tenant: string, chunk: number) => `directory.${tenant}.${chunk}`;

export function loadCursor(tenant: string): DirectoryCursor | undefined {
  const text = CacheService.getUserCache().get(cursorKey(tenant));
  return text === null ? undefined : (JSON.parse(text) as DirectoryCursor);
}

/** Adds members to the cache and moves the cursor on; the chunks come first, so that a kill in between only repeats. */
export function appendMembers(tenant: string, members: readonly Member[], cursor: DirectoryCursor): DirectoryCursor {
  const values: Record<string, string> = {};
  let chunks = cursor.chunks;
  let part: Member[] = [];
  let size = 0;
  const close = () => {
    if (part.length === 0) return;
    values[chunkKey(tenant, chunks)] = JSON.stringify(part);
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
  const next = { ...cursor, chunks, members: cursor.members + members.length };
  const cache = CacheService.getUserCache();
  if (Object.keys(values).length > 0) cache.putAll(values, SIX_HOURS);
  cache.put(cursorKey(tenant), JSON.stringify(next), SIX_HOURS);
  return next;
}

/** The whole directory, or undefined where it was not read to its end, or where Google dropped a part of it. */
export function loadDirectory(tenant: string): MemberDirectory | undefined {
  const cursor = loadCursor(tenant);
  if (!cursor?.done) return undefined;
  const keys = Array.from({ length: cursor.chunks }, (_, chunk) => chunkKey(tenant, chunk));
  const found = CacheService.getUserCache().getAll(keys) as Record<string, string>;
  const byMemberId = new Map<string, Member>();
  for (const key of keys) {
    const text = found[key];
    if (text === undefined) return undefined;
    for (const member of JSON.parse(text) as Member[]) byMemberId.set(member.memberId, member);
  }
  return { byMemberId };
}
