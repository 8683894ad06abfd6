import { PROFILES } from '../../local/growthzone/profile';
import { csvOf, furnished, KEY, MINUTE, memberId } from '../support/growthzone';

type At = Awaited<ReturnType<typeof furnished>>;
type Reply = Awaited<ReturnType<At['call']>>;

const withShape = (name: 'rows-and-numbers' | 'upload-and-job' | 'one-by-one', more: object = {}) =>
  furnished({ profile: { ...PROFILES[name], ...more } });

const sent = (at: At, method: string, path: string, body: unknown): Promise<Reply> =>
  at.call(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** A browser at a screen: its cookies, and the anti-forgery token of the page. */
async function browserAt({ growthzone }: At, screen: string) {
  const page = await fetch(`${growthzone.url}/backoffice${screen}`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const [, token = ''] = /data-token="([^"]+)"/.exec(await page.text()) ?? [];
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(growthzone.url + path, { ...init, headers: { Cookie: cookie, ...init.headers } });
  return { cookie, token, ask };
}

describe.each(['rows-and-numbers', 'upload-and-job', 'one-by-one', 'upload-by-browser'] as const)('%s', (name) => {
  test.each([
    ['POST', '/api/events/8101/attendees/import'],
    ['GET', '/api/events/8101/attendees/attendance'],
    ['POST', '/api/events/8101/attendees/attendance'],
    ['GET', '/api/events/8101/attendees/summary'],
    ['GET', '/api/events/42507/registrationtypes/lookup'],
    ['GET', '/api/events/42507/certificationcomponents'],
  ])("this project's own %s %s is a 404 by every verb", async (method, path) => {
    const at = await furnished({ profile: PROFILES[name] });
    for (const verb of [method, 'GET', 'PUT']) expect((await at.call(path, { method: verb })).status).toBe(404);
    expect((await at.call('/api/events/8101')).status).toBe(200);
    await at.growthzone.close();
  });
});

test('another association has none of these routes', async () => {
  const at = await furnished();
  for (const path of [
    '/api/v2/classes/8101/people',
    '/api/v2/classes/42507/tickets',
    '/a/services/events/8101/registrants',
    '/a/services/imports/upload',
  ]) {
    expect((await at.call(path)).status).toBe(404);
    expect((await at.call(path, { method: 'PUT' })).status).toBe(404);
  }
  await at.growthzone.close();
});

