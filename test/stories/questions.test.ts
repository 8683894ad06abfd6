import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckReport, ColumnsReport } from '../../src/answers';
import { roster } from '../support/command';
import { type RosterBook, withRoster } from '../support/roster-book';

/** May's roster of a school whose letters only it understands, and June's in another order of the columns. */
const MAY = [
  ['NRDS ID', 'Name', 'Course', 'Status'],
  ['999901101', 'Ana Alvarez', 'Code of Ethics', 'Seat 1'],
  ['999901102', 'Ben Berg', 'Code of Ethics', 'Seat 2'],
  ['999901103', 'Cy Cole', 'Code of Ethics', 'Seat 1'],
];
const JUNE = [
  ['Status', 'Course', 'Name', 'NRDS ID'],
  ['Seat 2', 'Code of Ethics', 'Dee Dunn', '999901104'],
  ['Seat 1', 'Code of Ethics', 'Eve Ezra', '999901105'],
];
const ONE = 'meaning: status|seat 1';
const TWO = 'meaning: status|seat 2';

const columns = (book: RosterBook) => book.ask({ ask: 'columns' });
const answer = (book: RosterBook, id: string, value: string) => book.ask({ ask: 'answerQuestion', id, value });
const said = ({ questions }: ColumnsReport) =>
  Object.fromEntries(questions.map(({ id, answer: given, lastTime }) => [id, `${given}|${lastTime}`]));

/** What this user's next spreadsheet finds after May's. */
async function afterMay(): Promise<Readonly<Record<string, string>>> {
  let kept: Readonly<Record<string, string>> = {};
  await withRoster(MAY, async (book) => {
    await answer(book, ONE, 'yes');
    await answer(book, TWO, 'no');
    await answer(book, 'class credit', 'COEC');
    kept = book.addOn.userProperties();
  });
  return kept;
}

test('a question stays with its rows through answer, change and taking back', async () => {
  await withRoster(MAY, async (book) => {
    const before = await columns(book);
    expect(before.questions).toMatchObject([
      { id: ONE, rows: [2, 4], under: 'Status', answer: '' },
      { id: TWO, rows: [3], under: 'Status', answer: '' },
      { id: 'class credit', rows: [2, 3, 4], answer: '' },
    ]);
    const ids = before.questions.map(({ id }) => id);
    for (const value of ['no', 'yes', '', 'yes']) {
      const after = await answer(book, ONE, value);
      expect(after.questions.map(({ id }) => id)).toEqual(ids);
      expect(after.questions[0]).toMatchObject({ rows: [2, 4], answer: value });
    }
    await answer(book, TWO, 'no');
    await answer(book, 'class credit', 'COEC');
    const check = await book.check();
    expect(check.counts).toMatchObject({ credit: 2, 'left out': 1 });
    expect(check.questions.map(({ id }) => id)).toEqual(ids);
    await expect(answer(book, 'unit: status', '')).rejects.toThrow(/^no-question/);
  });
});

test('what a finding asks is one of the questions of the check', async () => {
  await withRoster(MAY, async (book) => {
    const { rows, questions } = await book.check();
    const asked = new Set(rows.flatMap(({ findings }) => findings.map(({ question }) => question ?? '')));
    expect([...asked].filter((id) => id !== '' && !questions.some((question) => question.id === id))).toEqual([]);
    expect(asked).toContain(ONE);
  });
});

const SAMPLES = ['guide-class', 'learning-system', 'webinar-report', 'who-earned'];

test.each(SAMPLES)('the sample %s leaves nothing open once what it needs was said', (name) => {
  const settings = existsSync(`samples/${name}.settings.json`) ? ['--settings', `samples/${name}.settings.json`] : [];
  const { stdout } = roster(['check', `samples/${name}.csv`, '--json', ...settings]);
  const { questions } = JSON.parse(stdout) as CheckReport;
  expect(questions.filter(({ answer, presumed }) => answer === '' && presumed === '')).toEqual([]);
});

test('the command line prints what is open with its setting, and where nobody said which column is the member ID', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-'));
  const file = join(folder, 'roster.csv');
  writeFileSync(file, 'NRDS ID,Member ID,Name,Course,Status\n999901101,999901102,Ana Roe,Code of Ethics,Seat 1\n');
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, '{"columns":{"memberId":"NRDS ID"},"classCredit":"COEC"}');
  const listed = roster(['check', file]);
  expect(listed.status).toBe(1);
  expect(listed.stdout).toContain(
    'Which one is it? (row 2) settings: {"columns":{"memberId":"NRDS ID"}} (or column B)\n',
  );
  expect(listed.stdout).toContain('row 2: "NRDS ID" (A) says "999901101", "Member ID" (B) says "999901102".');
  const open = roster(['check', file, '--settings', settings]);
  expect(open.status).toBe(1);
  const line = '"Seat 1" is in 1 row under "Status": was credit earned? (row 2) settings: ';
  expect(open.stdout).toContain(`${line}{"meanings":{"Status":{"Seat 1":"yes"}}} (or no)\n`);
  rmSync(folder, { recursive: true });
});

