import Papa from 'papaparse';
import { vendorList } from '../../src/roster/export';
import { checkLines } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Email | Course | New Member | Passed | Class Date | Type (R/RA/AFF)';

/** The line of the list for one row; undefined where the vendor is not asked about it. */
function asked(line: string): readonly string[] | undefined {
  const { text } = vendorList(checkLines([HEADER, line], { headerRow: 1 }));
  return Papa.parse<string[]>(text.trimEnd()).data[1];
}

const ID = 'Please send the nine-digit member ID (NRDS or M1 ID).';

test.each([
  ['| Ana | A | | COEC | | Y | |', `"NRDS ID" is empty. ${ID}`],
  ['12602754 | Ana | A | | COEC | | Y | |', `"NRDS ID" says "12602754". ${ID}`],
  ['123-45-6789 | Ana | A | | COEC | | Y | |', `"NRDS ID" says "***-**-6789". ${ID}`],
  ['999901101 | Ana | A | | COEC | | | |', '"Passed" is empty. Please tell us if credit was earned, Y or N.'],
  ['999901101 | Ana | A | | COEC | | late | |', '"Passed" says "late". Please tell us if credit was earned, Y or N.'],
  ['999901101 | Ana | A | | COEC | | Y | soon |', '"Class Date" says "soon". Please send the completion date.'],
  [
    '999901101 | Ana | A | | Code of Ethics | ? | Y | |',
    '"New Member" says "?". Please tell us whether this is a new or an existing member.',
  ],
])('the vendor is asked: %s', (line, needed) => {
  expect(asked(line)).toEqual(['2', 'Ana', 'A', '', needed]);
});

test.each([
  ['what goes', '999901101 | Ana | A | | COEC | | Y | |'],
  ['what earned nothing', '| Ana | A | | COEC | | N | |'],
  ['whether an affiliate is due credit', '999901101 | Ana | A | | COEC | | Y | | AFF'],
  ['which credit the class was for', '999901101 | Ana | A | | Code of Ethics | | Y | |'],
])('the vendor is not asked %s', (_, line) => {
  expect(asked(line)).toBeUndefined();
});

test('what a sentence quotes does not run where cells are split at semicolons', () => {
  const [, , , , needed = ''] = asked('999901101 | Ana | A | | COEC | | Y | x;=HYPERLINK("y") |') ?? [];
  expect(needed).toContain('x,=HYPERLINK');
});

test('a cell that would run when the list is opened is not repeated in it', () => {
  expect(asked('999901101 | =A1 | A | | COEC | | Y | |')).toEqual([
    '2',
    '',
    'A',
    '',
    '"First Name" begins like a formula. Please send the text.',
  ]);
});