describe('rows and numbers', () => {
  const PEOPLE = '/api/v2/classes/8101/people';
  const PRESENCE = '/api/v2/classes/8101/presence';
  const person = (index: number, line = 1) => ({
    Line: line,
    MemberNo: memberId(index),
    Given: `First${index}`,
    Family: `Last${index}`,
  });
  interface Tab {
    readonly Data: {
      readonly Version: string;
      readonly Rows: readonly { readonly Id: number; readonly State: number; readonly RowVersion: string }[];
    };
  }
  const tab = async (at: At) => ((await at.call(PRESENCE)).body as Tab).Data;
  let at: At;
  beforeEach(async () => {
    at = await withShape('rows-and-numbers');
  });
  afterEach(() => at.growthzone.close());

  test('reads: the list in pages of 50, registration types, components', async () => {
    await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: [person(3)] });
    expect((await at.call(`${PEOPLE}?skip=2`)).body).toEqual({
      Data: {
        Rows: [
          {
            Id: 90003,
            PersonId: 5004,
            Display: 'First3 Last3',
            Given: 'First3',
            Family: 'Last3',
            Mail: 'member3@example.com',
            State: 4,
          },
        ],
        Count: 3,
      },
    });
    at.store.importAttendees(8101, { csv: csvOf(4, 90), registrationTypeId: 501, status: 'Registered' });
    const sizes = [];
    for (const query of ['', '?skip=50&take=500', '?skip=90']) {
      sizes.push(((await at.call(PEOPLE + query)).body as Tab).Data.Rows.length);
    }
    expect(sizes).toEqual([50, 40, 0]);
    expect((await at.call(`${PEOPLE}?skip=x`)).status).toBe(400);
    expect((await at.call('/api/v2/classes/42507/tickets')).body).toEqual([
      { TicketId: 501, Caption: 'Free', Cost: 0 },
    ]);
    expect((await at.call('/api/v2/classes/42507/credits')).body).toMatchObject({
      Data: { Rows: [{ CourseCode: 'COEC' }], Count: 1 },
    });
    // Each route takes the id that is its own.
    expect((await at.call('/api/v2/classes/42507/people')).status).toBe(404);
    expect((await at.call('/api/v2/classes/8101/tickets')).status).toBe(404);
  });

  test('imports as Registered, and attendance gives the credit once', async () => {
    const rows = [person(3, 1), person(4, 2), { ...person(5, 3), Family: '' }];
    expect(await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: rows })).toMatchObject({
      status: 200,
      body: {
        Data: {
          Added: [
            { Line: 1, PersonId: 5004, Id: 90003 },
            { Line: 2, PersonId: 5005, Id: 90004 },
          ],
          Refused: [{ Line: 3, Why: 'Last Name is required.' }],
        },
      },
    });
    expect(at.store.counters()).toMatchObject({ registrations: 4, certificates: 0, writes: 1 });
    const { Version, Rows } = await tab(at);
    const marked = Rows.slice(2).map(({ Id, RowVersion }) => ({ Id, State: 5, RowVersion }));
    expect((await sent(at, 'PUT', PRESENCE, { Version, Rows: marked })).status).toBe(200);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 2, certificates: 2, educationRecords: 2 });
    expect((await tab(at)).Rows.map(({ State }) => State)).toEqual([4, 4, 5, 5]);
    expect((await sent(at, 'PUT', PRESENCE, { Version, Rows: marked })).status).toBe(409);
    expect(at.store.counters().certificates).toBe(2);
  });

  test('a stamp that is old, of the tab or of one row, changes nothing', async () => {
    const before = await tab(at);
    const [first, second] = before.Rows;
    const mark = (Version: string, row: Tab['Data']['Rows'][number] | undefined) =>
      sent(at, 'PUT', PRESENCE, { Version, Rows: [{ Id: row?.Id, State: 5, RowVersion: row?.RowVersion }] });
    expect((await mark(before.Version, first)).status).toBe(200);
    expect((await mark(before.Version, second)).status).toBe(409);
    const after = await tab(at);
    expect(after.Version).not.toBe(before.Version);
    // The tab's stamp is new, the row's that of before.
    expect((await mark(after.Version, first)).status).toBe(409);
    expect((await mark(after.Version, after.Rows[1])).status).toBe(200);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 2, certificates: 2 });
  });

  test('imported as Attended nobody gets a credit', async () => {
    await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 5, Rows: [person(3)] });
    expect(at.store.counters()).toMatchObject({ registrations: 3, attendedTransitions: 0, certificates: 0 });
  });

  test('whoever is no member becomes a potential contact, and twice is two registrations', async () => {
    const stranger = { Line: 1, MemberNo: '999988888', Given: 'Ann', Family: 'Lee' };
    await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: [stranger, person(3, 2)] });
    await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: [person(3)] });
    expect(at.store.counters()).toMatchObject({ registrations: 5, duplicateRegistrations: 1 });
  });

  const many = Array.from({ length: 26 }, (_, index) => person(index + 3, index + 1));
  test.each([
    ['26 people', { Ticket: 501, State: 4, Rows: many }, 'There are 26 attendees; at most 25 are allowed at once.'],
    ['nobody', { Ticket: 501, State: 4, Rows: [] }, 'There are no attendees.'],
    ['a status by its word', { Ticket: 501, State: 'Registered', Rows: [person(3)] }, /^State: /],
    ['a status of another number', { Ticket: 501, State: 6, Rows: [person(3)] }, '"6" is no attendee status.'],
    ["another event's registration type", { Ticket: 502, State: 4, Rows: [person(3)] }, /^Registration type 502/],
    ['a member that is not known', { Ticket: 501, State: 4, Rows: [person(3)], Force: true }, /Force/],
    ['such a member of a row', { Ticket: 501, State: 4, Rows: [{ ...person(3), ContactId: 1 }] }, /ContactId/],
    ['a row without its line', { Ticket: 501, State: 4, Rows: [{ ...person(3), Line: undefined }] }, /Line/],
  ])('refuses %s, and registers nobody', async (_, body, why) => {
    const { status, body: said } = await sent(at, 'PUT', PEOPLE, body);
    expect(status).toBe(400);
    const { MessageDetail } = said as { MessageDetail: string };
    if (typeof why === 'string') expect(MessageDetail).toBe(why);
    else expect(MessageDetail).toMatch(why);
    expect(at.store.counters().registrations).toBe(2);
  });

  test('takes PUT alone, JSON alone, and a key that may write', async () => {
    expect(await sent(at, 'POST', PEOPLE, {})).toMatchObject({ status: 405 });
    const form = new URLSearchParams({ Ticket: '501' });
    expect((await at.call(PEOPLE, { method: 'PUT', body: form })).status).toBe(415);
    const weak = await furnished({
      keys: [{ key: KEY, permissions: ['attendees.read'] }],
      profile: PROFILES['rows-and-numbers'],
    });
    expect((await sent(weak, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: [person(3)] })).status).toBe(403);
    expect((await weak.call(PEOPLE)).status).toBe(200);
    await weak.growthzone.close();
  });

  test('Set All marks everybody who is in the event', async () => {
    const { Version } = await tab(at);
    expect((await sent(at, 'PUT', `${PRESENCE}/everybody`, { Version, State: 5 })).status).toBe(200);
    expect((await sent(at, 'PUT', `${PRESENCE}/everybody`, { Version, State: 5 })).status).toBe(409);
    expect(at.store.counters().certificates).toBe(2);
  });

  test('the list can lag behind, as of then', async () => {
    at.clock.advance(10 * MINUTE);
    at.growthzone.faults.add({ match: { path: PEOPLE }, nth: 2, fault: { kind: 'lag', seconds: 60 } });
    await sent(at, 'PUT', PEOPLE, { Ticket: 501, State: 4, Rows: [person(3)] });
    expect((await at.call(PEOPLE)).body).toMatchObject({ Data: { Count: 2 } });
    expect((await at.call(PEOPLE)).body).toMatchObject({ Data: { Count: 3 } });
  });
});

