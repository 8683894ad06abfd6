import type { Attendance } from '../../local/growthzone/attendance';
import type { ImportResult } from '../../local/growthzone/importAttendees';
import type { Store } from '../../local/growthzone/store';
import type { Refusal } from '../../local/growthzone/tenant';
import { addMembers, CLASS_DATE, csvOf, freshStore, MINUTE } from '../support/growthzone';

function event(store: Store, credit: string) {
  return store.addEvent({ name: `Ethics for ${credit}`, date: CLASS_DATE, credit });
}

function importInto(store: Store, made: ReturnType<typeof event>, csv: string, status = 'Registered') {
  const registrationTypeId = made.registrationTypeIds[0] ?? 0;
  return store.importAttendees(made.eventId, { csv, registrationTypeId, status });
}

function ok<Answer extends { ok: true }>(answer: Answer | Refusal): Answer {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

/** The tool's "Set All to ...", saved. */
function setAll(store: Store, eventId: number, status: string): Attendance {
  const { auditId, attendees } = ok(store.attendance(eventId));
  const changes = attendees.map(({ eventAttendeeId }) => ({ eventAttendeeId, status }));
  return ok(store.saveAttendance(eventId, { auditId, changes }));
}

describe("the guide's example: one class, COEC for existing and COEN for new members", () => {
  const { store, clock } = freshStore();
  addMembers(store, 12);
  const coec = event(store, 'COEC');
  const coen = event(store, 'COEN');

  test('a file each, imported as Registered, grants nothing yet', () => {
    ok(importInto(store, coec, csvOf(1, 8)));
    ok(importInto(store, coen, csvOf(9, 12)));
    expect(store.counters()).toMatchObject({ registrations: 12, certificates: 0, educationRecords: 0, invoices: 0 });
  });

  test('Set All to Attended makes certificates, e-mails and education records', () => {
    setAll(store, coec.eventId, 'Attended');
    setAll(store, coen.eventId, 'Attended');
    expect(store.counters()).toMatchObject({
      attendedTransitions: 12,
      certificates: 12,
      emails: 12,
      educationRecords: 12,
      m1Synced: 0,
      invoices: 0,
    });
  });

  test('some minutes later M1 has them, with the code of each event and the class date', () => {
    clock.sleep(5 * MINUTE);
    expect(store.counters().m1Synced).toBe(0);
    clock.sleep(MINUTE);
    expect(store.counters()).toMatchObject({ m1Synced: 12, m1Refused: 0 });
    const codes = store
      .educationRecords()
      .map((record) => `${record.courseCode} ${record.completionDate} ${record.m1}`);
    expect(codes.filter((one) => one === `COEC ${CLASS_DATE} sent`)).toHaveLength(8);
    expect(codes.filter((one) => one === `COEN ${CLASS_DATE} sent`)).toHaveLength(4);
  });

  test('the cycle goes to M1 with COEC only', () => {
    for (const record of store.educationRecords()) expect(record.cycle).toBe(record.courseCode === 'COEC' ? 8 : null);
  });
});

describe('the FAQ: "Attended" chosen by mistake at import', () => {
  const { store } = freshStore();
  addMembers(store, 3);
  const coec = event(store, 'COEC');

  test('registers people and gives no certificate, credit or record', () => {
    ok(importInto(store, coec, csvOf(1, 3), 'Attended'));
    expect(store.counters()).toMatchObject({ registrations: 3, certificates: 0, educationRecords: 0, invoices: 0 });
    expect(ok(store.attendance(coec.eventId)).attendees.map((one) => one.status)).toEqual(Array(3).fill('Attended'));
  });

  test('setting all to Attended again does nothing, since nobody goes from Registered to Attended', () => {
    setAll(store, coec.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ attendedTransitions: 0, certificates: 0 });
  });

  test('back to Registered one by one, then Set All to Attended, mends it', () => {
    for (const { eventAttendeeId } of ok(store.attendance(coec.eventId)).attendees) {
      const { auditId } = ok(store.attendance(coec.eventId));
      ok(store.saveAttendance(coec.eventId, { auditId, changes: [{ eventAttendeeId, status: 'Registered' }] }));
    }
    setAll(store, coec.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ registrations: 3, certificates: 3, educationRecords: 3, invoices: 0 });
  });
});

describe('what the guide warns of', () => {
  test('over 100 attendees in a file are refused whole; several files go into one event', () => {
    const { store } = freshStore();
    addMembers(store, 201);
    const coec = event(store, 'COEC');
    expect(importInto(store, coec, csvOf(1, 101))).toMatchObject({ ok: false, kind: 'invalid' });
    expect(store.counters().registrations).toBe(0);
    for (const [from, to] of [
      [1, 100],
      [101, 200],
      [201, 201],
    ] as const)
      ok(importInto(store, coec, csvOf(from, to)));
    expect(store.counters().registrations).toBe(201);
  });

  test('an event with sessions grants nothing', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const withSessions = store.addEvent({ name: 'Day', date: CLASS_DATE, credit: 'COEC', sessions: true });
    ok(importInto(store, withSessions, csvOf(1, 1)));
    setAll(store, withSessions.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 0, educationRecords: 0 });
  });

  test('registration must be enabled', () => {
    const { store } = freshStore();
    const closed = store.addEvent({ name: 'Closed', date: CLASS_DATE, credit: 'COEC', registrationEnabled: false });
    expect(importInto(store, closed, csvOf(1, 1))).toMatchObject({ ok: false, kind: 'invalid' });
  });

  test('an event without a component completes nothing', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const picnic = store.addEvent({ name: 'Picnic', date: CLASS_DATE });
    ok(importInto(store, picnic, csvOf(1, 1)));
    setAll(store, picnic.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 0, educationRecords: 0 });
  });

  test('a paid registration type makes no invoice either', () => {
    const { store } = freshStore();
    const paid = store.addEvent({ name: 'Paid', date: CLASS_DATE, registrationTypes: [{ name: 'Fee', price: 45 }] });
    ok<ImportResult>(importInto(store, paid, csvOf(1, 1)));
    expect(store.counters()).toMatchObject({ registrations: 1, invoices: 0 });
  });
});
