import { furnished } from '../support/growthzone';

let at: Awaited<ReturnType<typeof furnished>>;
beforeAll(async () => {
  at = await furnished();
});
afterAll(() => at.growthzone.close());

describe('/openapi.json', () => {
  interface Operation {
    'x-certainty'?: string;
    responses: Record<string, unknown>;
  }
  const operations = async () => {
    const { body } = await at.call('/openapi.json', { headers: { Authorization: 'none' } });
    const { paths } = body as { paths: Record<string, Record<string, Operation>> };
    return Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, operation })),
    );
  };

  test('every route carries its mark', async () => {
    const marks = Object.fromEntries(
      (await operations()).map(({ name, operation }) => [name, operation['x-certainty']]),
    );
    expect(marks).toEqual({
      'GET /api/contacts/root/claims': 'CONFIRMED',
      'GET /api/realestate/contacts/getchangessince/{utc}': 'USED',
      'GET /api/contacts': 'USED',
      'GET /api/contacts/person/{contactId}': '2ND-HAND',
      'GET /api/contactoverview/{contactId}': 'USED',
      'GET /api/contacts/{contactId}/NotesAndFields': 'CONFIRMED',
      'GET /api/contacts/person/{contactId}/memberships': 'CONFIRMED',
      'GET /api/contacts/OrgGeneral/{contactId}': 'USED',
      'GET /api/memberships/all': 'USED',
      'POST /api/memberships/all': 'USED',
      'GET /api/events/all': 'USED',
      'GET /api/events/attendees': 'USED',
      'GET /api/events/{eventId}': 'USED',
      'GET /api/events/{eventDetailId}/registrationtypes/lookup': '2ND-HAND',
      'GET /api/events/{eventDetailId}/certificationcomponents': 'INVENTED',
      'GET /api/events/{eventId}/attendees/summary': '2ND-HAND',
      'POST /api/events/{eventId}/attendees/import': 'INVENTED',
      'GET /api/events/{eventId}/attendees/attendance': 'INVENTED',
      'POST /api/events/{eventId}/attendees/attendance': 'INVENTED',
      'GET /api/contactoverview/{contactId}/certifications': 'USED',
      'GET /api/certifications/contacts': 'USED',
      'GET /api/certifications/progress/{certificationContactId}': 'USED',
      'POST /oauth/token': 'USED',
      'GET /oauth/userinfo': 'USED',
      'GET /oauth/authorize': 'CONFIRMED',
      'GET /stand-in/counters': 'INVENTED',
      'GET /stand-in/education-records': 'INVENTED',
      'POST /stand-in/members': 'INVENTED',
      'POST /stand-in/events': 'INVENTED',
      'GET /stand-in/profile': 'INVENTED',
      'PUT /stand-in/profile': 'INVENTED',
      'POST /stand-in/time': 'INVENTED',
      'GET /stand-in/keys': 'INVENTED',
      'POST /stand-in/keys': 'INVENTED',
      'DELETE /stand-in/keys/{keyId}': 'INVENTED',
      'GET /stand-in/faults': 'INVENTED',
      'POST /stand-in/faults': 'INVENTED',
      'DELETE /stand-in/faults': 'INVENTED',
    });
  });

  test('every route of the API and of the stand-in describes its errors', async () => {
    for (const { name, operation } of await operations()) {
      if (name.includes('/oauth/')) continue;
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '403', '404', '429']));
    }
  });
});
