import type { Member, MemberDirectory } from '../../src/roster/types';
import { checkLines, told } from '../support/sheet';

const member = (memberId: string, firstName: string, lastName: string, email = '', status = 'Active'): Member => ({
  contactId: 0,
  memberId,
  firstName,
  lastName,
  email,
  status,
});
const directory: MemberDirectory = {
  byMemberId: new Map(
    [
      member('012602754', 'Christopher-James', 'Núñez'),
      member('999901102', 'Robert', 'Berg', 'rob@example.com'),
      member('999901103', 'Dee', 'Dunn', '', 'Dropped'),
    ].map((one) => [one.memberId, one]),
  ),
};
const HEADER = 'NRDS ID | First Name | Last Name | Email | COE Type | Passed';

/** The row's outcome in short, then the first proposal of its findings. */
function judged(lines: readonly string[], members?: MemberDirectory): string {
  const row = checkLines(lines, { headerRow: 1 }, members).rows[1];
  const proposal = row?.findings.find((finding) => finding.proposal !== undefined)?.proposal;
  return proposal === undefined ? told(row) : `${told(row)} > ${proposal.value}`;
}

describe('held against the members at hand', () => {
  test.each([
    ['the same name', '999901102 | Robert | Berg', 'COEC'],
    ['another case, accents, a name cut at 12 letters', '012602754 | CHRISTOPHER- | Nunez', 'COEC'],
    ['a suffix and a nickname', '999901102 | Robert (Bob) | Berg Jr.', 'COEC'],
    ['names swapped', '999901102 | Berg | Robert', 'COEC'],
    ['another spelling', '999901102 | Robrt | Berg', 'COEC, check name-differs'],
    ['another person', '999901102 | Ana | Alvarez', 'fix: member-id-other-person'],
    ['nobody', '999901199 | Ana | Alvarez', 'fix: member-id-unknown'],
    [
      'nobody, though e-mail and name know one',
      '999901199 | Robert | Berg | rob@example.com',
      'fix: member-id-unknown > 999901102',
    ],
    ['somebody inactive', '999901103 | Dee | Dunn', 'COEC, check member-inactive'],
    ['a lost zero, with proof', '12602754 | Christopher- | Núñez', 'COEC'],
    ['a lost zero of somebody else', '12602754 | Ana | Alvarez', 'fix: member-id-8-digits'],
    ['a lost zero of a similar name', '12602754 | Christoph | Núñez', 'fix: member-id-8-digits > 012602754'],
    ['a missing ID, by e-mail and name', '| Robert | Berg | ROB@example.com', 'fix: member-id-missing > 999901102'],
    ['a missing ID, by the e-mail alone', '| Ana | Berg | rob@example.com', 'fix: member-id-missing'],
  ])('%s', (_, person, expected) => {
    const cells = [...person.split('|'), '', ''].slice(0, 4).join(' | ');
    expect(judged([HEADER, `${cells} | COEC | Y`], directory)).toBe(expected);
  });
});

describe('another column of member IDs', () => {
  const TWO = 'NRDS ID | M1 ID | First Name | Last Name | COE Type | Passed';
  const filled = '999901110 | x | Zed | Zorn | COEC | Y';
  test.each<[string, string, MemberDirectory | undefined, string]>([
    ['has a good one', 'n/a | 999901102 | Robert | Berg', undefined, 'fix: member-id-missing > 999901102'],
    ['has none either', 'n/a | 12345 | Robert | Berg', undefined, 'fix: member-id-missing'],
    [
      'has one that is this person’s',
      'n/a | 999901102 | Robert | Berg',
      directory,
      'fix: member-id-missing > 999901102',
    ],
    ['has one that is somebody else’s', 'n/a | 999901102 | Ana | Alvarez', directory, 'fix: member-id-missing'],
  ])('%s', (_, cells, members, expected) => {
    expect(judged([TWO, `${cells} | COEC | Y`, filled, filled], members)).toBe(expected);
  });
});

describe("the same person's other row", () => {
  const lacking = 'n/a | Ana | Alvarez | ana@example.com | COEC | Y';
  test.each([
    ['by name and e-mail', ['999901101 | ANA | Alvarez | Ana@example.com | FAIRH | Y'], ' > 999901101'],
    ['not by the e-mail alone', ['999901101 | Ben | Alvarez | ana@example.com | FAIRH | Y'], ''],
    ['not by the name alone', ['999901101 | Ana | Alvarez | | FAIRH | Y'], ''],
    [
      'not where two rows disagree',
      [
        '999901101 | Ana | Alvarez | ana@example.com | FAIRH | Y',
        '999901102 | Ana | Alvarez | ana@example.com | COEN | Y',
      ],
      '',
    ],
  ])('%s', (_, others, proposal) => {
    expect(judged([HEADER, lacking, ...others])).toBe(`fix: member-id-missing${proposal}`);
  });
});

describe('the sentence says what is proposed, or what to ask for', () => {
  const TWO = 'NRDS ID | M1 ID | First Name | Last Name | Email | COE Type | Passed';
  const filled = '999901110 | x | Zed | Zorn | | COEC | Y';
  test.each<[string, string, MemberDirectory | undefined, string]>([
    [
      'nothing evident',
      '1234 | x | Ana | Alvarez |',
      undefined,
      'has 4 digits; member IDs have 9. Ask for the member ID.',
    ],
    ['the cell', '12602754 | x | Ana | Alvarez |', undefined, 'has 8 digits; member IDs have 9. Use 012602754?'],
    [
      'the cell, but no member of that ID is this person',
      '12602754 | x | Ana | Alvarez |',
      directory,
      'has 8 digits; member IDs have 9. Ask for the member ID.',
    ],
    [
      'another column',
      '12602754 | 999901102 | Robert | Berg |',
      undefined,
      'has 8 digits; member IDs have 9. "M1 ID" has 999901102. Use that?',
    ],
    [
      'a member',
      '1234 | x | Robert | Berg | rob@example.com',
      directory,
      'has 4 digits; member IDs have 9. E-mail and name point to Robert Berg. Use 999901102?',
    ],
    [
      'advice of its own, which stays',
      '9.99E+08 | 999901102 | Robert | Berg |',
      undefined,
      'lost digits in scientific notation. Ask for the member ID as text.',
    ],
  ])('%s', (_, cells, members, expected) => {
    const { rows } = checkLines([TWO, `${cells} | COEC | Y`, filled, filled], { headerRow: 1 }, members);
    const shown = cells.split(' ')[0];
    expect(rows[1]?.findings[0]?.message).toBe(`Member ID "${shown}" ${expected}`);
  });

  test('the other row', () => {
    const { rows } = checkLines([
      HEADER,
      '1234 | Ana | Alvarez | ana@example.com | COEC | Y',
      '999901101 | Ana | Alvarez | ana@example.com | FAIRH | Y',
    ]);
    expect(rows[1]?.findings).toMatchObject([
      {
        message:
          'Member ID "1234" has 4 digits; member IDs have 9. Row 3 has 999901101 for this name and e-mail. Use that?',
        proposal: { to: 'memberId', value: '999901101' },
      },
    ]);
  });
});
