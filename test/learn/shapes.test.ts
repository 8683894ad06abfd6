import { readTemplates } from '../../src/growthzone';
import { EACH_OF, PEOPLE, type Said } from '../support/har';
import { ATTENDANCE, bodyOf, EVENT, IMPORT, lessonOf, linesOf, refusalOf, SAVE, summary, TYPES } from './lesson';

// Shapes of products that are not GrowthZone's: each is learned so that it can be repeated, or refused in one sentence.

const IDS = PEOPLE.map(({ attendee }) => attendee);
const [first = 0] = IDS;
const guid = (n: number) => `b7c1d2e3-0000-4000-8000-${String(n).padStart(12, '0')}`;
const withSave = (...save: readonly Said[]): readonly Said[] => [EVENT, TYPES, IMPORT, summary('Registered'), ...save];
const form = (fields: readonly (readonly [string, string])[]) => ({
  method: 'POST',
  type: 'application/x-www-form-urlencoded; charset=UTF-8',
  text: fields.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&'),
  answer: { ok: true },
});
const jsonOf = (value: unknown, type: string) => ({ text: JSON.stringify(value), type, answer: {} });
const apiList = (status: string): Said => ({
  url: '/api/events/8101/attendees?page[number]=1&page[size]=50',
  answer: {
    data: PEOPLE.map(({ attendee, contact, first, last }) => ({
      type: 'attendees',
      id: String(attendee),
      attributes: { status, 'full-name': `${first} ${last}` },
      relationships: { contact: { data: { type: 'contacts', id: String(contact) } } },
    })),
    meta: { total: 3 },
  },
});

