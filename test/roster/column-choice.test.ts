import fc from 'fast-check';
import { checkRoster } from '../../src/roster/check';
import type { Field, RosterSettings } from '../../src/roster/settings';
import type { RosterRow } from '../../src/roster/types';
import { checkLines, outcomes, TODAY, tableOf, textCells, told } from '../support/sheet';

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());

/** What each header is read as, by header and letter; `?` where it is one of several that could be the field. */
function readAs(lines: readonly string[]): Readonly<Record<string, string>> {
  const { headers, columns, ties, pairs, idChoices } = tableOf(lines.map(cellsOf), { headerRow: 1 });
  const named: Record<string, string> = {};
  const say = (column: number, word: string) => {
    named[headers[column] ?? ''] = word;
  };
  for (const [field, column] of Object.entries(columns)) say(column, field);
  for (const { timeIn, timeOut } of pairs.slice(1)) {
    say(timeIn, 'timeIn');
    say(timeOut, 'timeOut');
  }
  for (const { field, columns: close } of ties) for (const column of close) say(column, `${field}?`);
  if (idChoices.length > 1) for (const column of idChoices) say(column, 'memberId?');
  return named;
}

describe('two columns for one field: a clear winner is taken', () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
    [
      'the attendee beside who pays',
      ['NRDS | First Name | Last Name | Attendee First Name | Attendee Last Name', '999901101 | Pia | Payer | Ana | A'],
      { NRDS: 'memberId', 'Attendee First Name': 'firstName', 'Attendee Last Name': 'lastName' },
    ],
    [
      'who is named by nothing, beside the buyer',
      [
        'NRDS | Buyer First Name | First Name | Purchaser Email | Email',
        '999901101 | Pia | Ana | p@example.com | a@example.com',
      ],
      { NRDS: 'memberId', 'First Name': 'firstName', Email: 'email' },
    ],
    [
      'a participant with a whole name beside the names of somebody else',
      ['NRDS | First Name | Last Name | Participant Name', '999901101 | Pia | Payer | Ana Alvarez'],
      { NRDS: 'memberId', 'Participant Name': 'fullName' },
    ],
    [
      'a name beside a last name is a first name',
      ['NRDS | Attendee Name | Attendee Last Name', '999901101 | Ana | Alvarez'],
      { NRDS: 'memberId', 'Attendee Name': 'firstName', 'Attendee Last Name': 'lastName' },
    ],
    [
      'earned, and a user by name',
      ['NRDS | User | Course | Earned', '999901101 | Ana Alvarez | COEC | Y'],
      { NRDS: 'memberId', User: 'fullName', Course: 'credit', Earned: 'earned' },
    ],
    [
      'time in class, not in a recording',
      ['NRDS | Name | Total recording watch time | Total time spent', '999901101 | A | 3:00 | 1:00'],
      { NRDS: 'memberId', Name: 'fullName', 'Total time spent': 'minutes' },
    ],
    [
      "the student's status, not the course's",
      [
        'NRDS | Name | Course Status | Participant Status',
        '999901101 | A | Completed | Withdrew',
        '999901102 | B | Completed | Completed',
      ],
      { NRDS: 'memberId', Name: 'fullName', 'Participant Status': 'earned' },
    ],
    [
      'hours present, not those of the course',
      ['NRDS | Name | Credit Hours | Hours Attended', '999901101 | A | 3.0 | 1.0', '999901102 | B | 3.0 | 3.0'],
      { NRDS: 'memberId', Name: 'fullName', 'Hours Attended': 'hours' },
    ],
    [
      'actual, not scheduled',
      ['NRDS | Name | Scheduled Minutes | Actual Minutes', '999901101 | A | 180 | 60'],
      { NRDS: 'memberId', Name: 'fullName', 'Actual Minutes': 'minutes' },
    ],
    [
      'completion, not registration',
      [
        'NRDS | Name | Registration Date | Order Date | Completion Date | Class Date',
        '999901101 | A | 1/2/2026 | 1/3/2026 | 2/5/2026 | 2/4/2026',
      ],
      { NRDS: 'memberId', Name: 'fullName', 'Completion Date': 'date' },
    ],
    [
      'one that is filled, not one that is empty',
      ['NRDS | Name | Attendee Email | Email', '999901101 | A |  | a@example.com'],
      { NRDS: 'memberId', Name: 'fullName', Email: 'email' },
    ],
    [
      'one of answers, not of other words',
      ['NRDS | Name | Result | Completed', '999901101 | A | 71 points | Yes', '999901102 | B | 80 points | No'],
      { NRDS: 'memberId', Name: 'fullName', Completed: 'earned' },
    ],
  ])('%s', (_, lines, expected) => {
    expect(readAs(lines)).toEqual(expected);
    const turned = lines.map((line) => cellsOf(line).reverse().join(' | '));
    expect(readAs(turned)).toEqual(expected);
  });
});

