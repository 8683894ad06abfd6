import type { RosterSettings } from '../../src/roster/settings';
import type { Member, MemberDirectory } from '../../src/roster/types';
import { checkLines, outcomes, tableOf, told } from '../support/sheet';

const EVERYONE: RosterSettings = { classCredit: 'COEC', earned: 'all' };
const TIMED: RosterSettings = { classCredit: 'COEC', minimumMinutes: 150 };
const OTHERWISE = 'fix: row-says-otherwise';
const HEADING = 'nobody: section heading';

/** What becomes of the rows below the header. */
const below = (lines: readonly string[], settings: RosterSettings = {}): string[] => outcomes(lines, settings).slice(1);

describe("an ID that stands in another person's column, too", () => {
  const lines = (own: string) => [
    'NRDS ID | Name | Course | Passed | Recruiter NRDS | Sponsoring Broker M1 ID',
    `${own} | Bo Lind | COEC | Y | 999990001 | 999990002`,
  ];
  test.each([
    ['999990001', 'Recruiter NRDS'],
    ['999990002', 'Sponsoring Broker M1 ID'],
  ])('%s: a check names both columns', (own, other) => {
    const row = checkLines(lines(own)).rows[1];
    expect(told(row)).toBe('COEC, check member-id-of-two');
    expect(row?.findings[0]?.message).toBe(`Member ID ${own} is under "NRDS ID" and "${other}". Whose is it?`);
  });
  test('any other one is nothing to look at, and neither is one that the directory knows under this name', () => {
    expect(told(checkLines(lines('999910221')).rows[1])).toBe('COEC');
    const member = { memberId: '999990001', firstName: 'Bo', lastName: 'Lind' };
    const known: Member = { contactId: 0, email: 'bo@example.com', status: 'Active', ...member };
    const directory: MemberDirectory = { byMemberId: new Map([[known.memberId, known]]) };
    const row = checkLines(lines('999990001'), {}, directory).rows[1];
    expect(row?.findings.map(({ code }) => code)).not.toContain('member-id-of-two');
  });
});

describe('headers as systems write them', () => {
  test.each<[string, readonly string[], Readonly<Record<string, number>>]>([
    [
      'whose number it is stands in brackets',
      ['NRDS (Office)', 'NRDS (Member)', 'Name (Office)', 'Name'],
      { officeId: 0, memberId: 1, office: 2, fullName: 3 },
    ],
    ['or behind it', ['NRDS Office', 'NRDS', 'Name'], { officeId: 0, memberId: 1, fullName: 2 }],
    [
      'words written together',
      ['REGISTRANTNAME', 'NRDSID', 'EMAILADDRESS', 'COURSECODE', 'PASSFAIL', 'COMPLETIONDATE'],
      { fullName: 0, memberId: 1, email: 2, credit: 3, earned: 4, date: 5 },
    ],
    [
      'dots',
      ['attendee.member_id', 'attendee.first_name', 'attendee.last_name', 'buyer.first_name', 'attendee.passed'],
      { memberId: 0, firstName: 1, lastName: 2, earned: 4 },
    ],
    [
      'learning records',
      [
        'actor.name',
        'actor.mbox',
        'actor.account.nrds',
        'result.success',
        'result.completion',
        'object.definition.name',
      ],
      { fullName: 0, email: 1, memberId: 2, earned: 3, credit: 5 },
    ],
    ['a user name is no name', ['USERNAME', 'NRDSNO', 'FULLNAME'], { memberId: 1, fullName: 2 }],
  ])('%s', (_, headers, columns) => {
    expect(tableOf([headers], { headerRow: 1 }).columns).toEqual(columns);
  });
  test("a learning record's address goes out as an address", () => {
    const lines = ['NRDS | Name | mbox | Passed', '999910191 | Ada Kell | mailto:ada@example.com | Y'];
    expect(checkLines(lines, { classCredit: 'COEC' }).rows[1]).toMatchObject({ email: 'ada@example.com' });
  });
  test('codes under "Credits" are credits, numbers there say nothing', () => {
    expect(below(['NRDS | Name | Credits | Earned', '999911301 | Ada Kell | COEC & FAIRH | Y'])).toEqual([
      'COEC + FAIRH',
    ]);
    expect(
      tableOf(
        [
          ['NRDS', 'Credits'],
          ['999911301', '3'],
        ],
        { headerRow: 1 },
      ).columns,
    ).toEqual({ memberId: 0 });
  });
});

test("an office's number under a longer name for it", () => {
  const lines = ['M1 ID | Name | Primary Office ID | Passed', '880200117 | Cy Moss | 880200117 | Y'];
  expect(below(lines, { classCredit: 'COEC' })).toEqual(['fix: member-id-office']);
});

test('HTML in a name is none of it', () => {
  expect(below(['NRDS | Name | Passed', '999912191 | Ada Kell<br> | Y'], { classCredit: 'COEC' })).toEqual([
    'fix: name-broken',
  ]);
});

test("a vendor's own member number beside NRDS numbers of nine digits is no question", () => {
  const lines = ['NRDS # | Member ID | Name | Passed', '999910081 | 44551201 | Ada Kell | Y'];
  expect(below(lines, { classCredit: 'COEC' })).toEqual(['COEC']);
  const alike = ['NRDS # | Member ID | Name | Passed', '999910081 | 999910082 | Ada Kell | Y'];
  expect(below(alike, { classCredit: 'COEC' })).toEqual(['fix: column-open']);
});

