import type { ClockTime } from '../../src/roster/rules/dates';
import { coveredMinutes } from '../../src/roster/rules/presence';
import { interval } from '../../src/roster/rules/sessions';
import type { RosterSettings } from '../../src/roster/settings';
import { checkLines, outcomes } from '../support/sheet';

describe('coveredMinutes', () => {
  it.each<[string, [number, number][], number]>([
    ['nothing', [], 0],
    ['one', [[0, 90]], 90],
    [
      'apart',
      [
        [60, 90],
        [0, 30],
      ],
      60,
    ],
    [
      'overlapping',
      [
        [0, 60],
        [30, 90],
      ],
      90,
    ],
    [
      'one inside the other',
      [
        [0, 120],
        [30, 60],
        [100, 130],
      ],
      130,
    ],
    [
      'touching',
      [
        [0, 60],
        [60, 90],
      ],
      90,
    ],
    ['backwards', [[60, 0]], 0],
    [
      'thirds',
      [
        [0, 1 / 3],
        [1, 1 + 1 / 3],
        [2, 2 + 1 / 3],
      ],
      1,
    ],
  ])('%s', (_, pairs, minutes) => {
    expect(coveredMinutes(pairs.map(([from, to]) => ({ from, to })))).toBe(minutes);
  });
});

const at = (minutes: number, dated = false): ClockTime => ({ minutes, dated });

describe('interval', () => {
  it.each<[string, ClockTime, ClockTime, ReturnType<typeof interval>]>([
    ['one day', at(540), at(690), { from: 540, to: 690 }],
    ['over midnight', at(1380), at(60), { from: 1380, to: 1500 }],
    ['an unclear afternoon', at(540), at(60), undefined],
    [
      'past noon without AM and PM',
      { ...at(630), saysNoHalf: true },
      { ...at(90), saysNoHalf: true },
      { from: 630, to: 810 },
    ],
    ['ten hours past noon', { ...at(60), saysNoHalf: true }, { ...at(30), saysNoHalf: true }, undefined],
    ['dated', at(15000, true), at(15150, true), { from: 15000, to: 15150 }],
    ['dated backwards', at(15150, true), at(15000, true), undefined],
    ['dated in', at(14400 + 540, true), at(690), { from: 14940, to: 15090 }],
    ['dated out', at(1380), at(14400 + 60, true), { from: 14340, to: 14460 }],
  ])('%s', (_, timeIn, timeOut, expected) => {
    expect(interval(timeIn, timeOut)).toEqual(expected);
  });
});

const CLASS = { classCredit: 'COEC', minimumMinutes: 150 } as const;
const SHORT = 'left out: too-few-minutes';
const UNCLEAR = 'fix: minutes-unclear';
const decided = (header: string, ...lines: readonly string[]) => outcomes([header, ...lines], CLASS).slice(1);
const A = '999901101 | Ana A';
const B = '999901102 | Ben B';

describe('minutes belong to a course', () => {
  const HEADER = 'NRDS ID | Name | Course | Minutes';
  test('other course, other sum', () => {
    expect(
      decided(
        HEADER,
        `${A} | Code of Ethics (existing) | 160`,
        `${A} | Fair Housing | 150`,
        `${B} | Code of Ethics (existing) | 90`,
        `${B} | Fair Housing | 80`,
      ),
    ).toEqual(['COEC', 'FAIRH', SHORT, SHORT]);
  });

  test('the parts of one course add up, however they name it', () => {
    expect(
      decided(
        HEADER,
        `${A} | Code of Ethics (existing) - Part 1 | 80`,
        `${A} | Code of Ethics - Part 2 | 75`,
        `${B} | Code of Ethics (existing) - Part 1 | 80`,
        `${B} | Negotiation Basics | 90`,
      ),
    ).toEqual(['COEC', 'repeat of 2', SHORT, SHORT]);
  });

  test('a course that is not known leaves open where its minutes belong', () => {
    const [known] = decided(HEADER, `${A} | Code of Ethics (existing) | 80`, `${A} | CE-4471 | 75`);
    expect(known).toBe(UNCLEAR);
    expect(decided(HEADER, `${A} | Code of Ethics (existing) | 80`, `${A} | CE-4471 | 60`)).toEqual([SHORT, SHORT]);
    const settings = { ...CLASS, meanings: { Course: { 'CE-4471': 'COEC' } } } as const;
    const lines = [HEADER, `${A} | Code of Ethics (existing) | 80`, `${A} | CE-4471 | 75`];
    expect(outcomes(lines, settings)[1]).toBe('COEC');
  });
});