describe("another person's columns are never the attendee's", () => {
  const OTHERS = [
    ...['Buyer', 'Payer', 'Purchaser', 'Billing', 'Guest', 'Order Contact', 'Manager', 'Managing Broker', 'Sponsor'],
    ...['Designated REALTOR', 'Instructor', 'Teacher', 'Supervisor', 'Office Manager', 'Emergency Contact', 'Spouse'],
    ...['Group Leader', 'Team Lead', 'Proctor', 'Mentor', 'Customer', 'Broker of Record', 'Supervising Broker'],
  ];
  test.each(OTHERS)('%s', (other) => {
    const headers = ['First Name', 'Last Name', 'Name', 'Email', 'NRDS #', 'Member ID', 'M1 ID'].map(
      (header) => `${other} ${header}`,
    );
    const table = tableOf([headers, ['Pia', 'Payer', 'Pia Payer', 'p@example.com', ...Array(3).fill('999901101')]], {
      headerRow: 1,
    });
    expect(table.columns).toEqual({});
    expect(table).toMatchObject({ idChoices: [], idLike: [], otherIds: [] });
  });

  test.each([
    ["What is your managing broker's NRDS number?", ''],
    ['What is your own NRDS number?', 'memberId'],
    ['NRDS of your sponsor', ''],
    ['NRDS (DR)', ''],
    ['NRDS (ask your managing broker if you have none)', 'memberId'],
    ['Email (Manager)', ''],
    ['Created By (User Id)', ''],
    ['Referred By Name', ''],
    ['Broker Email', ''],
    ['Broker/Agent Name', 'fullName'],
  ])('%s', (header, field) => {
    const value = /mail/.test(header) ? 'a@example.com' : /Name/.test(header) ? 'Ana Alvarez' : '999901101';
    const { columns } = tableOf([[header], [value]], { headerRow: 1 });
    expect(Object.keys(columns)).toEqual(field === '' ? [] : [field]);
  });

  test('who registered counts alone, and not beside an attendee', () => {
    const alone = ['NRDS | Registrant First Name | Registrant Email', '999901101 | Ana | a@example.com'];
    expect(readAs(alone)).toMatchObject({ 'Registrant First Name': 'firstName', 'Registrant Email': 'email' });
    const beside = [
      'NRDS | Registrant Name | Registrant Email | Attendee Name',
      '999901101 | Pia P | p@example.com | Ana A',
    ];
    expect(readAs(beside)).toEqual({ NRDS: 'memberId', 'Attendee Name': 'fullName' });
  });

  test('unless settings name one', () => {
    const rows = [
      ['NRDS', 'Buyer Email'],
      ['999901101', 'p@example.com'],
    ];
    expect(tableOf(rows, { columns: { email: 'Buyer Email' } }).columns.email).toBe(1);
  });
});

