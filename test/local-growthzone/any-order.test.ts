import fc from 'fast-check';
import type { Store } from '../../local/growthzone/store';
import { addMembers, coecEvent, csvOf, freshStore, importAs } from '../support/growthzone';

const status = fc.constantFrom('Registered' as const, 'Attended' as const, 'No Show' as const);
const places = fc.uniqueArray(fc.nat(9), { maxLength: 5 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), from: fc.integer({ min: 1, max: 4 }), status }),
  fc.record({ kind: fc.constantFrom('save' as const, 'stale save' as const, 'done' as const), places, status }),
  fc.record({ kind: fc.constant('open screen' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type Save = Extract<Step, { places: number[] }>;
type Tab = ReturnType<typeof tabOf>;

function tabOf(store: Store, eventId: number) {
  const tab = store.attendance(eventId);
  if (!tab.ok) throw new Error(tab.message);
  return tab;
}

/** Saves some people's status, or with "done" the whole tab as it was on a screen; gives how many became Attended. */
function saved(store: Store, eventId: number, onScreen: Tab, { kind, places: chosen, status: wanted }: Save): number {
  const before = tabOf(store, eventId);
  const changeOf = (all: boolean) => (attendee: Tab['attendees'][number], place: number) => {
    if (!chosen.includes(place)) return all ? [attendee] : [];
    return [{ ...attendee, status: wanted }];
  };
  const changes = (
    kind === 'done' ? onScreen.attendees.flatMap(changeOf(true)) : before.attendees.flatMap(changeOf(false))
  ).map((change) => ({ eventAttendeeId: change.eventAttendeeId, status: change.status }));
  const auditId = { save: before.auditId, 'stale save': before.auditId - 1, done: onScreen.auditId }[kind];
  const answer =
    kind === 'done'
      ? store.saveWholeTab(eventId, { auditId, changes })
      : store.saveAttendance(eventId, { auditId, changes });
  expect(answer.ok).toBe(kind !== 'stale save');
  if (!answer.ok) return 0;
  const was = new Map(before.attendees.map((attendee) => [attendee.eventAttendeeId, attendee.status]));
  return changes.filter((one) => one.status === 'Attended' && was.get(one.eventAttendeeId) === 'Registered').length;
}

test('in every order of imports, saves and screens: a certificate for each change from Registered to Attended', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
      const { store } = freshStore();
      addMembers(store, 5);
      const event = coecEvent(store);
      let expected = 0;
      let onScreen = tabOf(store, event.eventId);
      for (const one of steps) {
        if (one.kind === 'import') importAs(store, event, csvOf(one.from, one.from + 1), one.status);
        else if (one.kind === 'open screen') onScreen = tabOf(store, event.eventId);
        else expected += saved(store, event.eventId, onScreen, one);
      }
      const counters = store.counters();
      store.close();
      expect(counters).toMatchObject({
        attendedTransitions: expected,
        certificates: expected,
        emails: expected,
        educationRecords: expected,
        invoices: 0,
      });
    }),
    { numRuns: 100 },
  );
});
