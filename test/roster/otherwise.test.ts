import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, told } from '../support/sheet';

/** The outcome of one row with a column more, in a class whose credit the rows do not say. */
function withColumn(header: string, text: string, settings: RosterSettings, passed = true): string {
  const lines = [
    `NRDS ID | Name | ${header}${passed ? ' | Passed' : ''}`,
    `999900001 | Ada Roe | ${text}${passed ? ' | Y' : ''}`,
  ];
  return told(checkLines(lines, { headerRow: 1, ...settings }).rows[1]);
}

const HELD = 'fix: row-says-otherwise';

describe('another column says another kind of member than the class', () => {
  test.each([
    ['Registration Type', 'New Member Orientation', 'COEC'],
    ['Admission Item', 'New Agent Orientation', 'COEC'],
    ['Member Type', 'New', 'COEC'],
    ['Member Type', 'Provisional', 'COEC'],
    ['Membership', 'New Primary', 'COEC'],
    ['Attendee Type', 'Applicant', 'COEC'],
    ['Category', 'Existing Member', 'COEN'],
    ['Membership Status', 'Current', 'COEN'],
    ['Remarks', 'new member - COEN', 'COEC'],
    ['', 'COEN', 'COEC'],
    ['Registration Type', 'Code of Ethics', 'FAIRH'],
    ['Package', 'Fair Housing only', 'COEC'],
  ] as const)('%s: %s in a class of %s is held', (header, text, classCredit) => {
    expect(withColumn(header, text, { classCredit })).toBe(HELD);
  });
  test.each([
    ['Registration Type', 'Existing Member - COE Renewal', 'COEC'],
    ['Registration Type', 'Member Admission', 'COEC'],
    ['Registration Type', 'New Member Orientation', 'FAIRH'],
    ['Registration Type', 'Code of Ethics, new and existing', 'COEC'],
    ['Member Type', 'R', 'COEC'],
    ['Remarks', 'new phone number', 'COEC'],
    ['City', 'New Orleans', 'COEC'],
    ['Brokerage Firm', 'New Horizons Realty', 'COEC'],
    ['Topic code', 'Current Market Trends', 'COEN'],
    ['License Status', 'Current', 'COEN'],
    ['Remarks', 'vegetarian lunch', 'COEC'],
    ['Remarks', 'paid by check #1102', 'COEC'],
    ['Remarks', 'no credit card', 'COEC'],
    ['Payment Status', 'Unpaid', 'COEC'],
  ] as const)('%s: %s in a class of %s asks nothing', (header, text, classCredit) => {
    expect(withColumn(header, text, { classCredit })).toBe(classCredit);
  });
  test("the row's own credit needs no other column", () => {
    const lines = ['NRDS ID | Name | Registration Type | Credit Type | Passed', '999900001 | Ada Roe | New | COEC | Y'];
    expect(told(checkLines(lines, { classCredit: 'COEN' }).rows[1])).toBe('COEC');
  });
});

