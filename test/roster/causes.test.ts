import { causesOf } from '../../src/roster/findings';
import { checkLines } from '../support/sheet';

test('causes first: the most weighty, then the most frequent, each with its rows and one repair', () => {
  const { rows } = checkLines([
    'NRDS ID | First Name | Last Name | Email | COE Type | Passed',
    'n/a | Ana | A | a@example.com | COEC | Y',
    '12602754 | Ben | B | b@example.com | COEC | Y',
    '12602755 | Cy | C | c@example.com | COEC | Y',
    '999901104 | Dee | D | none | COEC | N',
    '999901105 | Eva | E | none | COEC | Y',
    '999901105 | Eva | E | none | COEC | Y',
  ]);
  expect(causesOf(rows)).toEqual([
    {
      level: 'fix needed',
      code: 'member-id-8-digits',
      title: '2 rows: member ID has 8 digits',
      rows: [3, 4],
      repair: { label: 'Use the proposed ID in 2 rows', rows: 2 },
    },
    { level: 'fix needed', code: 'member-id-missing', title: '1 row: member ID is missing', rows: [2], repair: null },
    { level: 'left out', code: 'no-credit', title: '1 row: earned no credit', rows: [5], repair: null },
    {
      level: 'repeat',
      code: 'repeat',
      title: '1 row: same person and credit as another row',
      rows: [7],
      repair: null,
    },
    { level: 'note', code: 'email-bad', title: '2 rows: e-mail address is not valid', rows: [6, 7], repair: null },
  ]);
});

test('what is proposed for a setting is no repair of a cell', () => {
  const { rows } = checkLines(['NRDS ID | Name | Minutes', '999901101 | Ana A | 200'], { classCredit: 'COEC' });
  expect(causesOf(rows)).toMatchObject([{ code: 'minimum-unknown', repair: null }]);
});