describe('what a report tells twice counts once', () => {
  const HEADER = 'NRDS ID | Name | Join | Minutes';
  test.each<[string, readonly string[], readonly string[]]>([
    ['joins and their sum', [`${A} | 1 | 80`, `${A} | 2 | 60`, `${A} | All | 140`], [SHORT, SHORT, SHORT]],
    [
      'and it is enough',
      [`${A} | 1 | 90`, `${A} | 2 | 70`, `${A} | Total | 160`],
      ['COEC', 'repeat of 2', 'repeat of 2'],
    ],
    [
      'a row that happens to be a sum',
      [`${A} | 1 | 80`, `${A} | 2 | 60`, `${A} | 3 | 140`],
      [UNCLEAR, UNCLEAR, UNCLEAR],
    ],
    ['one row twice', [`${A} | 1 | 80`, `${A} | 1 | 80`], [UNCLEAR, UNCLEAR]],
    ['two of one length', [`${A} | 1 | 80`, `${A} | 2 | 80`], ['COEC', 'repeat of 2']],
  ])('%s', (_, lines, expected) => {
    expect(decided(HEADER, ...lines)).toEqual(expected);
  });

  test('sections of one report', () => {
    expect(
      decided(
        'NRDS ID | Name | First Join | Minutes',
        '2. Participants',
        `${A} | 8:58 | 95`,
        `${B} | 8:58 | 158`,
        '3. In-Meeting Activities',
        `${A} | 8:58 | 60`,
        `${A} | 9:05 | 35`,
        `${B} | 8:58 | 158`,
      ),
    ).toEqual(['nobody: section heading', SHORT, 'COEC', 'nobody: section heading', SHORT, SHORT, 'repeat of 4']);
  });

  test('two days under their headings add up; other headings leave it open', () => {
    const under = (one: string, two: string) =>
      decided('NRDS ID | Name | Minutes', one, `${A} | 80`, two, `${A} | 75`).filter(
        (text) => !text.startsWith('nobody'),
      );
    expect(under('Session 1', 'Session 2')).toEqual(['COEC', 'repeat of 3']);
    expect(under('Other attendees', 'Members')).toEqual([UNCLEAR, UNCLEAR]);
  });
});

describe('no presence', () => {
  test.each<[string, string, string]>([
    ['In Waiting Room', 'Yes', 'No'],
    ['Room', 'Waiting Room', 'Main Room'],
    ['Session', 'Lobby', 'Main Session'],
    ['Session Name', 'Recording', 'Live'],
  ])('%s: %s', (header, apart, there) => {
    expect(
      decided(
        `NRDS ID | Name | ${header} | Minutes`,
        `${A} | ${apart} | 20`,
        `${A} | ${there} | 140`,
        `${B} | ${there} | 155`,
        `${B} | ${apart} | 20`,
        `999901103 | Cy C | ${apart} | 175`,
      ),
    ).toEqual([SHORT, SHORT, 'COEC', 'repeat of 4', SHORT]);
  });

  test('a breakout room may be told by the main session, too', () => {
    const HEADER = 'NRDS ID | Name | Session | Minutes';
    expect(decided(HEADER, `${A} | Main Session | 140`, `${A} | Breakout 1 | 20`)).toEqual([UNCLEAR, UNCLEAR]);
    expect(decided(HEADER, `${A} | Main Session | 155`, `${A} | Breakout 1 | 20`)).toEqual(['COEC', 'repeat of 2']);
  });
});

