import { csvOf, MINUTE } from '../support/growthzone';
import { importFile, makeEvent, type Office, office, setAll } from '../support/office';
import { attendanceForm } from '../support/screens';

describe("the guide's example on the screens: one class, COEC and COEN, a file each", () => {
  let at: Office;
  let coec: number;
  let coen: number;
  beforeAll(async () => {
    at = await office(12);
  });

  test('the components are set up to trigger a sync to M1', async () => {
    const { text } = await at.open('/education');
    for (const code of ['COEC', 'COEN', 'FAIRH'])
      expect(text).toMatch(new RegExp(`Course ${code} [\\d.]+ [\\w ]+ Yes`));
  });

  test('two events, not on a calendar, each with its component', async () => {
    coec = await makeEvent(at, 'COEC');
    coen = await makeEvent(at, 'COEN');
    const { text } = await at.open('/events');
    expect(text).toContain(`${coec} Ethics, COEC Feb 5, 2026 COEC Enabled None 0`);
    expect(text).toContain(`${coen} Ethics, COEN Feb 5, 2026 COEN Enabled None 0`);
  });

  test('importing as Registered registers people and does nothing else', async () => {
    expect((await importFile(at, coec, csvOf(1, 8))).text).toContain('8 attendees imported as Registered. No invoice');
    expect((await importFile(at, coen, csvOf(9, 12))).text).toContain('4 attendees imported as Registered');
    expect(at.store.counters()).toMatchObject({ registrations: 12, certificates: 0, emails: 0, educationRecords: 0 });
  });

  test('Set All to Attended and Done make certificates, e-mails and records', async () => {
    const saved = await setAll(at, coec);
    expect(saved.text).toContain('Attendance saved: 8 set to Attended. 8 certificates made and e-mailed, 8 education');
    await setAll(at, coen);
    expect(at.store.counters()).toMatchObject({ certificates: 12, emails: 12, educationRecords: 12, invoices: 0 });
  });

  test('the certificate is there to be printed, its e-mail in the outbox', async () => {
    const [certificate] = at.store.certificatesOf(5002);
    const { text } = await at.open(`/certificates/${certificate?.certificateId}`);
    expect(text).toMatch(
      /First1 Last1 Member ID 999900001 has completed Code of Ethics, existing members 2.5 hours, on Feb 5, 2026/,
    );
    expect((await at.open('/outbox')).text).toContain('12 e-mails, newest first');
    const [email] = at.store.outbox({ skip: 0, take: 1 }).rows;
    expect((await at.open(`/outbox/${email?.emailId}`)).text).toContain('To member12@example.com');
  });

  test('the Real Estate tab has the record, which M1 takes some minutes later', async () => {
    const tab = async () => (await at.open('/contacts/5002/realestate')).text;
    expect(await tab()).toMatch(/COEC Feb 5, 2026 8 COEC-\d+ \d+ On its way/);
    await at.send('/stand-in/time', { minutes: 10 });
    expect(await tab()).toMatch(/COEC Feb 5, 2026 8 COEC-\d+ \d+ Taken by M1/);
    expect((await at.open('/m1')).text).toContain('First9 Last9 999900009 COEN Feb 5, 2026 9999 COEN');
  });

  test('there is no invoice', async () => {
    expect((await at.open('/invoices')).text).toContain('0 invoices.');
  });
});

describe('the FAQ on the screens: Attended chosen by mistake', () => {
  test('no certificate, credit or record; back to Registered one by one, then Set All mends it', async () => {
    const at = await office(3);
    const eventId = await makeEvent(at, 'FAIRH');
    const imported = await importFile(at, eventId, csvOf(1, 3), 'Attended');
    expect(imported.text).toContain('no certificate was made, no credit was received');
    expect((await setAll(at, eventId)).text).toContain('nobody was changed. 0 certificates');
    const path = `/events/${eventId}/attendees/attendance`;
    const form = attendanceForm(await at.open(path));
    const one = Object.keys(form).find((name) => name.startsWith('attendee-')) ?? '';
    expect((await at.send(path, { ...form, [one]: 'Registered', do: 'done' })).text).toContain(
      '1 set back to Registered',
    );
    const rest = Object.entries(attendanceForm(await at.open(path))).map(([name, value]) => [
      name,
      name.startsWith('attendee-') ? 'Registered' : value,
    ]);
    expect((await at.send(path, { ...Object.fromEntries(rest), do: 'done' })).text).toContain(
      '2 set back to Registered',
    );
    expect(at.store.counters()).toMatchObject({ certificates: 0, educationRecords: 0 });
    expect((await setAll(at, eventId)).text).toContain(
      '3 set to Attended. 3 certificates made and e-mailed, 3 education',
    );
  });
});

