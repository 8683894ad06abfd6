import { checkRoster } from '../../src/roster/check';
import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, one, outcomes, TODAY, textCells, told } from '../support/sheet';

describe('earned or not, by an explicit cell', () => {
  const YES = 'Y, yes, X, x, ✓, ✔, √, 1, 3.0, TRUE, pass, Passed, completed, COEC, coe-n, FAIRH'.split(', ');
  const NO =
    'N, no, 0, 0.0, -, –, failed, did not pass, in progress, expired, incomplete, no show, absent, cancelled, refunded, not attending, none'.split(
      ', ',
    );
  const UNCLEAR = ['yes (late)', 'P', 'AB', '?', 'Y/N', 'partial', '100%', 'maybe', '150'];
  test.each(YES)('%s is a yes', (text) => {
    expect(one('NRDS ID | Name | Credit (Y/N)', `999901101 | Ana A | ${text}`)).toMatch(/^(COEC|COEN|FAIRH)$/);
  });
  test.each(NO)('%s is a no', (text) => {
    expect(one('NRDS ID | Name | Credit (Y/N)', `999901101 | Ana A | ${text}`)).toBe('left out: no-credit');
  });
  test.each(UNCLEAR)('%s is unclear', (text) => {
    expect(one('NRDS ID | Name | Credit (Y/N)', `999901101 | Ana A | ${text}`)).toBe('fix: earned-unclear');
  });
  test('an empty one must be asked about', () => {
    expect(one('NRDS ID | Name | Credit (Y/N)', '999901101 | Ana A |')).toBe('fix: earned-empty');
  });
  test.each(['Y', 'Yes', 'Passed'])('X beside %s is unclear', (other) => {
    const lines = ['NRDS ID | Name | Credit (Y/N)', '999901101 | Ana A | X', `999901102 | Ben B | ${other}`];
    expect(outcomes(lines, { classCredit: 'COEC' }).slice(1)).toEqual(['fix: earned-unclear', 'COEC']);
  });
  test("the coordinator's own words go first", () => {
    const earned = { yes: ['Badge Printed'], no: ['Yes'] };
    expect(one('NRDS ID | Name | Status', '999901101 | Ana A | badge printed', { earned })).toBe('COEC');
    expect(one('NRDS ID | Name | Status', '999901101 | Ana A | Yes', { earned })).toBe('left out: no-credit');
  });
  test.each([
    ['Attended', 'No', 'COEC'],
    ['Hours', '0', 'COEC'],
    ['Time in Session (minutes)', '3', 'COEC'],
    ['Comments', 'left early', 'COEC'],
    ['Payment Status', 'Refunded', 'COEC'],
    ['Registration Time', '9:00', 'COEC'],
  ])('outranks %s %s', (header, text, expected) => {
    const settings = { minimumMinutes: 150 };
    expect(one(`NRDS ID | Name | Credit? | ${header}`, `999901101 | Ana A | Y | ${text}`, settings)).toBe(expected);
  });
});