describe('upload and job', () => {
  const LIST = '/a/services/events/8101/registrants';
  const START = '/a/services/imports/start';
  const MAP = [
    { column: 'Member ID', target: 'AccountNumber' },
    { column: 'First Name', target: 'FirstName' },
    { column: 'Last Name', target: 'LastName' },
  ];
  const uploadForm = (csv: string, more: Readonly<Record<string, string>> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ module: 'EventAttendees', ...more })) form.set(name, value);
    form.set('upload', new File([csv], 'people.csv', { type: 'text/csv' }));
    return form;
  };
  const uploaded = (csv: string, more?: Readonly<Record<string, string>>) =>
    at.call('/a/services/imports/upload', { method: 'POST', body: uploadForm(csv, more) });
  const started = async (csv: string, changes: object = {}) => {
    const { uploadId } = (await uploaded(csv)).body as { uploadId: string };
    const chosen = { uploadId, eventKey: 8101, registrationOption: '501', status: 'Registered', map: MAP };
    return sent(at, 'POST', START, { ...chosen, ...changes });
  };
  const save = (fields: Readonly<Record<string, string>>) =>
    at.call(`${LIST}/attendance`, { method: 'POST', body: new URLSearchParams(fields) });
  let at: At;
  beforeEach(async () => {
    at = await withShape('upload-and-job');
  });
  afterEach(() => at.growthzone.close());

  test('an upload registers nobody; the import is done about a minute after it was started', async () => {
    const { body } = await uploaded(csvOf(3, 5));
    expect(body).toEqual({
      uploadId: expect.any(String),
      columns: ['Member ID', 'First Name', 'Last Name', 'Email', 'Organization'],
      rowCount: 3,
    });
    expect(at.store.counters().registrations).toBe(2);
    const answer = await started(csvOf(3, 5));
    expect(answer).toMatchObject({ status: 202, body: { state: 'Queued', added: 0 } });
    const { jobId } = answer.body as { jobId: string };
    const job = () => at.call(`/a/services/imports/jobs/${jobId}`);
    at.clock.advance(50_000);
    expect((await job()).body).toMatchObject({ state: 'Queued' });
    expect((await at.call(LIST)).body).toMatchObject({ totalItems: 2 });
    at.clock.advance(20_000);
    expect((await at.call(LIST)).body).toMatchObject({
      totalItems: 5,
      items: [
        {},
        {},
        {
          registrantKey: 90003,
          contact: { contactKey: 5004, fullName: 'First3 Last3', email: 'member3@example.com' },
          attendeeStatus: 'Registered',
        },
        {},
        {},
      ],
    });
    expect((await job()).body).toEqual({ jobId, state: 'Done', added: 3, refused: [], failure: '' });
    expect(at.store.counters()).toMatchObject({ registrations: 5, certificates: 0 });
  });

  test('an import that is under way goes on after the process has ended', async () => {
    await started(csvOf(3, 5));
    at.clock.advance(2 * MINUTE);
    // Nobody asked meanwhile, and the counts know of it.
    expect(at.store.counters().registrations).toBe(5);
  });

  test('what cannot be done any more when its time comes has failed, and says why', async () => {
    const { jobId } = (await started(csvOf(3, 5))).body as { jobId: string };
    at.store.editEvent(8101, at.store.event(8101)?.eventAudit ?? 0, {
      name: 'Ethics',
      date: '2026-02-05',
      startTime: '09:00',
      endTime: '12:00',
      registrationEnabled: false,
      sessions: false,
      onCalendar: false,
    });
    at.clock.advance(2 * MINUTE);
    expect((await at.call(`/a/services/imports/jobs/${jobId}`)).body).toMatchObject({
      state: 'Failed',
      added: 0,
      failure: 'Registration is not enabled for this event.',
    });
    expect(at.store.counters().registrations).toBe(2);
  });

  test('one upload is imported once', async () => {
    const { uploadId } = (await uploaded(csvOf(3, 5))).body as { uploadId: string };
    const body = { uploadId, eventKey: 8101, registrationOption: '501', status: 'Registered', map: MAP };
    expect((await sent(at, 'POST', START, body)).status).toBe(202);
    expect((await sent(at, 'POST', START, body)).status).toBe(409);
    expect((await sent(at, 'POST', START, { ...body, uploadId: 'another' })).status).toBe(404);
    at.clock.advance(2 * MINUTE);
    expect(at.store.counters()).toMatchObject({ registrations: 5, duplicateRegistrations: 0 });
  });

  test.each([
    ['101 people', csvOf(1, 101), {}, /101 attendees; at most 100/],
    [
      'a column that is not in the file',
      csvOf(3, 3),
      { map: [...MAP, { column: 'Mail', target: 'EmailAddress' }] },
      /no column "Mail"/,
    ],
    ['a column that is not mapped', csvOf(3, 3), { map: MAP.slice(1) }, /no column for Member ID/],
    ['a target twice', csvOf(3, 3), { map: [...MAP, { column: 'Email', target: 'LastName' }] }, /mapped to one target/],
    ['a target that is none', csvOf(3, 3), { map: [...MAP, { column: 'Email', target: 'Mail' }] }, /^map\.3\.target/],
    ['a status by its number', csvOf(3, 3), { status: '4' }, /no attendee status/],
    ['another registration type', csvOf(3, 3), { registrationOption: '502' }, /^Registration type 502/],
    ['a number as the registration type', csvOf(3, 3), { registrationOption: 501 }, /^registrationOption/],
    ['a member that is not known', csvOf(3, 3), { force: true }, /force/],
  ])('an import of %s is refused when it is started', async (_, csv, changes, why) => {
    const { status, body } = await started(csv, changes);
    expect(status).toBe(400);
    expect((body as { MessageDetail: string }).MessageDetail).toMatch(why);
    at.clock.advance(2 * MINUTE);
    expect(at.store.counters().registrations).toBe(2);
  });

  test.each([
    ['no file', '', {}],
    ['another module', csvOf(3, 3), { module: 'Contacts' }],
    ['a field that is not known', csvOf(3, 3), { status: 'Registered' }],
  ])('an upload of %s is refused', async (_, csv, more) => {
    expect((await uploaded(csv, more)).status).toBe(400);
  });

  test('imported as Attended nobody gets a credit', async () => {
    expect((await started(csvOf(3, 4), { status: 'Attended' })).status).toBe(202);
    at.clock.advance(2 * MINUTE);
    expect(at.store.counters()).toMatchObject({ registrations: 4, attendedTransitions: 0, certificates: 0 });
  });

  test('attendance is a form that names each person; it gives the credit once', async () => {
    const fields = {
      'People[0].RegistrantKey': '90001',
      'People[0].Status': 'Attended',
      'People[1].RegistrantKey': '90002',
      'People[1].Status': 'No Show',
    };
    expect(await save(fields)).toMatchObject({ status: 200, body: { saved: 2, attended: 1 } });
    expect((await save(fields)).status).toBe(200);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 1, educationRecords: 1 });
  });

  test.each([
    ['nobody', {}],
    ['a gap', { 'People[1].RegistrantKey': '90001', 'People[1].Status': 'Attended' }],
    ['a person without a status', { 'People[0].RegistrantKey': '90001' }],
    ['a status by its number', { 'People[0].RegistrantKey': '90001', 'People[0].Status': '5' }],
    ['somebody of another event', { 'People[0].RegistrantKey': '90009', 'People[0].Status': 'Attended' }],
    ['a field that is not known', { 'People[0].RegistrantKey': '90001', 'People[0].Status': 'Attended', All: '1' }],
    ['another member', { 'People[0].RegistrantKey': '90001', 'People[0].Status': 'Attended', 'People[0].Id': '1' }],
  ])('attendance with %s is refused', async (_, fields) => {
    expect((await save(fields)).status).toBe(400);
    expect(at.store.counters().attendedTransitions).toBe(0);
  });

  test('the list has pages, counted from 1', async () => {
    at.store.importAttendees(8101, { csv: csvOf(3, 102), registrationTypeId: 501, status: 'Registered' });
    at.store.importAttendees(8101, { csv: csvOf(103, 150), registrationTypeId: 501, status: 'Registered' });
    const sizes = [];
    for (const page of [1, 2, 3]) {
      sizes.push(((await at.call(`${LIST}?page=${page}&pageSize=1000`)).body as { items: unknown[] }).items.length);
    }
    expect(sizes).toEqual([100, 50, 0]);
    expect((await at.call('/a/services/events/42507/registration-options')).body).toEqual({
      options: [{ key: '501', text: 'Free', fee: 0 }],
    });
    expect((await at.call('/a/services/events/42507/credit-options')).body).toMatchObject({
      options: [{ code: 'COEC' }],
    });
  });

  test.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not found', 404],
    ['login page', 200],
    ['redirect', 302],
  ] as const)('where writes are for browsers, a key draws: %s', async (writesByKey, status) => {
    at.store.setProfile({ ...PROFILES['upload-and-job'], writesByKey });
    const body = new URLSearchParams({ 'People[0].RegistrantKey': '90001', 'People[0].Status': 'Attended' });
    const headers = { Authorization: `ApiKey ${KEY}` };
    const answer = await fetch(`${at.growthzone.url}${LIST}/attendance`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    expect(answer.status).toBe(status);
    expect((await at.call(LIST)).status).toBe(200);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 0, writes: 0 });
  });
});

