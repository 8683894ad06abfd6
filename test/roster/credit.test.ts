import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, one, outcomes, told } from '../support/sheet';

describe('a column for each credit', () => {
  const TWO = 'NRDS ID | Name | Ethics Credit | Fair Housing Credit (Y/N)';
  const THREE = 'NRDS ID | Name | COEC | COEN | FAIRH';
  const BESIDE = 'NRDS ID | Name | Passed | Ethics Credit | Fair Housing Credit';
  test.each([
    [TWO, '999901101 | Ana A | Y |', 'COEC'],
    [TWO, '999901101 | Ana A | | Y', 'FAIRH'],
    [TWO, '999901101 | Ana A | X | X', 'COEC + FAIRH'],
    [TWO, '999901101 | Ana A | COEN | N', 'COEN'],
    [TWO, '999901101 | Ana A | N | N', 'left out: no-credit'],
    [TWO, '999901101 | Ana A | N |', 'left out: no-credit'],
    [TWO, '999901101 | Ana A | |', 'fix: earned-empty'],
    [TWO, '999901101 | Ana A | Y | late', 'fix: earned-unclear'],
    [THREE, '999901101 | Ana A | X | |', 'COEC'],
    [THREE, '999901101 | Ana A | | X | X', 'COEN + FAIRH'],
    [THREE, '999901101 | Ana A | X | X |', 'fix: credit-conflict'],
    [BESIDE, '999901101 | Ana A | Y | Y |', 'COEC'],
    [BESIDE, '999901101 | Ana A | Y | |', 'fix: earned-unclear'],
    [BESIDE, '999901101 | Ana A | N | Y | Y', 'left out: no-credit'],
  ])('%s: %s', (header, line, expected) => {
    expect(one(header, line)).toBe(expected);
  });
});

test('X is unclear in a column of one credit that has another yes, and a yes in one that has none', () => {
  const lines = [
    'NRDS ID | Name | Ethics Credit | Fair Housing Credit',
    '999901101 | Ana A | X | ',
    '999901102 | Ben B | Y | X',
    '999901103 | Cy C |  | X',
  ];
  const outcomes = checkLines(lines, { classCredit: 'COEC' }).rows.map(told);
  expect(outcomes.slice(1)).toEqual(['fix: earned-unclear', 'COEC + FAIRH', 'FAIRH']);
});