describe('earned or not, without an explicit cell', () => {
  test.each<[string, string, RosterSettings, string]>([
    ['NRDS ID | Name', '999901101 | Ana A', {}, 'fix: earned-unknown'],
    ['NRDS ID | Name', '999901101 | Ana A', { earned: 'all' }, 'COEC'],
    ['NRDS ID | Name | Payment Status', '999901101 | Ana A | Paid', {}, 'fix: earned-unknown'],
    ['NRDS ID | Name | Approval Status', '999901101 | Ana A | approved', {}, 'fix: earned-unknown'],
    ['NRDS ID | Name | Registration Time', '999901101 | Ana A | 9:00', {}, 'fix: earned-unknown'],
    ['NRDS ID | Name | Attended', '999901101 | Ana A | No', {}, 'left out: did-not-attend'],
    ['NRDS ID | Name | Attended', '999901101 | Ana A | Yes', {}, 'fix: earned-unknown'],
    ['NRDS ID | Name | Attended', '999901101 | Ana A | Yes', { earned: { yes: ['yes'] } }, 'COEC'],
    ['NRDS ID | Name | Attended', '999901101 | Ana A | late', {}, 'fix: attended-unclear'],
    ['NRDS ID | Name | Attended | Minutes', '999901101 | Ana A | Yes | 150', { minimumMinutes: 150 }, 'COEC'],
    [
      'NRDS ID | Name | Attended | Minutes',
      '999901101 | Ana A | No | 170',
      { minimumMinutes: 150 },
      'left out: did-not-attend',
    ],
    ['NRDS ID | Name | Minutes', '999901101 | Ana A | 149.9', { minimumMinutes: 150 }, 'left out: too-few-minutes'],
    ['NRDS ID | Name | Minutes', '999901101 | Ana A | 200', {}, 'fix: minimum-unknown'],
    ['NRDS ID | Name | Minutes', '999901101 | Ana A | --', { minimumMinutes: 150 }, 'fix: minutes-missing'],
    ['NRDS ID | Name | Credit Hours', '999901101 | Ana A | 2.5', { minimumMinutes: 150 }, 'COEC'],
    ['NRDS ID | Name | Time In | Time Out', '999901101 | Ana A | 9:00 AM | 11:30 AM', { minimumMinutes: 150 }, 'COEC'],
    ['NRDS ID | Name | Time In | Time Out', '999901101 | Ana A | 10:30 PM | 1:00 AM', { minimumMinutes: 150 }, 'COEC'],
    [
      'NRDS ID | Name | Time In | Time Out',
      '999901101 | Ana A | 9:00 AM |',
      { minimumMinutes: 150 },
      'fix: minutes-missing',
    ],
  ])('%s: %s', (header, line, settings, expected) => {
    expect(one(header, line, settings)).toBe(expected);
  });

  test('sessions are added up and overlaps count once; rows without the ID join by name and e-mail', () => {
    const header = 'Name | Email | NRDS ID | Time In | Time Out';
    const minimumMinutes = 150;
    expect(
      outcomes(
        [
          header,
          'Ana A | a@example.com | 999901101 | 9:00 AM | 10:30 AM',
          'Ana A | a@example.com | 999901101 | 10:00 AM | 11:30 AM',
          'Ben B | b@example.com | 999901102 | 9:00 AM | 10:30 AM',
          'Ben B | b@example.com | 999901102 | 10:00 AM | 11:29 AM',
          'Cy C | c@example.com | | 9:00 AM | 10:30 AM',
          'Cy C | c@example.com | 999901103 | 10:30 AM | 11:30 AM',
        ],
        { minimumMinutes, classCredit: 'COEC' },
      ).slice(1),
    ).toEqual([
      'COEC',
      'repeat of 2',
      'left out: too-few-minutes',
      'left out: too-few-minutes',
      'fix: member-id-missing',
      'COEC',
    ]);
  });
});

test('a session that was not attended adds no minutes', () => {
  const lines = [
    'NRDS ID | Name | Minutes | Attended',
    '999901101 | Ana A | 100 | Yes',
    '999901101 | Ana A | 100 | No',
    '999901102 | Ben B | 100 | Yes',
    '999901102 | Ben B | 50 | Yes',
  ];
  expect(outcomes(lines, { minimumMinutes: 150, classCredit: 'COEC' }).slice(1)).toEqual([
    'left out: too-few-minutes',
    'left out: did-not-attend',
    'COEC',
    'repeat of 4',
  ]);
});