describe('a title above the header says another class than the one that was chosen', () => {
  const under = (titles: readonly string[], settings: RosterSettings, rows = ['999900001 | Ada Roe | Y']) =>
    checkLines([...titles, 'NRDS ID | Name | Passed', ...rows], settings);
  const first = (titles: readonly string[], settings: RosterSettings) =>
    told(under(titles, settings).rows[titles.length + 1]);
  test.each([
    [['Code of Ethics New Members 10/14'], 'COEC', 'COEN'],
    [['New Member Orientation, October 14'], 'COEC', 'COEN'],
    [['Code of Ethics', 'For new members', ''], 'COEC', 'COEN'],
    [['Course: | Code of Ethics (New Members)'], 'COEC', 'COEN'],
    [['COEN - Lakeshore Association'], 'COEC', 'COEN'],
    [['Existing members, morning session'], 'COEN', 'COEC'],
    [['Code of Ethics Cycle 8 renewal'], 'COEN', 'COEC'],
    [['Fair Housing, October 14'], 'COEC', 'FAIRH'],
    [['Fair Housing for new members'], 'COEN', 'FAIRH'],
    [['Code of Ethics, October 14'], 'FAIRH', undefined],
    [['Code of Ethics New Members'], 'FAIRH', 'COEN'],
  ] as const)('%j in a class of %s is asked about once', (titles, classCredit, proposal) => {
    const { rows, questions } = under(titles, { classCredit }, ['999900001 | Ada Roe | Y', '999900002 | Bo Lee | Y']);
    expect(rows.slice(titles.length + 1).map(told)).not.toContain(classCredit);
    const asked = questions.all().filter(({ ask, answer }) => ask === 'section tag' && answer === '');
    expect(asked).toMatchObject([{ rows: [titles.length + 2, titles.length + 3] }]);
    expect(asked[0]?.proposal || undefined).toBe(proposal);
  });
  test.each([
    [['Code of Ethics New Members 10/14'], 'COEN'],
    [['Code of Ethics 10/14'], 'COEC'],
    [['Code of Ethics and Fair Housing'], 'COEC'],
    [['COEC: existing members', 'COEN: new members (online)'], 'COEC'],
    [['New Member Orientation'], 'FAIRH'],
    [['Current Market Trends'], 'COEN'],
    [['New Horizons Realty School', 'Current as of 10/14'], 'COEN'],
    [[`Please send this list within ten days, ${'and keep a copy, '.repeat(6)}also of new members.`], 'COEC'],
  ] as const)('%j in a class of %s asks nothing', (titles, classCredit) => {
    expect(first(titles, { classCredit })).toBe(classCredit);
  });
  test('the answer counts for every row, and the class stays where it is said not to matter', () => {
    const titles = ['Code of Ethics New Members 10/14'] as const;
    const said = (answer: 'COEN' | 'ignore' | 'none') =>
      ({ classCredit: 'COEC', sectionTags: { [titles[0]]: answer } }) as const;
    expect(first(titles, said('COEN'))).toBe('COEN');
    expect(first(titles, said('ignore'))).toBe('COEC');
    expect(first(titles, said('none'))).toBe('left out: no-credit');
  });
  test('the row itself, a heading over it, and the upper row of a header go first', () => {
    const lines = ['New Members 10/14', 'NRDS ID | Name | Credit | Passed', '999900001 | Ada Roe | COEC | Y'];
    expect(told(checkLines(lines, { classCredit: 'COEC' }).rows[2])).toBe('COEC');
    const headed = ['New Members 10/14', 'NRDS ID | Name | Passed', 'Existing members', '999900001 | Ada Roe | Y'];
    expect(told(checkLines(headed, { classCredit: 'COEC' }).rows[3])).toBe('COEC');
    const upper = [
      'Member | Attendee | New member | Was it',
      'NRDS ID | Name | Since | Passed',
      '999900001 | Ada Roe | | Y',
    ];
    expect(told(checkLines(upper, { classCredit: 'COEC', headerRow: 2 }).rows[2])).toBe('COEC');
  });
});

describe('a note says that no credit is due', () => {
  test.each([
    'NO CREDIT',
    'no CE credit - left at noon',
    'Audit only',
    'do not report',
    'Did not complete',
    'not eligible',
  ])('%s holds the row beside a clear yes', (text) => {
    expect(withColumn('Remarks', text, { classCredit: 'COEC' })).toBe(HELD);
  });
  test.each([
    'left early',
    'Cancelled',
    'REFUNDED 10/2',
    'transferred to Nov class',
    'no show',
    'was not there',
    'came late',
  ])('%s: a clear yes outranks it, "everyone earned" does not', (text) => {
    expect(withColumn('Remarks', text, { classCredit: 'COEC' })).toBe('COEC');
    expect(withColumn('Remarks', text, { classCredit: 'COEC', earned: 'all' }, false)).toBe(HELD);
  });
  test.each([
    ['Payment Status', 'Paid', 'COEC'],
    ['Payment Status', 'Failed', 'COEC'],
    ['Payment Status', 'Refunded', HELD],
    ['Order Status', 'Completed', 'COEC'],
    ['Order Status', 'Cancelled', HELD],
    ['Registration Type', 'Guest', HELD],
    ['Registration Type', 'Vendor', HELD],
    ['Remarks', 'guest speaker was great', 'COEC'],
  ])('everyone earned; %s: %s', (header, text, expected) => {
    expect(withColumn(header, text, { classCredit: 'COEC', earned: 'all' }, false)).toBe(expected);
  });
});