describe('which credit', () => {
  test.each<[string, RosterSettings, string]>([
    ['COEC', {}, 'COEC'],
    ['coe-c', {}, 'COEC'],
    ['COE N', {}, 'COEN'],
    ['Code of Ethics (existing)', {}, 'COEC'],
    ['Code of Ethics for New Members', {}, 'COEN'],
    ['New Member Orientation', {}, 'COEN'],
    ['NMO', {}, 'COEN'],
    ['Ethics (applicants)', {}, 'COEN'],
    ['Provisional', {}, 'COEN'],
    ['Ethics, current members', {}, 'COEC'],
    ['Continuing ethics', {}, 'COEC'],
    ['Cycle 8 Ethics', {}, 'COEC'],
    ['Ethics CE renewal', {}, 'COEC'],
    ['Fair Housing: Everyday Practice', {}, 'FAIRH'],
    ['Fair Housing for New Members', {}, 'FAIRH'],
    ['COE-C; FAIRH', {}, 'COEC + FAIRH'],
    ['Code of Ethics', {}, 'fix: credit-unknown'],
    ['Code of Ethics', { classCredit: 'COEN' }, 'COEN'],
    ['Code of Ethics', { classCredit: 'FAIRH' }, 'fix: credit-unknown'],
    ['', { classCredit: 'FAIRH' }, 'FAIRH'],
    ['', {}, 'fix: credit-unknown'],
    ['COEC or COEN', {}, 'fix: credit-conflict'],
    ['Contracts 101', { classCredit: 'COEC' }, 'fix: course-unknown'],
    ['Fair Lending', { classCredit: 'FAIRH' }, 'fix: course-unknown'],
  ])('%s %j', (course, settings, expected) => {
    const lines = ['NRDS ID | Name | Course | Passed', `999901101 | Ana A | ${course} | Y`];
    expect(told(checkLines(lines, settings).rows[1])).toBe(expected);
  });

  test.each<[string, string, RosterSettings, string]>([
    ['', 'Y', {}, 'COEN'],
    ['', 'No', {}, 'COEC'],
    ['', 'existing', {}, 'COEC'],
    ['', 'Y', { classCredit: 'COEC' }, 'COEN'],
    ['', 'N', { classCredit: 'FAIRH' }, 'FAIRH'],
    ['', 'New', {}, 'COEN'],
    ['', 'applicant', {}, 'COEN'],
    ['', 'x', {}, 'COEN'],
    ['', '?', {}, 'fix: new-member-unclear'],
    ['COEC', 'Y', {}, 'COEC, check credit-against-marker'],
    ['Code of Ethics', 'N', { classCredit: 'COEN' }, 'COEC'],
  ])('course "%s", new member "%s", %j', (course, marker, settings, expected) => {
    const lines = ['NRDS ID | Name | Course | New Member | Passed', `999901101 | Ana A | ${course} | ${marker} | Y`];
    expect(told(checkLines(lines, settings).rows[1])).toBe(expected);
  });

  test.each([
    ['Code of Ethics | ? | Y', 'New Member', '?'],
    ['COEC or COEN | Y | Y', 'Course', 'COEC or COEN'],
    ['Code of Ethics | | Y', 'Course', 'Code of Ethics'],
  ])('%s: asked is about the cell under %s', (line, column, value) => {
    const { rows } = checkLines(['NRDS ID | Name | Course | New Member | Passed', `999901101 | Ana A | ${line}`]);
    expect(rows[1]?.findings).toMatchObject([{ column, value, message: expect.stringContaining(`"${value}"`) }]);
  });

  test.each([
    ['NRDS ID | Name | New Member | Passed', '999901101 | Ana A | | Y', 'credit-unknown', 'New Member'],
    ['NRDS ID | Name | COEC | COEN | New Member', '999901101 | Ana A | X | X | Y', 'credit-conflict', ''],
  ])('%s: without a column of credits %s', (header, line, code, column) => {
    const { rows } = checkLines([header, line]);
    expect(rows[1]?.findings).toMatchObject([{ code, column, value: '' }]);
  });

  test('a section heading that names a kind of member is a proposal, and a tag once the coordinator says so', () => {
    const lines = [
      'NRDS ID | Name | Passed',
      'New Members | |',
      '999901101 | Ana A | Y',
      'Existing members | |',
      '999901102 | Ben B | Y',
    ];
    const { rows } = checkLines(lines);
    expect(rows[2]?.findings[0]).toMatchObject({ code: 'credit-unknown', proposal: { to: 'credit', value: 'COEN' } });
    expect(rows[4]?.findings[0]).toMatchObject({ code: 'credit-unknown', proposal: { to: 'credit', value: 'COEC' } });
    const sectionTags = { 'new members': 'COEN', 'Existing Members': 'COEC' } as const;
    expect(outcomes(lines, { sectionTags })).toEqual([
      'nobody: header',
      'nobody: section heading',
      'COEN',
      'nobody: section heading',
      'COEC',
    ]);
  });
});

test('a second column that names another credit is looked at', () => {
  const header = 'NRDS ID | Name | Credit Type | Course Title | Passed';
  expect(one(header, '999901101 | Ana A | COEC | Code of Ethics (existing) | Y')).toBe('COEC');
  expect(one(header, '999901101 | Ana A | COEC | Ethics and Fair Housing | Y')).toBe(
    'COEC, check credit-against-course',
  );
});

test('a join date says nothing of the kind of member', () => {
  const lines = ['NRDS ID | Name | Join Date | Passed', '999901101 | Ana A | 06/01/2026 | Y'];
  expect(told(checkLines(lines).rows[1])).toBe('fix: credit-unknown');
});

describe('a credit column that also says no', () => {
  test.each([
    ['COEC', 'COEC'],
    ['No', 'left out: no-credit'],
    ['', 'fix: earned-empty, credit-unknown'],
  ])('%s', (text, expected) => {
    const lines = ['NRDS ID | Name | Credit', '999901102 | Ben B | N', `999901101 | Ana A | ${text}`];
    expect(told(checkLines(lines).rows[2])).toBe(expected);
  });
});