describe('rows that are nobody', () => {
  const HEADER = 'NRDS ID | First Name | Last Name | Role | Credit?';
  test.each([
    ['| | | |', 'blank row'],
    ['-- | -- | | |', 'blank row'],
    [HEADER, 'repeated header'],
    ['NRDS # | First | Last | | Credit (Y/N)', 'repeated header'],
    ['| User Name | Email | |', 'repeated header'],
    ['Page 2 of 3 | | | |', 'page break'],
    ['Total: 14 | | | |', 'totals'],
    ['| | Total attendees | | 14', 'totals'],
    ['I hereby certify that these persons attended. | | | |', 'certification text'],
    ['Instructor signature: ____ | | Date: | |', 'certification text'],
    ['Attendee Details | | | |', 'section heading'],
    ['Average | | | | 2.4', 'no name, e-mail or member ID'],
    ['Y = earned credit | | | |', 'section heading'],
    ['| Questions? Call 555-0100 | | |', 'note'],
    ['999901101 | Hal | Host | Host | Y', 'role Host'],
    ['n/a | Pat | Panel | Panelist | N', 'role Panelist'],
  ])('%s', (line, reason) => {
    expect(one(HEADER, line)).toBe(`nobody: ${reason}`);
  });

  test('the sample row, before the first attendee only', () => {
    const lines = [
      HEADER,
      '123456789 | Sample | Sally | | Y',
      '999901101 | Ana | A | | Y',
      '123456789 | Jane | Doe | | Y',
    ];
    expect(outcomes(lines, { classCredit: 'COEC' }).slice(1)).toEqual([
      "nobody: the template's sample row",
      'COEC',
      'fix: member-id-placeholder',
    ]);
  });

  test('the title, printed again on the next page', () => {
    const lines = ['Harbor School', HEADER, '999901101 | Ana | A | | Y', '| Harbor School | | |'];
    expect(outcomes(lines, { classCredit: 'COEC' })[3]).toBe('nobody: title');
  });

  test('whoever stands under hosts or panelists', () => {
    const lines = [
      HEADER,
      'Panelist Details',
      '999901101 | Pat | Panel | | Y',
      'Attendee Details',
      '999901102 | Ana | A | | Y',
    ];
    expect(outcomes(lines, { classCredit: 'COEC' }).slice(2)).toEqual([
      'nobody: listed under "Panelist Details"',
      'nobody: section heading',
      'COEC',
    ]);
  });

  test.each([
    ['a person with one name only', '| | Madonna | |'],
    ['whose ID stands in the name', '| Ana Alvarez 999901101 | | |'],
    ['whose ID is pending', 'pending | | | | Y'],
    ['with a surname that reads like a word', '999901101 | Total | Page | | Y'],
    ['called Doe, with an ID of her own', '999901101 | Jane | Doe | | Y'],
  ])('but not %s', (_, line) => {
    expect(one(HEADER, line)).not.toMatch(/^nobody/);
  });
});

describe('the same person again', () => {
  const HEADER = 'NRDS ID | First Name | Last Name | Credit Type | Credit?';
  test.each<[string, string[], string[]]>([
    ['the same credit', ['Ana | A | COEC', 'ANA | A | COEC'], ['COEC', 'repeat of 2']],
    ['another credit', ['Ana | A | COEC', 'Ana | A | FAIRH'], ['COEC', 'FAIRH']],
    ['both ethics credits', ['Ana | A | COEC', 'Ana | A | COEN'], ['fix: credit-conflict', 'fix: credit-conflict']],
    ['one of its two credits', ['Ana | A | COEC', 'Ana | A | COEC + FAIRH'], ['COEC', 'FAIRH']],
    [
      'another last name',
      ['Ana | A | COEC', 'Ben | B | FAIRH'],
      ['fix: same-id-other-name', 'fix: same-id-other-name'],
    ],
    ['a couple', ['Tom | Lee | COEC', 'Ana | Lee | COEC'], ['COEC, check same-id-first-name', 'repeat of 2']],
    ['spelled otherwise', ['José | De La Cruz | COEC', 'Jose | Delacruz | COEC'], ['COEC', 'repeat of 2']],
    ['names swapped', ['Ana | Lee | COEC', 'Lee | Ana | COEC'], ['COEC', 'repeat of 2']],
  ])('%s', (_, people, expected) => {
    const lines = [HEADER, ...people.map((person) => `999901101 | ${person} | Y`)];
    expect(outcomes(lines).slice(1)).toEqual(expected);
  });
});

