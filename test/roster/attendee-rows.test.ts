import fc from 'fast-check';
import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, outcomes } from '../support/sheet';

const HEADER = 'NRDS ID | Last Name | First Name | Office | Course | Passed';
const COEC: RosterSettings = { classCredit: 'COEC' };

/** What becomes of one line below the header, behind somebody else's. */
const below = (line: string, header = HEADER, first = '999942100 | Ash | Abe | X | COEC | Y') =>
  outcomes([header, first, line])[2];

describe('a row with a person in it is never nobody', () => {
  test.each([
    ['an office named Total', '999942101 | Alder | Ana | Grand Total Realty | COEC | Y', 'COEC'],
    ['the same without an ID', ' | Alder | Ana | Total Realty | COEC | Y', 'fix: member-id-missing'],
    [
      'with an ID that is to come',
      'pending | Alder | Ana | Signature Homes | |',
      'fix: member-id-missing, earned-empty, credit-unknown',
    ],
    [
      'with names and an office alone',
      ' | Alder | Ana | Signature Homes | |',
      'fix: member-id-missing, earned-empty, credit-unknown',
    ],
    ['with a short ID', '12345 | Alder | Ana | Total Homes | COEC | Y', 'fix: member-id-length'],
    ['an office named Page', ' | Alder | Ana | Page 2 | | Y', 'fix: member-id-missing, credit-unknown'],
    ['a surname Page', '999942101 | Page | Ana | X | COEC | N', 'left out: no-credit'],
    ['a surname Host', ' | Host | Ana | Instructor Homes | COEC | Y', 'fix: member-id-missing'],
    ['a surname Total', ' | Total | Grant | X | COEC | Y', 'fix: member-id-missing'],
    ['words of headers', ' | Price | Chase | Office | COEC | Passed', 'fix: member-id-missing'],
  ])('%s', (_, line, expected) => {
    expect(below(line)).toBe(expected);
  });

  test.each([
    ['a surname Sample', '999942101 | Sample | Ann | X | COEC | Y', 'COEC'],
    ['a surname Example without an ID', ' | Example | Eve | X | COEC | Y', 'fix: member-id-missing'],
    ['an office Sample', ' | Alder | Ana | Sample & Sons | COEC | Y', 'fix: member-id-missing'],
    ['a placeholder beside a real name', '000000000 | Alder | Ana | X | COEC | Y', 'fix: member-id-placeholder'],
    ["the template's row by its ID", '123456789 | Sample | Sally | X | COEC | Y', "nobody: the template's sample row"],
    [
      "the template's row, said to be one",
      'EXAMPLE: | Alder | Ana | X | COEC | Y',
      "nobody: the template's sample row",
    ],
  ])('first row: %s', (_, line, expected) => {
    expect(outcomes([HEADER, line, '999942100 | Ash | Abe | X | COEC | Y'])[1]).toBe(expected);
  });

  test.each([
    ['Total | 12 | | | | 8', 'nobody: totals'],
    ['Total attendees: | | | | | 12', 'nobody: totals'],
    [' | Average | | | | 87', 'nobody: totals'],
    ['Page 2 of 3 | | | | |', 'nobody: page break'],
    ['Instructor signature: | ____ | | | |', 'nobody: certification text'],
    ['I certify that all attended | | | | |', 'nobody: certification text'],
    ['Afternoon session | | | | |', 'nobody: section heading'],
  ])('a line that is none: %s', (line, expected) => {
    expect(below(line)).toBe(expected);
  });

  test.each([
    ['    Points Possible | | | 100 | (read only)', 'nobody: totals'],
    ['Student, Test | | | | ', 'nobody: test student'],
    ['Student, Test | | COE Existing | | ', 'nobody: test student'],
    ['Testa, Student | 999942109 | COE Existing | 90 | Pass', 'COEC'],
  ])('a grade book: %s', (line, expected) => {
    const header = 'Student | NRDS ID | Section | Score | Final Grade';
    const columns = { fullName: 'Student', credit: 'Section', earned: 'Final Grade' };
    expect(outcomes([header, line, 'Ash, Abe | 999942100 | COE Existing | 90 | Pass'], { columns })[1]).toBe(expected);
  });
});

