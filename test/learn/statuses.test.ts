import { readTemplates } from '../../src/growthzone';
import { EACH_OF, PEOPLE, type Said } from '../support/har';
import {
  ATTENDANCE,
  bodyOf,
  EVENT,
  IMPORT,
  KNOWN,
  lessonOf,
  linesOf,
  refusalOf,
  SAVE,
  summary,
  TYPES,
  WHOLE,
} from './lesson';

// A status may be any of nine, in words or numbers, under whatever name: what names do not settle is one question.

const list = (
  rows: (person: (typeof PEOPLE)[number], at: number) => object,
  url = '/api/v2/classes/8101/people',
): Said => ({
  url,
  answer: {
    Rows: PEOPLE.map((one, at) => ({
      Id: one.attendee,
      PersonId: one.contact,
      Display: `${one.first} ${one.last}`,
      ...rows(one, at),
    })),
  },
});
const EVENT_READ: Said = { ...EVENT, url: '/api/v2/classes/8101' };
const statusOf = (said: Said, answers = {}) => {
  const lesson = lessonOf([EVENT_READ, TYPES, IMPORT, said], KNOWN, answers);
  return { questions: lesson.questions, status: lesson.templates.reads.attendeesSummary?.fields['status'] };
};

test.each<[what: string, rows: (at: number) => object]>([
  ['numbers of all kinds', (at) => ({ State: [4, 0, 8][at] })],
  ['numbers as texts', (at) => ({ State: ['4', '6', '1'][at] })],
  ['words that GrowthZone has besides', (at) => ({ State: ['Registered', 'Waiting List', 'Declined'][at] })],
  ['a word of the association’s own', (at) => ({ State: ['Registered', 'Registered', 'Checked by staff'][at] })],
  ['nothing in one row', (at) => ({ State: [4, 4, null][at] })],
  ['a payment beside it', (at) => ({ State: 4, PaymentState: at === 0 ? 'Cancelled' : 'Invited' })],
  ['its number and its word', () => ({ StateId: 4, State: 'Registered' })],
])('a list with %s is read without a question', (_, rows) => {
  expect(statusOf(list((_one, at) => rows(at)))).toEqual({ questions: [], status: 'State' });
});

test('of two that say different things one is asked for', () => {
  const said = list((_, at) => ({ StateBefore: [1, 1, 1][at], StateNow: [4, 4, 5][at] }));
  const twice = {
    ...said,
    answer: JSON.parse(
      JSON.stringify(said.answer).replaceAll('StateBefore', 'OldStatus').replaceAll('StateNow', 'NewStatus'),
    ) as object,
  };
  expect(statusOf(twice).questions).toMatchObject([
    { id: 'attendeesSummary.status', options: ['OldStatus', 'NewStatus', 'none of these'] },
  ]);
  expect(statusOf(twice, { 'attendeesSummary.status': 'NewStatus' }).status).toBe('NewStatus');
});

test('two words under names that say nothing are asked about', () => {
  const said = list((_, at) => ({ a: 'Invited', b: ['Registered', 'Registered', 'Attended'][at] }));
  expect(statusOf(said).questions).toMatchObject([
    { id: 'attendeesSummary.status', options: ['a', 'b', 'none of these'] },
  ]);
  expect(statusOf(said, { 'attendeesSummary.status': 'b' }).status).toBe('b');
});

test('a number under a name that says nothing is asked about, and may be none', () => {
  const said = list((_, at) => ({ f7: [4, 4, 5][at] }));
  expect(statusOf(said).questions).toMatchObject([{ id: 'attendeesSummary.status', options: ['f7', 'none of these'] }]);
  expect(statusOf(said, { 'attendeesSummary.status': 'f7' }).status).toBe('f7');
  expect(statusOf(said, { 'attendeesSummary.status': 'none of these' }).status).toBeUndefined();
});

const rowsOf = (more: object, person: object): Said => ({
  method: 'POST',
  url: '/api/v2/classes/8101/people',
  json: {
    ...more,
    rows: PEOPLE.map(({ member, first, last }) => ({
      no: member,
      firstName: first,
      lastName: last,
      memberId: member,
      ...person,
    })),
  },
  answer: { added: 3 },
});
const imported = (said: Said) => [EVENT, TYPES, said, summary('Registered')];

test.each<[what: string, said: Said, options: readonly string[]]>([
  ['for all', rowsOf({ f3: 4, mode: 2 }, {}), ['f3', 'none of these']],
  ['of each', rowsOf({}, { st: '4' }), ['st', 'none of these']],
  ['one of two', rowsOf({ f3: 4 }, { k: 4 }), ['f3', 'k', 'none of these']],
])('an import with a number that is called nothing, %s: one question', (_, said, options) => {
  const [question, ...more] = lessonOf(imported(said)).questions;
  expect(more).toEqual([]);
  expect(question).toMatchObject({ id: 'importAttendees.status', options });
  expect(question?.question).toMatch(/Registered \(4\)/);
  const lesson = lessonOf(imported(said), KNOWN, { 'importAttendees.status': options[0] ?? '' });
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
  expect(linesOf(lesson)).toContain('importAttendees: POST /api/v2/classes/{eventId}/people');
  expect(refusalOf(imported(said))).toBe('');
});

test('where none of them is the status, the import is refused as one without a status', () => {
  expect(() => lessonOf(imported(rowsOf({ f3: 4 }, {})), KNOWN, { 'importAttendees.status': 'none of these' })).toThrow(
    /names no status|There is no import/,
  );
});

test('an import with another number under such a name is refused, not asked about', () => {
  expect(refusalOf(imported({ ...rowsOf({ f3: 5 }, {}), url: '/api/attendees/import' }))).toContain('names no status');
});

const saved = (json: unknown): readonly Said[] => [
  ...WHOLE.filter((one) => one !== SAVE),
  ATTENDANCE,
  { method: 'PUT', url: '/api/events/8101/grid', json, answer: { ok: true } },
  summary('Attended'),
];

test('a save with a number that is called nothing: one question', () => {
  const json = { rows: PEOPLE.map(({ attendee }) => ({ id: attendee, v: 5 })) };
  const lesson = lessonOf(saved(json));
  expect(lesson.questions).toMatchObject([{ id: 'attendanceSave.status', options: ['v', 'none of these'] }]);
  const answered = lessonOf(saved(json), KNOWN, { 'attendanceSave.status': 'v' });
  expect(bodyOf(answered, 'attendanceSave')).toEqual({
    is: 'json',
    value: { rows: EACH_OF({ id: '{attendeeId:number}', v: '{status:number}' }) },
  });
  expect(readTemplates(answered.templates, 'demo')).toMatchObject({ ok: true });
  expect(
    lessonOf(saved(json), KNOWN, { 'attendanceSave.status': 'none of these' }).templates.writes.attendanceSave,
  ).toBeUndefined();
});

test.each([
  ['a grid’s columns', { rows: PEOPLE.map(({ attendee }) => ({ id: attendee, order: 5, pageSize: 5 })) }],
  ['a note', { rows: PEOPLE.map(({ attendee }) => ({ id: attendee, note: 'x' })) }],
])('what names people otherwise is no save: %s', (_, json) => {
  const lesson = lessonOf(saved(json));
  expect(lesson.questions).toEqual([]);
  expect(lesson.templates.writes.attendanceSave).toBeUndefined();
});
