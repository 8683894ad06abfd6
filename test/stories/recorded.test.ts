import { PROFILES } from '../../local/growthzone/profile';
import { associationWith } from '../support/association';
import { built, ONCE, run } from '../support/killed';
import { KEPT, keptRecording, learnedFrom } from '../support/recordings';

// From a coordinator's recording to the education records, through the built bundle.

const PEOPLE = 12;

test.each(KEPT)(
  '%s: a recording is learned, and a class is registered and credited, each person once',
  async (name) => {
    const at = await associationWith(PEOPLE, { profile: PROFILES[name] });
    try {
      const maria = await at.coordinator();
      await maria.ask({ ask: 'saveTemplates', templates: learnedFrom(keptRecording(name)) });
      await at.build(maria);
      for (const goal of ['registered', 'credited'] as const) {
        expect(await maria.run(goal)).toMatchObject({ status: 'done', done: PEOPLE });
      }
      at.clock.advance(20 * 60_000);
      expect(at.growthzone.counters()).toMatchObject({
        registrations: PEOPLE,
        duplicateRegistrations: 0,
        attendedTransitions: PEOPLE,
        certificates: PEOPLE,
        educationRecords: PEOPLE,
        m1Synced: PEOPLE,
        invoices: 0,
      });
    } finally {
      await at.close();
    }
  },
);

test.each([400, 413] as const)(
  'more people than one request takes, which the recording did not show (%i): fewer are sent, now and the next time',
  async (status) => {
    const profile = { ...PROFILES['rows-and-numbers'], hiddenLimit: { people: 10, status } };
    const at = await associationWith(40, { profile });
    try {
      const maria = await at.coordinator();
      await maria.ask({ ask: 'saveTemplates', templates: learnedFrom(keptRecording('rows-and-numbers')) });
      await at.build(maria);
      for (const goal of ['registered', 'credited'] as const) {
        expect(await maria.run(goal)).toMatchObject({ status: 'done', done: 40, counts: { HELD: 0 } });
      }
      expect(at.growthzone.counters()).toMatchObject({
        registrations: 40,
        duplicateRegistrations: 0,
        attendedTransitions: 40,
        certificates: 40,
      });
      const { templates } = await maria.ask({ ask: 'templates' });
      expect(templates?.writes).toMatchObject({
        importAttendees: { perRequest: 100, most: expect.any(Number) },
        attendanceSave: { perRequest: 100, most: expect.any(Number) },
      });
      for (const write of Object.values(templates?.writes ?? {})) expect(write?.most).toBeLessThanOrEqual(10);
    } finally {
      await at.close();
    }
  },
);

test('killed when a save that was learned has been answered, everybody is registered and marked once', async () => {
  const kind = { profile: PROFILES['rows-and-numbers'], templates: learnedFrom(keptRecording('rows-and-numbers')) };
  const saved = await built(kind);
  const { paths } = await run(saved, kind);
  const saves = paths.flatMap((path, place) => (path.startsWith('PUT ') ? [place + 1] : []));
  // One person first, then the others, and the same with attendance.
  expect(saves).toHaveLength(4);
  for (const count of [saves[1] ?? 0, saves[3] ?? 0]) {
    const { died, counters } = await run(saved, kind, { moment: 'answer', count });
    expect({ count, died, counters }).toMatchObject({ count, died: true, counters: ONCE });
  }
});
