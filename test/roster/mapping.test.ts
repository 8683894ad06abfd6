import fc from 'fast-check';
import type { Field, Mapping } from '../../src/roster/settings';
import { mappingOf } from '../../src/roster/sheet/mapping';
import { recall, remember } from '../../src/roster/sheet/memory';
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
    const known = remember([], headers, { fields });
    expect(recall(known, ['Status', 'New one', ' nrds id', 'PHONE', 'Name'])).toMatchObject({
      isSame: false,
      hasAnswers: false,
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
    expect(recall(remember([], headers, { fields }), other)).toBeUndefined();
  });

  test('stays below what a property holds: the least recent go, the newest choice for the same headers stays', () => {
    let known: readonly string[] = [];
    for (let vendor = 0; vendor < 200; vendor += 1) {
      known = remember(known, [...headers, ...Array.from({ length: 40 }, (_, n) => `Column ${vendor} ${n}`)], {
        fields,
      });
      expect(JSON.stringify(known).length).toBeLessThan(9 * 1024);
    }
    known = remember(known, headers, { fields });
    const again = remember(known, headers, { fields: new Map([[1, 'memberId' as const]]) });
    expect(again).toHaveLength(known.length);
    expect(recall(again, headers)?.columns.find(({ field }) => field === 'memberId')).toEqual({
      column: 1,
      field: 'memberId',
    });
  });

  test('holds answers by their questions, through another choice of columns; an empty one is forgotten', () => {
    const answers = { 'meaning: status|p': 'yes', 'unit: duration': 'h:mm' };
    const said = remember(remember([], headers, { answers }), headers, { fields });
    const again = recall(said, ['Status', 'Name', 'NRDS ID', 'Phone']);
    expect(again).toMatchObject({
      isSame: true,
      hasAnswers: true,
      columns: expect.arrayContaining([{ column: 2, field: 'memberId' }]),
    });
    expect(Object.keys(answers).map((id) => again?.answerTo(id))).toEqual(['yes', 'h:mm']);
    const left = recall(remember(said, headers, { answers: { 'unit: duration': '' } }), headers);
    expect(Object.keys(answers).map((id) => left?.answerTo(id))).toEqual(['yes', undefined]);
    expect(JSON.stringify(said)).not.toMatch(/status|duration|NRDS/i);
  });

  test('answers do not go over to other headers', () => {
    const said = remember([], headers, { answers: { 'unit: duration': 'hours' } });
    const other = [...headers, 'New one'];
    expect(recall(said, other)).toMatchObject({ isSame: false });
    expect(recall(remember(said, other, { fields }), other)).toMatchObject({ isSame: true, hasAnswers: false });
  });

  test('has room for so many answers of one vendor, the newest', () => {
    const answers = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`meaning: course|ce-${n}`, 'COEC']));
    const said = recall(remember([], headers, { answers }), headers);
    expect(said?.answerTo('meaning: course|ce-89')).toBe('COEC');
    expect(said?.answerTo('meaning: course|ce-0')).toBeUndefined();
  });

  test('whatever the headers, a choice is recalled as it was made', () => {
    const header = fc.oneof(fc.constantFrom('Name', 'NRDS ID', 'Email'), fc.string({ minLength: 1, maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 15 }), fc.nat(), (some, choice) => {
        const column = choice % some.length;
        fc.pre((some[column] ?? '').trim() !== '');
        const found = recall(remember([], some, { fields: new Map([[column, 'memberId' as const]]) }), some);
        expect(found?.columns.filter(({ field }) => field !== '')).toEqual([{ column, field: 'memberId' }]);
      }),
    );
  });
});
