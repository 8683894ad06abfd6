import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CREDITS, type Credit, type RosterCheck } from '../../src/roster';
import type { LocalClock } from '../clock';
import { type GrowthZone, startGrowthZone } from '../growthzone';
import type { NewMember } from '../growthzone/members';
import { membersFrom } from '../growthzone/membersFile';
import { WHOLE } from '../growthzone/paging';
import { fictionalMembers, seedEarlierCredit } from '../growthzone/seed';
import type { Store } from '../growthzone/store';
import { type Practice, practiceWith } from './practice';
import { besideSample, SAMPLES, type SampleRoster } from './samples';

/** Members who took none of the sample classes. */
const OTHERS = 150;
const SEED = 1;

/** What the practice GrowthZone lets in. It holds fictional people only and answers on this computer alone. */
export const PRACTICE_KEY = 'practice-key';
export const PRACTICE_TENANT = 'demo';
/** The same GrowthZone under another association's name, so that a key of the wrong one can be tried. */
export const NEIGHBOR_TENANT = 'neighbor';

const COURSES: Readonly<Record<Credit, string>> = {
  COEC: 'Code of Ethics, existing members',
  COEN: 'Code of Ethics, new members',
  FAIRH: 'Fair Housing',
};

const eventName = (credit: Credit) => `${COURSES[credit]} (${credit})`;

export interface AssociationOptions {
  /** The project's folder. */
  readonly root: string;
  readonly clock: LocalClock;
  /** Nothing: in memory. */
  readonly dataDir: string | undefined;
}

/** The practice GrowthZone: the samples' people and 150 others, and an event per credit on each sample's class day. */
export class Association {
  private constructor(
    private readonly options: AssociationOptions,
    private growthZone: GrowthZone,
  ) {}

  static async open(options: AssociationOptions): Promise<Association> {
    return new Association(options, await start(options, 0));
  }

  get url(): string {
    return this.growthZone.url;
  }

  get store(): Store {
    return this.growthZone.store;
  }

  /** What must have happened in GrowthZone before a sample is opened; a second time it does nothing. */
  prepare({ file, classDate, importedAsAttended }: SampleRoster): void {
    if (importedAsAttended === undefined) return;
    const name = eventName(importedAsAttended);
    const event = this.store.events(WHOLE).rows.find((one) => one.name === name && one.startsAt.startsWith(classDate));
    if (!event || this.store.attendees(event.eventId, WHOLE)?.total !== 0) return;
    const [type] = this.store.registrationTypesOf(event.eventId);
    const imported = this.store.importAttendees(event.eventId, {
      csv: readFileSync(besideSample(this.options.root, file, 'members.csv'), 'utf8'),
      registrationTypeId: type?.registrationTypeId ?? 0,
      status: 'Attended',
    });
    if (!imported.ok) throw new Error(`${file}: ${imported.message}`);
  }

  /** Gives it what a roster needs to be practiced with; `dayGiven` is what was said to be the day of the class. */
  practice(check: RosterCheck, dayGiven: string | undefined): Practice {
    return practiceWith(this.store, check, dayGiven, eventName);
  }

  /** Forgets everything that was done to it; its address stays. */
  async reset(): Promise<void> {
    const { dataDir } = this.options;
    const port = Number(new URL(this.url).port);
    await this.growthZone.close();
    if (dataDir !== undefined) {
      for (const ending of ['', '-wal', '-shm']) rmSync(join(dataDir, `growthzone.db${ending}`), { force: true });
    }
    this.growthZone = await start(this.options, port);
  }

  close(): Promise<void> {
    return this.growthZone.close();
  }
}

async function start({ root, clock, dataDir }: AssociationOptions, port: number): Promise<GrowthZone> {
  const kept = dataDir === undefined ? {} : { dataDir };
  const growthZone = await startGrowthZone({ clock, port, keys: [PRACTICE_KEY], ...kept });
  complete(growthZone.store, root);
  return growthZone;
}

/**
 * Adds what a practice GrowthZone lacks: everything to a new one, and to one that was kept since an earlier version the
 * samples that came later. What somebody did to it stays.
 */
function complete(store: Store, root: string): void {
  const isNew = store.memberCount() === 0;
  const sampled = SAMPLES.flatMap(({ file }) => membersFrom(besideSample(root, file, 'members.csv')));
  const days = new Set(store.events(WHOLE).rows.map(({ startsAt }) => startsAt.slice(0, 10)));
  store.transaction(() => {
    store.addMembers(sampled.filter(({ memberId = '' }) => !store.memberWithId(memberId)));
    if (isNew) addOthers(store, sampled);
    for (const { classDate } of SAMPLES) {
      if (days.has(classDate)) continue;
      for (const credit of CREDITS) store.addEvent({ name: eventName(credit), date: classDate, credit });
    }
  });
}

function addOthers(store: Store, sampled: readonly NewMember[]): void {
  const marksOf = ({ memberId, firstName, lastName }: NewMember) => [memberId, `${firstName} ${lastName}`];
  const taken = new Set(sampled.flatMap(marksOf));
  // Namesakes would be no help to whoever looks somebody up by name.
  const others = fictionalMembers(2 * OTHERS, SEED).filter((one) => {
    const isNew = marksOf(one).every((mark) => !taken.has(mark));
    for (const mark of marksOf(one)) taken.add(mark);
    return isNew;
  });
  const some = others.slice(0, OTHERS);
  store.addMembers(some);
  seedEarlierCredit(store, some);
}
