import type { Member, MemberDirectory } from '../roster/types';
import { appendMembers, loadDirectory, START } from './member-cache';
import { spreadsheet } from './spreadsheet';
import { loadConnection } from './stores';

/** The members at hand, and whose word they are. */
export interface DirectoryAtHand {
  readonly directory: MemberDirectory;
  readonly source: 'GrowthZone' | 'list';
}

/** GrowthZone's members where they were read, else a member list that was pasted for this spreadsheet. */
export function directoryAtHand(): DirectoryAtHand | undefined {
  const connection = loadConnection();
  const fromGrowthZone = connection && loadDirectory(connection.tenant);
  if (fromGrowthZone) return { directory: fromGrowthZone, source: 'GrowthZone' };
  const fromList = loadDirectory(listKey());
  return fromList && { directory: fromList, source: 'list' };
}

/** Keeps a pasted member list in the user's cache, as GrowthZone's members are kept; it takes the place of an earlier one. */
export function keepList(members: readonly Member[]): void {
  appendMembers(listKey(), members, { ...START, total: members.length, listDone: true, done: true });
}

/** No tenant's name has a space. */
const listKey = (): string => `list ${spreadsheet().getId()}`;
