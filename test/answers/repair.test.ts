import fc from 'fast-check';
import { repaired, undone, withChoice } from '../../src/answers/repair';
import type { Proposal } from '../../src/roster/findings';
import type { Finding, Override, OverrideValue } from '../../src/roster/types';

const CODE = 'member-id-8-digits';
const finding = (code: Finding['code'], proposal?: Proposal): Finding => ({
  level: 'fix needed',
  code,
  column: 'ID',
  value: '',
  message: '',
  ...(proposal ? { proposal } : {}),
});
const id = (value: string): Proposal => ({ to: 'memberId', value });
const row = (...findings: readonly Finding[]) => ({ findings });

const value = (text: string, how: OverrideValue['how'] = 'by hand'): OverrideValue => ({ text, how, forName: 'Ana A' });
const by = (text: string): OverrideValue => ({ text, how: 'repaired', forName: '' });

test('a repair takes the proposals of one code, and leaves every other cell as it was', () => {
  const rows = [
    row(),
    row(finding(CODE, id('999901101'))),
    row(finding('same-id-other-name', id('999901102'))),
    row(finding(CODE), finding(CODE, id('999901103'))),
    row(finding(CODE)),
  ];
  const before = new Map<number, Override>([
    [1, { memberId: value('12345678'), credit: value('COEN') }],
    [2, { credit: value('COEC') }],
  ]);
  const result = repaired(rows, before, CODE);
  expect(result.ok && [...result.value.overrides]).toEqual([
    [1, { memberId: by('999901101'), credit: value('COEN') }],
    [2, { credit: value('COEC') }],
    [3, { memberId: by('999901103') }],
  ]);
  expect(result).toMatchObject({ ok: true, value: { count: 2 } });
  expect(before.get(1)).toEqual({ memberId: value('12345678'), credit: value('COEN') });
});

test('a credit that is proposed goes to the credit; a setting that is proposed is no repair', () => {
  const credit = row(finding('new-member-unclear', { to: 'credit', value: 'COEN' }));
  const result = repaired([credit], new Map(), 'new-member-unclear');
  expect(result.ok && result.value.overrides.get(0)).toEqual({ credit: by('COEN') });

  const minutes = row(finding('minutes-missing', { to: 'minimumMinutes', value: '150' }));
  expect(repaired([minutes], new Map(), 'minutes-missing')).toMatchObject({
    ok: false,
    problem: { code: 'no-repair' },
  });
});

test.each([
  ['no row has the finding', [row(finding('same-id-other-name', id('999901101')))]],
  ['no finding proposes anything', [row(finding(CODE))]],
  ['there are no rows', []],
])('where %s, there is nothing to repair', (_, rows) => {
  const problem = {
    code: 'no-repair',
    message: 'Nothing is left to fix there. Check the roster again.',
  };
  expect(repaired(rows, new Map(), CODE)).toEqual({ ok: false, problem });
});

test.each<[string, Override, Override | undefined, number]>([
  ['an ID of a repair', { memberId: by('999901101') }, undefined, 1],
  ['an ID typed by hand', { memberId: value('999901101') }, { memberId: value('999901101') }, 0],
  ['a credit of a repair', { credit: by('COEC') }, undefined, 1],
  ['a credit typed by hand', { credit: value('COEC') }, { credit: value('COEC') }, 0],
  ['both of a repair', { credit: by('COEC'), memberId: by('999901101') }, undefined, 1],
  ['a credit by hand, an ID', { credit: value('None'), memberId: by('999901101') }, { credit: value('None') }, 1],
])('undone: %s', (_, override, left, count) => {
  const result = undone(new Map([[4, override]]));
  expect(result.overrides.get(4)).toEqual(left);
  expect(result.count).toBe(count);
});

test('of several repairs, those of some rows are taken back alone', () => {
  const before = new Map([
    [4, { memberId: by('999901101') }],
    [5, { memberId: by('999901102'), credit: value('COEC') }],
  ]);
  expect(undone(before, [6])).toEqual({
    overrides: new Map([
      [4, { memberId: by('999901101') }],
      [5, { credit: value('COEC') }],
    ]),
    count: 1,
  });
});

test('a repair can be of one row alone; where that row proposes nothing, there is nothing to repair', () => {
  const rows = [row(finding(CODE, id('999901101'))), row(finding(CODE, id('999901102'))), row()];
  expect(repaired(rows, new Map(), CODE, 2)).toEqual({
    ok: true,
    value: { overrides: new Map([[1, { memberId: by('999901102') }]]), count: 1 },
  });
  expect(repaired(rows, new Map(), CODE, 3)).toMatchObject({ ok: false, problem: { code: 'no-repair' } });
});

test('a credit chosen for a row is a person’s, beside what stands there; taken back, the rest stays', () => {
  const before = new Map([[4, { memberId: by('999901101') }]]);
  const chosen = withChoice(before, 5, 'None').overrides;
  expect(chosen.get(4)).toEqual({ memberId: by('999901101'), credit: { text: 'None', how: 'by hand', forName: '' } });
  expect(withChoice(chosen, 5, '').overrides).toEqual(before);
});

test('undoing what was repaired leaves the credits that persons set, and nothing more; undoing again changes nothing', () => {
  const proposals = fc.array(fc.option(fc.constantFrom<Proposal>(id('999901101'), { to: 'credit', value: 'COEC' })));
  const typed = fc.dictionary(fc.constantFrom('0', '1', '2'), fc.constantFrom('COEC', 'None'));
  fc.assert(
    fc.property(proposals, typed, (found, credits) => {
      const rows = found.map((proposal) => row(finding(CODE, proposal ?? undefined)));
      const before = new Map(Object.entries(credits).map(([index, text]) => [Number(index), { credit: value(text) }]));
      const result = repaired(rows, before, CODE);
      if (!result.ok) return;
      const back = undone(result.value.overrides).overrides;
      for (const [index, override] of back) expect(override).toEqual(before.get(index));
      for (const [index] of before) if (found[index]?.to !== 'credit') expect(back.has(index)).toBe(true);
      expect(undone(back)).toEqual({ overrides: back, count: 0 });
    }),
  );
});
