import { csvOf, furnished, MINUTE, memberId } from '../support/growthzone';

let at: Awaited<ReturnType<typeof furnished>>;
beforeAll(async () => {
  at = await furnished();
});
afterAll(() => at.growthzone.close());

describe('the two writes', () => {
  test('import, read, mark, read back, count', async () => {
    const { growthzone, store, clock, call, post, importFile, coec, registrationTypeId } = await furnished();
    const csv = `${csvOf(3, 4)}999999999,Nova,Nobody,,\r\n,,Broken,,\r\n`;
    const imported = await importFile(coec.eventId, { csv, registrationTypeId });
    expect(imported).toMatchObject({
      status: 200,
      body: {
        Imported: [
          { Row: 1, ContactId: 5004, EventAttendeeId: 90003 },
          { Row: 2, ContactId: 5005, EventAttendeeId: 90004 },
          { Row: 3, ContactId: 5252, EventAttendeeId: 90005 },
        ],
        Rejected: [{ Row: 4, Reason: 'First Name is required.' }],
      },
    });
    const path = `/api/events/${coec.eventId}/attendees/attendance`;
    const tab = (await call(path)).body as { AuditId: number; Attendees: { EventAttendeeId: number }[] };
    expect(tab.Attendees).toHaveLength(5);
    expect(tab.Attendees[4]).toEqual({ EventAttendeeId: 90005, ContactId: 5252, EventAttendeeStatus: 'Registered' });
    const Attendees = [{ EventAttendeeId: 90003, EventAttendeeStatus: 'Attended' }];
    const saved = await post(path, { AuditId: tab.AuditId, Attendees });
    expect(saved).toMatchObject({
      status: 200,
      body: { AuditId: tab.AuditId + 1, Attendees: expect.arrayContaining([{ ...Attendees[0], ContactId: 5004 }]) },
    });
    expect((await post(path, { AuditId: tab.AuditId, Attendees })).status).toBe(409);
    clock.sleep(6 * MINUTE);
    expect((await call('/stand-in/counters')).body).toEqual({
      registrations: 5,
      duplicateRegistrations: 0,
      attendedTransitions: 1,
      certificates: 1,
      emails: 1,
      educationRecords: 1,
      duplicateRecords: 0,
      m1Synced: 1,
      m1Refused: 0,
      invoices: 0,
      writes: 3,
      reads: 1,
    });
    expect(growthzone.counters()).toEqual(store.counters());
    await growthzone.close();
  });

  test.each([
    { what: '101 attendees', form: { csv: csvOf(1, 101) }, detail: 'at most 100' },
    { what: 'a bad header', form: { csv: 'ID,Name\n1,A\n' }, detail: 'Member ID' },
    { what: 'a file that is no CSV by name', form: { csv: csvOf(1, 1), fileName: 'a.xlsx' }, detail: '.csv' },
    { what: 'Windows-1252', form: { csv: new Uint8Array([0x4d, 0xe9, 0x0a]) }, detail: 'UTF-8' },
    { what: 'an unknown status', form: { csv: csvOf(1, 1), status: 'Here' }, detail: 'no attendee status' },
  ])('$what is a 400, and nothing is imported', async ({ form, detail }) => {
    const before = at.store.counters().registrations;
    const answer = await at.importFile(at.coec.eventId, { registrationTypeId: at.registrationTypeId, ...form });
    expect(answer).toMatchObject({
      status: 400,
      body: { Message: 'The request is invalid.', MessageDetail: expect.stringContaining(detail) },
    });
    expect(at.store.counters().registrations).toBe(before);
  });

  test('a BOM, LF line ends and quoted cells are read', async () => {
    const csv = `\uFEFF"Member ID","Last Name","First Name"\n"${memberId(7)}","O""Brien, Jr.","Ana"\n`;
    const answer = await at.importFile(at.paid.eventId, {
      csv,
      registrationTypeId: at.paid.registrationTypeIds[0] ?? 0,
    });
    expect(answer).toMatchObject({ status: 200, body: { Imported: [{ Row: 1, ContactId: at.contactIds[6] }] } });
  });

  test.each([
    { what: 'no JSON', init: { body: '{"AuditId":', headers: { 'Content-Type': 'application/json' } }, status: 400 },
    {
      what: 'another shape',
      init: { body: '{"AuditId":"1"}', headers: { 'Content-Type': 'application/json' } },
      status: 400,
    },
    { what: 'another content type', init: { body: 'a=b', headers: { 'Content-Type': 'text/plain' } }, status: 415 },
    { what: 'nothing', init: {}, status: 400 },
    {
      what: 'five megabytes',
      init: { body: 'x'.repeat(5_000_000), headers: { 'Content-Type': 'application/json' } },
      status: 400,
    },
  ])('a body of $what is refused', async ({ init, status }) => {
    const answer = await at.call(`/api/events/${at.coec.eventId}/attendees/attendance`, { method: 'POST', ...init });
    expect(answer).toMatchObject({ status, body: { Message: expect.any(String) } });
  });
});
