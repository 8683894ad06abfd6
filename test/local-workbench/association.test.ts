import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedClock } from '../../local/clock';
import { PERSON } from '../../local/growthzone/members';
import { WHOLE } from '../../local/growthzone/paging';
import { openStore } from '../../local/growthzone/store';
import { Association } from '../../local/workbench/association';
import { SAMPLES, sampleNamed } from '../../local/workbench/samples';

test('the people of the trap are imported as Attended once, however often the sample is opened', async () => {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const association = await Association.open({ root: process.cwd(), clock, dataDir: undefined });
  try {
    for (const sample of SAMPLES.filter(({ importedAsAttended }) => !importedAsAttended)) association.prepare(sample);
    expect(association.store.counters().registrations).toBe(0);
    const trap = sampleNamed('imported-as-attended');
    if (!trap) throw new Error('There is no such sample.');
    association.prepare(trap);
    association.prepare(trap);
    expect(association.store.counters()).toMatchObject({ registrations: 12, certificates: 0, educationRecords: 0 });
    await association.reset();
    expect(association.store.counters().registrations).toBe(0);
    association.prepare(trap);
    expect(association.store.counters()).toMatchObject({ registrations: 12, attendedTransitions: 0 });
  } finally {
    await association.close();
  }
});

test('nobody in it resembles anybody else, so that a missing ID is found by e-mail and name', async () => {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const association = await Association.open({ root: process.cwd(), clock, dataDir: undefined });
  try {
    const people = association.store.contacts(WHOLE).rows.filter(({ kind }) => kind === PERSON);
    const shared = (of: (one: (typeof people)[number]) => string) => {
      const all = people.map((one) => of(one).toLowerCase());
      return all.filter((one, place) => all.indexOf(one) !== place);
    };
    expect(people.length).toBeGreaterThan(600);
    expect([shared(({ email }) => email), shared(({ name }) => name)]).toEqual([[], []]);
  } finally {
    await association.close();
  }
});

test('a practice GrowthZone kept before a sample was there gets its people and events, and nothing twice', async () => {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const dataDir = mkdtempSync(join(tmpdir(), 'association-'));
  const kept = openStore({ clock, dataDir });
  kept.addMember({ memberId: '999900001', firstName: 'Kept', lastName: 'Member' });
  const { eventId } = kept.addEvent({ name: 'Renamed by somebody', date: SAMPLES[0].classDate, credit: 'COEC' });
  kept.close();
  const counted: unknown[] = [];
  for (let start = 1; start <= 2; start += 1) {
    const association = await Association.open({ root: process.cwd(), clock, dataDir });
    const trap = sampleNamed('imported-as-attended');
    if (trap) association.prepare(trap);
    const { store } = association;
    const names = store.events({ skip: 0, take: 100 }).rows.map(({ name }) => name);
    counted.push([store.memberCount(), names.length, store.counters().registrations]);
    expect(store.event(eventId)?.name).toBe('Renamed by somebody');
    await association.close();
  }
  expect(counted[0]).toEqual([expect.any(Number), 1 + 3 * (SAMPLES.length - 1), 12]);
  expect(counted[1]).toEqual(counted[0]);
});

test('one that another version made is refused with what to do', async () => {
  const clock = simulatedClock(Date.parse('2026-06-30T15:00:00Z'));
  const dataDir = mkdtempSync(join(tmpdir(), 'association-'));
  const kept = openStore({ clock, dataDir });
  kept.tenant.db.run('PRAGMA user_version = 1');
  kept.close();
  const opened = Association.open({ root: process.cwd(), clock, dataDir });
  await expect(opened).rejects.toThrow(
    `The folder "${dataDir}" was filled by another version of the stand-in. Give another folder, or delete this one.`,
  );
});
