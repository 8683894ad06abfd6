import { simulatedClock } from '../../local/clock';
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
