import { CLASS_DATE, furnished, memberId, running } from '../support/growthzone';

describe('profiles', () => {
  const attendeeRoutes = [
    ['POST', '/api/events/8101/attendees/import'],
    ['GET', '/api/events/8101/attendees/attendance'],
    ['POST', '/api/events/8101/attendees/attendance'],
  ] as const;

  test('attendee writes off: the three routes are 404, reading attendees goes on', async () => {
    const { growthzone, call } = await furnished({ profile: { attendeeWrites: false } });
    for (const [method, path] of attendeeRoutes) expect((await call(path, { method })).status).toBe(404);
    expect((await call('/api/events/8101/attendees/import')).status).toBe(404);
    expect((await call('/api/events/8101/attendees/summary')).status).toBe(200);
    await growthzone.close();
  });

  test('certification module off: all of its routes are 404', async () => {
    const { growthzone, call, coec, contactIds } = await furnished({ profile: { certificationModule: false } });
    for (const path of [
      `/api/contactoverview/${contactIds[0]}/certifications`,
      '/api/certifications/contacts/',
      '/api/certifications/progress/20001/',
      `/api/events/${coec.eventDetailId}/certificationcomponents`,
    ]) {
      expect((await call(path)).status).toBe(404);
    }
    await growthzone.close();
  });

  test('member ID in a custom field: the Account Number is another number', async () => {
    const { growthzone, call } = await furnished({ profile: { memberId: { in: 'customField', name: 'NRDS ID' } } });
    const { body } = await call('/api/contacts/5002/NotesAndFields');
    expect(body).toMatchObject({ Fields: [{}, { Name: 'NRDS ID', DisplayName: 'NRDS ID', Value: memberId(1) }] });
    expect((await call('/api/contacts/person/5002')).body).toMatchObject({ AccountNumber: '105002' });
    expect((await call('/api/contacts?$skip=1&$top=1')).body).toMatchObject({ Results: [{ AccountNumber: '105002' }] });
    await growthzone.close();
  });

  test.each([{ memberId: { in: 'card' as const } }, { accountNumberInRows: false }])(
    'rows without Account Number, the card with it: %j',
    async (profile) => {
      const { growthzone, call } = await furnished({ profile });
      const { body } = await call('/api/contacts');
      for (const row of (body as { Results: object[] }).Results) expect(row).not.toHaveProperty('AccountNumber');
      expect((await call('/api/contacts/person/5002')).body).toMatchObject({ AccountNumber: memberId(1) });
      await growthzone.close();
    },
  );
});