describe('headers of learning systems, meetings and ticket shops', () => {
  test.each<[string, string, Field | '']>([
    ...(
      [
        'FirstNameOfAttendee',
        'First_Name',
        'USER.firstName',
        'Name (First)',
        'Name: First',
        'What is your first name?',
      ] as const
    ).map((header) => [header, 'Ana', 'firstName'] as [string, string, Field]),
    ...(
      ['LastNameOfAttendee', 'Name (Last)', 'Name - Last', 'What is your last name?', 'Learner Last Name'] as const
    ).map((header) => [header, 'Alvarez', 'lastName'] as [string, string, Field]),
    ...(
      [
        'NameOfAttendee',
        'Participant Name',
        'Learner',
        'Name (original name)',
        'Candidate',
        'Agent',
        'Ticket Holder Name',
      ] as const
    ).map((header) => [header, 'Ana Alvarez', 'fullName'] as [string, string, Field]),
    ['Name (Suffix)', 'Jr.', 'suffix'],
    ['Name: Middle', 'B.', ''],
    ['EmailOfAttendee', 'a@example.com', 'email'],
    ['Office Email', 'a@example.com', ''],
    ['AttendeeTotalTimeInSession', '02:41:10', 'minutes'],
    ['Total time in session', '160', 'minutes'],
    ['Time in Event', '160', 'minutes'],
    ['Attended Duration', '160', 'minutes'],
    ['Session length', '180', ''],
    ['Class Duration (minutes)', '180', ''],
    ['Course Hours', '3.0', ''],
    ['Lobby Minutes', '30', ''],
    ['Minutes Late', '5', ''],
    ['Attended hours', '2.5', 'hours'],
    ['AttendeeFirstJoinTime', '9:00 AM', 'timeIn'],
    ['AttendeeLastLeaveTime', '11:45 AM', 'timeOut'],
    ['Time joined', '9:00 AM', 'timeIn'],
    ['Time exited', '11:45 AM', 'timeOut'],
    ['Last Sign In', '9:00 AM', ''],
    ['Certificate earned', 'Yes', 'earned'],
    ['Transcript Status', 'Completed', 'earned'],
    ['Did you pass?', 'Yes', 'earned'],
    ['Invitee Status', 'Accepted', ''],
    ['Member Status', 'Active', ''],
    ['Which class did you complete?', 'Code of Ethics', 'credit'],
    ['Session', 'Code of Ethics', 'credit'],
    ['Session', 'Room 5', ''],
    ['NRDSNumber', '999901101', 'memberId'],
    ['SSN', '987654321', ''],
  ])('%s over "%s" is %s', (header, value, field) => {
    const { columns } = tableOf([[header], [value]], { headerRow: 1 });
    expect(Object.keys(columns)).toEqual(field === '' ? [] : [field]);
  });
});

describe('a status that names the kind of each member', () => {
  const withStatus = (header: string, kinds: readonly string[], settings = {}) =>
    checkLines(
      [`NRDS ID | Name | ${header} | Passed`, ...kinds.map((kind, at) => `99990110${at} | Ana A${at} | ${kind} | Y`)],
      { headerRow: 1, ...settings },
    ).rows.slice(1);
  test.each(['Status', 'Member Status', 'Membership Status', 'Attendee Status', 'Registration Status'])(
    '%s says which ethics credit, and nobody is asked',
    (header) => {
      expect(withStatus(header, ['Renewing', 'New', 'renewing']).map(told)).toEqual(['COEC', 'COEN', 'COEC']);
      expect(withStatus(header, ['Existing member', 'New'], { classCredit: 'COEC' }).map(told)).toEqual([
        'COEC',
        'COEN',
      ]);
    },
  );
  test('alone it is no answer to who earned credit', () => {
    const lines = ['NRDS ID | Name | Status', '999901101 | Ana A | Renewing', '999901102 | Ben B | New'];
    expect(outcomes(lines).slice(1)).toEqual(['fix: earned-unknown', 'fix: earned-unknown']);
    expect(outcomes(lines, { earned: 'all' }).slice(1)).toEqual(['COEC', 'COEN']);
  });
  test.each([
    ['Status', ['Renewing', 'New', 'Completed']],
    ['Status', ['New', 'New']],
    ['License Status', ['Renewing', 'New']],
  ])('%s over %j decides nothing by itself', (header, kinds) => {
    expect(withStatus(header, kinds).map(told)).not.toContain('COEN');
  });
});

