import {
  importAttendees,
  readAttendance,
  readAttendees,
  readEventComponents,
  readRegistrationTypes,
  saveAttended,
  saveRegistered,
  type Templates,
  type WriteTemplate,
  writeWays,
} from '../../src/growthzone';
import { attendanceRoute, isTaken } from '../../src/growthzone/templates';
import { personOf } from '../support/class';
import { LEARNED } from '../support/learned';
import { answer, scripted, UNREADABLE } from '../support/scripted';

const EVENT = { eventId: 5, eventDetailId: 105, registrationTypeId: 3 };
const PROFILE = [['memberId', 'Member ID']] as const;
const ROWS = LEARNED['rows-and-numbers'];
const JOB = LEARNED['upload-and-job'];
const ONE = LEARNED['one-by-one'];
const people = [1, 2].map((n) => personOf(n, 'READY', { attendeeId: 90 + n }));
const sheetOf = (rows: readonly object[], stamps = {}) => ({
  attendees: [],
  stamps,
  rows: new Map(rows.map((row, index) => [91 + index, row as Readonly<Record<string, unknown>>])),
});

describe('reading', () => {
  test.each([
    [0, 'Other', 'Unknown'],
    [1, 'Other', 'Invited'],
    [4, 'Registered', undefined],
    ['5', 'Attended', undefined],
    [6, 'Cancelled', undefined],
    [7, 'No Show', undefined],
    [8, 'Waiting', undefined],
    ['Waiting List', 'Waiting', undefined],
    [9, 'Other', '9'],
  ])('a status that is %j', (State, status, word) => {
    const row = { Id: 91, PersonId: 7, Display: 'Jane Doe', State };
    const { client } = scripted([answer(200, { Data: { Rows: [row], Count: 1 } })], { templates: ROWS });
    const attendee = { attendeeId: 91, contactId: 7, status, name: 'Jane Doe', ...(word && { word }) };
    expect(readAttendees(client, EVENT)).toEqual({ ok: true, value: [attendee] });
  });

  const items = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ registrantKey: from + n, contact: { contactKey: 1000 + from + n } }));

  test('a list by pages has its own query, and is read to its total', () => {
    const pages = [items(1, 100), items(101, 20)].map((some) => answer(200, { items: some, totalItems: 120 }));
    const { client, sent } = scripted(pages, { templates: JOB });
    expect(readAttendees(client, EVENT)).toMatchObject({ ok: true, value: { length: 120 } });
    const address = 'https://demo.growthzoneapp.com/a/services/events/5/registrants';
    expect(sent.map(({ url }) => url)).toEqual([`${address}?page=1&pageSize=100`, `${address}?page=2&pageSize=100`]);
  });

  test('a list that comes whole is asked once; where it says that there are more, it is none', () => {
    const read = ROWS.reads.attendanceRead;
    const whole: Templates = { ...ROWS, reads: read ? { attendeesSummary: read, attendanceRead: read } : {} };
    const row = { Id: 91, PersonId: 7, State: 4 };
    const Data = { Version: 'v1', Rows: [row] };
    const good = scripted([answer(200, { Data })], { templates: whole });
    expect(readAttendees(good.client, EVENT)).toMatchObject({ ok: true, value: { length: 1 } });
    expect(good.sent).toHaveLength(1);
    const more = scripted([answer(200, { Data: { ...Data, Count: 2 } })], { templates: whole });
    expect(readAttendees(more.client, EVENT)).toMatchObject(UNREADABLE);
  });

  test.each([[{ Data: { Rows: [{ Id: 91 }] } }], [{ Data: {} }], [{ Rows: [] }], [[]]])('%j is no list', (said) => {
    expect(readAttendees(scripted([answer(200, said)], { templates: ROWS }).client, EVENT)).toMatchObject(UNREADABLE);
  });

  test('an attendance without its stamp is none', () => {
    const said = { Data: { Version: '', Rows: [{ Id: 91, PersonId: 7, State: 4 }] } };
    expect(readAttendance(scripted([answer(200, said)], { templates: ROWS }).client, EVENT)).toMatchObject(UNREADABLE);
  });

  test('registration types and components, by other names', () => {
    const types = scripted([answer(200, [{ TicketId: 3, Caption: 'Free' }])], { templates: ROWS });
    expect(readRegistrationTypes(types.client, EVENT)).toMatchObject({ value: [{ id: 3, name: 'Free' }] });
    const components = scripted([answer(200, { options: [{ key: '4', code: 'COEC' }] })], { templates: JOB });
    expect(readEventComponents(components.client, EVENT)).toMatchObject({ value: [{ componentId: 4, code: 'COEC' }] });
    const nameless = scripted([answer(200, [{ Caption: 'Free' }])], { templates: ROWS });
    expect(readRegistrationTypes(nameless.client, EVENT)).toMatchObject(UNREADABLE);
  });
});