test('a name that a person accepts counts for this roster and the next, until it is taken back', async () => {
  const rows = [
    ['NRDS ID', 'Name', 'Course', 'Credit?'],
    ['999901101', 'Zoe Zander', 'COEC', 'Y'],
  ];
  const text = 'Member ID,First Name,Last Name\n999901101,Ana,Alvarez';
  let userProperties: Readonly<Record<string, string>> = {};
  await withRoster(rows, async (book) => {
    await book.ask({ ask: 'memberList', text });
    expect((await book.check()).rows[1]).toMatchObject({ outcome: 'fix needed' });
    await expect(book.ask({ ask: 'acceptName', row: 2, isSame: false })).rejects.toThrow(/^no-name/);
    expect((await book.ask({ ask: 'acceptName', row: 2, isSame: true })).rows[1]).toMatchObject({ outcome: 'credit' });
    userProperties = book.addOn.userProperties();
  });
  await withRoster(
    rows,
    async (book) => {
      await book.ask({ ask: 'memberList', text });
      expect((await book.check()).rows[1]).toMatchObject({ outcome: 'credit', findings: [{ code: 'name-accepted' }] });
      const undone = await book.ask({ ask: 'acceptName', row: 2, isSame: false });
      expect(undone.rows[1]).toMatchObject({ outcome: 'fix needed' });
    },
    { userProperties },
  );
});

describe("the vendor's next roster", () => {
  test('has the meanings at once, and the class is one press; nothing of the roster is kept in words', async () => {
    const userProperties = await afterMay();
    expect(JSON.stringify(userProperties)).not.toMatch(/seat|status|Alvarez/i);
    await withRoster(
      JUNE,
      async (book) => {
        const report = await columns(book);
        expect(said(report)).toEqual({ [ONE]: 'yes|taken', [TWO]: 'no|taken', 'class credit': '|proposed' });
        expect(report.questions.find(({ id }) => id === 'class credit')).toMatchObject({ proposal: 'COEC' });
        expect((await book.check()).counts).toMatchObject({ credit: 0, 'left out': 1, 'fix needed': 1 });
        await answer(book, 'class credit', 'COEC');
        expect((await book.check()).counts).toMatchObject({ credit: 1, 'left out': 1, 'fix needed': 0 });
        // Nothing but what was said here is kept with the spreadsheet.
        expect((await book.ask({ ask: 'state' })).settings).toEqual({ classCredit: 'COEC' });
      },
      { userProperties },
    );
  });

  test('is changed for itself and for the one after; an answer that is taken back does not come again', async () => {
    let userProperties = await afterMay();
    await withRoster(
      JUNE,
      async (book) => {
        expect(said(await answer(book, TWO, 'yes'))).toMatchObject({ [ONE]: 'yes|taken', [TWO]: 'yes|' });
        expect(said(await answer(book, ONE, ''))).toMatchObject({ [ONE]: '|', [TWO]: 'yes|' });
        userProperties = book.addOn.userProperties();
      },
      { userProperties },
    );
    await withRoster(
      MAY,
      async (book) => expect(said(await columns(book))).toMatchObject({ [ONE]: '|', [TWO]: 'yes|taken' }),
      {
        userProperties,
      },
    );
  });

  test('with another header is asked, and told what was said', async () => {
    const rows = JUNE.map((row, index) => [...row, index === 0 ? 'Office Name' : 'Harbor']);
    await withRoster(
      rows,
      async (book) => expect(said(await columns(book))).toMatchObject({ [ONE]: '|proposed', [TWO]: '|proposed' }),
      { userProperties: await afterMay() },
    );
  });

  test('has the member ID in the column that was chosen, wherever it stands', async () => {
    const TWO_IDS = [
      ['NRDS ID', 'Member ID', 'Name', 'Credit?'],
      ['999901101', '999901102', 'Alvarez, Ana', 'Y'],
    ];
    let userProperties: Readonly<Record<string, string>> = {};
    await withRoster(TWO_IDS, async (book) => {
      await answer(book, 'column: memberId', 'B');
      userProperties = book.addOn.userProperties();
    });
    await withRoster(
      TWO_IDS.map((row) => [...row].reverse()),
      async (book) => {
        expect(said(await columns(book))).toMatchObject({ 'column: memberId': 'C|taken' });
        expect((await book.check()).columns).toMatchObject({ memberId: 'Member ID' });
        expect(said(await answer(book, 'column: memberId', ''))).toMatchObject({ 'column: memberId': '|' });
        expect((await book.check()).counts).toMatchObject({ credit: 0, 'fix needed': 1 });
      },
      { userProperties },
    );
  });
});
