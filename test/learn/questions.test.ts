import { multipart, PEOPLE, type Said } from '../support/har';
import { bodyOf, CSV, EVENT, IMPORT, KNOWN, lessonOf, linesOf, summary, TYPES, WHOLE } from './lesson';

const rows = (more: object, person: object = {}): Said => ({
  method: 'POST',
  url: '/api/events/8101/people',
  json: { status: 'Registered', ...more, people: PEOPLE.map(({ member }) => ({ memberId: member, ...person })) },
  answer: { imported: 3 },
});
const lesson = (said: Said, answers = {}) => lessonOf([EVENT, TYPES, said, summary('Registered')], KNOWN, answers);
const ids = (said: Said) => lesson(said).questions.map(({ id }) => id);
const value = (said: Said, answers = {}) =>
  (bodyOf(lesson(said, answers), 'importAttendees') as { readonly value: Readonly<Record<string, unknown>> }).value;

test.each<[what: string, more: object, id: string]>([
  ['a GUID that no answer explains', { batch: 'b7c1d2e3-0000-4000-8000-1234567890ab' }, 'importAttendees.batch'],
  ['a long code', { handle: 'Zx81kQ0pLm4R7tYw' }, 'importAttendees.handle'],
  ['a day', { registeredOn: '2026-02-05' }, 'importAttendees.registeredOn'],
  ['a moment', { at: '2026-02-05T19:00:00Z' }, 'importAttendees.at'],
  ['a large number', { organizer: 771_204 }, 'importAttendees.organizer'],
  ['what may be a name', { requestedBy: 'Dana Doe' }, 'importAttendees.requestedBy'],
])('is asked about: %s', (_, more, id) => {
  expect(ids(rows(more))).toEqual([id]);
  const member = id.split('.')[1] ?? '';
  expect(value(rows(more), { [id]: 'leave out' })).not.toHaveProperty(member);
  expect(value(rows(more), { [id]: 'always the same' })).toMatchObject(more);
});

test.each<[what: string, more: object]>([
  ['words and switches', { source: 'web', notify: false, mode: 'bulk-import', note: '' }],
  ['small numbers', { pageSize: 50, version: 2 }],
  ['headings of columns', { columns: ['Member ID', 'First Name'] }],
  ['nothing', { comment: null }],
])('is kept without a question: %s', (_, more) => {
  expect(ids(rows(more))).toEqual([]);
  expect(value(rows(more))).toMatchObject(more);
});

test('an id that equals a constant by chance is told apart by its name, else asked about', () => {
  const types: Said = { ...TYPES, answer: [{ EventRegistrationTypeId: 4, Name: 'Member' }] };
  const learned = (more: object) => lessonOf([EVENT, types, rows(more), summary('Registered')]);
  const named = learned({ registrationTypeId: 4, statusId: 4 });
  expect(named.questions).toEqual([]);
  expect(bodyOf(named, 'importAttendees')).toMatchObject({
    value: { registrationTypeId: '{registrationTypeId:number}', statusId: 4 },
  });
  expect(bodyOf(learned({ registrationTypeId: 4, retries: 4 }), 'importAttendees')).toMatchObject({
    value: { retries: 4 },
  });
});

test('an event whose two ids are the same number, under a name of neither', () => {
  const event: Said = { url: '/api/events/8101', answer: { ...(EVENT.answer as object), EventDetailId: 8101 } };
  const said = [event, TYPES, rows({ owner: 8101 }), summary('Registered')];
  const [question] = lessonOf(said).questions.filter(({ id }) => id.endsWith('owner'));
  expect(question?.options).toEqual(expect.arrayContaining(['number of the event', 'detail number of the event']));
  const answered = lessonOf(said, KNOWN, { [question?.id ?? '']: 'Detail number of the event' });
  expect(bodyOf(answered, 'importAttendees')).toMatchObject({ value: { owner: '{eventDetailId:number}' } });
});

test('two requests that may both be the import are one question', () => {
  const other: Said = { ...IMPORT, url: '/api/events/8101/attendees/upload' };
  const both = [EVENT, TYPES, IMPORT, other, summary('Registered')];
  const [question] = lessonOf(both).questions;
  expect(question).toMatchObject({
    id: 'importAttendees',
    options: ['POST /api/events/#/attendees/import', 'POST /api/events/#/attendees/upload'],
  });
  expect(linesOf(lessonOf(both, KNOWN, { importAttendees: 'POST /api/events/#/attendees/upload' }))).toContain(
    'importAttendees: POST /api/events/{eventId}/attendees/upload',
  );
});

test('a column of the file that nothing explains is asked about, and empty where it is left out', () => {
  const csv = CSV.split('\r\n')
    .map((line, at) => (line === '' ? line : `${line},${at === 0 ? 'Source' : `Zq81kQ0pLm4R7tYw${at}`}`))
    .join('\r\n');
  const said = { ...IMPORT, ...multipart({ EventAttendeeStatus: 'Registered' }, csv) };
  expect(ids(said)).toEqual(['importAttendees.Source']);
  expect(bodyOf(lesson(said), 'importAttendees')).toMatchObject({
    file: { columns: expect.arrayContaining([['Source', '']]) },
  });
});

test('an answer to a question that there is not, or that it does not offer, is refused', () => {
  expect(() => lessonOf(WHOLE, KNOWN, { nowhere: 'x' })).toThrow('There is no question "nowhere"');
  expect(() => lesson(rows({ at: '2026-02-05' }), { 'importAttendees.at': 'tomorrow' })).toThrow('answers nothing');
});

test('a number in the address that is none of an event may always be the same', () => {
  const said = [
    EVENT,
    TYPES,
    { ...rows({ registrationTypeId: 3301 }), url: '/api/site/4421/events/8101/people' },
    summary('Registered'),
  ];
  const [question] = lessonOf(said).questions;
  expect(question?.options).toContain('always the same');
  expect(linesOf(lessonOf(said, KNOWN, { [question?.id ?? '']: 'always the same' }))).toContain(
    'importAttendees: POST /api/site/4421/events/{eventId}/people',
  );
});
