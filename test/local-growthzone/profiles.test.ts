import { CLASS_DATE, furnished, memberId, running } from './harness';

describe('profiles', () => {
  const attendeeRoutes = [
    ['POST', '/api/events/8101/attendees/import'],
    ['GET', '/api/events/8101/attendees/attendance'],
    ['POST', '/api/events/8101/attendees/attendance'],
  ] as const;

  test('attendee writes off: the three routes are 404, reading attendees goes on', async () => {
    const { growthzone, call } = await furnished({ profile: { attendeeWrites: false } });
    for (const [method, path] of attendeeRoutes) expect((await call(path, { method })).status).toBe(404);
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

  test('whoever starts it can come between a request and its answer', async () => {
    const { growthzone, store, call } = await running({
      around: async (request, answer) => {
        const given = await answer();
        return request.url.includes('/memberships/') ? new Response('{"Message":"late"}', { status: 504 }) : given;
      },
    });
    expect((await call('/api/memberships/all')).status).toBe(504);
    expect((await call('/api/contacts')).status).toBe(200);
    expect(store.requests.reads).toBe(2);
    await growthzone.close();
  });
});
