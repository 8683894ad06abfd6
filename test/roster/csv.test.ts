import fc from 'fast-check';
import Papa from 'papaparse';
import { batches, csvProfile, csvText } from '../../src/roster/export';

test('another reader gives back the very cells that were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '’', ' ', ',', '"', '\n', '\r', ';', '1') });
  const person = fc.record({
    memberId: fc.constant('012345678'),
    firstName: cell,
    lastName: cell,
    suffix: cell,
    email: cell,
    office: cell,
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1 }), (people) => {
      const profile = csvProfile({});
      const text = csvText(people, profile);
      const { data } = Papa.parse<string[]>(text.slice(0, -2), { delimiter: ',', newline: '\r\n' });
      expect(data.slice(1)).toEqual(people.map((one) => profile.map(([field]) => one[field])));
    }),
  );
});

test.each([
  [0, []],
  [1, [1]],
  [100, [100]],
  [101, [100, 1]],
  [250, [100, 100, 50]],
])('%i attendees fill files of %j', (count, sizes) => {
  expect(batches(Array.from({ length: count })).map((part) => part.length)).toEqual(sizes);
});
