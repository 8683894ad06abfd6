import { addMembers, CLASS_DATE, csvOf, MINUTE, memberId, type Running, running } from './harness';
import { attendanceForm, csvFile, type Screen, screensOf } from './screens';

interface Office extends Running, ReturnType<typeof screensOf> {}

const offices: Office[] = [];
afterAll(() => Promise.all(offices.map(({ growthzone }) => growthzone.close())));

/** A back office with some members. */
async function office(members: number): Promise<Office> {
  const at = await running();
  addMembers(at.store, members);
  const made = { ...at, ...screensOf(at.growthzone) };
  offices.push(made);
  return made;
}

const DETAILS = { startTime: '09:00', endTime: '11:30', registrationEnabled: 'yes' };

/** Makes an event with a free registration type on the New event screen; gives its number. */
async function makeEvent({ send, store }: Office, code: string, more: Record<string, string> = {}): Promise<number> {
  const componentId = store.componentFor(code)?.componentId ?? 0;
  const event = { name: `Ethics, ${code}`, date: CLASS_DATE, ...DETAILS, typeName: 'Free', price: 0, componentId };
  const made = await send('/events', { ...event, ...more });
  expect(made.text).toContain('made.');
  return Number(/events\/(\d+)/.exec(made.path)?.[1]);
}

async function importFile({ send, store }: Office, eventId: number, csv: string, status = 'Registered', name?: string) {
  const registrationTypeId = store.registrationTypesOf(eventId)[0]?.registrationTypeId ?? 0;
  return send(`/events/${eventId}/attendees/import`, { file: csvFile(csv, name), registrationTypeId, status });
}

/** The stamp on the event's General tab. */
async function stampOf({ open }: Office, eventId: number): Promise<number> {
  return Number(/name="auditId" value="(\d+)"/.exec((await open(`/events/${eventId}`)).html)?.[1]);
}

/** Set All to Attended, then Done. */
async function setAll({ open, send }: Office, eventId: number): Promise<Screen> {
  const path = `/events/${eventId}/attendees/attendance`;
  const shown = await send(path, { ...attendanceForm(await open(path)), do: 'set-all' });
  expect(shown.text).toContain('Nothing is saved until you click Done');
  return send(path, { ...attendanceForm(shown), do: 'done' });
}

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

describe('events', () => {
  test('an edit under an old stamp is refused with 409', async () => {
    const at = await office(0);
    const eventId = await makeEvent(at, 'COEC');
    const edit = { name: 'Renamed', date: CLASS_DATE, ...DETAILS, auditId: await stampOf(at, eventId) };
    expect((await at.send(`/events/${eventId}`, edit)).text).toContain('Saved.');
    expect(await at.send(`/events/${eventId}`, { ...edit, name: 'Again' })).toMatchObject({ status: 409 });
    expect(at.store.event(eventId)).toMatchObject({ name: 'Renamed', eventAudit: edit.auditId + 1 });
  });

  test('registration types come and go, but not those in use; without registration nobody is imported', async () => {
    const at = await office(1);
    const eventId = await makeEvent(at, 'COEC');
    const path = `/events/${eventId}/registration`;
    expect((await at.send(path, { name: 'Fee', price: '45' })).text).toContain('Fee $45.00');
    await importFile(at, eventId, csvOf(1, 1));
    const [free, fee] = at.store.registrationTypesOf(eventId);
    const kept = await at.send(`${path}/remove`, { id: free?.registrationTypeId ?? 0 });
    expect(kept.text).toContain('Attendees are registered under this type (1), so it stays.');
    expect((await at.send(`${path}/remove`, { id: fee?.registrationTypeId ?? 0 })).text).not.toContain('$45.00');
    await at.send(`/events/${eventId}`, {
      name: 'E',
      date: CLASS_DATE,
      startTime: '09:00',
      endTime: '10:00',
      auditId: await stampOf(at, eventId),
    });
    expect((await importFile(at, eventId, csvOf(1, 1))).text).toContain('Registration is not enabled');
  });

  test('components are attached and detached; two of them earn both credits; sessions earn none', async () => {
    const at = await office(1);
    const eventId = await makeEvent(at, 'COEC');
    const id = at.store.componentFor('FAIRH')?.componentId ?? 0;
    expect((await at.send(`/events/${eventId}/components`, { id })).text).toContain('credit of each of these 2');
    await importFile(at, eventId, csvOf(1, 1));
    expect((await setAll(at, eventId)).text).toContain('2 certificates made');
    expect((await at.send(`/events/${eventId}/components/detach`, { id })).text).toContain('Component detached');
    const sessions = await makeEvent(at, 'COEC', { sessions: 'yes' });
    await importFile(at, sessions, csvOf(1, 1));
    expect((await setAll(at, sessions)).text).toContain('1 set to Attended. 0 certificates');
  });

  test.each([
    { fields: { name: '' }, says: 'needs a name' },
    { fields: { date: '2026-02-30' }, says: 'must be a day of the calendar' },
    { fields: { endTime: '08:00' }, says: 'ends before it starts' },
    { fields: { price: '-1' }, says: 'cannot be below 0' },
  ])('$fields is refused: $says', async ({ fields, says }) => {
    const at = await office(0);
    const event = { name: 'E', date: CLASS_DATE, ...DETAILS, typeName: 'Free', price: 0, componentId: 0 };
    const refused = await at.send('/events', { ...event, ...fields });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(says);
    expect(at.store.events({ skip: 0, take: 1 }).total).toBe(0);
  });
});