test.each<[what: string, said: readonly Said[], line: string, body: unknown]>([
  [
    'one PATCH for each person',
    withSave(
      ...IDS.map((id) => ({ method: 'PATCH', url: `/api/events/8101/attendees/${id}`, json: { status: 'Attended' } })),
    ),
    'attendanceSave: PATCH /api/events/{eventId}/attendees/{attendeeId}',
    { is: 'json', value: { status: '{status}' } },
  ],
  [
    'a JSON patch for each person',
    withSave(
      ...IDS.map((id) => ({
        method: 'PATCH',
        url: `/api/attendees/${id}`,
        ...jsonOf([{ op: 'replace', path: '/status', value: 'Attended' }], 'application/json-patch+json'),
      })),
    ),
    'attendanceSave: PATCH /api/attendees/{attendeeId}',
    { is: 'json', value: [{ op: 'replace', path: '/status', value: '{status}' }], type: 'json-patch+json' },
  ],
  [
    'the whole record of each person',
    withSave(
      ...PEOPLE.map(({ attendee, contact, first, last }) => ({
        method: 'PUT',
        url: `/api/attendees/${attendee}`,
        json: {
          EventAttendeeId: attendee,
          EventId: 8101,
          ContactId: contact,
          EventAttendeeStatus: 'Attended',
          EventAttendeeStatusId: 5,
          ContactName: `${first} ${last}`,
        },
      })),
    ),
    'attendanceSave: PUT /api/attendees/{attendeeId}',
    {
      is: 'json',
      value: {
        EventAttendeeId: '{attendeeId:number}',
        EventId: '{eventId:number}',
        ContactId: '{contactId:number}',
        EventAttendeeStatus: '{status}',
        EventAttendeeStatusId: '{status:number}',
        ContactName: '{seen.ContactName:same}',
      },
    },
  ],
  [
    'an array of a form, with one status',
    withSave({
      url: '/Events/8101/Mark',
      ...form([...IDS.map((id) => ['ids[]', String(id)] as const), ['status', 'Attended']]),
    }),
    'attendanceSave: POST /Events/{eventId}/Mark',
    { is: 'form', fields: [['status', '{status}']], each: [['ids[]', '{attendeeId}']] },
  ],
  [
    'rows of a form, of one person',
    withSave({
      url: '/Events/8101/Mark',
      ...form([
        ['rows[0].id', String(first)],
        ['rows[0].status', '5'],
      ]),
    }),
    'attendanceSave: POST /Events/{eventId}/Mark',
    {
      is: 'form',
      fields: [],
      each: [
        ['rows[{index}].id', '{attendeeId}'],
        ['rows[{index}].status', '{status:number}'],
      ],
    },
  ],
  [
    'a status with its number and its name',
    withSave({
      method: 'POST',
      url: '/api/events/8101/status',
      json: IDS.map((id) => ({ attendee: { id }, status: { id: 5, name: 'Attended' } })),
    }),
    'attendanceSave: POST /api/events/{eventId}/status',
    {
      is: 'json',
      value: EACH_OF({ attendee: { id: '{attendeeId:number}' }, status: { id: '{status:number}', name: '{status}' } }),
    },
  ],
  [
    'ids in parentheses',
    withSave(
      ...IDS.map((id) => ({ method: 'PATCH', url: `/odata/Attendees(${id})`, json: { StatusId: 5 }, status: 204 })),
    ),
    'attendanceSave: PATCH /odata/Attendees({attendeeId})',
    { is: 'json', value: { StatusId: '{status:number}' } },
  ],
  [
    'ids as texts where the list has numbers',
    withSave({
      method: 'POST',
      url: '/api/events/8101/mark',
      json: { rows: IDS.map((id) => ({ attendeeId: String(id), status: 'Attended' })) },
    }),
    'attendanceSave: POST /api/events/{eventId}/mark',
    { is: 'json', value: { rows: EACH_OF({ attendeeId: '{attendeeId}', status: '{status}' }) } },
  ],
  [
    'a save in JSON:API',
    [
      EVENT,
      TYPES,
      IMPORT,
      apiList('registered'),
      ...IDS.map((id) => ({
        method: 'PATCH',
        url: `/api/attendees/${id}`,
        ...jsonOf({ data: { id: String(id), attributes: { status: 'attended' } } }, 'application/vnd.api+json'),
      })),
    ],
    'attendanceSave: PATCH /api/attendees/{attendeeId}',
    { is: 'json', value: { data: { id: '{attendeeId}', attributes: { status: '{status}' } } }, type: 'vnd.api+json' },
  ],
  [
    'an import in JSON:API',
    [
      EVENT,
      TYPES,
      ...PEOPLE.map(({ contact, attendee }) => ({
        method: 'POST',
        url: '/api/attendees',
        ...jsonOf(
          {
            data: {
              type: 'attendees',
              attributes: { status: 'registered' },
              relationships: {
                event: { data: { type: 'events', id: '8101' } },
                contact: { data: { type: 'contacts', id: String(contact) } },
              },
            },
          },
          'application/vnd.api+json',
        ),
        status: 201,
        answer: { data: { type: 'attendees', id: String(attendee) } },
      })),
      apiList('registered'),
    ],
    'importAttendees: POST /api/attendees',
    {
      is: 'json',
      value: {
        data: {
          type: 'attendees',
          attributes: { status: 'registered' },
          relationships: {
            event: { data: { type: 'events', id: '{eventId}' } },
            contact: { data: { type: 'contacts', id: '{contactId}' } },
          },
        },
      },
      type: 'vnd.api+json',
    },
  ],
  [
    'a contact, a registration type, and a status that are records',
    [
      EVENT,
      TYPES,
      {
        method: 'POST',
        url: '/api/events/8101/attendees',
        json: {
          contact: { id: 1007, firstName: 'Ana', lastName: 'Alvarez', middle: null },
          registrationType: { id: 3301 },
          status: { id: 4, name: 'Registered' },
        },
        answer: { id: first },
      },
      summary('Registered'),
    ],
    'importAttendees: POST /api/events/{eventId}/attendees',
    {
      is: 'json',
      value: {
        contact: { id: '{contactId:number}', firstName: '{firstName}', lastName: '{lastName}', middle: null },
        registrationType: { id: '{registrationTypeId:number}' },
        status: { id: 4, name: 'Registered' },
      },
    },
  ],
  [
    'an import that failed with a good answer before it came',
    [EVENT, TYPES, { ...IMPORT, answer: { errors: [{ message: 'No' }], imported: [] } }, IMPORT, summary('Registered')],
    'importAttendees: POST /api/events/{eventId}/attendees/import',
    bodyOf(lessonOf(withSave()), 'importAttendees'),
  ],
])('is learned: %s', (_, said, line, body) => {
  const lesson = lessonOf(said);
  expect(linesOf(lesson)).toContain(line);
  expect(bodyOf(lesson, line.split(':')[0] ?? '')).toEqual(body);
  expect(lesson.questions).toEqual([]);
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

test.each<[how: string, said: readonly Said[]]>([
  [
    '202 with its number',
    [
      { ...IMPORT, status: 202, answer: { id: 'job-77812', status: 'Queued' } },
      { url: '/api/jobs/job-77812', answer: { id: 'job-77812', status: 'Done', imported: 3 } },
    ],
  ],
  [
    '202 and a Location alone',
    [
      { ...IMPORT, status: 202, answer: undefined },
      { url: '/api/jobs/77812', answer: { id: 77812, status: 'Done', imported: 3 } },
    ],
  ],
])('a job that ends later: %s', (_, said) => {
  const { templates } = lessonOf([EVENT, TYPES, ...said, summary('Registered')]);
  expect(templates.writes.importAttendees).toMatchObject({ takesMinutes: true });
});

const EVENTLESS = { ...IMPORT, url: '/api/attendees/import' };
const GUIDS: readonly Said[] = [
  {
    url: `/api/v3/events/${guid(8101)}`,
    answer: { id: guid(8101), name: 'Ethics', startDate: '2026-02-05T19:00:00Z' },
  },
  TYPES,
  { ...IMPORT, url: `/api/v3/events/${guid(8101)}/import` },
];

test.each<[what: string, said: readonly Said[], words: string]>([
  [
    'an event in the page’s address alone',
    [EVENT, TYPES, { ...EVENTLESS, headers: { Referer: 'https://demo.growthzoneapp.com/a#/Events/8101' } }],
    'names its event neither',
  ],
  ['an event in a header', [EVENT, TYPES, { ...IMPORT, headers: { 'X-Event-Id': '8101' } }], 'names its event neither'],
  ['GUIDs of an event', GUIDS, 'by GUIDs'],
  [
    'GUIDs of people',
    withSave({
      method: 'PUT',
      url: '/api/events/8101/attendance',
      json: { rows: IDS.map((id) => ({ id: guid(id), status: 'Attended' })) },
    }),
    'by GUIDs',
  ],
  [
    'another verb in a header',
    withSave({
      method: 'POST',
      url: '/api/events/8101/attendance',
      headers: { 'X-HTTP-Method-Override': 'PATCH' },
      json: { rows: IDS.map((id) => ({ id, status: 5 })) },
    }),
    'in a header of its own',
  ],
  [
    'JSON inside of a field',
    withSave({
      url: '/api/events/8101/attendance',
      ...form([['payload', JSON.stringify({ rows: IDS.map((id) => ({ id, status: 'Attended' })) })]]),
    }),
    'inside of one text',
  ],
  [
    'a list of people for each status',
    withSave({
      method: 'POST',
      url: '/api/events/8101/attendance',
      json: { attended: IDS.slice(0, 2), noShow: IDS.slice(2) },
    }),
    'cannot repeat',
  ],
  [
    'radio buttons by id',
    withSave({
      url: '/api/events/8101/attendance',
      ...form(IDS.map((id) => [`attendee[${id}][status]`, '5'] as const)),
    }),
    'cannot repeat',
  ],
])('is refused in one sentence: %s', (_, said, words) => {
  const refusal = refusalOf(said);
  expect(refusal).toContain(words);
  expect(refusal.match(/[.!?](\s|$)/g)).toHaveLength(1);
});

test('a stamp that no read told is asked about', () => {
  expect(lessonOf(withSave(SAVE)).questions).toMatchObject([{ id: 'attendanceSave.AuditId' }]);
  expect(lessonOf(withSave(ATTENDANCE, SAVE)).questions).toEqual([]);
});
