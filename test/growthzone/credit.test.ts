import { readCompletion, readEnrolments, readEnrolmentsOf } from '../../src/growthzone';
import { utcDay } from '../support/class';
import { answer, saying, scripted, UNREADABLE } from '../support/scripted';

const NO_DATE = '0001-01-01T00:00:00';

test('enrolments, of everybody and of one contact', () => {
  const rows = [1, 2].map((id) => ({ ContactId: 7, CertificationContactId: id }));
  expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 2 }), 1)).toEqual({
    ok: true,
    value: new Map([[7, [1, 2]]]),
  });
  expect(readEnrolmentsOf(saying(rows), 7)).toEqual({ ok: true, value: [1, 2] });
  expect(readEnrolmentsOf(saying({ odd: 1 }), 7)).toMatchObject(UNREADABLE);
});

test('a list of enrolments with more pages than people is not read on: a state-wide one would outlast a script', () => {
  const rows = [{ ContactId: 7, CertificationContactId: 31 }];
  expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 301 }), 3)).toEqual({
    ok: true,
    value: undefined,
  });
  // With as many people the list is the cheaper way; this one repeats its page, which is said.
  expect(readEnrolments(saying({ Results: rows, TotalRecordAvailable: 301 }), 4)).toMatchObject({ ok: false });
});

const item = (id: number, Completed: unknown, ActivityDate: string) => ({
  ListViewItems: [{ CertificationComponentId: id, Completed, ActivityDate }],
});

test.each([
  ['a date', '2026-03-04', '2026-03-04'],
  ['midnight without a zone', '2026-03-04T00:00:00', '2026-03-04'],
  ['midnight in UTC, which is a date', '2026-03-04T00:00:00Z', '2026-03-04'],
  ['a moment', '2026-03-05T01:00:00Z', '2026-03-04'],
  ['none', `${NO_DATE}Z`, ''],
])('the day of a completion: %s', (_, ActivityDate, date) => {
  const body = { ListViewItems: [{ CertificationComponentId: 4, Completed: true, ActivityDate }] };
  const { client } = scripted([answer(200, body)], { dayOf: (moment) => utcDay(moment - 6 * 3_600_000) });
  expect(readCompletion(client, 1, 4)).toEqual({ ok: true, value: { completed: true, date } });
});

test.each([
  ['completed', [item(4, true, '2026-03-04T00:00:00')], { ok: true, value: { completed: true, date: '2026-03-04' } }],
  ['not', [item(4, false, NO_DATE)], { ok: true, value: { completed: false, date: '' } }],
  ['on a later page', [item(3, true, NO_DATE), item(4, false, NO_DATE)], { ok: true, value: { completed: false } }],
  ['not there', [item(3, true, NO_DATE), { ListViewItems: [] }], { ok: true, value: undefined }],
  ['not said', [item(4, undefined, NO_DATE)], UNREADABLE],
])('a completion: %s', (_, bodies, reply) => {
  expect(readCompletion(saying(...bodies), 1, 4)).toMatchObject(reply);
});
