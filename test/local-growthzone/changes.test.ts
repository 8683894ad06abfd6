import { DATE_FORMS } from '../../local/growthzone/profile';
import { furnished, memberId, running } from '../support/growthzone';

const SINCE = '/api/realestate/contacts/getchangessince';
const FIRST = `${SINCE}/2000-01-01T000000Z?options=`;

interface Row {
  readonly ContactId: number;
  readonly Name: string;
  readonly RealEstateEditionFields: { readonly NRDSMemberId: string } | null;
}
const changesIn = (body: unknown) => (body as { Changes: Row[] }).Changes;

describe('GET /api/contacts/root/claims', () => {
  test('answers any good key, whatever it may do, and refuses a bad one', async () => {
    const { growthzone, call } = await running({ keys: [{ key: 'weak', permissions: ['events.read'] }] });
    const asked = (key: string) => call('/api/contacts/root/claims', { headers: { Authorization: `ApiKey ${key}` } });
    expect(await asked('weak')).toMatchObject({
      status: 200,
      body: { Claims: expect.arrayContaining([{ Name: 'TenantName', Value: 'Four Lanterns Association' }]) },
    });
    expect((await asked('weaker')).status).toBe(401);
    await growthzone.close();
  });
});

describe('GET /api/realestate/contacts/getchangessince/{utc}', () => {
  let at: Awaited<ReturnType<typeof furnished>>;
  beforeAll(async () => {
    at = await furnished();
  });
  afterAll(() => at.growthzone.close());

  test('has everybody with their member ID, and offices without one', async () => {
    const { status, body } = await at.call(FIRST);
    expect(status).toBe(200);
    expect(changesIn(body)).toHaveLength(251);
    expect(changesIn(body).find(({ Name }) => Name === 'First1 Last1')).toEqual({
      ContactId: at.contactIds[0],
      Name: 'First1 Last1',
      FirstName: 'First1',
      LastName: 'Last1',
      Status: 'Active',
      AccountNumber: memberId(1),
      RealEstateEditionFields: { NRDSMemberId: memberId(1), MLSId: 'M5002', MLSOfficeId: 'F5001' },
      Memberships: [
        {
          MembershipType: 'REALTOR (R)',
          MembershipStatus: 'Active',
          StartDate: '2020-01-01T00:00:00',
          ExpirationDate: '0001-01-01T00:00:00',
        },
      ],
      Emails: [{ Email: 'member1@example.com', IsPrimary: true }],
      Phones: [],
      Addresses: [],
    });
    expect(changesIn(body)[0]).toMatchObject({
      Name: 'Fernwood Group',
      RealEstateEditionFields: { NRDSMemberId: '' },
    });
  });

  test.each(['2025-12-16T182425Z', '2025-12-16T182425', '20251216T182425Z', '20251216t182425z'])(
    'reads the moment %s',
    async (utc) => {
      const { status, body } = await at.call(`${SINCE}/${utc}`);
      expect(status).toBe(200);
      expect(changesIn(body)).toHaveLength(251);
    },
  );

  test.each(['2025-12-16T18:24:25Z', '2025-12-16T18%3A24%3A25', '2025-12-16', 'yesterday', '2025-13-40T182425Z'])(
    'does not read %s: a 500 in the words of the framework',
    async (utc) => {
      expect(await at.call(`${SINCE}/${utc}`)).toMatchObject({
        status: 500,
        body: { ExceptionMessage: 'String was not recognized as a valid DateTime.' },
      });
    },
  );

  test('needs the permission to read contacts', async () => {
    const { growthzone, call } = await running({ keys: [{ key: 'weak', permissions: ['events.read'] }] });
    expect((await call(FIRST, { headers: { Authorization: 'ApiKey weak' } })).status).toBe(403);
    await growthzone.close();
  });

  test('gives those who were added or changed since, and no others', async () => {
    const { growthzone, store, clock, call } = await furnished();
    clock.advance(3_600_000);
    const later = `${SINCE}/${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
    expect(changesIn((await call(later)).body)).toEqual([]);
    const contactId = store.addMember({ memberId: '999990001', firstName: 'Zoë', lastName: 'Núñez' });
    expect(changesIn((await call(later)).body)).toMatchObject([{ ContactId: contactId, Name: 'Zoë Núñez' }]);
    store.mergeContact(5002, 5003);
    expect(changesIn((await call(later)).body).map((row) => row.ContactId)).toEqual([5002, 5003, contactId]);
    await growthzone.close();
  });

  test('a potential contact has no fields of the Real Estate Edition', async () => {
    const { growthzone, store, call, coec, registrationTypeId } = await furnished();
    const csv = 'Member ID,First Name,Last Name\r\n999988888,Ann,Lee\r\n';
    store.importAttendees(coec.eventId, { csv, registrationTypeId, status: 'Registered' });
    expect(changesIn((await call(FIRST)).body).find(({ Name }) => Name === 'Ann Lee')).toMatchObject({
      RealEstateEditionFields: null,
      Memberships: [],
    });
    await growthzone.close();
  });

  test('pages where this association has pages; their number is not said', async () => {
    const { growthzone, call } = await furnished({
      profile: { changesSince: { rows: 'paged', dates: DATE_FORMS } },
    });
    const sizes = [];
    for (const skip of [0, 100, 200, 300]) {
      sizes.push(changesIn((await call(`${FIRST}&$skip=${skip}&$top=500`)).body).length);
    }
    expect(sizes).toEqual([100, 100, 51, 0]);
    await growthzone.close();
  });

  test('gives the same hundred again and again where it is capped', async () => {
    const { growthzone, call } = await furnished({
      profile: { changesSince: { rows: 'capped', dates: DATE_FORMS } },
    });
    const [first, second] = [await call(FIRST), await call(`${FIRST}&$skip=100`)];
    expect(changesIn(first.body)).toHaveLength(100);
    expect(second.body).toEqual(first.body);
    await growthzone.close();
  });

  test('takes one form of the moment alone where the association does', async () => {
    const { growthzone, call } = await furnished({
      profile: { changesSince: { rows: 'all', dates: ['20251216T182425Z'] } },
    });
    expect((await call(FIRST)).status).toBe(500);
    expect((await call(`${SINCE}/20000101T000000Z`)).status).toBe(200);
    await growthzone.close();
  });

  test('is a 404 by any verb where the association lacks it', async () => {
    const { growthzone, call } = await furnished({ profile: { changesSince: false } });
    expect((await call(FIRST)).status).toBe(404);
    expect((await call(FIRST, { method: 'POST' })).status).toBe(404);
    await growthzone.close();
  });
});

describe('what differs from one association to the next', () => {
  test('$orderby is passed over where events cannot be sorted', async () => {
    const names = async (profile: object) => {
      const { growthzone, store, call } = await running({ profile });
      for (const [name, date] of [
        ['Middle', '2026-02-05'],
        ['Late', '2026-03-05'],
        ['Early', '2026-01-05'],
      ] as const) {
        store.addEvent({ name, date });
      }
      const { body } = await call('/api/events/all?$orderby=StartDate desc');
      await growthzone.close();
      return (body as { Results: { Name: string }[] }).Results.map((row) => row.Name);
    };
    expect(await names({})).toEqual(['Late', 'Middle', 'Early']);
    expect(await names({ eventsSorted: false })).toEqual(['Middle', 'Late', 'Early']);
  });

  test('statuses are numbers where the association has numbers, and are taken as such', async () => {
    const { growthzone, store, call, post, coec } = await furnished({ profile: { attendeeStatuses: 'numbers' } });
    const path = `/api/events/${coec.eventId}/attendees`;
    const statuses = async () =>
      ((await call(`${path}/summary`)).body as { Results: Record<string, unknown>[] }).Results.map((row) => [
        row['EventAttendeeStatusId'],
        row['EventAttendeeStatus'],
      ]);
    expect(await statuses()).toEqual([
      [4, 4],
      [4, 4],
    ]);
    const { AuditId } = (await call(`${path}/attendance`)).body as { AuditId: number };
    const Attendees = [
      { EventAttendeeId: 90001, EventAttendeeStatus: 5 },
      { EventAttendeeId: 90002, EventAttendeeStatus: 7 },
    ];
    expect((await post(`${path}/attendance`, { AuditId, Attendees })).status).toBe(200);
    expect(await statuses()).toEqual([
      [5, 5],
      [7, 7],
    ]);
    expect(store.counters().certificates).toBe(1);
    const cancelled = [{ EventAttendeeId: 90001, EventAttendeeStatus: 6 }];
    expect(await post(`${path}/attendance`, { AuditId: AuditId + 1, Attendees: cancelled })).toMatchObject({
      status: 400,
      body: { MessageDetail: '"6" is no attendee status.' },
    });
    await growthzone.close();
  });

  test('the count of the event list goes with each import', async () => {
    const { growthzone, call, importFile, coec, registrationTypeId } = await furnished();
    const row = async () =>
      ((await call('/api/events/all')).body as { Results: Record<string, unknown>[] }).Results.find(
        (event) => event['EventId'] === coec.eventId,
      );
    expect(await row()).toMatchObject({ RegisteredAttendees: 2, TotalRecordAvailable: 2 });
    const csv = `Member ID,First Name,Last Name\r\n${memberId(9)},First9,Last9\r\n`;
    await importFile(coec.eventId, { csv, registrationTypeId });
    expect(await row()).toMatchObject({ RegisteredAttendees: 3 });
    await growthzone.close();
  });
});

describe('a member added on the screen', () => {
  test('is in the sweep, the list and on a card; nobody gets the ID of another', async () => {
    const { growthzone, call, store } = await furnished();
    const add = async (memberId: string) => {
      const body = new URLSearchParams({ memberId, firstName: 'Zoë', lastName: 'Núñez', email: 'zoe@example.org' });
      const response = await fetch(`${growthzone.url}/backoffice/contacts/add`, {
        method: 'POST',
        headers: { Origin: growthzone.url },
        body,
        redirect: 'manual',
      });
      return { status: response.status, text: await response.text() };
    };
    expect((await add('999977777')).status).toBe(303);
    const contactId = store.memberWithId('999977777')?.contactId;
    expect(changesIn((await call(FIRST)).body).at(-1)).toMatchObject({
      ContactId: contactId,
      RealEstateEditionFields: { NRDSMemberId: '999977777' },
    });
    expect((await call(`/api/contacts/person/${contactId}`)).body).toMatchObject({ AccountNumber: '999977777' });
    const again = await add('999977777');
    expect(again.status).toBe(409);
    expect(again.text).toContain('The member ID 999977777 is somebody');
    expect((await add(' ')).status).toBe(400);
    expect(store.memberCount()).toBe(251);
    await growthzone.close();
  });
});