describe('two columns as likely as each other', () => {
  const twice = [
    'NRDS | Name | Course | Passed | Passed',
    '999901101 | A | COEC | Y | Y',
    '999901102 | B | COEC | N | Y',
    '999901103 | C | COEC | N | No',
  ];

  test('are asked about once; only rows in which they differ wait', () => {
    expect(outcomes(twice).slice(1)).toEqual(['COEC', 'fix: column-open', 'left out: no-credit']);
    const [question, ...more] = checkLines(twice).questions.all();
    expect(more).toEqual([]);
    expect(question).toMatchObject({ id: 'column: earned', ask: 'column', field: 'earned', rows: [3], answer: '' });
    expect(question?.choices.map(({ value }) => value)).toEqual(['D', 'E']);
    const { findings } = checkLines(twice).rows[2] ?? { findings: [] };
    expect(findings).toMatchObject([{ code: 'column-open', question: 'column: earned' }]);
    expect(findings[0]?.message).toContain('"Passed" (D) says "N"');
    expect(findings[0]?.message).toContain('columns.earned');
  });

  test('are decided by letter where both have one header, and the question stays with its answer', () => {
    const { questions } = checkLines(twice);
    const settings = questions.settled('column: earned', 'E', {});
    expect(settings).toEqual({ columns: { earned: 'Passed [E]' } });
    expect(outcomes(twice, settings).slice(1)).toEqual(['COEC', 'COEC', 'left out: no-credit']);
    expect(outcomes(twice, { columns: { earned: 'column d' } })[2]).toBe('left out: no-credit');
    expect(checkLines(twice, settings).questions.all()).toMatchObject([
      { id: 'column: earned', answer: 'E', rows: [3] },
    ]);
  });

  test('are not decided by a header that both have', () => {
    expect(outcomes(twice, { columns: { earned: 'Passed' } })[2]).toBe('fix: column-open');
  });

  test('are not asked about where no row differs, nor where something else decides', () => {
    const same = ['NRDS | Name | Email | User Email | Passed', '999901101 | A | a@example.com | A@example.com | Y'];
    expect(
      checkLines(same, { classCredit: 'COEC' })
        .questions.all()
        .map(({ id }) => id),
    ).toEqual(['class credit']);
    const left = ['NRDS | Name | Email | User Email | Passed', '999901101 | A | a@example.com | b@example.com | N'];
    expect(checkLines(left).questions.all()).toEqual([]);
    const minutes = ['NRDS | Name | Credit Type | Passed | Minutes | Duration', '999901101 | A | COEC | Y | 10 | 170'];
    expect(checkLines(minutes).questions.all()).toEqual([]);
  });

  test('hold all rows of a person whose time is open, and nobody else', () => {
    const lines = [
      'NRDS | Name | Minutes | Duration',
      '999901101 | A | 100 | 100',
      '999901101 | A | 20 | 90',
      '999901102 | B | 20 | 20',
    ];
    const settings: RosterSettings = { classCredit: 'COEC', minimumMinutes: 150 };
    expect(outcomes(lines, settings).slice(1)).toEqual([
      'fix: column-open',
      'fix: column-open',
      'left out: too-few-minutes',
    ]);
    expect(outcomes(lines, { ...settings, columns: { minutes: 'Duration' } }).slice(1, 3)).toEqual([
      'COEC',
      'repeat of 2',
    ]);
  });

  test.each<[string, readonly string[], string]>([
    [
      'names',
      [
        'NRDS | First Name | Legal First Name | Last Name | Credit Type | Passed',
        '999901101 | Ana | Anastasia | A | COEC | Y',
      ],
      'fix: column-open',
    ],
    [
      'credits',
      ['NRDS | Name | Course | Class | Passed', '999901101 | A | COEC | Fair Housing | Y'],
      'fix: column-open',
    ],
    [
      'member types',
      ['NRDS | Name | Member Type | Membership Type | Credit Type | Passed', '999901101 | A | R | AFF | COEC | Y'],
      'fix: column-open',
    ],
    [
      'dates',
      [
        'NRDS | Name | Class Date | Session Date | Credit Type | Passed',
        '999901101 | A | 2/5/2026 | 2/6/2026 | COEC | Y',
      ],
      'fix: column-open',
    ],
    [
      'one date in two forms',
      [
        'NRDS | Name | Class Date | Session Date | Credit Type | Passed',
        '999901101 | A | 2/5/2026 | 2026-02-05 | COEC | Y',
      ],
      'COEC',
    ],
    [
      'two member types that owe alike',
      ['NRDS | Name | Member Type | Membership Type | Credit Type | Passed', '999901101 | A | R | Primary | COEC | Y'],
      'COEC',
    ],
  ])('%s', (_, lines, outcome) => {
    expect(told(checkLines(lines).rows[1])).toBe(outcome);
  });
});

