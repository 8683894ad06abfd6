import { acceptName } from '../../src/roster/rules/judge-name';
import { couldHaveBeen, decoded, hasLostLetters } from '../../src/roster/rules/name-text';
import { splitName } from '../../src/roster/rules/names';
import type { Member, MemberDirectory } from '../../src/roster/types';
import { checkLines, told } from '../support/sheet';

const HEADER = 'NRDS ID | First Name | Last Name | Company | Credit Type | Passed';
const byParts = (first: string, last: string, office = 'Harbor Homes') =>
  `999900001 | ${first} | ${last} | ${office} | COEC | Y`;

function directoryOf(firstName: string, lastName: string, status = 'Active'): MemberDirectory {
  const member: Member = { contactId: 1, memberId: '999900001', firstName, lastName, email: '', status };
  return { byMemberId: new Map([[member.memberId, member]]) };
}

describe('designations are no names', () => {
  test.each([
    ['Jane Roeburn, CRS, GRI', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn (she/her)', 'Jane', 'Roeburn', ''],
    ['Roeburn, Jane, GRI', 'Jane', 'Roeburn', ''],
    ['Roeburn GRI, Jane', 'Jane', 'Roeburn', ''],
    ['Roeburn, CRS, Jane', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn (CRS, GRI)', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn CRS/GRI', 'Jane', 'Roeburn', ''],
    ['JANE ROEBURN SRES', 'JANE', 'ROEBURN', ''],
    ['Jane Roeburn, gri', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, C.R.S.', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, e-PRO®, ABRM', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn ePRO', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, GREEN', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn - ABR', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, REALTOR®', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, Associate Broker', 'Jane', 'Roeburn', ''],
    ['Jane Roeburn, Ph.D.', 'Jane', 'Roeburn', ''],
    ['Roeburn, Jr., James, MBA', 'James', 'Roeburn', 'Jr.'],
    ['James Roeburn Jr., CRB', 'James', 'Roeburn', 'Jr.'],
    ['Dr. Olga Marsh, ABR', 'Dr. Olga', 'Marsh', ''],
    ['María José de la Cruz, C2EX', 'María José', 'de la Cruz', ''],
  ])('%s', (full, firstName, lastName, suffix) => {
    expect(splitName(full)).toEqual({ firstName, lastName, suffix });
  });

  test.each([
    ['Adam GREEN', 'Adam', 'GREEN'],
    ['GREEN, Adam', 'Adam', 'GREEN'],
    ['Green, Jane', 'Jane', 'Green'],
    ['Smith, JD', 'JD', 'Smith'],
    ['J.D. Smith', 'J.D.', 'Smith'],
    ['Amy Cre', 'Amy', 'Cre'],
    ['Broker, Paul', 'Paul', 'Broker'],
    ['Linh Agent', 'Linh', 'Agent'],
    ['GRI', '', 'GRI'],
    ['Roeburn - Harbor Realty, Jane', 'Jane', 'Roeburn - Harbor Realty'],
    ['Anne-Marie Smith-Jones', 'Anne-Marie', 'Smith-Jones'],
    ['LEE, MIN SEO', 'MIN SEO', 'LEE'],
  ])('%s is a name as it stands', (full, firstName, lastName) => {
    expect(splitName(full)).toMatchObject({ firstName, lastName });
  });

  test.each([
    ['Jane', 'Roeburn, GRI'],
    ['Jane', 'Roeburn GRI CRS'],
    ['Jane, CRS', 'Roeburn'],
  ])('%s | %s in cells of their own', (first, last) => {
    expect(checkLines([HEADER, byParts(first, last)]).rows[1]).toMatchObject({
      firstName: 'Jane',
      lastName: 'Roeburn',
    });
  });
});

describe('a row without a name', () => {
  test('is a check where its ID is good', () => {
    expect(told(checkLines([HEADER, byParts('', '')]).rows[1])).toBe('COEC, check name-missing');
  });
  test('is not one where a last name stands', () => {
    expect(told(checkLines([HEADER, byParts('', 'Roeburn')]).rows[1])).toBe('COEC');
  });
});

describe('broken letters', () => {
  test.each([
    ['O&#39;Neil', "O'Neil"],
    ['O&#x2019;Neil', 'O’Neil'],
    ['Andr&eacute;', 'André'],
    ['Mu&ntilde;oz', 'Muñoz'],
    ['&Oslash;stby', 'Østby'],
    ['Smith &amp; Lisle', 'Smith & Lisle'],
    ['O&amp;#039;Neil', "O'Neil"],
    ['MarÃ\u00ADa', 'María'],
    ['ZoÃ«', 'Zoë'],
    ['PeÃ±a', 'Peña'],
    ['Oâ€™Neil', 'O’Neil'],
    ['NovÃ¡kovÃ¡', 'Nováková'],
    ['Å\u0081ucja', 'Łucja'],
  ])('%s was %s', (text, right) => {
    expect(decoded(text)).toBe(right);
  });
  test.each(['Zoë', 'Peña-Villalona', 'Þórsdóttir', 'JOÃO', 'A&B Realty', 'AT&T; Homes', 'Łucja', '王 小明'])(
    '%s is right',
    (text) => {
      expect(decoded(text)).toBe(text);
      expect(hasLostLetters(text)).toBe(false);
    },
  );
  test.each([
    ['Mar\uFFFDa', 'María', true],
    ['Jos\uFFFD', 'José', true],
    ['Mu?oz', 'Muñoz', true],
    ['Jos\uFFFD', 'Josephine', false],
    ['Mar\uFFFDa', 'Maribel', false],
  ])('%s could be %s: %s', (text, name, could) => {
    expect(couldHaveBeen(text, name)).toBe(could);
  });

  test.each(["Rosa's iPad", 'rosa@example.com', 'Galaxy S24'])('%s is no person and holds the row', (name) => {
    const others = ['999900002 | Ana Alvarez | COEC | Y', '999900003 | Ben Berg | COEC | Y'];
    const lines = ['NRDS ID | Name | Credit Type | Passed', `999900001 | ${name} | COEC | Y`, ...others];
    expect(told(checkLines(lines).rows[1])).toBe('fix: name-of-nobody');
  });

  test('hold the row, with what was meant', () => {
    const [, row] = checkLines([HEADER, byParts('MarÃ\u00ADa', 'Roeburn')]).rows;
    expect(told(row)).toBe('fix: name-broken');
    expect(row?.findings[0]?.message).toContain('"María"');
  });
  test.each([
    ['MarÃ\u00ADa', 'María'],
    ['Mar\uFFFDa', 'María'],
    ['Mar&iacute;a', 'María'],
  ])('%s: the directory settles it', (first, right) => {
    const [, row] = checkLines([HEADER, byParts(first, 'Roeburn')], {}, directoryOf('María', 'Roeburn')).rows;
    expect(row).toMatchObject({ outcome: 'credit', firstName: right, findings: [{ code: 'letters-decoded' }] });
  });
  test('another name in the directory settles nothing', () => {
    const [, row] = checkLines([HEADER, byParts('Mar&iacute;a', 'Roeburn')], {}, directoryOf('Otto', 'Marsh')).rows;
    expect(told(row)).toBe('fix: member-id-other-person, name-broken');
  });
  test('in an office are a note, and the office is sent as it was meant', () => {
    const [, row] = checkLines([HEADER, byParts('Jane', 'Roeburn', 'Smith &amp; Lisle')]).rows;
    expect(row).toMatchObject({ outcome: 'credit', office: 'Smith & Lisle', findings: [{ code: 'letters-decoded' }] });
  });
  test('a decoded text that runs as a formula is held', () => {
    const [, row] = checkLines([HEADER, byParts('Jane', 'Roeburn', '&#61;1+1')]).rows;
    expect(told(row)).toBe('fix: formula-text');
  });
});

describe('a name that a person accepted for a member', () => {
  const settings = acceptName({ classCredit: 'COEC' }, '999900001', 'Kate Roe');
  test('is a note', () => {
    const [, row] = checkLines([HEADER, byParts('Kate', 'Roe')], settings, directoryOf('Katherine', 'Marsh')).rows;
    expect(row).toMatchObject({ outcome: 'credit', findings: [{ code: 'name-accepted' }] });
  });
  test('holds only while the roster says that name', () => {
    const [, row] = checkLines([HEADER, byParts('Karl', 'Roe')], settings, directoryOf('Katherine', 'Marsh')).rows;
    expect(told(row)).toBe('fix: member-id-other-person');
  });
  test('does not hide that the member is not active', () => {
    const directory = directoryOf('Katherine', 'Marsh', 'Dropped');
    const [, row] = checkLines([HEADER, byParts('Kate', 'Roe')], settings, directory).rows;
    expect(told(row)).toBe('COEC, check member-inactive');
  });
  test('keeps the other settings and the other names', () => {
    expect(acceptName(settings, '999900002', 'Al Marsh')).toEqual({
      classCredit: 'COEC',
      acceptedNames: { '999900001': 'Kate Roe', '999900002': 'Al Marsh' },
    });
  });
});
