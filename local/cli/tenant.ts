import { readFileSync } from 'node:fs';
import type { CheckReport } from '../../src/api';
import type { RosterSettings } from '../../src/roster/settings';
import { CREDITS } from '../../src/roster/types';
import type { LocalClock } from '../clock';
import { type GrowthZone, startGrowthZone } from '../growthzone';
import type { NewMember } from '../growthzone/members';
import { readMembers } from '../growthzone/membersFile';
import { fictionalMembers } from '../growthzone/seed';
import { decoded } from '../sheets';
import { UsageError } from './arguments';

/** Members of the association who did not take the class. */
const OTHERS = 200;

export const STAND_IN_KEY = 'stand-in-key';

/**
 * A fresh stand-in for one import: an event per credit on the class date, and a member directory from a file, else
 * made from the roster's own rows with a good ID, 200 others, and a few spelled as GrowthZone might have them.
 */
export async function freshTenant(
  report: CheckReport,
  settings: RosterSettings,
  classDate: string,
  membersFile: string | undefined,
  clock: LocalClock,
): Promise<GrowthZone> {
  const members = membersFile === undefined ? membersOf(report) : membersFrom(membersFile);
  const growthzone = await startGrowthZone({ clock, keys: [STAND_IN_KEY] });
  growthzone.store.addMembers(members);
  for (const credit of CREDITS) {
    const eventId = settings.events?.[credit];
    growthzone.store.addEvent({
      name: `${credit} class of ${classDate}`,
      date: classDate,
      credit,
      ...(eventId === undefined ? {} : { eventId }),
    });
  }
  return growthzone;
}

function membersFrom(path: string): readonly NewMember[] {
  const read = readMembers(memberListText(path));
  if (!read.ok) throw new UsageError(`Member list "${path}": ${read.message}`);
  return read.members;
}

/** The text of a member list. Throws `UsageError` where it cannot be read, `UnreadableFile` where it is no text. */
export function memberListText(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UsageError(`Member list "${path}" cannot be read. Give a CSV file.`);
  }
  return decoded(bytes, path);
}

function membersOf(report: CheckReport): readonly NewMember[] {
  const members = new Map<string, NewMember>();
  for (const { memberId, firstName, lastName } of report.rows) {
    if (memberId === '' || members.has(memberId)) continue;
    const place = members.size;
    members.set(memberId, { memberId, firstName: spelled(firstName, place), lastName: lastName || 'Member' });
  }
  for (const other of fictionalMembers(OTHERS, 1)) {
    if (other.memberId && !members.has(other.memberId)) members.set(other.memberId, other);
  }
  return [...members.values()];
}

/** Every tenth name is written otherwise than the roster has it, in a way that still is the same person's. */
function spelled(firstName: string, place: number): string {
  return place % 10 === 9 ? firstName.toUpperCase() : firstName || 'A';
}
