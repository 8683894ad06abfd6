import type { AttendeeStatus } from '../../src/growthzone';
import { seenList, setAll } from '../../src/run/manual-list';
import { personOf } from '../support/class';

test.each([
  ['not read yet', undefined, false],
  ['exactly the plan', { beyond: 0, planned: 2, credited: 0 }, true],
  ['somebody beyond', { beyond: 1, planned: 2, credited: 0 }, false],
  ['somebody credited who is still Registered', { beyond: 0, planned: 2, credited: 1 }, false],
  ['not everybody in it', { beyond: 0, planned: 1, credited: 0 }, false],
])('Set All to Attended: %s', (_, list, allowed) => {
  expect(setAll([personOf(1, 'REGISTERED'), personOf(2, 'REGISTERED')], list).allowed).toBe(allowed);
});

test.each<
  [string, readonly (readonly [number, AttendeeStatus])[], { beyond: number; planned: number; credited: number }]
>([
  [
    'the plan',
    [
      [1, 'Registered'],
      [2, 'Attended'],
    ],
    { beyond: 0, planned: 2, credited: 0 },
  ],
  ['credited and still Registered', [[2, 'Registered']], { beyond: 0, planned: 1, credited: 1 }],
  ['held in the tab', [[3, 'Registered']], { beyond: 1, planned: 0, credited: 0 }],
  ['left out in the tab', [[4, 'Registered']], { beyond: 1, planned: 0, credited: 0 }],
  [
    'nobody of the tab, or not known who',
    [
      [9, 'Registered'],
      [0, 'Registered'],
    ],
    { beyond: 2, planned: 0, credited: 0 },
  ],
])('who was seen in the list: %s', (_, list, seen) => {
  const people = [personOf(1, 'REGISTERED'), personOf(2, 'CREDIT SEEN'), personOf(3, 'HELD'), personOf(4, 'FAILED')];
  expect(
    seenList(
      people,
      list.map(([id, status]) => ({ id, status })),
      ({ contactId }) => contactId,
    ),
  ).toEqual(seen);
});