describe('import', () => {
  test.each([
    { what: '101 attendees', csv: csvOf(1, 101), name: 'a.csv', says: 'The file has 101 attendees; at most 100' },
    { what: 'no .csv', csv: csvOf(1, 1), name: 'a.xlsx', says: 'must be in .csv format' },
    { what: 'a bad header', csv: 'A,B\r\n1,2\r\n', name: 'a.csv', says: 'The header has no column for Member ID' },
  ])('$what: refused whole, with what was chosen still chosen', async ({ csv, name, says }) => {
    const at = await office(1);
    const eventId = await makeEvent(at, 'COEC');
    const refused = await importFile(at, eventId, csv, 'Registered', name);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Nothing was imported.');
    expect(refused.text).toContain(says);
    expect(refused.html).toContain('<option value="Registered" selected>');
    expect(at.store.counters().registrations).toBe(0);
  });

  test('people who match no contact become potential contacts without a Real Estate tab', async () => {
    const at = await office(1);
    const eventId = await makeEvent(at, 'COEC');
    const csv = `${csvOf(1, 1)}999999999,Nova,Nobody,nova@example.org,\r\n,,Broken,,\r\n`;
    const { text } = await importFile(at, eventId, csv);
    expect(text).toContain('1 attendee matches no contact by member ID');
    expect(text).toContain('Attendee 3 of the file: First Name is required.');
    await setAll(at, eventId);
    expect(at.store.counters()).toMatchObject({ certificates: 2, educationRecords: 1 });
    const [nova] = at.store.searchContacts('Nova', { skip: 0, take: 1 }).rows;
    expect((await at.open(`/contacts/${nova?.contactId}`)).text).toContain('There is no Real Estate tab');
    expect((await at.open(`/contacts/${nova?.contactId}/realestate`)).status).toBe(404);
  });

  // Its time is for a machine that does other things besides.
  test('twenty files of a hundred go into one event, and one click marks them all', async () => {
    const at = await office(2000);
    const eventId = await makeEvent(at, 'COEC');
    for (let part = 0; part < 20; part += 1) {
      const { status } = await importFile(at, eventId, csvOf(part * 100 + 1, part * 100 + 100));
      expect(status).toBe(200);
    }
    expect((await at.open(`/events/${eventId}/attendees`)).text).toContain('2,000 attendees');
    expect((await setAll(at, eventId)).text).toContain('2000 set to Attended. 2,000 certificates made');
    at.clock.sleep(6 * MINUTE);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 2000, educationRecords: 2000, m1Synced: 2000 });
  });
});

describe('one stamp for the whole attendance tab', () => {
  test('a screen that was left open sets people back, and marking them again makes another certificate', async () => {
    const at = await office(3);
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 2));
    const path = `/events/${eventId}/attendees/attendance`;
    const leftOpen = attendanceForm(await at.open(path));
    await importFile(at, eventId, csvOf(3, 3));
    await setAll(at, eventId);
    const { text } = await at.send(path, { ...leftOpen, do: 'done' });
    expect(text).toContain('2 set back to Registered');
    expect(text).toContain('The attendance had been changed since this screen was opened');
    const statuses = at.store.attendees(eventId, { skip: 0, take: 9 })?.rows.map((one) => one.status);
    expect(statuses).toEqual(['Registered', 'Registered', 'Attended']);
    await setAll(at, eventId);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 5, certificates: 5 });
  });

  test('Set All takes in everybody in the event, also those imported since the screen was opened', async () => {
    const at = await office(2);
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 1));
    const path = `/events/${eventId}/attendees/attendance`;
    const opened = attendanceForm(await at.open(path));
    await importFile(at, eventId, csvOf(2, 2));
    const shown = await at.send(path, { ...opened, do: 'set-all' });
    expect((await at.send(path, { ...attendanceForm(shown), do: 'done' })).text).toContain('2 set to Attended');
  });

  test('per person: one attended, one did not come', async () => {
    const at = await office(2);
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 2));
    const path = `/events/${eventId}/attendees/attendance`;
    const form = attendanceForm(await at.open(path));
    const [one = '', two = ''] = Object.keys(form).filter((name) => name.startsWith('attendee-'));
    const saved = await at.send(path, { ...form, [one]: 'Attended', [two]: 'No Show', do: 'done' });
    expect(saved.text).toContain('1 set to Attended, 1 set to No Show. 1 certificate made');
  });
});

describe('Continuing Education', () => {
  test('a component that does not trigger the sync makes a record that stays here', async () => {
    const at = await office(1);
    const { componentId } = at.store.componentFor('COEC') ?? {};
    expect((await at.send(`/education/components/${componentId}`, { to: 'off' })).text).toContain('sync to M1 is off');
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 1));
    await setAll(at, eventId);
    expect((await at.open('/m1')).text).toContain('Never Not synced');
  });

  test('where default enrollment is off, people are enrolled on their card first', async () => {
    const at = await office(2);
    const [ethics] = at.store.certifications();
    await at.send(`/education/certifications/${ethics?.certificationId}`, { to: 'off' });
    const fields = { certificationId: ethics?.certificationId ?? 0 };
    expect((await at.send('/contacts/5002/enroll', fields)).text).toContain('Enrolled in Code of Ethics.');
    const eventId = await makeEvent(at, 'COEC');
    await importFile(at, eventId, csvOf(1, 2));
    expect((await setAll(at, eventId)).text).toContain('2 set to Attended. 1 certificate made');
  });

  test('certifications and components can be added, and a component used again overwrites its credit', async () => {
    const at = await office(1);
    await at.send('/education/certifications', { certificationName: 'Licence', enrolByDefault: 'yes' });
    const certificationId = at.store.certifications().at(-1)?.certificationId ?? 0;
    const component = { certificationId, code: 'CE101', componentName: 'Contracts', hours: 3, syncToM1: 'yes' };
    expect((await at.send('/education/components', component)).text).toContain('Component Contracts added.');
    for (const date of ['2026-01-08', '2026-01-22']) {
      const eventId = await makeEvent(at, 'CE101', { date });
      await importFile(at, eventId, csvOf(1, 1));
      await setAll(at, eventId);
    }
    const { text } = await at.open('/contacts/5002/certifications');
    expect(text).toContain('Contracts Jan 22, 2026 3');
    expect(text).not.toContain('Contracts Jan 8, 2026');
    expect(text).toContain('Contracts CE101 Jan 8, 2026');
    expect(at.store.counters()).toMatchObject({ certificates: 2, educationRecords: 0 });
  });
});
