import { openDatabase } from '../../local/growthzone/database';
import type { NewMember } from '../../local/growthzone/members';
import type { Store } from '../../local/growthzone/store';
import {
  addMembers,
  CLASS_DATE,
  coecEvent,
  csvOf,
  freshStore,
  importAs,
  MINUTE,
  memberId,
} from '../support/growthzone';

const PAGE = { skip: 0, take: 100 };

function save(store: Store, eventId: number, status: string, only?: readonly number[]) {
  const tab = store.attendance(eventId);
  if (!tab.ok) throw new Error(tab.message);
  const ids = only ?? tab.attendees.map((one) => one.eventAttendeeId);
  const changes = ids.map((eventAttendeeId) => ({ eventAttendeeId, status }));
  return store.saveAttendance(eventId, { auditId: tab.auditId, changes });
}

describe('import', () => {
  test('a person is matched by member ID, whatever the names say', () => {
    const { store } = freshStore();
    const [contactId] = addMembers(store, 1);
    const csv = `nrds id,LAST NAME,First Name\n${memberId(1)},Other,Somebody\n`;
    expect(importAs(store, coecEvent(store), csv).imported).toMatchObject([{ row: 1, contactId }]);
  });

  test('a person who matches nobody becomes a potential contact: certificate, but no record and nothing to M1', () => {
    const { store, clock } = freshStore();
    const event = coecEvent(store);
    const { imported } = importAs(store, event, 'Member ID,First Name,Last Name\n999999999,Nova,Nobody\n');
    expect(store.contact(imported[0]?.contactId ?? 0)).toMatchObject({ name: 'Nova Nobody', realEstateTab: 0 });
    save(store, event.eventId, 'Attended');
    clock.sleep(10 * MINUTE);
    expect(store.counters()).toMatchObject({ certificates: 1, educationRecords: 0, m1Synced: 0, m1Refused: 0 });
  });

  test('importing somebody twice makes two registrations, and each earns its own certificate', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ registrations: 2, certificates: 2, emails: 2, educationRecords: 2 });
  });

  test('malformed rows are rejected by number and the others imported', () => {
    const { store } = freshStore();
    addMembers(store, 2);
    const csv = `Member ID,First Name,Last Name\n${memberId(1)},A,B\n\n${memberId(2)},,B\n1,2\n${memberId(2)},C,D\n`;
    const { imported, rejected } = importAs(store, coecEvent(store), csv);
    expect(imported.map(({ row }) => row)).toEqual([1, 4]);
    expect(rejected).toEqual([
      { row: 2, reason: 'First Name is required.' },
      { row: 3, reason: 'The row does not have as many cells as the header.' },
    ]);
  });

  test.each([
    { what: 'an empty file', csv: '' },
    { what: 'a header alone', csv: 'Member ID,First Name,Last Name\n' },
    { what: 'no member ID column', csv: 'First Name,Last Name\nA,B\n' },
    { what: 'no name columns', csv: 'Member ID\n999900001\n' },
    { what: 'two member ID columns', csv: 'Member ID,NRDS ID,First Name,Last Name\n1,2,A,B\n' },
    { what: 'an open quotation mark', csv: 'Member ID,First Name,Last Name\n1,"A,B\n' },
  ])('$what is refused whole', ({ csv }) => {
    const { store } = freshStore();
    const { eventId, registrationTypeId } = coecEvent(store);
    const answer = store.importAttendees(eventId, { csv, registrationTypeId, status: 'Registered' });
    expect(answer).toMatchObject({ ok: false, kind: 'invalid' });
    expect(store.counters().registrations).toBe(0);
  });

  test("another event's registration type and an unknown status are refused", () => {
    const { store } = freshStore();
    const [one, other] = [coecEvent(store), coecEvent(store)];
    const request = { csv: csvOf(1, 1), registrationTypeId: one.registrationTypeId, status: 'Registered' };
    expect(store.importAttendees(other.eventId, request)).toMatchObject({ ok: false, kind: 'invalid' });
    expect(store.importAttendees(one.eventId, { ...request, status: 'Present' })).toMatchObject({ kind: 'invalid' });
    expect(store.importAttendees(1, request)).toMatchObject({ ok: false, kind: 'not found' });
  });
});

