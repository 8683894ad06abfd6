import type { CsvPerson } from '../../src/roster/export';
import { contentHash } from '../../src/roster/hashes';

const person: CsvPerson = {
  memberId: '999901101',
  firstName: 'Ana',
  lastName: 'Alvarez',
  suffix: '',
  email: 'ana@example.com',
  office: 'Harbor',
};

test('the same content has the same mark, wherever the row stands', () => {
  expect(contentHash({ ...person, row: 7 } as CsvPerson)).toBe(contentHash(person));
  // A run that was begun with an older version goes on: the mark is kept in the sheet.
  expect(contentHash(person)).toBe('69c0ac2868c455da');
});

test.each(Object.keys(person) as (keyof CsvPerson)[])('another %s has another mark', (field) => {
  expect(contentHash({ ...person, [field]: `${person[field]}x` })).not.toBe(contentHash(person));
});

test('text that moves from one cell to the next has another mark', () => {
  const moved = { ...person, firstName: 'Ana Alvarez', lastName: '' };
  expect(contentHash(moved)).not.toBe(contentHash({ ...person, firstName: '', lastName: 'Ana Alvarez' }));
});
