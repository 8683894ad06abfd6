import fc from 'fast-check';
import type { Field, Mapping } from '../../src/roster/settings';
import { mappingOf, recall, remember } from '../../src/roster/sheet/mapping';
import { tableOf } from '../support/sheet';

type Rows = readonly (readonly string[])[];

describe('what the coordinator said of each column', () => {
  const rows: Rows = [
    ['NRDS ID', 'Name', 'Name', 'Email', 'Status'],
    ['999901101', 'Alvarez, Ana', 'Harbor', 'ana@example.com', 'Completed'],
  ];

  test('holds, with several columns of one header, and not used is not guessed again', () => {
    const mapping: Mapping = [
      ['NRDS ID', 'memberId'],
      ['Name', ''],
      ['name ', 'fullName'],
      ['Status', ''],
    ];
    expect(tableOf(rows, { mapping }).columns).toEqual({ memberId: 0, fullName: 2, email: 3 });
  });

  test('holds in another order of the columns; what is gone is left aside', () => {
    const turned = rows.map((row) => [...row].reverse());
    const mapping: Mapping = [
      ['Gone', 'office'],
      ['Status', ''],
      ['NRDS ID', 'memberId'],
    ];
    expect(tableOf(turned, { mapping }).columns).toEqual({ memberId: 4, fullName: 3, email: 1 });
  });

  test('is kept as short as it can be', () => {
    const headers = ['NRDS ID', 'Phone', 'Status', 'Name', 'Name'];
    const fields = new Map<number, Field | ''>([
      [0, 'memberId'],
      [4, 'fullName'],
    ]);
    expect(mappingOf(headers, fields)).toEqual([
      ['NRDS ID', 'memberId'],
      ['Status', ''],
      ['Name', ''],
      ['Name', 'fullName'],
    ]);
  });
});

describe('what is remembered', () => {
  const headers = ['NRDS ID', 'Name', 'Phone', 'Status'];
  const fields = new Map<number, Field | ''>([
    [0, 'memberId'],
    [1, 'fullName'],
    [3, ''],
  ]);

  test('fits these headers in any order, with others added', () => {
    const known = remember([], headers, fields);
    expect(recall(known, ['Status', 'New one', ' nrds id', 'PHONE', 'Name'])).toEqual({
      same: 4,
      added: 1,
      columns: expect.arrayContaining([
        { column: 2, field: 'memberId' },
        { column: 4, field: 'fullName' },
        { column: 0, field: '' },
      ]),
    });
  });

  test.each([
    ['a used column is gone', ['NRDS ID', 'Phone', 'Status']],
    ['most of it is other', ['NRDS ID', 'Name', 'A', 'B', 'C']],
    ['nothing is the same', ['X', 'Y']],
  ])('does not fit where %s', (_, other) => {
    expect(recall(remember([], headers, fields), other)).toBeUndefined();
  });

  test('stays below what a property holds: the least recent go, the newest choice for the same headers stays', () => {
    let known: readonly string[] = [];
    for (let vendor = 0; vendor < 200; vendor += 1) {
      known = remember(known, [...headers, ...Array.from({ length: 40 }, (_, n) => `Column ${vendor} ${n}`)], fields);
      expect(JSON.stringify(known).length).toBeLessThan(9 * 1024);
    }
    known = remember(known, headers, fields);
    const again = remember(known, headers, new Map([[1, 'memberId' as const]]));
    expect(again).toHaveLength(known.length);
    expect(recall(again, headers)?.columns.find(({ field }) => field === 'memberId')).toEqual({
      column: 1,
      field: 'memberId',
    });
  });

  test('whatever the headers, a choice is recalled as it was made', () => {
    const header = fc.oneof(fc.constantFrom('Name', 'NRDS ID', 'Email'), fc.string({ minLength: 1, maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 15 }), fc.nat(), (some, choice) => {
        const column = choice % some.length;
        fc.pre((some[column] ?? '').trim() !== '');
        const found = recall(remember([], some, new Map([[column, 'memberId' as const]])), some);
        expect(found?.columns.filter(({ field }) => field !== '')).toEqual([{ column, field: 'memberId' }]);
      }),
    );
  });
});
