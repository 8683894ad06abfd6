import type { RequestTemplate, Templates } from '../../src/growthzone';
import { readTemplates } from '../../src/growthzone/template-rules';
import { endOf, undisturbed } from './model/kills';
import { World } from './model/world';

// A run through templates: two people in an import, which asks something before it sends them; one in a save.

const request = (method: RequestTemplate['method'], more: Partial<RequestTemplate> = {}): RequestTemplate => ({
  method,
  path: '/api/events/{eventId}/attendees/attendance',
  query: {},
  asks: 'nothing',
  ...more,
});
const ATTENDEE = { attendeeId: 'EventAttendeeId', contactId: 'ContactId', status: 'EventAttendeeStatus' };
const TEMPLATES: Templates = {
  version: 1,
  tenant: 'demo',
  learnedAt: '2026-02-06',
  reads: {
    attendanceRead: { request: request('GET'), rows: 'Attendees', fields: ATTENDEE, stamps: { Audit: 'AuditId' } },
  },
  writes: {
    importAttendees: {
      requests: [
        request('GET', { tells: { audit: 'AuditId' } }),
        request('POST', {
          path: '/api/events/{eventId}/attendees/import',
          query: { audit: '{told.audit}' },
          body: {
            is: 'multipart',
            fields: [
              ['EventRegistrationTypeId', '{registrationTypeId}'],
              ['EventAttendeeStatus', 'Registered'],
            ],
            file: { field: 'file', name: 'people.csv' },
          },
        }),
      ],
      perRequest: 2,
      takesMinutes: true,
    },
    attendanceSave: {
      requests: [
        request('POST', {
          body: {
            is: 'json',
            value: {
              AuditId: '{stamp.Audit:same}',
              Attendees: [{ '*each': { EventAttendeeId: '{attendeeId:number}', EventAttendeeStatus: '{status}' } }],
            },
          },
        }),
      ],
      perRequest: 1,
    },
  },
};
const run = (killAt: readonly number[]) => endOf(killAt, undefined, undefined, { templates: TEMPLATES });

test('the batches are as large as the templates say, and the end is the same', () => {
  expect(readTemplates(TEMPLATES, 'demo').ok).toBe(true);
  const { end, saves } = run([]);
  expect(end).toEqual(undisturbed.end);
  // One alone, then two by two; then one by one, among them who was imported as Attended: back, and Attended again.
  expect(saves.slice(0, 3)).toEqual([1, 2, 2]);
  expect(new Set(saves.slice(3))).toEqual(new Set([1]));
});

test('killed before one effect, also between the requests of one import, everybody is registered and certified once', () => {
  const { effects } = run([]);
  for (let at = 1; at <= effects; at += 29) {
    const { end, kills } = run([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

// What the recording showed is more than GrowthZone takes.
const { importAttendees, attendanceSave } = TEMPLATES.writes;
const LARGE: Templates = {
  ...TEMPLATES,
  writes: {
    ...(importAttendees && {
      importAttendees: { ...importAttendees, requests: importAttendees.requests.slice(1).map(plain), perRequest: 100 },
    }),
    ...(attendanceSave && { attendanceSave: { ...attendanceSave, perRequest: 100 } }),
  },
};
function plain({ query: _, ...rest }: RequestTemplate): RequestTemplate {
  return { ...rest, query: {} };
}
const large = (killAt: readonly number[]) => endOf(killAt, undefined, undefined, { templates: LARGE, most: 2 });

test('a batch that is refused as too large is halved until it is taken, and nobody is lost', () => {
  expect(readTemplates(LARGE, 'demo').ok).toBe(true);
  const { end, saves } = large([]);
  expect(end).toEqual(undisturbed.end);
  // Imports: one alone, the others in vain, half of them, the rest; whoever has the credit by now is not sent again. Saves: the
  // first, the others in vain, twice the half, and the cure.
  expect(saves).toEqual([1, 4, 2, 1, 1, 4, 2, 2, 1, 1]);
});

test('killed before one effect of it, everybody is registered and certified once', () => {
  const { effects } = large([]);
  for (let at = 1; at <= effects; at += 7) {
    const { end, kills } = large([at]);
    expect({ at, kills, end }).toEqual({ at, kills: 1, end: undisturbed.end });
  }
});

test('one person for whom every file is refused is found, and the others are not sent one by one for ever', () => {
  const world = new World(
    Array.from({ length: 9 }, () => 'new' as const),
    LARGE,
  );
  world.network.spoiling.add(world.book.tab[6]?.memberId ?? '');
  const most = () => world.templates?.writes.importAttendees?.most;
  let paused: string | undefined;
  for (let steps = 0; steps < 20 && paused === undefined; steps += 1) {
    const report = world.step('session-one', 'registered');
    if (report === 'killed' || report === undefined) throw new Error('Nobody kills or waits here.');
    if (report.status === 'waiting') world.clock.sleep(report.waitSeconds * 1000);
    if (report.status === 'paused') paused = report.sentence;
  }
  expect(paused).toContain('refused the request');
  // One alone; all eight; half of them; the other half in vain, half of that in vain; one, and the one whom it refuses.
  expect(world.network.saves).toEqual([1, 8, 4, 4, 2, 1, 1]);
  expect(most()).toBe(100);
  expect(world.store.counters()).toMatchObject({ registrations: 6, duplicateRegistrations: 0 });
});
