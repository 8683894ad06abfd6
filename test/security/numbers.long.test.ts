import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRoster, planFiles, vendorList } from '../../src/roster';
import { ownCellsOf } from '../../src/roster/sheet/own-columns';
import { roster } from '../support/command';
import { withRoster } from '../support/roster-book';
import { TODAY, textCells } from '../support/sheet';

const wide = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** One possible social security number in many forms. */
const FORMS: readonly (readonly [string, string])[] = [
  ['hyphens', '524-17-8362'],
  ['en dashes', '524–17–8362'],
  ['em dashes', '524—17—8362'],
  ['non-breaking hyphens', '524‑17‑8362'],
  ['minus signs', '524−17−8362'],
  ['full-width', '５２４－１７－８３６２'],
  ['small hyphens', '524﹣17﹣8362'],
  ['Arabic digits', wide('524-17-8362', 0x660)],
  ['mathematical digits', wide('524-17-8362', 0x1d7ce)],
  ['circled digits', '⑤②④-①⑦-⑧③⑥②'],
  ['long marks of Japanese', '524ー17ー8362'],
  ['their narrow form', '524ｰ17ｰ8362'],
  ['underscores', '524_17_8362'],
  ['slashes', '524/17/8362'],
  ['no-break spaces', '524\u00A017\u00A08362'],
  ['something invisible between', '5\u200B24-1\u20607-83\u00AD62'],
  ['a dash of HTML', '524&ndash;17&ndash;8362'],
  ['a dash that was read in another encoding', '524â€“17â€“8362'],
  ['words around', 'Ana 524-17-8362 A'],
  ['a label', 'SSN 524178362'],
  ['a label with dots', 'S.S.N.: 524178362'],
  ['a label in words', 'Social Security No. 524178362'],
  ['a short label', 'SS# 524178362'],
  ['a full-width label', 'ＳＳＮ ５２４１７８３６２'],
  ['a taxpayer’s label', 'TIN 524178362'],
  ['a taxpayer’s label with more words', 'TIN No.: 524178362'],
  ['an individual taxpayer’s label', 'ITIN: 524178362'],
  ['another label of taxpayers', 'Tax ID 524178362'],
  ['the same in words', 'Taxpayer Identification Number 524178362'],
  ['a taxpayer’s label behind', '524178362 TIN'],
  ['a label behind', '524178362 (ssn)'],
  ['a label and odd groups', 'soc. sec. 52-4178-362'],
];

/** True where the number could be read out of a text. */
function tells(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(valueIn(digit)));
  return /5\D{0,8}2\D{0,8}4\D{0,8}1\D{0,8}7\D{0,8}8\D{0,8}3/.test(digits);
}

