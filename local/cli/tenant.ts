import type { CheckReport } from '../../src/answers';
import { CREDITS, type RosterSettings } from '../../src/roster';
import type { LocalClock } from '../clock';
import { type GrowthZone, seededFaults, startGrowthZone } from '../growthzone';
import type { NewMember } from '../growthzone/members';
import { membersFrom } from '../growthzone/membersFile';
import { fictionalMembers } from '../growthzone/seed';

/** Members of the association who did not take the class. */
const OTHERS = 200;

export const STAND_IN_KEY = 'stand-in-key';

export interface TenantOrder {
  readonly report: CheckReport;
  readonly settings: RosterSettings;
  readonly classDate: string;
  readonly members: string | undefined;
  readonly clock: LocalClock;
  /** Where it is kept; in memory where it is not. */
  readonly dataDir: string | undefined;
  /** It fails at random from this seed, where there is one. */
  readonly seed: number | undefined;
}

/** The share of requests that go wrong. */
const FAULT_RATE = 0.08;

/**
 * A stand-in for one import: an event per credit on the class date, and a member directory from a file, else made from
 * the roster's own rows with a good ID, 200 others, and a few spelled as GrowthZone might have them. One that is kept
 * goes on as it was left.
 */
export async function tenantFor(order: TenantOrder): Promise<GrowthZone> {
  const { report, members, clock, dataDir, seed } = order;
  const people = members === undefined ? membersOf(report) : membersFrom(members);
  const growthzone = await startGrowthZone({
    clock,
    keys: [STAND_IN_KEY],
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(seed === undefined ? {} : { faults: seededFaults(seed, { rate: FAULT_RATE }) }),
  });
  const { store } = growthzone;
  // All or nothing, so that one that was killed here is filled the next time.
  if (store.memberCount() === 0) store.transaction(() => fill(store, people, order));
  return growthzone;
}

function fill(store: GrowthZone['store'], people: readonly NewMember[], { settings, classDate }: TenantOrder): void {
  store.addMembers(people);
  for (const credit of CREDITS) {
    const eventId = settings.events?.[credit];
    store.addEvent({
      name: `${credit} class of ${classDate}`,
      date: classDate,
      credit,
      ...(eventId === undefined ? {} : { eventId }),
    });
  }
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