describe('several pairs of times', () => {
  const pairsOf = (headers: string, settings: RosterSettings = {}) =>
    tableOf([cellsOf(headers), cellsOf(headers).map(() => '9:00 AM')], { headerRow: 1, ...settings }).pairs.map(
      ({ timeIn, timeOut }) => [timeIn, timeOut],
    );

  test.each([
    [
      'Sign In | Sign Out | Sign In | Sign Out',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      'Sign In | Sign In | Sign Out | Sign Out',
      [
        [0, 2],
        [1, 3],
      ],
    ],
    [
      'In 1 | In 2 | Out 2 | Out 1',
      [
        [0, 3],
        [1, 2],
      ],
    ],
    [
      'PM Out | PM In | AM Out | AM In',
      [
        [1, 0],
        [3, 2],
      ],
    ],
    [
      'Day 1 Sign In | Day 1 Sign Out | Day 2 Sign In | Day 2 Sign Out',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['Time joined | Time exited', [[0, 1]]],
    ['Check In | Time In | Time Out', [[1, 2]]],
    ['Time In', []],
  ])('%s', (headers, pairs) => {
    expect(pairsOf(headers)).toEqual(pairs);
  });

  test('those that settings name, alone', () => {
    const settings = { columns: { timeIn: 'Sign In [C]', timeOut: 'column D' } };
    expect(pairsOf('Sign In | Sign Out | Sign In | Sign Out', settings)).toEqual([[2, 3]]);
  });

  test('as many as a whole mapping says', () => {
    const mapping = ['Sign In', 'Sign Out', 'Sign In', 'Sign Out'].map(
      (header) => [header, header === 'Sign In' ? 'timeIn' : 'timeOut'] as const,
    );
    expect(pairsOf('Sign In | Sign Out | Sign In | Sign Out', { mapping })).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe("a number of the row's own that is no member ID", () => {
  test.each<[string, string, string, string]>([
    ['licence', 'License #', '999901101', 'fix: member-id-licence'],
    ['another licence', 'License #', '999901102', 'COEC'],
    ['social security number', 'SSN', '999901101', 'fix: member-id-ssn'],
    ['social security number with dashes', 'Social Security Number', '999-90-1101', 'fix: member-id-ssn'],
    ["a second office's", 'Firm NRDS', '999901101', 'fix: member-id-office'],
    ["the broker's licence", 'Broker License #', '999901101', 'COEC'],
  ])('%s', (_, header, value, outcome) => {
    const lines = [
      `NRDS ID | Name | Office ID | ${header} | Credit Type | Passed`,
      `999901101 | A | 880200117 | ${value} | COEC | Y`,
    ];
    expect(outcomes(lines)[1]).toBe(outcome);
  });

  test('is not told in full where it is a social security number', () => {
    const lines = ['NRDS ID | Name | SSN | Credit Type | Passed', '999901101 | A | 999901101 | COEC | Y'];
    expect(JSON.stringify(checkLines(lines).rows[1]?.findings)).not.toContain('999901101');
  });
});

describe('nothing changes in silence', () => {
  const FIRST = ['Ana', 'Ben', ''];
  const LAST = ['Alvarez', 'Berg'];
  const MAIL = ['a@example.com', 'b@example.com', ''];
  const COURSE = ['COEC', 'COEN', 'Fair Housing', 'Code of Ethics'];
  const ANSWER = ['Y', 'N', 'Yes', 'Completed', 'Withdrew', ''];
  const MINUTES = ['160', '95', '150', ''];
  const DATE = ['2/5/2026', '2/6/2026', ''];
  const COLUMNS: Readonly<Record<string, readonly string[]>> = {
    ...{ 'First Name': FIRST, 'Attendee First Name': FIRST, 'Legal First Name': FIRST, 'Last Name': LAST },
    ...{ 'Student Last Name': LAST, 'Buyer Name': ['Pia Payer'] },
    ...{ Email: MAIL, 'Work Email': MAIL, 'Attendee Email': MAIL, 'Buyer Email': MAIL },
    ...{ Course: COURSE, Class: COURSE, 'Credit Type': COURSE, Passed: ANSWER, Status: ANSWER },
    ...{ 'Course Status': ANSWER, Completed: ANSWER, Attended: ANSWER, Minutes: MINUTES, Duration: MINUTES },
    ...{ 'Time Attended': MINUTES, Hours: ['3.0', '1.0'], 'Credit Hours': ['3.0'], 'Class Date': DATE },
    ...{
      'Session Date': DATE,
      'Completion Date': DATE,
      'License #': ['3412345', '999901101'],
      'Member Type': ['R', 'AFF'],
    },
    ...{ 'Buyer NRDS': ['999901109'], 'Managing Broker M1 ID': ['999901109'] },
  };
  const sheet = fc
    .uniqueArray(fc.constantFrom(...Object.keys(COLUMNS)), { minLength: 4, maxLength: 10 })
    .chain((headers) => {
      const line = fc.tuple(
        fc.constantFrom('999901101', '999901102', '999901103'),
        ...headers.map((header) => fc.constantFrom(...(COLUMNS[header] ?? []))),
      );
      return fc.tuple(fc.constant(headers), fc.array(line, { minLength: 1, maxLength: 6 }));
    })
    .map(([headers, lines]): readonly (readonly string[])[] => [['NRDS ID', ...headers], ...lines]);
  const settings: RosterSettings = { headerRow: 1, classCredit: 'COEC', minimumMinutes: 150 };
  // What stands in two copies is told twice.
  const causes = (row: RosterRow) => [...new Set(told(row).replace(': ', ', ').split(', '))].join(', ');
  const decide = (rows: readonly (readonly string[])[], name = 'Roster') => {
    const checked = checkRoster({ ...textCells(rows), name }, { settings, today: TODAY });
    return checked.ok
      ? checked.value.rows.map((row) => [causes(row), row.memberId, row.firstName, row.lastName, row.email, row.date])
      : checked.problem.code;
  };

  test('by the order of the columns', () => {
    fc.assert(
      fc.property(sheet, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const order = (rows[0] ?? []).map((_, column) => ({ column, key: numbers.next().value }));
        order.sort((a, b) => a.key - b.key);
        expect(decide(rows.map((row) => order.map(({ column }) => row[column] ?? '')))).toEqual(decide(rows));
      }),
      { numRuns: 300 },
    );
  });

  test('by a column that has nothing to do with it', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        const wider = rows.map((row, index) => [...row, index === 0 ? 'Dietary needs' : 'vegetarian']);
        expect(decide(wider)).toEqual(decide(rows));
      }),
      { numRuns: 300 },
    );
  });

  test('by the name of the sheet', () => {
    const names = fc.constantFrom('Sheet1', 'No shows', 'Waiting room', 'FAIRH 10-14-2026', 'Hosts', 'New members', '');
    fc.assert(
      fc.property(sheet, names, (rows, name) => {
        expect(decide(rows, name)).toEqual(decide(rows));
      }),
      { numRuns: 300 },
    );
  });

  test('by a second copy of a column; a copy that differs changes no row but to hold it', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), fc.nat(), (rows, turn, choice) => {
        const column = 1 + (turn % ((rows[0] ?? []).length - 1));
        const words = COLUMNS[rows[0]?.[column] ?? ''] ?? [];
        const word = words[choice % words.length] ?? '';
        // An empty column is outweighed by one that is filled; that is no silence.
        fc.pre(rows.every((row) => row[column] !== ''));
        const copied = rows.map((row) => [...row, row[column] ?? '']);
        const before = decide(rows);
        expect(decide(copied)).toEqual(before);
        const other = copied.map((row, index) => (index === 1 ? [...row.slice(0, -1), word] : row));
        const after = decide(other);
        if (typeof before === 'string' || typeof after === 'string') return;
        const sent = (row: (typeof before)[number] | undefined) => /^(COE|FAIR)/.test(row?.[0] ?? '');
        after.forEach((row, index) => {
          if (sent(row) && sent(before[index])) expect(row.slice(1)).toEqual(before[index]?.slice(1));
        });
      }),
      { numRuns: 300 },
    );
  });
});
