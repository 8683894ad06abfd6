import { listed, plural } from '../../src/roster/words';

test.each([
  [plural(0, 'row'), '0 rows'],
  [plural(1, 'row'), '1 row'],
  [plural(1204, 'row'), '1,204 rows'],
  [plural(1, 'person', 'people'), '1 person'],
  [plural(2, 'person', 'people'), '2 people'],
])('a number with its noun: %s', (said, wanted) => {
  expect(said).toBe(wanted);
});

test.each([
  [listed([]), ''],
  [listed(['Ana']), 'Ana'],
  [listed(['Ana', 'Ben']), 'Ana and Ben'],
  [listed(['Ana', 'Ben', 'Cy']), 'Ana, Ben and Cy'],
])('an enumeration: "%s"', (said, wanted) => {
  expect(said).toBe(wanted);
});
