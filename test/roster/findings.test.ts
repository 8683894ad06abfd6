import { causesOf, FINDINGS, type FindingCode, repairOf } from '../../src/roster/findings';
import { tell } from '../../src/roster/rules/draft';
import type { Finding } from '../../src/roster/types';
import { checkLines } from '../support/sheet';

const codes = Object.keys(FINDINGS) as FindingCode[];

/** The codes whose rows in the table fit. */
const those = (fits: (code: FindingCode) => boolean): string[] => codes.filter(fits);

test('every code has its own title and a level', () => {
  expect(new Set(codes.map((code) => FINDINGS[code].title)).size).toBe(codes.length);
  for (const code of codes) expect(['fix needed', 'check', 'note']).toContain(FINDINGS[code].level);
});

test('a finding has the level of its row, and only what holds a row is asked of the vendor or repaired', () => {
  for (const code of codes) {
    const findings: Finding[] = [];
    tell({ findings }, code, ['A', ''], 'What is wrong.');
    expect(findings).toMatchObject([{ level: FINDINGS[code].level, code, column: 'A', message: 'What is wrong.' }]);
    const level = findings[0]?.level;
    if (FINDINGS[code].vendor || FINDINGS[code].sets) expect(level).toBe('fix needed');
  }
});

test('what is told apart by the own columns already is a note', () => {
  expect(those((code) => FINDINGS[code].recorded === true)).toEqual([
    'by-hand-credit',
    'by-hand-id',
    'repaired-credit',
    'repaired-id',
  ]);
});

test('the vendor is asked about what is theirs alone', () => {
  expect(those((code) => FINDINGS[code].level === 'fix needed' && !FINDINGS[code].vendor)).toEqual([
    'member-id-two-contacts',
    'member-is-affiliate',
    'column-open',
    'earned-unknown',
    'attended-unclear',
    'unit-unknown',
    'minimum-unknown',
    'credit-unknown',
    'course-unknown',
    'row-says-otherwise',
    'ssn-in-cell',
    'row-two-people',
    'row-hidden',
    'role-open',
    'by-hand-credit-bad',
    'by-hand-id-bad',
    'by-hand-other-person',
  ]);
});

test('a repair puts a credit into CE Credit and an ID into CE Member ID', () => {
  const { rows } = checkLines([
    'NRDS ID | First Name | Last Name | Course | Passed',
    'New Member Attendees | | | |',
    '12602754 | Ana | A | Code of Ethics | Y',
  ]);
  expect(rows[2]?.findings.map(repairOf)).toEqual([
    { to: 'memberId', value: '012602754' },
    { to: 'credit', value: 'COEN' },
  ]);
  expect(causesOf(rows).map(({ repair }) => repair?.label)).toEqual([
    'Use the proposed ID in 1 row',
    'Use the proposed credit in 1 row',
  ]);
});