test.each<[string, string[], string[]]>([
  [
    'a repeat that lacks something is fixed first',
    ['COEC | Y | 02/05/2026', 'COEC | Y | soon'],
    ['COEC', 'fix: date-unreadable'],
  ],
  [
    'a row that waits is repeated by none',
    ['COEC | Y | soon', 'COEC | Y | 02/05/2026', 'COEC | Y | 02/05/2026'],
    ['fix: date-unreadable', 'COEC', 'repeat of 3'],
  ],
  ['a row without credit blocks none', ['COEC | N |', 'COEC | Y |'], ['left out: no-credit', 'COEC']],
])('one person, several rows: %s', (_, rows, expected) => {
  const header = 'NRDS ID | Name | Credit Type | Credit? | Class Date';
  expect(outcomes([header, ...rows.map((cells) => `999901101 | Ana A | ${cells}`)]).slice(1)).toEqual(expected);
});

test('e-mail is no identity: two people with one address both go, with a note', () => {
  const header = 'NRDS ID | Name | Email | Credit Type | Credit?';
  const couple = ['999901101 | Tom Lee | lees@example.com', '999901102 | Ana Lee | LEES@example.com'];
  const { rows } = checkLines([header, ...couple.map((person) => `${person} | COEC | Y`)]);
  expect(rows.map(told).slice(1)).toEqual(['COEC', 'COEC']);
  const shared = [{ level: 'note', code: 'email-shared', column: 'Email' }];
  expect(rows.slice(1).map(({ findings }) => findings)).toMatchObject([shared, shared]);
});

test("an ID that equals the row's own office ID is the office's", () => {
  const header = 'NRDS ID | Name | Office NRDS | Credit?';
  expect(one(header, '999900001 | Ana A | 999900001 | Y')).toBe('fix: member-id-office');
  expect(one(header, '999901101 | Ana A | 999900001 | Y')).toBe('COEC');
});

test.each<[string, string]>([
  ...['=A1', '+Ana', '-Ana', '@Ana', '\tAna', '\rAna'].map((text): [string, string] => [text, 'fix: formula-text']),
  // Full-width and other signs, and what nobody sees before them.
  ...[
    '＝A1',
    '＋Ana',
    '－Ana',
    '＠Ana',
    '﹦A1',
    '⁺Ana',
    '−Ana',
    '\u200B=A1',
    '\uFEFF=A1',
    '\u00AD+Ana',
    '\0=A1',
    '\x1B=A1',
  ].map((text): [string, string] => [text, 'fix: formula-text']),
  ...[
    '\uFE0F=A1',
    '\u3164=A1',
    ' =A1',
    '\u00A0=A1',
    '\n=A1',
    '\f=A1',
    '"=A1"',
    "'=A1",
    '\u2066=A1',
    '\u{E0001}=A1',
  ].map((text): [string, string] => [text, 'fix: formula-text']),
  // Where a program splits cells at semicolons, tabs or lines, whatever the quotation marks.
  ...['Ana;=A1', 'Ana; "=A1"', 'Ana；＝A1', 'Ana|=A1', 'Ana\t@A', 'Ana\n=A1', 'Ana\r\n-A1', 'A;\u200B=A1'].map(
    (text): [string, string] => [text, 'fix: formula-text'],
  ),
  ['Ana-Lee', 'COEC'],
  ['Ana; Lee', 'COEC'],
  ['Ana\nLee', 'COEC'],
  ['123-45-6789', 'fix: ssn-in-cell'],
  ['O’Neil', 'COEC'],
])('%j in a cell that goes into a file: %s', (text, expected) => {
  const fields = ['First Name', 'Last Name', 'Suffix', 'Email', 'Office'];
  const good = ['Ben', 'Berg', 'Jr', 'b@example.com', 'Harbor'];
  for (const at of fields.keys()) {
    const rows = [
      ['NRDS ID', 'Credit?', ...fields],
      ['999901101', 'Y', ...good.map((cell, place) => (place === at ? text : cell))],
      ...[2, 3, 4].map((n) => [`99990110${n}`, 'Y', ...good]),
    ];
    const checked = checkRoster(textCells(rows), { settings: { classCredit: 'COEC' }, today: TODAY });
    expect([fields[at], checked.ok && told(checked.value.rows[1])]).toEqual([fields[at], expected]);
  }
});

