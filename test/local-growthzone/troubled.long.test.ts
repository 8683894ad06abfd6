import fc from 'fast-check';
import { seededFaults } from '../../local/growthzone';
import { addMembers, CLASS_DATE, csvOf, MINUTE, running } from '../support/growthzone';
import { attendanceForm, screensOf } from '../support/screens';

const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), from: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('mark' as const), status: fc.constantFrom('Registered', 'Attended', 'No Show') }),
  fc.record({ kind: fc.constantFrom('list' as const, 'open screen' as const, 'done' as const, 'wait' as const) }),
);

test('whatever goes wrong: one certificate, e-mail and record for each change to Attended, and no invoice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(1000), async (steps, seed) => {
      const at = await running({
        faults: seededFaults(seed, { rate: 0.4, match: { path: '/api/events/*/attendees/*' } }),
      });
      const { open, send } = screensOf(at.growthzone);
      addMembers(at.store, 6);
      const { eventId, registrationTypeIds } = at.store.addEvent({ name: 'Ethics', date: CLASS_DATE, credit: 'COEC' });
      const api = `/api/events/${eventId}/attendees`;
      const screen = `/events/${eventId}/attendees/attendance`;
      const lost = () => undefined;
      let imported = 0;
      let left = attendanceForm(await open(screen));
      for (const one of steps) {
        if (one.kind === 'import') {
          imported += 2;
          const form = { csv: csvOf(one.from, one.from + 1), registrationTypeId: registrationTypeIds[0] ?? 0 };
          await at.importFile(eventId, form).catch(lost);
        }
        if (one.kind === 'mark') {
          const tab = at.store.attendance(eventId);
          if (!tab.ok) throw new Error(tab.message);
          const Attendees = tab.attendees.map(({ eventAttendeeId }) => ({
            EventAttendeeId: eventAttendeeId,
            EventAttendeeStatus: one.status,
          }));
          await at.post(`${api}/attendance`, { AuditId: tab.auditId, Attendees }).catch(lost);
        }
        if (one.kind === 'list') await at.call(`${api}/summary`).catch(lost);
        if (one.kind === 'open screen') left = attendanceForm(await open(screen));
        if (one.kind === 'done') expect((await send(screen, { ...left, do: 'done' })).status).toBe(200);
        if (one.kind === 'wait') at.clock.sleep(MINUTE);
      }
      await at.growthzone.settle();
      at.clock.sleep(6 * MINUTE);
      const counters = at.growthzone.counters();
      await at.growthzone.close();
      expect(counters.registrations).toBeLessThanOrEqual(imported);
      expect(counters).toMatchObject({
        certificates: counters.attendedTransitions,
        emails: counters.attendedTransitions,
        educationRecords: counters.attendedTransitions,
        m1Synced: counters.attendedTransitions,
        invoices: 0,
      });
    }),
    { numRuns: 40 },
  );
});
