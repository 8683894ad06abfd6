import { runWithEarlyLook } from '../support/killed';

// From the check over the look at earlier credit to the credit tab, killed at every request and every write on the way; a
// colleague looks, builds and runs it to its end.

test.each(['request', 'answer', 'stored'] as const)(
  'killed at any %s of the early look and the build: nobody twice, and whoever was imported as Attended is cured once',
  async (moment) => {
    const undisturbed = await runWithEarlyLook('credited');
    const { registrations, attendedTransitions, certificates, educationRecords, duplicateRecords, emails } =
      undisturbed.counters;
    const once = { registrations, attendedTransitions, certificates, educationRecords, duplicateRecords, emails };
    expect(once).toMatchObject({ registrations: 3, certificates: 3, educationRecords: 3, duplicateRecords: 0 });
    const { seen, paths } = await runWithEarlyLook('built');
    expect(paths.filter((path) => path.includes('certifications')).length).toBeGreaterThan(2);
    expect(seen[moment]).toBeGreaterThan(2);
    for (let count = 1; count <= seen[moment]; count += 1) {
      const { died, counters } = await runWithEarlyLook('credited', { moment, count });
      expect({ moment, count, died, counters }).toMatchObject({ moment, count, died: true, counters: once });
    }
  },
);