/** A digit's value: each script has its ten in a row, the zero at the start. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  for (let back = 0; back < 10; back += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) return back;
  }
  return code >= 0x1d7ce ? (code - 0x1d7ce) % 10 : code % 16;
}

const HEADER =
  'NRDS ID|First Name|Last Name|Suffix|Email|Office|Office NRDS|Course|New Member|Passed|Minutes|Class Date|Type|Role|Notes|SSN|Attended'.split(
    '|',
  );
const GOOD =
  '999901101|Ana|Alvarez|Jr|a@example.com|Harbor|999900001|COEC|N|Y|180|02/05/2026|R|Attendee|none|none|Y'.split('|');
const rowsWith = (text: string) => [
  ['Class roster', text],
  HEADER,
  ...HEADER.map((_, at) => GOOD.map((cell, column) => (column === at ? text : cell))),
  [text],
  [`Section ${text}`],
  GOOD.map((cell, column) => (column === 0 ? '999901102' : cell)),
];

test.each(FORMS)('masked in findings, files, the vendor’s list, questions and own columns: %s', (_, text) => {
  expect(tells(text)).toBe(true);
  const settings = { classCredit: 'COEC', headerRow: 2 } as const;
  const checked = checkRoster(textCells(rowsWith(text)), { settings, today: TODAY });
  if (!checked.ok) throw new Error(checked.problem.message);
  const check = checked.value;
  const said = {
    findings: check.rows.map(({ findings }) => findings),
    rows: check.rows,
    own: check.rows.map(ownCellsOf),
    files: planFiles(check, settings),
    vendor: vendorList(check),
    questions: check.questions.all(),
  };
  for (const [name, value] of Object.entries(said)) {
    const parts = Array.isArray(value) ? value : [value];
    const leaks = parts.map((part) => JSON.stringify(part)).filter(tells);
    expect([name, leaks]).toEqual([name, []]);
  }
});

test('a bare number under a header that says what it is, used as an office, is masked and goes nowhere', () => {
  const rows = [HEADER, GOOD.map((cell, column) => (HEADER[column] === 'SSN' ? '524178362' : cell))];
  const settings = { classCredit: 'COEC', headerRow: 1, columns: { office: 'SSN' } } as const;
  const checked = checkRoster(textCells(rows), { settings, today: TODAY });
  if (!checked.ok) throw new Error(checked.problem.message);
  expect(checked.value.rows[1]).toMatchObject({ outcome: 'fix needed', office: '***-**-8362' });
  expect(tells(JSON.stringify(planFiles(checked.value, settings)))).toBe(false);
});

test.each(['TIN', 'TIN #', 'ITIN', 'Tax ID', 'Taxpayer ID No.'])(
  'a bare number under the header %s, used as an office, is masked and goes nowhere',
  (header) => {
    const own = HEADER.map((one) => (one === 'SSN' ? header : one));
    const rows = [own, GOOD.map((cell, column) => (own[column] === header ? '524178362' : cell))];
    const settings = { classCredit: 'COEC', headerRow: 1, columns: { office: header } } as const;
    const checked = checkRoster(textCells(rows), { settings, today: TODAY });
    if (!checked.ok) throw new Error(checked.problem.message);
    expect(checked.value.rows[1]).toMatchObject({ outcome: 'fix needed', office: '***-**-8362' });
    expect(tells(JSON.stringify(planFiles(checked.value, settings)))).toBe(false);
  },
);

test('a person called Tin is a person', () => {
  const rows = [HEADER, GOOD.map((cell, column) => (HEADER[column] === 'First Name' ? 'Tin' : cell))];
  const settings = { classCredit: 'COEC', headerRow: 1 } as const;
  const checked = checkRoster(textCells(rows), { settings, today: TODAY });
  if (!checked.ok) throw new Error(checked.problem.message);
  expect(checked.value.rows[1]).toMatchObject({ outcome: 'credit', firstName: 'Tin' });
});

test('the page, the log, the add-on’s columns and tabs show none', async () => {
  const rows = FORMS.flatMap(([, text]) => rowsWith(text).slice(2));
  const bare = GOOD.map((cell, column) => (HEADER[column] === 'SSN' ? '524178362' : cell));
  await withRoster([['Class roster'], HEADER, bare, ...rows], async ({ addOn, host }) => {
    const requests = ['state', 'columns', 'check', 'vendorList', 'files', 'events', 'findHiddenRows'];
    for (const ask of requests) {
      const answer = JSON.stringify(await addOn.run('ask', { ask }));
      expect([ask, answer.match(/.{0,60}8362.{0,20}/g)?.filter(tells) ?? []]).toEqual([ask, []]);
    }
    const [sheet, ...others] = host.workbook.sheets;
    const own = sheet?.values.map((row) => row.slice(HEADER.length)) ?? [];
    expect(JSON.stringify(own)).toContain('***-**-8362');
    for (const row of own) expect(tells(JSON.stringify(row))).toBe(false);
    for (const { values } of others) for (const row of values) expect(tells(JSON.stringify(row))).toBe(false);
    expect(tells(JSON.stringify([addOn.logs, host.documentProperties.getProperties()]))).toBe(false);
  });
});

test('the command line prints and writes none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ce-roster-numbers-'));
  try {
    const rows = [HEADER, ...FORMS.flatMap(([, text]) => rowsWith(text).slice(2))];
    const file = join(folder, 'roster.csv');
    writeFileSync(file, rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
    const out = join(folder, 'out');
    for (const args of [
      ['check', file],
      ['check', file, '--json'],
      ['export', file, '--out', out],
    ]) {
      const { stdout, stderr } = roster(args);
      expect(`${stdout}${stderr}`).toContain('8362');
      for (const line of `${stdout}\n${stderr}`.split('\n')) expect([line, tells(line)]).toEqual([line, false]);
    }
    for (const name of readdirSync(out)) expect(tells(readFileSync(join(out, name), 'utf8'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
