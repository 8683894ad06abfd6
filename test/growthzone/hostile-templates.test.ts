import { readTemplates } from '../../src/growthzone';

// What a colleague's mail could hold beside what the other tables try.

type Over = Readonly<Record<string, unknown>>;
const request = (value: unknown, over: Over = {}) => ({
  method: 'POST',
  path: '/api/events/{eventId}/people',
  query: {},
  asks: 'nothing',
  body: { is: 'json', value },
  ...over,
});
const ROWS = [{ '*each': { Id: '{memberId}' } }];
const PEOPLE = [{ '*each': { Id: '{attendeeId:number}', To: '{status:number}' } }];
const templates = (reads: Over, writes: Over) => ({
  version: 1,
  tenant: 'demo',
  learnedAt: '2026-02-06',
  reads,
  writes,
});
const importing = (value: unknown, over?: Over, ...more: unknown[]) =>
  templates({}, { importAttendees: { requests: [request(value, over), ...more], perRequest: 100 } });
const saving = (value: unknown, over?: Over, ...more: unknown[]) =>
  templates({}, { attendanceSave: { requests: [request(value, over), ...more], perRequest: 100 } });
const listing = (over: Over) =>
  templates(
    {
      attendeesSummary: {
        request: { method: 'GET', path: '/api/events/{eventId}/people', query: {}, asks: 'nothing', ...over },
        rows: '',
        fields: { attendeeId: 'Id', contactId: 'Contact', status: 'Status', name: 'Name' },
      },
    },
    {},
  );
const IMPORT = { Status: 'Registered', Rows: ROWS };
const STATUSES = { StatusId: '{status:number}' };

test.each<[what: string, of: unknown]>([
  ['an import', importing(IMPORT)],
  ['a save', saving({ Rows: PEOPLE })],
  [
    'a save with the number in its path',
    saving({ Rows: PEOPLE }, { path: '/api/events/{eventId}/to/{status:number}' }),
  ],
  ['a save that stands beside a read', saving({ Rows: PEOPLE, NotifyAll: true })],
  ['a list', listing({ query: { status: 'Cancelled', $top: '100' } })],
  ['an import with another kind of status', importing({ ...IMPORT, PaymentStatusId: 5 })],
])('kept: %s', (_, of) => {
  expect(readTemplates(of, 'demo')).toMatchObject({ ok: true });
});

test.each<[what: string, of: unknown, words: string]>([
  ['Attended as 05', importing({ ...IMPORT, StatusId: '05' }), 'as Attended'],
  ['Attended as 5.0', importing({ ...IMPORT, StatusId: '5.0' }), 'as Attended'],
  ['Attended inside of a status', importing({ ...IMPORT, AttendeeStatus: { Id: 5 } }), 'as Attended'],
  ['No Show', importing({ ...IMPORT, StatusId: 7 }), 'as Attended'],
  ['Attended in the path', importing(IMPORT, { path: '/api/events/{eventId}/attendeestatus/5/import' }), 'as Attended'],
  [
    'a tick',
    importing({ Status: 'Registered', Rows: [{ '*each': { Id: '{memberId}', CheckedIn: true } }] }),
    'as Attended',
  ],
  ['letters that nobody sees', importing({ ...IMPORT, Then: 'Att\u200Bended' }), 'not written as the add-on reads it'],
  ['words turned around', importing({ ...IMPORT, Then: 'x\u202Ey' }), 'not written as the add-on reads it'],
  [
    'a status that an answer says',
    importing(
      { Status: '{told.x}', Kind: 4, Rows: ROWS },
      { tells: { x: 'x' } },
      request({ Status: '{told.x}', Kind: 4 }),
    ),
    '{told.x}',
  ],
  ['a 4 that is a size', importing({ Status: 'Paid', PageSize: 4, Rows: ROWS }), 'does not import as Registered'],
  [
    'first names alone',
    importing({ Status: 'Registered', Rows: [{ '*each': { Name: '{firstName}' } }] }),
    'without naming',
  ],
  ['another verb', importing(IMPORT, { query: { _method: 'DELETE' } }), 'another verb'],
  [
    'a read that cancels beside it',
    importing(IMPORT, {}, { method: 'GET', path: '/api/events/{eventId}/cancelEvent', query: {}, asks: 'nothing' }),
    'sounds like a change',
  ],
  ['everybody after the named', saving({ Rows: PEOPLE }, {}, request(STATUSES)), 'Set All'],
  ['everybody after the named, as Attended', saving({ Rows: PEOPLE }, {}, request({ StatusId: 5 })), 'Set All'],
  ['everybody by its path', saving({ Rows: PEOPLE }, { path: '/api/events/{eventId}/setall' }), 'for everybody'],
  ['everybody by a tick', saving({ Rows: PEOPLE, SelectAll: true }), 'for everybody'],
  [
    'everybody but the named',
    saving({ ...STATUSES, ExcludedAttendees: [{ '*each': { Id: '{attendeeId}' } }] }),
    'for everybody',
  ],
  [
    'No Show for each',
    saving({ Rows: [{ '*each': { Id: '{attendeeId}', Status: 'No Show', Note: '{status}' } }] }),
    'always the same',
  ],
  ['an import into no event', importing(IMPORT, { path: '/api/attendees/import' }), 'into which event'],
  ['a list that deletes', listing({ query: { action: 'delete', id: '{eventId}' } }), 'sounds like a change'],
  [
    'a list that sets a status',
    listing({ method: 'POST', body: { is: 'json', value: { op: 'setStatus' } } }),
    'sounds like a change',
  ],
  ['a list of no event', listing({ path: '/api/people' }), 'of which event'],
])('refused: %s', (_, of, words) => {
  expect(readTemplates(of, 'demo')).toMatchObject({
    ok: false,
    problem: { code: 'bad-template', message: expect.stringContaining(words) },
  });
});