describe('which course', () => {
  const HEADER = 'NRDS | Name | Course | Passed';
  const rows = (courses: readonly string[], settings: RosterSettings = {}) =>
    below([HEADER, ...courses.map((course, place) => `99991100${place} | Ada Roe | ${course} | Y`)], settings);
  test('ethics of another trade is another course beside ours', () => {
    expect(rows(['Business Ethics for Photographers', 'Fair Housing'])).toEqual(['left out: other-course', 'FAIRH']);
  });
  test('a first-time member is a new one, whatever the class', () => {
    expect(rows(['COE First-Time Member'], { classCredit: 'COEC' })).toEqual(['COEN']);
  });
  test.each(['COE - first time', 'COE (1st time)', 'COE Indoctrination'])('%s is asked about', (course) => {
    expect(rows([course], { classCredit: 'COEC' })).toEqual(['fix: course-unknown']);
  });
  test('of a cycle is what the class is, or is asked about', () => {
    expect(rows(['COE - triennial'], { classCredit: 'COEC' })).toEqual(['COEC']);
    expect(rows(['COE - triennial'], { classCredit: 'COEN' })).toEqual(['fix: course-unknown']);
  });
  test('minutes of an ethics course that only some associations count are not added', () => {
    const lines = [
      'NRDS | Name | Course | Minutes Attended',
      '999911041 | Ada Kell | Code of Ethics | 100',
      '999911041 | Ada Kell | Business Ethics at Work | 60',
      '999911042 | Bo Lind | Code of Ethics | 160',
    ];
    expect(below(lines, TIMED)).toEqual(['fix: minutes-unclear', 'fix: minutes-unclear, course-unknown', 'COEC']);
  });
  test('another course in a column that mostly names ours is no row without a credit', () => {
    const lines = [
      'NRDS | Name | What | Passed',
      '999911201 | Ada Kell | Code of Ethics | Y',
      '999911202 | Bo Lind | Code of Ethics | Y',
      '999911203 | Cy Moss | Agency Law Basics | Y',
    ];
    expect(below(lines, { classCredit: 'COEC' })).toEqual(['COEC', 'COEC', OTHERWISE]);
  });
});

describe('headings name a course', () => {
  const rows = (headings: readonly string[], settings: RosterSettings) =>
    below(
      [
        'NRDS | First | Last | Passed',
        ...headings.flatMap((text, place) => [`${text} | | |`, `99991200${place} | Ada | Kell | Y`]),
      ],
      settings,
    );
  const COEC = { classCredit: 'COEC' } as const;
  const FAIRH = { classCredit: 'FAIRH' } as const;
  test.each([
    ['another course than the others', ['CODE OF ETHICS', 'CONTRACT LAW UPDATE'], COEC, ['COEC', OTHERWISE]],
    ['a place, where no heading names a course', ['HARBOR BRANCH OFFICE'], COEC, ['COEC']],
    ['by its short form', ['Fair Hsg'], COEC, ['fix: credit-unknown']],
    ['for the first time', ['COE (1st time)'], COEC, ['fix: credit-unknown']],
    ['ethics in a fair housing class', ['CODE OF ETHICS', 'FAIR HSG'], FAIRH, ['fix: credit-unknown', 'FAIRH']],
    ['a kind of member in a fair housing class', ['NEW MEMBERS'], FAIRH, ['FAIRH']],
  ] as const)('%s', (_, headings, settings, expected) => {
    expect(rows(headings, settings)).toEqual(expected.flatMap((outcome) => [HEADING, outcome]));
  });
});

describe('everyone earned, and the row says otherwise', () => {
  test.each([
    ['Check-in Date', '2026-03-04 09:02', ''],
    ['Checked-In At', '3/4/2026 8:55', ''],
    ['Check-in Time', '9:02 AM', ''],
    ['Did you stay until the end?', 'Yes', 'No'],
    ['Waitlisted', '', 'Yes'],
    ['Absent', '', 'X'],
    ['Remarks', '', 'needs makeup'],
  ])('%s', (header, yes, no) => {
    const lines = [`NRDS | Name | ${header}`, `999911071 | Ada Kell | ${yes}`, `999911072 | Bo Lind | ${no}`];
    expect(below(lines, EVERYONE)).toEqual(['COEC', OTHERWISE]);
  });
  test.each(['No Credit', 'Fail'])('%s holds the row beside a yes, too', (header) => {
    const lines = [`NRDS | Name | Passed | ${header}`, '999912071 | Ada Kell | Y |', '999912072 | Bo Lind | Y | X'];
    expect(below(lines, { classCredit: 'COEC' })).toEqual(['COEC', OTHERWISE]);
  });
  test('below a heading of those who have something to make up', () => {
    expect(below(['NRDS | Name', 'Make-up required |', '999912153 | Cy Moss'], EVERYONE)).toEqual([HEADING, OTHERWISE]);
  });
  test.each(['Cy Moss (no credit)', 'Ed Orr VOID', 'Di Nye CANCELLED', 'Bo Lind no show'])('%s', (name) => {
    expect(below(['NRDS | Name', `999910373 | ${name}`], EVERYONE)).toEqual(['fix: name-of-nobody']);
  });
});

describe('times around lunch', () => {
  test.each([
    ['In | Lunch Out | Lunch In | Out', '9:00 AM | 10:00 AM | 11:30 AM | 12:30 PM'],
    ['Sign Out | Lunch In | Lunch Out | Sign In', '12:30 PM | 11:30 AM | 10:00 AM | 9:00 AM'],
    ['Sign In | Sign Out | Lunch In | Lunch Out', '9:00 AM | 12:30 PM | 11:30 AM | 10:00 AM'],
  ])('%s: lunch is not counted', (headers, times) => {
    expect(below([`NRDS | Name | ${headers}`, `999911102 | Bo Lind | ${times}`], TIMED)).toEqual([
      'left out: too-few-minutes',
    ]);
  });
});