describe('the answer', () => {
  const lines = [
    'NRDS ID | Name | Remarks',
    '999900001 | Ada Roe | left early',
    '999900002 | Ben Roe | Left early',
    '999900003 | Cy Roe | new member',
    '999900004 | Di Roe | ',
  ];
  const base: RosterSettings = { classCredit: 'COEC', earned: 'all' };
  const answered = (meaning: 'none' | 'ignore' | 'COEN') => {
    const meanings = { remarks: { 'left early': meaning, 'new member': 'COEN' } } as const;
    return checkLines(lines, { ...base, meanings });
  };
  test('is asked once for each text, with what is evident', () => {
    expect(checkLines(lines, base).questions.all()).toMatchObject([
      { ask: 'everyone earned' },
      { ask: 'class credit' },
      { ask: 'meaning', rows: [2, 3], proposal: 'none', answer: '' },
      { ask: 'meaning', rows: [4], proposal: 'COEN', answer: '' },
    ]);
  });
  test('decides, and stays listed', () => {
    expect(answered('none').rows.map(told).slice(1)).toEqual([
      'left out: no-credit',
      'left out: no-credit',
      'COEN',
      'COEC',
    ]);
    expect(answered('ignore').rows.map(told).slice(1)).toEqual(['COEC', 'COEC', 'COEN', 'COEC']);
    expect(answered('ignore').questions.all()[2]).toMatchObject({ answer: 'ignore' });
  });
  test('a column without a header is named by its letter', () => {
    const unnamed = ['NRDS ID |  | Name', '999900001 | no credit | Ada Roe'];
    const [, , question] = checkLines(unnamed, base).questions.all();
    expect(question?.setting).toBe('{"meanings":{"column B":{"no credit":"none"}}}');
    expect(told(checkLines(unnamed, { ...base, meanings: { 'Column B': { 'no credit': 'ignore' } } }).rows[1])).toBe(
      'COEC',
    );
  });
});

describe('headings', () => {
  const HEADER = 'NRDS ID | Last Name | First Name | Passed';
  const under = (heading: string, settings: RosterSettings) =>
    told(checkLines([HEADER, heading, '999900001 | Roe | Ada | Y'], settings).rows[2]);
  const everyone = (heading: string, settings: RosterSettings = {}) => {
    const lines = ['NRDS ID | Last Name | First Name | Email', heading, '999900001 | Roe | Ada | ada@example.com'];
    return told(checkLines(lines, { classCredit: 'FAIRH', earned: 'all', ...settings }).rows[2]);
  };
  test.each([
    ['New Members', 'COEC', 'fix: credit-unknown'],
    ['Fair Housing only', 'COEC', 'fix: credit-unknown'],
    ['Existing Members', 'COEC', 'COEC'],
    ['New Members', 'FAIRH', 'FAIRH'],
    ['Guests', 'COEC', HELD],
    ['AFFILIATES', 'COEC', HELD],
    ['Audit only', 'COEC', HELD],
    ['No credit', 'COEC', HELD],
  ] as const)('%s in a class of %s: %s', (heading, classCredit, expected) => {
    expect(under(heading, { classCredit })).toBe(expected);
  });
  test.each(['DID NOT ATTEND', 'Cancelled', 'Did not pass', 'No-shows', 'Waiting List'])(
    'everyone earned, but not those under %s',
    (heading) => {
      expect(everyone(heading)).toBe(HELD);
      expect(everyone(heading, { sectionTags: { [heading]: 'none' } })).toBe('left out: no-credit');
      expect(everyone(heading, { sectionTags: { [heading]: 'ignore' } })).toBe('FAIRH');
    },
  );
  test('a heading that says they were there asks nothing', () => {
    expect(everyone('ATTENDED')).toBe('FAIRH');
  });
  test('none leaves out whoever stands below, whatever the heading says', () => {
    expect(under('New Members', { classCredit: 'COEC', sectionTags: { 'new members': 'none' } })).toBe(
      'left out: no-credit',
    );
  });
});

describe('the lower rows of a merged course cell', () => {
  const HEADER = 'NRDS ID | Name | Credit Type | Passed';
  const rows = (...courses: readonly string[]) =>
    checkLines([HEADER, ...courses.map((course, place) => `99990000${place + 1} | Ada Roe | ${course} | Y`)], {
      classCredit: 'COEC',
    })
      .rows.map(told)
      .slice(1);
  test('do not take the credit of the class where the cell above says another', () => {
    expect(rows('COEC', 'COEN', '', '', 'COEC', '')).toEqual(['COEC', 'COEN', HELD, HELD, 'COEC', 'COEC']);
  });
  test('a column that repeats its texts has no merged cells', () => {
    expect(rows('COEN', 'COEN', '')).toEqual(['COEN', 'COEN', 'COEC']);
  });
});