describe('contacts', () => {
  test('are found by name, e-mail and member ID, and by nothing that only looks like a pattern', async () => {
    const at = await office(120);
    at.store.addMember({ memberId: '041200007', firstName: 'Zoë', lastName: "O'Brien", email: 'zoe@example.org' });
    for (const words of ["O'Brien", 'zoe@', '0412']) {
      expect((await at.open(`/contacts?q=${encodeURIComponent(words)}`)).text).toContain('1 contact found');
    }
    expect((await at.open('/contacts?q=%25')).text).toContain("Nobody's name");
    expect((await at.open('/contacts?page=3')).text).toContain('Page 3 of 3');
  });

  test('the member ID is where the profile has it', async () => {
    const at = await office(1);
    expect((await at.open('/contacts/5002')).text).toContain(`Account Number ${memberId(1)}`);
    expect((await at.send('/stand-in/profile', { profile: 'custom-field' })).text).toContain('custom field, "NRDS ID"');
    const { text } = await at.open('/contacts/5002');
    expect(text).toContain('Account Number 105002');
    expect(text).toContain(`NRDS ID (custom field) ${memberId(1)}`);
    expect((await at.open('/contacts/5002/realestate')).text).toContain(`M1 member ID (NRDS) ${memberId(1)}`);
  });

  test('a member list is imported, those who are here already are passed over, a bad one is refused', async () => {
    const at = await office(2);
    const { text } = await at.send('/contacts/import', { file: csvFile(csvOf(2, 4), 'members.csv') });
    expect(text).toContain('2 members added, 1 passed over');
    expect(at.store.memberCount()).toBe(4);
    expect((await at.send('/contacts/import', { file: csvFile('A\r\n1\r\n', 'members.csv') })).status).toBe(400);
  });
});

describe('keys', () => {
  test('are made, shown once, good for what they may, and revoked', async () => {
    const at = await office(1);
    const made = await at.send('/keys', { label: 'Add-on', 'events.read': 'yes' });
    const key = /<code>([\w-]{20,})<\/code>/.exec(made.html)?.[1] ?? '';
    const asKey = { headers: { Authorization: `ApiKey ${key}` } };
    expect((await at.call('/api/events/all', asKey)).status).toBe(200);
    expect((await at.call('/api/contacts', asKey)).status).toBe(403);
    const list = await at.open('/keys');
    expect(list.html).not.toContain(key);
    expect(list.text).toContain(`...${key.slice(-4)} Add-on events.read`);
    const [, id = ''] = /keys\/(\d+)\/revoke/.exec(list.html) ?? [];
    expect((await at.send(`/keys/${id}/revoke`)).text).toContain('Key revoked');
    expect((await at.call('/api/events/all', asKey)).status).toBe(401);
    expect((await at.send(`/keys/${id}/revoke`)).status).toBe(404);
  });

  test('a key given at the start can be revoked as well', async () => {
    const at = await office(0);
    expect((await at.open('/keys')).text).toContain('...-key');
    await at.send('/keys/start-1/revoke');
    expect((await at.call('/api/events/all')).status).toBe(401);
  });
});

describe('faults by hand', () => {
  test('are asked for, happen, are listed and end', async () => {
    const at = await office(1);
    const order = { kind: 'status', which: 'any', status: 503, seconds: 0, times: 2 };
    expect((await at.send('/faults', order)).text).toContain('Any request: status, 2 times.');
    expect((await at.call('/api/contacts')).status).toBe(503);
    expect((await at.open('/faults')).text).toContain('GET /api/contacts');
    expect((await at.open('/contacts')).status).toBe(200);
    await at.send('/faults/clear');
    expect((await at.call('/api/contacts')).status).toBe(200);
    expect((await at.send('/faults', { ...order, kind: 'late', seconds: 500 })).status).toBe(400);
  });
});

describe('who may use the screens', () => {
  test.each(['https://evil.example.com', 'http://127.0.0.1:1', 'null'])('a form of %s is not taken', async (origin) => {
    const at = await office(0);
    const refused = await at.send('/education/certifications', { certificationName: 'X' }, origin);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('did not come from these screens');
    expect(at.store.certifications()).toHaveLength(2);
  });

  test('nor one that does not say where it comes from', async () => {
    const at = await running();
    const { status } = await fetch(`${at.growthzone.url}/backoffice/faults/clear`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(403);
    await at.growthzone.close();
  });

  test('pages on this machine may frame them, others may not; nothing is kept or run from elsewhere', async () => {
    const { headers } = await (await office(0)).open('/');
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors http://127.0.0.1:* http://localhost:*');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('X-Frame-Options')).toBeNull();
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('what people are called is text, whatever it looks like', async () => {
    const at = await office(0);
    at.store.addMember({ memberId: memberId(1), firstName: '<script>alert(1)</script>', lastName: '"><img src=x>' });
    for (const path of ['/contacts', '/contacts/5001', '/contacts?q=%3Cscript%3E']) {
      const { html } = await at.open(path);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
    }
  });

  test.each([
    '/nothing',
    '/contacts/x',
    '/contacts/9',
    '/events/9',
    '/certificates/9',
    '/outbox/9',
    '/events/9/attendees',
  ])('%s is a screen that says so, with 404', async (path) => {
    const { status, text } = await (await office(0)).open(path);
    expect(status).toBe(404);
    expect(text).toContain('There is no');
  });

  test('a form of five megabytes is a 400 with a screen', async () => {
    const at = await office(0);
    const refused = await at.send('/contacts/import', { file: csvFile('x'.repeat(5_000_000)) });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('The request is too large.');
  });
});