describe("the stand-in's own surface", () => {
  test('seeds members and events, all or none', async () => {
    const { growthzone, store, call, post } = await running();
    const member = { memberId: '041200001', firstName: 'Zoë', lastName: 'Núñez', status: 'Pending' };
    expect(await post('/stand-in/members', [member])).toMatchObject({ status: 201, body: { contactIds: [5001] } });
    expect((await post('/stand-in/members', [member, { firstName: 'A' }])).status).toBe(400);
    expect(store.memberCount()).toBe(1);
    const event = { name: 'Ethics', date: CLASS_DATE, credit: 'COEC', eventId: 8150 };
    expect(await post('/stand-in/events', event)).toMatchObject({
      status: 201,
      body: { eventId: 8150, registrationTypeIds: [501] },
    });
    expect((await post('/stand-in/events', event)).status).toBe(409);
    expect((await post('/stand-in/events', { ...event, eventId: 8151, credit: 'COEX' })).status).toBe(400);
    expect((await post('/stand-in/events', { ...event, eventId: undefined })).body).toMatchObject({ eventId: 8151 });
    expect((await call('/stand-in/education-records')).body).toEqual({ educationRecords: [] });
    expect(store.requests).toEqual({ reads: 0, writes: 0 });
    await growthzone.close();
  });

  test('moves the clock ahead', async () => {
    const { growthzone, clock, post } = await running();
    const before = clock.now();
    const { body } = await post('/stand-in/time', { seconds: 600 });
    expect(body).toEqual({ now: before + 250 + 600_000 });
    expect((await post('/stand-in/time', { seconds: -1 })).status).toBe(400);
    await growthzone.close();
  });

  test('makes, lists and revokes keys; a key is in the answer that made it and nowhere else', async () => {
    const { growthzone, call, post } = await running();
    const made = await post('/stand-in/keys', { label: 'Add-on', permissions: ['events.read'] });
    expect(made).toMatchObject({ status: 201, body: { keyId: '41', key: expect.stringMatching(/^[\w-]{32}$/) } });
    const { key } = made.body as { key: string };
    const asKey = { headers: { Authorization: `ApiKey ${key}` } };
    expect((await call('/api/events/all', asKey)).status).toBe(200);
    expect(await call('/api/contacts', asKey)).toMatchObject({
      status: 403,
      body: { MessageDetail: 'The key lacks the permission contacts.read.' },
    });
    expect((await call('/stand-in/keys', asKey)).status).toBe(403);
    const { body } = await call('/stand-in/keys');
    expect(JSON.stringify(body)).not.toContain(key);
    expect(body).toMatchObject({
      keys: [
        { keyId: 'start-1', lastFour: '-key', madeAt: null },
        { keyId: '41', label: 'Add-on', lastFour: key.slice(-4), permissions: ['events.read'], revokedAt: null },
      ],
    });
    expect((await call('/stand-in/keys/41', { method: 'DELETE' })).status).toBe(204);
    expect((await call('/stand-in/keys/41', { method: 'DELETE' })).status).toBe(404);
    expect((await call('/api/events/all', asKey)).status).toBe(401);
    await growthzone.close();
  });
});

describe('one switch, at run time', () => {
  const statusUnder = [
    { name: 'documented-only', path: '/api/events/8101/attendees/attendance', status: 404 },
    { name: 'no-certifications', path: '/api/certifications/contacts', status: 404 },
    { name: 'with-writes', path: '/api/events/8101/attendees/attendance', status: 200 },
    { name: 'with-writes', path: '/api/certifications/contacts', status: 200 },
  ];
  const memberIdUnder = [
    { name: 'with-writes', row: memberId(1), card: memberId(1), fields: 1 },
    { name: 'custom-field', row: '105002', card: '105002', fields: 2 },
    { name: 'card-only', row: undefined, card: memberId(1), fields: 1 },
  ];
  let at: Awaited<ReturnType<typeof furnished>>;
  beforeAll(async () => {
    at = await furnished();
  });
  afterAll(() => at.growthzone.close());
  const switchTo = (name: string) =>
    at.call('/stand-in/profile', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name }),
    });

  test.each(statusUnder)('$name: $path is $status', async ({ name, path, status }) => {
    expect(await switchTo(name)).toMatchObject({ status: 200, body: { name } });
    expect((await at.call('/stand-in/profile')).body).toEqual({ name });
    expect((await at.call(path)).status).toBe(status);
  });

  test.each(memberIdUnder)('$name: in a row $row, on the card $card', async ({ name, row, card, fields }) => {
    await switchTo(name);
    const rows = (await at.call('/api/contacts?$skip=1&$top=1')).body as { Results: { AccountNumber?: string }[] };
    expect(rows.Results[0]?.AccountNumber).toBe(row);
    expect((await at.call('/api/contacts/person/5002')).body).toMatchObject({ AccountNumber: card });
    const custom = (await at.call('/api/contacts/5002/NotesAndFields')).body as { Fields: unknown[] };
    expect(custom.Fields).toHaveLength(fields);
  });

  test('another name is a 400', async () => {
    expect((await switchTo('all-of-them')).status).toBe(400);
  });

  test('with the module off, attendance completes nothing', async () => {
    const { growthzone, store, post, coec } = await furnished({ profile: { certificationModule: false } });
    await post(`/api/events/${coec.eventId}/attendees/attendance`, {
      AuditId: store.event(coec.eventId)?.attendanceAudit,
      Attendees: [{ EventAttendeeId: 90001, EventAttendeeStatus: 'Attended' }],
    });
    expect(store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 0, educationRecords: 0 });
    await growthzone.close();
  });
});
