import type { CheckedRow } from '../../src/answers';
import type { MemberDirectory, RosterRow } from '../../src/roster';
import { openRows, unproven } from '../../src/sidebar/steps/mark/open-rows';
import { checkLines } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Email | Credit Type | Credit?';
const ADA = { memberId: '012602754', firstName: 'Ada', lastName: 'Roe' };

/** A row as the page has it. */
const shown = (row: RosterRow): CheckedRow => ({
  ...row,
  growthzoneName: '',
  findings: row.findings.map(({ proposal, ...finding }) => ({
    ...finding,
    ...(proposal && { proposal: proposal.value }),
  })),
});
const rowsOf = (lines: readonly string[], directory?: MemberDirectory) => ({
  rows: checkLines([HEADER, ...lines], {}, directory).rows.map(shown),
});
const namesOpen = (lines: readonly string[], people: readonly (typeof ADA)[] | null, directory?: MemberDirectory) =>
  openRows(rowsOf(lines, directory), people).map(({ firstName }) => firstName);

const SHORT = '12602754 | Ada | Roe | ada@example.com | COEC | Y';
/** Nobody this roster names. */
const OTHERS: MemberDirectory = { byMemberId: new Map() };

test('a leading zero that was settled for the build is not open for whoever has no members', () => {
  expect(namesOpen([SHORT], [])).toEqual(['Ada']);
  expect(namesOpen([SHORT], null)).toEqual([]);
  expect(namesOpen([SHORT], [ADA])).toEqual([]);
});

test('nor is an ID that this person does not find among their own members', () => {
  const good = '999901101 | Ben | Brown | ben@example.com | COEC | Y';
  expect(namesOpen([good], [], OTHERS)).toEqual(['Ben']);
  expect(namesOpen([good], [{ memberId: '999901101', firstName: 'Ben', lastName: 'Brown' }], OTHERS)).toEqual([]);
});

test.each<[string, string, typeof ADA]>([
  ['another name', SHORT, { ...ADA, firstName: 'Eve' }],
  ['another number', SHORT, { ...ADA, memberId: '112602754' }],
  ['a missing ID', ' | Ada | Roe | ada@example.com | COEC | Y', ADA],
  ['another fix beside it', '12602754 | Ada | Roe | ada@example.com | COEC | perhaps', ADA],
  ['an ID of seven digits', '2602754 | Ada | Roe | ada@example.com | COEC | Y', ADA],
])('%s stays open', (_, line, person) => {
  expect(namesOpen([line], [person])).toEqual(['Ada']);
});

test('the tabs are read only where a row is open for nothing but its unproven ID', () => {
  expect(unproven(rowsOf([SHORT]))).toHaveLength(1);
  expect(unproven(rowsOf(['012602754 | Ada | Roe | ada@example.com | COEC | Y']))).toEqual([]);
  expect(unproven(rowsOf([' | Ada | Roe | ada@example.com | COEC | Y']))).toEqual([]);
});
