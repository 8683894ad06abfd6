import { earlierOf } from '../../src/answers/earlier';
import { presentPeople } from '../../src/answers/events';
import { withoutCredit } from '../../src/answers/repair';
import { checkRoster } from '../../src/roster/check';
import { success } from '../../src/roster/problems';
import type { Override } from '../../src/roster/types';
import { textCells } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?';
const LINES = [
  HEADER,
  '999901101 | Ana | Alvarez | ana@example.com | COEC, FAIRH | Y',
  '999901102 | Ben | Brown | ben@example.com | COEC | Y',
  '999901102 | Ben | Brown | ben@example.com | COEC | Y',
];

function checked(overrides: ReadonlyMap<number, Override>) {
  const cells = textCells(LINES.map((line) => line.split(' | ')));
  const check = checkRoster(cells, { settings: {}, today: '2026-11-28', overrides });
  if (!check.ok) throw new Error(check.problem.message);
  return check.value;
}
const decide = (overrides: ReadonlyMap<number, Override>) => success(checked(overrides).rows);
const credit = (text: string): Override => ({ credit: { text, how: 'by hand', forName: '' } });

test('a credit is taken where it can be seen and undone: other credits stay, and a repeat does not earn it instead', () => {
  const taken = withoutCredit(new Map(), 'COEC', ['999901101', '999901102'], decide);
  expect(taken).toMatchObject({ ok: true, value: { count: 2 } });
  if (!taken.ok) return;
  expect([...taken.value.overrides]).toEqual([
    [1, credit('FAIRH')],
    [2, credit('None')],
    [3, credit('None')],
  ]);
  expect(checked(taken.value.overrides).credits).toMatchObject({ COEC: 0, FAIRH: 1 });
});

test('somebody who does not earn the credit cannot be left out of it', () => {
  expect(withoutCredit(new Map(), 'COEN', ['999901101'], decide)).toMatchObject({ problem: { code: 'nobody' } });
  expect(withoutCredit(new Map(), 'COEC', ['999909999'], decide)).toMatchObject({ problem: { code: 'nobody' } });
});

const rows = ['1', '2', '3'].map((memberId) => ({ memberId, firstName: `P${memberId}`, lastName: 'X' }));

test.each([
  ['nobody was looked at', {}, true, 3, [], []],
  ['all were', { 1: 'none', 2: '2023-01-01', 3: '2026-02-05' }, true, 0, ['2', '3'], ['1', '2']],
  ['one was refused', { 1: 'none', 2: 'unreadable', 3: 'none' }, true, 0, [], ['1', '3']],
  ['some were', { 1: 'none' }, true, 2, [], ['1']],
  ['credit is not shown', { 1: 'none' }, false, 0, [], ['1']],
])('earlier credit, where %s', (_, known, isShown, unread, earlier, without) => {
  const found = earlierOf(rows, { known, isShown }, '2026-02-05');
  expect(found).toMatchObject({ people: 3, unread, creditShown: isShown, without });
  expect(found.unreadable).toEqual(Object.values(known).includes('unreadable') ? ['P2 X'] : []);
  expect(found.earlier.map(({ memberId }) => memberId)).toEqual(earlier);
});

test('whoever is in an event already is of the plan by their contact; contact 0 is everybody who is none', () => {
  const member = { contactId: 7, memberId: '1', firstName: 'P1', lastName: 'X', email: '', status: '' };
  const attendee = { attendeeId: 1, contactId: 7, status: 'Attended', name: 'P1 X' } as const;
  const plan = [{ memberId: '1', member }, { memberId: '2' }];
  const people = presentPeople(
    [attendee, { ...attendee, contactId: 0, name: '' }, { ...attendee, contactId: 8, status: 'Other', word: 'VIP' }],
    plan,
  );
  expect(people.map(({ memberId, status, name }) => `${memberId} ${status} ${name}`)).toEqual([
    '1 Attended P1 X',
    ' Attended Without a name',
    ' VIP P1 X',
  ]);
});