describe('importing', () => {
  const file = { people, profile: PROFILE, fileName: 'x.csv' };

  test('rows of JSON, and who was refused by number or by contact', () => {
    const Data = { Added: [{ PersonId: 1, Id: 91 }], Refused: [{ Line: 2, Why: 'No name' }] };
    const { client, sent } = scripted([answer(200, { Data })], { templates: ROWS });
    expect(importAttendees(client, EVENT, file)).toEqual({
      ok: true,
      value: { imported: [{ row: 1, attendeeId: 91 }], rejected: [{ row: 2, reason: 'No name' }] },
    });
    expect(sent[0]).toMatchObject({ method: 'PUT', url: 'https://demo.growthzoneapp.com/api/v2/classes/5/people' });
    const row = { Given: 'Ana', Family: 'Alvarez', Mail: '', Company: '' };
    expect(JSON.parse(String((sent[0]?.body as { text?: string } | undefined)?.text))).toEqual({
      Ticket: 3,
      State: 4,
      Rows: [
        { Line: 1, MemberNo: '999901101', ...row },
        { Line: 2, MemberNo: '999901102', ...row },
      ],
    });
  });

  test('an upload and its start, by what the first answer told', () => {
    const { client, sent } = scripted([answer(200, { uploadId: 'u-1' }), answer(202, { jobId: 1 })], {
      templates: JOB,
    });
    expect(importAttendees(client, EVENT, file)).toEqual({ ok: true, value: { imported: [], rejected: [] } });
    expect(sent[0]?.body).toMatchObject({ fields: { module: 'EventAttendees' }, file: { field: 'upload' } });
    const started = JSON.parse(String((sent[1]?.body as { text?: string } | undefined)?.text)) as object;
    expect(started).toMatchObject({ uploadId: 'u-1', eventKey: 5, registrationOption: '3', status: 'Registered' });
  });

  test.each([
    ['refused', [answer(200, { uploadId: 'u-1' }), answer(400, { Message: 'No.' })], 'bad-request', 2],
    ['refused to the key', [answer(200, { uploadId: 'u-1' }), answer(403, {})], 'not-found', 2],
    ['without what the first should have told', [answer(200, {})], 'bad-request', 1],
  ] as const)('a second request that is %s: nobody knows what was done', (_, answers, code, count) => {
    const { client, sent } = scripted(answers, { templates: JOB });
    expect(importAttendees(client, EVENT, file)).toMatchObject({ problem: { code, isPartly: true } });
    expect(sent).toHaveLength(count);
  });

  test.each([
    ['401, while the key is good', [answer(401, ''), answer(200, [])], 'not-found', true],
    ['401, since the key is not', [answer(401, '')], 'key-refused', undefined],
    ['403', [answer(403, '')], 'not-found', true],
    ['403 with a page', [answer(403, '<html>No</html>')], 'not-found', true],
    ['404', [answer(404, '')], 'not-found', true],
    ['405', [answer(405, '')], 'not-found', true],
    ['a way to sign in', [answer(302, '', { location: '/a/login?ReturnUrl=x' })], 'not-found', true],
    ['a page to sign in', [answer(200, '<html><title>Sign in</title></html>')], 'not-found', true],
    ['a form to sign in', [answer(200, '<input type="password">')], 'not-found', true],
    ['another page', [answer(200, '<html>Saved.</html>')], 'unreadable', undefined],
    ['500', [answer(500, '')], 'unavailable', undefined],
    ['400', [answer(400, '')], 'bad-request', undefined],
  ] as const)('answered with %s', (_, answers, code, isLearned) => {
    const { client } = scripted(answers, { templates: ROWS });
    const reply = importAttendees(client, EVENT, file);
    expect(reply).toMatchObject({ ok: false, problem: { code } });
    expect(!reply.ok && reply.problem.isLearned).toBe(isLearned);
  });

  test('an answer that is not as recorded leaves it unknown', () => {
    const { client } = scripted([answer(200, { Data: {} })], { templates: ROWS });
    expect(importAttendees(client, EVENT, file)).toMatchObject(UNREADABLE);
  });

  test('no more people than one request takes, and no request without its registration type', () => {
    const { client, sent } = scripted([answer(200, {})], { templates: ONE });
    expect(importAttendees(client, EVENT, file)).toMatchObject({ problem: { code: 'bad-request' } });
    const none = { ...EVENT, registrationTypeId: 0 };
    expect(importAttendees(client, none, { ...file, people: people.slice(0, 1) }).ok).toBe(false);
    expect(sent).toHaveLength(0);
  });
});