test('with a good ID and a clear yes somebody is never nobody, whatever stands beside, above and below', () => {
  const words = fc.constantFrom(
    ...[
      '',
      'Total',
      'Grand Total',
      'Page 2 of 2',
      'Sample',
      'Example',
      'Host',
      'Panelist',
      'Instructor: Kim',
      'Signature',
    ],
    ...[
      'Test Student',
      'I certify',
      'NRDS ID',
      'Passed',
      'Last Name',
      'New',
      'Average',
      'e.g.',
      'John Doe',
      'Absent',
      '3',
    ],
  );
  const alone = fc.constantFrom('', 'Instructor-led class', 'New members', 'Attendees', 'Page 2', 'Panel discussion');
  const line = fc.tuple(words, words, words, words);
  const rosters = fc.tuple(fc.array(fc.tuple(alone, line, alone), { minLength: 1, maxLength: 6 }), fc.boolean());
  fc.assert(
    fc.property(rosters, ([people, isLast]) => {
      const lines = [isLast ? 'Notes | Office | Last Name | First Name | Passed | NRDS ID' : `${HEADER} | Notes`];
      const expected: boolean[] = [true];
      people.forEach(([above, [last, first, office, notes], below], place) => {
        const id = `99994220${place}`;
        const cells = isLast ? [notes, office, last, first, 'Y', id] : [id, last, first, office, 'COEC', 'Y', notes];
        lines.push(`${above} | | | | |`, cells.join(' | '), `${below} | | | | |`);
        expected.push(true, false, true);
      });
      const told = outcomes(lines, { ...COEC, headerRow: 1 });
      expect(told.map((one) => one.startsWith('nobody: '))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

describe('one text alone under the name', () => {
  const NAMES = 'Name | NRDS ID | Email | Passed';
  test.each([
    ['Kim New', 'fix: member-id-missing, earned-empty'],
    ['Newland, Pat', 'fix: member-id-missing, earned-empty'],
    ['Cosima Page', 'fix: member-id-missing, earned-empty'],
    ['Pat Host', 'fix: member-id-missing, earned-empty'],
    ['NEW MEMBERS', 'nobody: section heading'],
    ['New', 'nobody: section heading'],
    ['Existing members:', 'nobody: section heading'],
    ['Code of Ethics', 'nobody: section heading'],
    ['Panel discussion', 'nobody: section heading'],
    ['3. In-Meeting Activities', 'nobody: section heading'],
    ['Guests', 'nobody: section heading'],
  ])('%s', (text, expected) => {
    expect(outcomes([NAMES, 'Abe Ash | 999942100 | a@example.com | Y', `${text} | | |`], COEC)[2]).toBe(expected);
  });
});

describe('hosts and panelists', () => {
  test.each([
    ['Host Details', 'nobody: listed under "Host Details"'],
    ['Panelists', 'nobody: listed under "Panelists"'],
    ['Hosts and Panelists', 'nobody: listed under "Hosts and Panelists"'],
    ['Alternative Host Details', 'nobody: listed under "Alternative Host Details"'],
    ['Instructors', 'nobody: listed under "Instructors"'],
    ['Instructor-Led Session 1 (Host site: Gull Point)', 'COEC'],
    ['Instructor: Dana Whitfield - Session 2', 'COEC'],
    ['Panel discussion', 'COEC'],
    ['Speaker series: morning', 'COEC'],
    ['Attendee Details', 'COEC'],
  ])('below the heading "%s"', (heading, expected) => {
    const lines = ['NRDS ID | Name | Passed', '999942100 | Abe Ash | N', `${heading} | |`, '999942101 | Ana Alder | Y'];
    expect(outcomes(lines, COEC)[3]).toBe(expected);
  });

  test.each([
    ['Host', 'nobody: role Host'],
    ['Co-host', 'nobody: role Co-host'],
    ['Panelist', 'nobody: role Panelist'],
    ['Attendee', 'COEC'],
    ['Student', 'COEC'],
    ['Presenter', 'fix: role-open'],
    ['Moderator', 'fix: role-open'],
  ])('with a good member ID and the role %s', (role, expected) => {
    expect(outcomes(['Role | NRDS ID | Name | Passed', `${role} | 999942101 | Ana Alder | Y`], COEC)[1]).toBe(expected);
  });

  test.each(['Moderator', 'Presenter', 'Organizer', 'Teacher', 'Facilitator'])('without one: %s', (role) => {
    const { rows } = checkLines(
      ['Role | NRDS ID | Name | Passed', `${role} | | Pat School | Y`, 'Attendee | 999942101 | Ana A | Y'],
      COEC,
    );
    expect(rows[1]).toMatchObject({ reason: `role ${role}`, firstName: 'Pat', lastName: 'School', memberId: '' });
  });

  test('a role that may be either is asked about once', () => {
    const lines = [
      'Role | NRDS ID | Name | Passed',
      'Presenter | 999942101 | Ana Alder | Y',
      'Presenter | 999942102 | Bea B | Y',
    ];
    const asked = checkLines(lines, COEC)
      .questions.all()
      .filter(({ ask }) => ask === 'meaning');
    expect(asked).toMatchObject([{ rows: [2, 3] }]);
    const said = (meaning: 'ignore' | 'none') =>
      outcomes(lines, { ...COEC, meanings: { Role: { Presenter: meaning } } })[1];
    expect([said('ignore'), said('none')]).toEqual(['COEC', 'left out: no-credit']);
  });
});

test("a survey's second line of headers is nobody", () => {
  const lines = [
    'Email Address | First Name | Last Name | What is your NRDS number? | Passed',
    ' | Open-Ended Response | Open-Ended Response | Open-Ended Response | Response',
    'ana@example.com | Ana | Alder | 999942101 | Yes',
  ];
  expect(outcomes(lines, COEC)).toEqual(['nobody: header', 'nobody: repeated header', 'COEC']);
});
