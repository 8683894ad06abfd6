import { readWorkbookBytes } from '../../local/sheets';
import { rowsOfText } from '../../local/sheets/text-file';

const HEADER = ['NRDS ID', 'Last', 'First', 'Passed'];
const ANA = ['999943101', 'Alder', 'Ana', 'Y'];
const BEA = ['999943102', 'Birch', 'Bea', 'Y'];
const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n');

describe('the cells of a text file', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['pipes', '|'],
  ])('%s', (_, delimiter) => {
    expect(rowsOfText([HEADER, ANA, BEA].map((row) => row.join(delimiter)).join('\n'))).toEqual([HEADER, ANA, BEA]);
  });

  test('commas in names and offices do not part cells where something else does', () => {
    const text = 'NRDS|Name|Office|Passed\n1|Alder, Ana|Tide, LLC|Y\n2|Birch, Bea|Gull, Inc.|Y';
    expect(rowsOfText(text)[1]).toEqual(['1', 'Alder, Ana', 'Tide, LLC', 'Y']);
  });

  test('the first line may say the delimiter', () => {
    expect(rowsOfText('sep=;\r\nNRDS;Name\r\n1;Alder, Ana')).toEqual([
      ['NRDS', 'Name'],
      ['1', 'Alder, Ana'],
    ]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['in the middle', ['999943101', '"Alder', 'Ana', 'Y'], ['999943101', '"Alder', 'Ana', 'Y']],
    ['at the end', ['999943101', 'Alder', 'Ana', '"Y'], ['999943101', 'Alder', 'Ana', '"Y']],
    [
      'behind a cell that is closed',
      ['999943101', '"Alder, Jr"', '"Ana', 'Y'],
      ['999943101', 'Alder, Jr', '"Ana', 'Y'],
    ],
  ])('a quotation mark that is not closed swallows nothing: %s', (_, line, expected) => {
    expect(rowsOfText(csv(HEADER, line, BEA, BEA))).toEqual([HEADER, expected, BEA, BEA]);
  });

  test('two of them do not close each other over the rows between', () => {
    const open = ['999943101', '"Alder', 'Ana', 'Y'];
    expect(rowsOfText(csv(HEADER, open, BEA, open, BEA))).toEqual([HEADER, open, BEA, open, BEA]);
  });

  test('a cell may go over several lines, and hold quotation marks', () => {
    const text =
      '"NRDS\nID","Last\nName",First,Passed\r\n999943101,Alder,"Ana ""Annie""",Y\r\n999943102,Birch,"Bea\nB",Y\r\n';
    expect(rowsOfText(text)).toEqual([
      ['NRDS\nID', 'Last\nName', 'First', 'Passed'],
      ['999943101', 'Alder', 'Ana "Annie"', 'Y'],
      ['999943102', 'Birch', 'Bea\nB', 'Y'],
    ]);
  });

  test('lines that are quoted as a whole are taken apart', () => {
    expect(rowsOfText([HEADER, ANA].map((row) => `"${row.join(',')}"`).join('\n'))).toEqual([HEADER, ANA]);
  });
});

describe('the code of a text file', () => {
  const TEXT = 'NRDS ID\tLast\r\n999943101\tPeña\r\n';
  const le = new Uint8Array(Buffer.from(TEXT, 'utf16le'));
  const be = new Uint8Array(Buffer.from(TEXT, 'utf16le').swap16());
  test.each<[string, Uint8Array]>([
    ['UTF-16 without a mark, little end first', le],
    ['UTF-16 without a mark, big end first', be],
    ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\uFEFF${TEXT}`))],
    ['Windows-1252', new Uint8Array(Buffer.from(TEXT, 'latin1'))],
    ['Windows-1252 with CR alone', new Uint8Array(Buffer.from(TEXT.replace(/\n/g, ''), 'latin1'))],
    ['an old Mac', new Uint8Array(Buffer.from(TEXT.replace(/\n/g, '').replace('ñ', '\x96').concat('\x8e'), 'latin1'))],
  ])('%s', async (_, bytes) => {
    const { sheets } = await readWorkbookBytes(bytes, 'roster.txt', { locale: 'en_US' });
    expect(sheets[0]?.values.slice(0, 2)).toEqual([
      ['NRDS ID', 'Last'],
      ['999943101', 'Peña'],
    ]);
  });
});
