import type { CsvPerson } from '../../src/roster/export';
import { fingerprint } from '../../src/roster/fingerprint';

const person: CsvPerson = {
  memberId: '999901101',
  firstName: 'Ana',
  lastName: 'Alvarez',
  suffix: '',
  email: 'ana@example.com',
  office: 'Harbor',
};

test('the same content has the same mark, wherever the row stands', () => {
  expect(fingerprint({ ...person, row: 7 } as CsvPerson)).toBe(fingerprint(person));
  // A run that was begun with an older version goes on: the mark is kept in the sheet.
  expect(fingerprint(person)).toBe('69c0ac2868c455da');
});

test.each(Object.keys(person) as (keyof CsvPerson)[])('another %s has another mark', (field) => {
  expect(fingerprint({ ...person, [field]: `${person[field]}x` })).not.toBe(fingerprint(person));
});

test('text that moves from one cell to the next has another mark', () => {
  const moved = { ...person, firstName: 'Ana Alvarez', lastName: '' };
  expect(fingerprint(moved)).not.toBe(fingerprint({ ...person, firstName: '', lastName: 'Ana Alvarez' }));
});