test('where one of two credits repeats, a note says so', () => {
  const header = 'NRDS ID | Name | Credit Type | Credit?';
  const { rows } = checkLines([header, '999901101 | Ana A | COEC | Y', '999901101 | Ana A | COEC + FAIRH | Y']);
  expect(rows[2]?.findings).toMatchObject([{ level: 'note', code: 'one-credit-repeats', value: 'COEC' }]);
});

test('a cell that goes into no file may begin like a formula', () => {
  const header = 'NRDS ID | First Name | Last Name | Notes | Credit?';
  expect(one(header, '999901101 | Ana | A | =1+1 | Y')).toBe('COEC');
});

describe('what else holds a row', () => {
  const HEADER = 'NRDS ID | First Name | Last Name | Email | Office | Type (R/RA/AFF) | COE Type | Passed | Class Date';
  test.each<[string, string, RosterSettings, string]>([
    ['nothing', '999901101 | Ana | A | a@example.com | Harbor | R | COEC | Y | 02/05/2026', {}, 'COEC'],
    ['the other usual type', '999901101 | Ana | A | | | RA | COEC | Y |', {}, 'COEC'],
    ['an affiliate', '999901101 | Ana | A | | | AFF | COEC | Y |', {}, 'fix: member-is-affiliate'],
    ['an affiliate in a word', '999901101 | Ana | A | | | Affiliate | COEC | Y |', {}, 'fix: member-is-affiliate'],
    ['today', `999901101 | Ana | A | | | R | COEC | Y | ${TODAY}`, {}, 'COEC'],
    ['the first day of the cycle', '999901101 | Ana | A | | | R | COEC | Y | 01/01/2025', {}, 'COEC'],
    [
      'a date after the cycle',
      '999901101 | Ana | A | | | R | COEC | Y | 02/05/2026',
      { cycle: ['2022-01-01', '2024-12-31'] },
      'fix: date-outside-cycle',
    ],
    ['a date that is none', '999901101 | Ana | A | | | R | COEC | Y | soon', {}, 'fix: date-unreadable'],
    ['a date in the future', '999901101 | Ana | A | | | R | COEC | Y | 07/01/2026', {}, 'fix: date-future'],
    ['a date before the cycle', '999901101 | Ana | A | | | R | COEC | Y | 12/31/2024', {}, 'fix: date-outside-cycle'],
    [
      'another day than the class',
      '999901101 | Ana | A | | | R | COEC | Y | 02/05/2026',
      { classDate: '2026-02-06' },
      'COEC, check date-not-class-date',
    ],
    [
      'a day that the locale does not have',
      '999901101 | Ana | A | | | R | COEC | Y | 13/02/2026',
      {},
      'fix: date-unreadable',
    ],
    ['that day in another locale', '999901101 | Ana | A | | | R | COEC | Y | 13/02/2026', { locale: 'en_GB' }, 'COEC'],
    ['a formula for a name', '999901101 | =A1 | A | | | R | COEC | Y |', {}, 'fix: formula-text'],
    ['a formula for an office', '999901101 | Ana | A | | +Plus | R | COEC | Y |', {}, 'fix: formula-text'],
    ['an at sign before an office', '999901101 | Ana | A | | @Home | R | COEC | Y |', {}, 'fix: formula-text'],
    ['a bad e-mail is no reason', '999901101 | Ana | A | none | | R | COEC | Y |', {}, 'COEC'],
    ["no credit makes all else nobody's concern", 'x | =A1 | A | | | AFF | COEC | N | soon', {}, 'left out: no-credit'],
  ])('%s', (_, line, settings, expected) => {
    expect(one(HEADER, line, settings)).toBe(expected);
  });
});