describe('one by one', () => {
  const GRID = '/api/eventgrid/8101';
  const REGISTER = '/api/events/8101/registrations';
  const somebody = {
    EventAttendeeId: 0,
    ContactId: 5004,
    EventRegistrationTypeId: 501,
    EventAttendeeStatusId: 4,
    ForceSave: false,
  };
  const mark = (AuditId: number, more: object = {}) =>
    sent(at, 'PATCH', '/api/eventattendees/90001', {
      EventAttendeeStatusId: 5,
      AuditId,
      NotifyAttendee: false,
      ...more,
    });
  let at: At;
  beforeEach(async () => {
    at = await withShape('one-by-one');
  });
  afterEach(() => at.growthzone.close());

  test('registers one contact, who is then in the grid', async () => {
    expect(await sent(at, 'POST', REGISTER, somebody)).toMatchObject({
      status: 200,
      body: { EventAttendeeId: 90003, ContactId: 5004 },
    });
    expect((await at.call(`${GRID}?Offset=2`)).body).toEqual({
      ListViewItems: [
        {
          EventAttendeeId: 90003,
          EventId: 8101,
          ContactId: 5004,
          ContactName: 'Last3, First3',
          EmailAddress: 'member3@example.com',
          EventAttendeeStatusId: 4,
          AuditId: 1,
        },
      ],
      TotalRecordAvailable: 3,
    });
    expect((await at.call('/api/eventsettings/8101')).body).toMatchObject({
      EventDetailId: 42507,
      RegistrationTypes: [{ EventRegistrationTypeId: 501, Name: 'Free' }],
      Components: [{ Code: 'COEC' }],
    });
    expect((await at.call(`/api/lookup/contacts?term=${memberId(3)}`)).body).toEqual([
      { ContactId: 5004, Name: 'First3 Last3' },
    ]);
  });

  test.each([
    ['nobody', { ContactId: 9 }, 404],
    ['an attendee', { EventAttendeeId: 90001 }, 400],
    ['another registration type', { EventRegistrationTypeId: 502 }, 400],
    ['a status by its word', { EventAttendeeStatusId: 'Registered' }, 400],
    ['a member that is not known', { MemberNo: memberId(3) }, 400],
  ])('refuses to register %s', async (_, changes, status) => {
    expect((await sent(at, 'POST', REGISTER, { ...somebody, ...changes })).status).toBe(status);
    expect(at.store.counters().registrations).toBe(2);
  });

  test('marks one attendee, once for each stamp', async () => {
    expect((await mark(2)).status).toBe(409);
    expect((await mark(1, { Attendee: 90001 })).status).toBe(400);
    expect(await mark(1)).toMatchObject({ status: 200, body: { EventAttendeeStatusId: 5, AuditId: 2 } });
    expect((await mark(1)).status).toBe(409);
    expect(at.store.counters()).toMatchObject({ attendedTransitions: 1, certificates: 1, writes: 4 });
    expect((await sent(at, 'PATCH', '/api/eventattendees/90009', {})).status).toBe(400);
  });

  test('registered as Attended nobody gets a credit', async () => {
    expect((await sent(at, 'POST', REGISTER, { ...somebody, EventAttendeeStatusId: 5 })).status).toBe(200);
    expect(at.store.counters()).toMatchObject({ registrations: 3, attendedTransitions: 0, certificates: 0 });
  });
});