describe('times in and out', () => {
  test.each<[string, string, string]>([
    ['9:00', '12:15', 'COEC'],
    ['9a', '12:15p', 'COEC'],
    ['0900', '1215', 'COEC'],
    ['9.00', '12.00', 'COEC'],
    ['9h00', '12h00', 'COEC'],
    ['9:00 AM EST', '12:15 PM EST', 'COEC'],
    ['10:30', '1:30', 'COEC'],
    ['11:30', '1:45', SHORT],
    ['22:00', '00:45', 'COEC'],
    ['0.375', '0.5', 'COEC'],
    ['9:00 AM', '12:15 AM', 'fix: minutes-missing'],
    ['9:00 AM', 'left early', 'fix: minutes-missing'],
    ['', '12:00 PM', 'fix: minutes-missing'],
    ['9:00 AM', '9:00 PM', 'COEC'],
    ['9:00 AM', '9:01 PM', 'fix: sitting-too-long'],
    ['6/1/2026 9:00 AM', '6/2/2026 9:30 AM', 'fix: sitting-too-long'],
  ])('%s to %s', (timeIn, timeOut, expected) => {
    expect(decided('NRDS ID | Name | Time In | Time Out', `${A} | ${timeIn} | ${timeOut}`)).toEqual([expected]);
  });

  test('a missing time holds only whom it could help', () => {
    const HEADER = 'NRDS ID | Name | Time In | Time Out';
    expect(decided(HEADER, `${A} | 9:00 AM | 10:30 AM`, `${A} | 10:40 AM |`)).toEqual([UNCLEAR, UNCLEAR]);
    expect(decided(HEADER, `${A} | 9:00 AM | 11:30 AM`, `${A} | 11:40 AM |`)[0]).toBe('COEC');
  });

  test('the same hours of two days are two sessions', () => {
    const HEADER = 'NRDS ID | Name | Date | Time In | Time Out';
    expect(decided(HEADER, `${A} | 6/1/2026 | 9:00 AM | 10:30 AM`, `${A} | 6/2/2026 | 9:00 AM | 10:30 AM`)).toEqual([
      'COEC',
      'repeat of 2',
    ]);
  });

  test('from first join to last leave is no presence; the minutes between are', () => {
    const settings = { ...CLASS, columns: { timeIn: 'First Join', timeOut: 'Last Leave' } } as const;
    const HEADER = 'NRDS ID | Name | First Join | Last Leave';
    const rows = (...lines: string[]) => outcomes([HEADER, ...lines], settings).slice(1);
    expect(rows(`${A} | 8:58 AM | 11:40 AM`, `${B} | 9:00 AM | 10:00 AM`)).toEqual([UNCLEAR, SHORT]);
    const lines = [`${HEADER} | Minutes`, `${A} | 8:58 AM | 11:40 AM | 132`, `${B} | 8:58 AM | 11:40 AM | 161`];
    expect(outcomes(lines, settings).slice(1)).toEqual([SHORT, 'COEC']);
  });

  test('of minutes and times of overlapping joins the smaller counts', () => {
    const HEADER = 'NRDS ID | Name | Join Time | Leave Time | Minutes';
    expect(
      decided(
        HEADER,
        `${A} | 9:00 AM | 10:30 AM | 90`,
        `${A} | 9:30 AM | 11:00 AM | 90`,
        `${B} | 9:00 AM | 10:30 AM | 90`,
        `${B} | 10:40 AM | 11:50 AM | 70`,
      ),
    ).toEqual([SHORT, SHORT, 'COEC', 'repeat of 4']);
  });

  test('two columns whose difference is the minutes are times in and out, whatever their headers say', () => {
    const HEADER = 'NRDS ID | Name | date-created | date-end | Minutes';
    const from = (time: string) => `6/1/2026 ${time}`;
    expect(
      decided(
        HEADER,
        `${A} | ${from('9:00 AM')} | ${from('10:30 AM')} | 90`,
        `${A} | ${from('9:30 AM')} | ${from('11:00 AM')} | 90`,
        `${B} | ${from('9:00 AM')} | ${from('11:35 AM')} | 155`,
      ),
    ).toEqual([SHORT, SHORT, 'COEC']);
  });
});

describe('where everyone listed earned credit', () => {
  const few = (settings: RosterSettings, ...lines: string[]) =>
    checkLines(['NRDS ID | Name | Minutes', ...lines], { ...settings, earned: 'all', classCredit: 'COEC' }).rows.map(
      ({ outcome, findings }) =>
        `${outcome}${findings.some(({ code }) => code === 'few-minutes') ? ', few minutes' : ''}`,
    );

  test.each<[string, RosterSettings, string[], string[]]>([
    ['0 and 40 of a class', {}, [`${A} | 0`, `${B} | 40`], ['credit, few minutes', 'credit, few minutes']],
    ['most of it', {}, [`${A} | 80`, `${B} | 170`], ['credit', 'credit']],
    [
      'the minimum that was set',
      { minimumMinutes: 150 },
      [`${A} | 149`, `${B} | 150`],
      ['credit, few minutes', 'credit'],
    ],
    ['joins add up', {}, [`${A} | 50`, `${A} | 60`, `${B} | 160`], ['credit', 'repeat', 'credit']],
    ['nothing said', {}, [`${A} | `, `${B} | 160`], ['credit', 'credit']],
  ])('minutes leave nobody out, and few of them are shown: %s', (_, settings, lines, told) => {
    expect(few(settings, ...lines).slice(1)).toEqual(told);
  });
});
