import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roster } from '../support/command';

const folder = mkdtempSync(join(tmpdir(), 'ce-roster-'));
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const GOOD = 'NRDS ID,First Name,Last Name,Credit Type\n999901101,Ana,Alvarez,COEC\n';

describe('bad input ends with exit status 2, one sentence and nothing done', () => {
  test.each([
    { what: 'no such file', args: ['check', join(folder, 'none.csv')], says: /none\.csv" cannot be read/ },
    { what: 'a folder', args: ['check', folder], says: /is a folder/ },
    { what: 'an empty file', args: ['check', file('empty.csv', '')], says: /is empty/ },
    { what: 'blank cells only', args: ['check', file('blank.csv', ',,\n,,\n')], says: /holds no text/ },
    {
      what: 'a picture',
      args: ['check', file('picture.csv', Buffer.from([137, 80, 78, 71, 0, 1]))],
      says: /is neither text nor/,
    },
    {
      what: 'an old workbook',
      args: ['check', file('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
      says: /\.xlsx/,
    },
    { what: 'a damaged workbook', args: ['check', file('bad.xlsx', 'PK\u0003\u0004 no zip')], says: /damaged/ },
    { what: 'no header', args: ['check', file('bare.csv', '1,2\n3,4\n')], says: /no header row/ },
    {
      what: 'no roster',
      args: ['check', file('prices.csv', 'Name,Price,Notes\nHandbook,12.00,blue\n')],
      says: /is not a roster: header row 1 names no member ID/,
    },
    {
      what: 'a tenant that is not on this machine',
      args: [
        'import',
        file('good2.csv', GOOD),
        '--growthzone',
        'https://acme.growthzoneapp.com',
        '--key-from-env',
        'K',
      ],
      says: /is not on this machine/,
    },
  ])('$what', ({ args, says }) => {
    const { status, stdout, stderr } = roster(args);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('text files of every kind are read as they were meant', () => {
  const NAMES = 'NRDS ID;First Name;Last Name;COE Type;Passed\r\n999901101;Ren\u00e9e;O\u2019Neil;COEC;Y\r\n';
  const cp1252 = Buffer.from(NAMES.replace('\u2019', '\u0092'), 'latin1');
  test.each<[string, string | Buffer]>([
    ['UTF-8', NAMES],
    ['UTF-8 with a byte order mark', `\uFEFF${NAMES}`],
    ['UTF-16', Buffer.from(`\uFEFF${NAMES}`, 'utf16le')],
    ['Windows-1252', cp1252],
    ['commas', NAMES.replace(/;/g, ',')],
    ['tabs and bare carriage returns', NAMES.replace(/;/g, '\t').replace(/\n/g, '')],
    ['line breaks inside cells', NAMES.replace('NRDS ID', '"NRDS\nID"').replace('First Name', '"First\r\nName"')],
  ])('%s', (kind, content) => {
    const { stdout } = roster(['check', file(`${kind}.csv`, content), '--json']);
    const { rows } = JSON.parse(stdout) as { readonly rows: readonly unknown[] };
    expect(rows[1]).toMatchObject({ outcome: 'credit', firstName: 'Ren\u00e9e', lastName: 'O\u2019Neil' });
  });
});