test('a save gives back stamps and row versions, with the status as the template has it', () => {
  const textOf = (body: unknown): string => String((body as { text?: string } | undefined)?.text);
  const rows = scripted(
    [
      answer(200, {
        Data: {
          Rows: [
            { Id: 91, State: 5 },
            { Id: 92, State: 4 },
          ],
        },
      }),
    ],
    { templates: ROWS },
  );
  const sheet = sheetOf([{ RowVersion: 'AAE=' }, { RowVersion: 'AAI=' }], { 'stamp.Version': 'v7' });
  expect(saveAttended(rows.client, EVENT, { sheet, people })).toEqual({ ok: true, value: [91] });
  expect(saveRegistered(rows.client, EVENT, { sheet, people }).ok).toBe(true);
  const saved = (State: number) => ({
    Version: 'v7',
    Rows: [
      { Id: 91, State, RowVersion: 'AAE=' },
      { Id: 92, State, RowVersion: 'AAI=' },
    ],
  });
  expect(rows.sent.map(({ body }) => JSON.parse(textOf(body)) as unknown)).toEqual([saved(5), saved(4)]);
  const form = scripted([answer(200, { saved: 2 })], { templates: JOB });
  expect(saveAttended(form.client, EVENT, { sheet: sheetOf([]), people })).toEqual({ ok: true, value: [] });
  expect(new URLSearchParams(textOf(form.sent[0]?.body)).get('People[1].Status')).toBe('Attended');
  const alone = scripted([answer(200, {})], { templates: ONE });
  const one = { sheet: sheetOf([{ AuditId: 3 }]), people: people.slice(0, 1) };
  expect(saveAttended(alone.client, EVENT, one).ok).toBe(true);
  expect(alone.sent[0]).toMatchObject({ method: 'PATCH', url: 'https://demo.growthzoneapp.com/api/eventattendees/91' });
  // Without the stamp of the row nothing is sent.
  expect(saveAttended(alone.client, EVENT, { ...one, sheet: sheetOf([]) }).ok).toBe(false);
  expect(alone.sent).toHaveLength(1);
});

test('where one write was learned, the other is made only by a path that was entered', () => {
  const { importAttendees: imports, attendanceSave: marks } = ROWS.writes as Record<string, WriteTemplate>;
  const only = (writes: Templates['writes']) => ({ templates: { ...ROWS, reads: {}, writes } });
  const entered = { routes: { importAttendees: '/events/{eventId}/people' } };
  expect(writeWays({})).toMatchObject({ imports: true, marks: true, perImport: 100, namesType: true });
  expect(writeWays(only({}))).toMatchObject({ imports: true, marks: true });
  expect(writeWays(only(imports ? { importAttendees: imports } : {}))).toMatchObject({
    imports: true,
    marks: false,
    perImport: 25,
  });
  const marked = only(marks ? { attendanceSave: marks } : {});
  expect(writeWays(marked)).toMatchObject({ imports: false, marks: true, perMark: 25 });
  expect(isTaken('importAttendees', { ...marked, ...entered })).toBe(true);
  expect([attendanceRoute({}), attendanceRoute(marked), attendanceRoute({ templates: ROWS })]).toEqual([
    'attendanceRead',
    'attendeesSummary',
    'attendanceRead',
  ]);
});
