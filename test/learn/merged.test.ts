import { readTemplates } from '../../src/growthzone';
import { PEOPLE, type Said } from '../support/har';
import { ATTENDANCE, EVENT, IMPORT, KNOWN, lessonOf, linesOf, refusalOf, SAVE, summary, TYPES, WHOLE } from './lesson';

// A recording of one of the two writes is beside what was learned of the other one before.

const BOTH = lessonOf(WHOLE).templates;
const IMPORT_ALONE = lessonOf([EVENT, TYPES, IMPORT, summary('Registered')]).templates;
const after = (learned: typeof BOTH) => ({ ...KNOWN, today: '2026-08-01', learned });
const SAVING: readonly Said[] = [EVENT, summary('Registered'), ATTENDANCE, SAVE, summary('Attended')];

test('a save alone comes beside the import, and both are shown whole', () => {
  const lesson = lessonOf(SAVING, after(IMPORT_ALONE));
  expect(lesson.kept).toBe('importAttendees');
  expect(lesson.templates).toEqual({ ...BOTH, learnedAt: '2026-08-01' });
  expect(linesOf(lesson)).toEqual(linesOf(lessonOf(WHOLE)));
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

const PUT: Said = {
  method: 'PUT',
  url: '/api/events/8101/people',
  json: { status: 'Registered', people: PEOPLE.map(({ member }) => ({ memberId: member })) },
  answer: { imported: 3 },
};

test('an import alone replaces the import, and the save stays with its read', () => {
  const lesson = lessonOf([EVENT, PUT, summary('Registered')], after(BOTH));
  expect(lesson.kept).toBe('attendanceSave');
  expect(lesson.templates.writes.attendanceSave).toEqual(BOTH.writes.attendanceSave);
  expect(lesson.templates.reads).toEqual(BOTH.reads);
  expect(lesson.templates.writes.importAttendees?.requests[0]).toMatchObject({ method: 'PUT' });
  expect(readTemplates(lesson.templates, 'demo')).toMatchObject({ ok: true });
});

test('a save that gives back rows of the list keeps that list', () => {
  const versions = (status: string): Said => ({
    url: '/api/grid/8101',
    answer: {
      Rows: PEOPLE.map(({ attendee, contact, first, last }) => ({
        AttendeeId: attendee,
        ContactId: contact,
        Name: `${first} ${last}`,
        AttendeeStatus: status,
        RowVersion: `r-${attendee}`,
      })),
    },
  });
  const save: Said = {
    method: 'PATCH',
    url: '/api/grid/8101',
    json: PEOPLE.map(({ attendee }) => ({ AttendeeId: attendee, Status: 'Attended', RowVersion: `r-${attendee}` })),
    answer: {},
  };
  const first = lessonOf([EVENT, TYPES, IMPORT, versions('Registered'), save, versions('Attended')]).templates;
  expect(JSON.stringify(first.writes.attendanceSave)).toContain('{seen.RowVersion');
  const lesson = lessonOf([EVENT, PUT, summary('Registered')], after(first));
  expect(lesson.templates.reads.attendeesSummary).toEqual(first.reads.attendeesSummary);
  // A new save that has a read of its own, and one that has none where the earlier one had.
  expect(lessonOf(SAVING, after(first)).templates.reads.attendanceRead).toEqual(BOTH.reads.attendanceRead);
  const without = lessonOf([EVENT, versions('Registered'), save, versions('Attended')], after(BOTH)).templates;
  expect(without.reads.attendanceRead).toBeUndefined();
  expect(without.reads.attendeesSummary).toEqual(first.reads.attendeesSummary);
  expect(readTemplates(without, 'demo')).toMatchObject({ ok: true });
});

test('a whole recording replaces everything', () => {
  const lesson = lessonOf(WHOLE, after({ ...BOTH, reads: {}, writes: {} }));
  expect(lesson.kept).toBeUndefined();
  expect(lesson.templates).toEqual({ ...BOTH, learnedAt: '2026-08-01' });
});

test('a save alone is refused where nothing was learned of an import, and where that was of another association', () => {
  expect(refusalOf(SAVING)).toContain('There is no import');
  expect(refusalOf(SAVING, after({ ...BOTH, tenant: 'lakeside' }))).toContain('There is no import');
  const { attendanceSave } = BOTH.writes;
  const noImport = { ...BOTH, writes: attendanceSave ? { attendanceSave } : {} };
  expect(refusalOf(SAVING, after(noImport))).toContain('There is no import');
});

test('an import that failed is not passed over for the one that was learned before', () => {
  const failed = [EVENT, { ...IMPORT, status: 500, answer: {} }, ...SAVING];
  expect(refusalOf(failed, after(BOTH))).toContain('failed (status 500)');
});

test('a save that names contacts with their status is none of an import', () => {
  const save: Said = {
    method: 'POST',
    url: '/api/events/8101/registrations/status',
    json: { people: PEOPLE.map(({ contact }) => ({ ContactId: contact, Status: 'Attended' })) },
    answer: {},
  };
  const lesson = lessonOf([EVENT, summary('Registered'), save, summary('Attended')], after(BOTH));
  expect(linesOf(lesson)).toContain('attendanceSave: POST /api/events/{eventId}/registrations/status');
});