describe('attendance', () => {
  test('an old stamp changes nothing, also after an import', () => {
    const { store } = freshStore();
    addMembers(store, 2);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    const tab = store.attendance(event.eventId);
    if (!tab.ok) throw new Error(tab.message);
    importAs(store, event, csvOf(2, 2));
    const changes = tab.attendees.map(({ eventAttendeeId }) => ({ eventAttendeeId, status: 'Attended' }));
    expect(store.saveAttendance(event.eventId, { auditId: tab.auditId, changes })).toMatchObject({ kind: 'stale' });
    expect(store.counters()).toMatchObject({ attendedTransitions: 0, certificates: 0 });
  });

  test('a refused change takes the whole save with it', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const event = coecEvent(store);
    const [first] = importAs(store, event, csvOf(1, 1)).imported;
    const known = first?.eventAttendeeId ?? 0;
    for (const ids of [
      [known, 1],
      [known, known],
    ])
      expect(save(store, event.eventId, 'Attended', ids)).toMatchObject({ kind: 'invalid' });
    expect(save(store, event.eventId, 'Here', [known])).toMatchObject({ kind: 'invalid' });
    expect(store.counters().attendedTransitions).toBe(0);
  });

  test('No Show to Attended is no trigger; set back and marked again is another certificate', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'No Show');
    save(store, event.eventId, 'Attended');
    expect(store.counters().certificates).toBe(0);
    for (const status of ['Registered', 'Attended', 'Registered', 'Attended']) save(store, event.eventId, status);
    expect(store.counters()).toMatchObject({ attendedTransitions: 2, certificates: 2, emails: 2, educationRecords: 2 });
  });

  test('where the certification does not enrol by default, only those enrolled earn anything', () => {
    const { store } = freshStore();
    const [enrolled] = addMembers(store, 2);
    const certificationId = store.componentFor('COEC')?.certificationId ?? 0;
    store.setEnrolByDefault(certificationId, false);
    store.enrol(enrolled ?? 0, certificationId);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 2));
    save(store, event.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ attendedTransitions: 2, certificates: 1, educationRecords: 1 });
  });

  test('a component of another course makes a certificate and no education record', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const certificationId = store.addCertification({ name: 'Contracts' });
    store.addComponent({ certificationId, code: 'CE1', name: 'Contract law', hours: 1 });
    const made = store.addEvent({ name: 'Law', date: CLASS_DATE, credit: 'CE1' });
    importAs(store, { eventId: made.eventId, registrationTypeId: made.registrationTypeIds[0] ?? 0 }, csvOf(1, 1));
    save(store, made.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ certificates: 1, educationRecords: 0 });
  });

  test('two components on one event give both credits', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    const made = store.addEvent({ name: 'Both', date: CLASS_DATE, credit: ['COEC', 'FAIRH'] });
    const event = { eventId: made.eventId, registrationTypeId: made.registrationTypeIds[0] ?? 0 };
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    expect(store.educationRecords().map((record) => record.courseCode)).toEqual(['COEC', 'FAIRH']);
  });

  test('without the Continuing Education module attendance completes nothing', () => {
    const { store } = freshStore({ certificationModule: false });
    addMembers(store, 1);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    expect(store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 0, educationRecords: 0 });
  });
});

