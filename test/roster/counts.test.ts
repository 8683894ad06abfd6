import { conserved, countSentence, planFiles } from '../../src/roster/export';
import { commonDate } from '../../src/roster/rules/class-date';
import { checkLines } from '../support/sheet';

const check = checkLines([
  'NRDS ID | Name | Credit Type | Credit?',
  '999901101 | Ana A | COEC + FAIRH | Y',
  '999901102 | Ben B | COEN | Y',
  '999901102 | Ben B | COEN | Y',
  'n/a | Cy C | COEC | Y',
  '999901104 | Dee D | COEC | N',
]);
const files = planFiles(check, { events: { COEC: 8101 } });

test('the counts add up to the sheet, the credits are counted apart', () => {
  expect(countSentence(check)).toBe(
    '6 rows = 2 credit + 1 left out + 1 to fix + 1 repeat + 1 not an attendee; 3 credits = 1 COEC + 1 COEN + 1 FAIRH',
  );
});

test('a file per credit, named by its event', () => {
  expect(files.map(({ name, rows }) => [name, rows])).toEqual([
    ['COEC-8101-1of1.csv', 1],
    ['COEN-1of1.csv', 1],
    ['FAIRH-1of1.csv', 1],
  ]);
});

test.each([
  ['a row without an outcome', { ...check, counts: { ...check.counts, repeat: 0 } }, files],
  ['a credit counted twice', { ...check, credits: { ...check.credits, COEN: 2 } }, files],
  ['a file that is missing', check, files.slice(1)],
  ['a file with one person too many', check, files.map((file) => ({ ...file, rows: file.rows + 1 }))],
])('nothing is sent where the counts do not add up: %s', (_, counted, planned) => {
  expect(conserved(check, files).ok).toBe(true);
  expect(conserved(counted, planned)).toMatchObject({ ok: false, problem: { code: 'counts-differ' } });
});

test.each([
  [[], undefined],
  [['', ''], undefined],
  [['2026-02-05', '', '', '2026-02-06', '2026-02-06'], '2026-02-06'],
])('of the dates %j most rows carry %s', (dates, common) => {
  expect(commonDate(dates.map((date) => ({ date })))).toBe(common);
});
