import { CLASS_DATE, csvOf, memberId } from '../support/growthzone';
import { DETAILS, importFile, makeEvent, type Office, office, setAll } from '../support/office';
import { csvFile } from '../support/screens';

/** The stamp on the event's General tab. */
async function stampOf({ open }: Office, eventId: number): Promise<number> {
  return Number(/name="auditId" value="(\d+)"/.exec((await open(`/events/${eventId}`)).html)?.[1]);
}

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
    { ticks: {}, attendees: 0 },
    { ticks: { withAttendees: 'yes' }, attendees: 1 },
  ])(
    'a copy has types and components, and with $ticks $attendees attendees with their status and no certificate',
    async ({ ticks, attendees }) => {
      const at = await office(1);
      const eventId = await makeEvent(at, 'COEC');
      await importFile(at, eventId, csvOf(1, 1));
      await setAll(at, eventId);
      const copied = await at.send(`/events/${eventId}/copy`, { name: 'Copy', date: '2026-03-05', ...ticks });
      expect(copied.text).toContain('made as a copy.');
      const copy = at.store.events({ skip: 0, take: 1, orderBy: 'StartDate desc' }).rows[0];
      expect(copy).toMatchObject({ name: 'Copy', startsAt: expect.stringMatching(/^2026-03-05T/) as string });
      const id = copy?.eventId ?? 0;
      expect(at.store.registrationTypesOf(id).map(({ name }) => name)).toEqual(
        at.store.registrationTypesOf(eventId).map(({ name }) => name),
      );
      expect(at.store.componentsOfEvent(id).map(({ code }) => code)).toEqual(['COEC']);
      const rows = at.store.attendees(id, { skip: 0, take: 9 })?.rows ?? [];
      expect(rows.map(({ status }) => status)).toEqual(Array(attendees).fill('Attended'));
      expect(at.store.counters()).toMatchObject({ certificates: 1, educationRecords: 1 });
      expect(await at.send('/events/1/copy', { name: 'Copy', date: '2026-03-05' })).toMatchObject({ status: 404 });
    },
  );

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
    expect((await at.open('/contacts?page=3')).text).toContain('101 to 122 of 122');
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