describe('credit', () => {
  test("a component used again overwrites the earlier credit with the event's date", () => {
    const { store } = freshStore();
    const [contactId] = addMembers(store, 1);
    store.addCompletion({ memberId: memberId(1), credit: 'COEC', date: '2022-03-01' });
    const [place] = store.enrolmentsOf(contactId ?? 0);
    const dates = () => store.progress(place?.certificationContactId ?? 0, PAGE)?.map((one) => one.activityDate);
    expect(dates()).toEqual(['2022-03-01', null]);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    expect(dates()).toEqual([CLASS_DATE, null]);
  });

  test('an earlier completion counts as no certificate and no record', () => {
    const { store } = freshStore();
    addMembers(store, 1);
    store.addCompletion({ memberId: memberId(1), credit: 'FAIRH', date: '2022-03-01' });
    expect(store.counters()).toMatchObject({ certificates: 0, emails: 0, educationRecords: 0 });
  });

  test('a sent education record can be neither edited nor removed', () => {
    const db = openDatabase();
    db.run("INSERT INTO contacts (kind, name, realEstateTab) VALUES (1, 'A B', 1)");
    db.run("INSERT INTO events VALUES (8101, 42507, 'E', '', '', 1, 0, 0, 1, 1)");
    db.run("INSERT INTO educationRecords VALUES (1, 5001, 8101, 'attendance', 'COEC', '2026-02-05', NULL, 0)");
    expect(() => db.run("UPDATE educationRecords SET completionDate = '2026-02-06'")).toThrow('cannot be edited');
    expect(() => db.run('DELETE FROM educationRecords')).toThrow('cannot be removed');
    db.close();
  });

  const refusedByM1: readonly { what: string; member: Partial<NewMember>; date: string; reason: string }[] = [
    {
      what: 'a terminated member',
      member: { m1Status: 'T' },
      date: CLASS_DATE,
      reason: 'Member status T is not A, P or S.',
    },
    {
      what: 'a member without status',
      member: { m1Status: '' },
      date: CLASS_DATE,
      reason: 'Member status (none) is not A, P or S.',
    },
    { what: 'a date in the future', member: {}, date: '2026-03-01', reason: 'The completion date is in the future.' },
  ];
  test.each(refusedByM1)('M1 refuses $what', ({ member, date, reason }) => {
    const { store, clock } = freshStore();
    store.addMember({ memberId: memberId(1), firstName: 'A', lastName: 'B', ...member });
    const made = store.addEvent({ name: 'Ethics', date, credit: 'COEC' });
    const event = { eventId: made.eventId, registrationTypeId: made.registrationTypeIds[0] ?? 0 };
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    clock.sleep(6 * MINUTE);
    expect(store.educationRecords()).toMatchObject([{ m1: 'refused', reason }]);
    expect(store.counters()).toMatchObject({ m1Synced: 0, m1Refused: 1 });
  });

  test.each(['A', 'P', 'S'])('M1 takes a class of today for status %s', (m1Status) => {
    const { store, clock } = freshStore();
    store.addMember({ memberId: memberId(1), firstName: 'A', lastName: 'B', m1Status });
    const made = store.addEvent({ name: 'Ethics', date: '2026-02-10', credit: 'FAIRH' });
    const event = { eventId: made.eventId, registrationTypeId: made.registrationTypeIds[0] ?? 0 };
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    clock.sleep(6 * MINUTE);
    expect(store.counters()).toMatchObject({ m1Synced: 1, m1Refused: 0 });
  });

  test('a component that does not trigger the sync makes a record that stays here', () => {
    const { store, clock } = freshStore();
    addMembers(store, 1);
    store.setSyncToM1(store.componentFor('COEC')?.componentId ?? 0, false);
    const event = coecEvent(store);
    importAs(store, event, csvOf(1, 1));
    save(store, event.eventId, 'Attended');
    clock.sleep(6 * MINUTE);
    expect(store.educationRecords()).toMatchObject([{ courseCode: 'COEC', m1: 'not synced' }]);
    expect(store.counters()).toMatchObject({ certificates: 1, educationRecords: 1, m1Synced: 0, m1Refused: 0 });
  });
});