describe("a browser at the association's own screens", () => {
  const SCREEN = '/events/8101/attendees/attendance';
  const form = { 'People[0].RegistrantKey': '90001', 'People[0].Status': 'Attended' };
  let at: At;
  beforeAll(async () => {
    at = await furnished({ profile: PROFILES['upload-by-browser'] });
  });
  afterAll(() => at.growthzone.close());

  test('reads by its cookie, which counts as no request of the API, and is never too fast', async () => {
    const { ask } = await browserAt(at, SCREEN);
    for (let times = 0; times < 15; times += 1) {
      expect((await ask('/a/services/events/8101/registrants')).status).toBe(200);
    }
    expect((await ask('/api/events/8101')).status).toBe(200);
    expect((await ask('/stand-in/counters')).status).toBe(401);
    expect(at.store.requests).toEqual({ reads: 0, writes: 0 });
  });

  test("saves with its page's anti-forgery token, and not without", async () => {
    const { ask, token } = await browserAt(at, SCREEN);
    const save = (headers: Record<string, string>) =>
      ask('/a/services/events/8101/registrants/attendance', {
        method: 'POST',
        body: new URLSearchParams(form),
        headers,
      });
    expect(token).not.toBe('');
    expect((await save({})).status).toBe(400);
    expect((await save({ RequestVerificationToken: `${token}x` })).status).toBe(400);
    expect(at.store.counters().attendedTransitions).toBe(0);
    expect((await save({ RequestVerificationToken: token })).status).toBe(200);
    expect(at.store.counters().attendedTransitions).toBe(1);
  });

  test("another site's page gets nothing for the cookie, nor does a cookie that is nobody's", async () => {
    const { ask, cookie } = await browserAt(at, SCREEN);
    const list = '/a/services/events/8101/registrants';
    for (const headers of [
      { Origin: 'http://127.0.0.1:9' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Cookie: `${cookie.slice(0, 40)}x` },
    ]) {
      expect((await ask(list, { headers })).status).toBe(401);
    }
  });

  test('the cookie is good on associations of another shape alone', async () => {
    const { ask } = await browserAt(at, SCREEN);
    at.store.setProfile(PROFILES['with-writes']);
    expect((await ask('/api/events/8101')).status).toBe(401);
    at.store.setProfile(PROFILES['upload-by-browser']);
    expect((await ask('/api/events/8101')).status).toBe(200);
  });
});
