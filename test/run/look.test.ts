import fc from 'fast-check';
import type { AttendeeStatus } from '../../src/growthzone';
import { added, isWhole, type Look, missingWords, saidOf, seen, statusesOf } from '../../src/run/look';
import type { PastedPage } from '../../src/run/pasted';

const NOW = Date.parse('2026-02-06T15:00:00Z');
const row = (n: number, status: AttendeeStatus = 'Registered') => ({ key: `key${n}`, status });
const page = (from: number, ...rows: ReturnType<typeof row>[]): PastedPage => ({ from, rows });
const paste = (of: number | null, ...pages: PastedPage[]) => ({ pages, of });
const all = (pastes: readonly { pages: readonly PastedPage[]; of: number | null }[], at = NOW): Look | undefined =>
  pastes.reduce<Look | undefined>((look, one) => added(look, one, at), undefined);

test('pages in every order, each any number of times: whole once none is missing, and never before', () => {
  const sizes = fc.record({
    people: fc.integer({ min: 1, max: 130 }),
    size: fc.integer({ min: 5, max: 60 }),
    placed: fc.boolean(),
  });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat()), ({ people, size, placed }, picks) => {
      const pages: PastedPage[] = [];
      for (let start = 0; start < people; start += size) {
        const rows = Array.from({ length: Math.min(size, people - start) }, (_, index) => row(start + index));
        pages.push(page(placed ? start + 1 : 0, ...rows));
      }
      const left = new Set(pages.keys());
      let look: Look | undefined;
      for (let turn = 0; left.size > 0 && turn < 200; turn += 1) {
        // Any page, also one that was pasted; in the end the one that is missing.
        const index = turn > 150 ? ([...left][0] ?? 0) : (picks.next().value ?? 0) % pages.length;
        look = added(look, paste(people, pages[index] ?? page(0)), NOW + turn);
        left.delete(index);
        const seenNow = pages.reduce((sum, { rows }, at) => sum + (left.has(at) ? 0 : rows.length), 0);
        expect(seen(look)).toBe(seenNow);
        expect(isWhole(look)).toBe(left.size === 0);
        expect(missingWords(look) === '').toBe(left.size === 0);
      }
    }),
    { numRuns: 200 },
  );
});

test.each<[string, Look | undefined, number, number | null]>([
  ['the same page twice', all([paste(2, page(1, row(1), row(2))), paste(2, page(1, row(1), row(2)))]), 2, 2],
  ['the same person at two places', all([paste(2, page(1, row(1))), paste(2, page(2, row(1)))]), 2, 2],
  ['twice in one page without places', all([paste(null, page(0, row(1), row(1)))]), 2, null],
  ['another total begins anew', all([paste(4, page(1, row(1), row(2))), paste(3, page(3, row(3)))]), 1, 3],
  [
    'other people at the same places begin anew',
    all([paste(4, page(1, row(1), row(2))), paste(4, page(3, row(3), row(4))), paste(4, page(1, row(1), row(9)))]),
    2,
    4,
  ],
  [
    'an export that changed begins anew',
    all([paste(null, page(0, row(1), row(1), row(2))), paste(null, page(0, row(1), row(2)))]),
    2,
    null,
  ],
  ['more than there are', all([paste(1, page(0, row(1))), paste(1, page(0, row(2)))]), 1, 1],
])('%s', (_, look, people, of) => {
  expect(look && [seen(look), look.of]).toEqual([people, of]);
});

test('a page pasted again brings its newest statuses, and the others stay', () => {
  const look = all([
    paste(3, page(1, row(1), row(2))),
    paste(3, page(3, row(3))),
    paste(3, page(1, row(1, 'Attended'), row(2))),
  ]);
  expect(look && isWhole(look)).toBe(true);
  expect([...statusesOf(look ?? { pages: [] })].sort()).toEqual([
    ['key1', ['Attended']],
    ['key2', ['Registered']],
    ['key3', ['Registered']],
  ]);
});

test('pages of an hour ago, and of before somebody was built, are of another look', () => {
  const first = added(undefined, paste(2, page(1, row(1))), NOW);
  const next = paste(2, page(2, row(2)));
  expect(seen(added(first, next, NOW + 60_000))).toBe(2);
  expect(seen(added(first, next, NOW + 61 * 60_000))).toBe(1);
  expect(seen(added(first, next, NOW + 60_000, NOW + 1))).toBe(1);
});

test('the coordinator says how many there are, where GrowthZone does not', () => {
  const look = added(undefined, paste(null, page(0, row(1), row(2))), NOW);
  expect(missingWords(look)).toBe('2 so far. Paste the next page, or say how many GrowthZone shows.');
  expect(saidOf(look, 1)).toBeUndefined();
  expect(missingWords(saidOf(look, 2))).toBe('');
  expect(missingWords(saidOf(look, 3))).toBe('2 of 3. Paste the next page.');
  const screen = added(undefined, paste(119, page(1, row(1))), NOW);
  expect(saidOf(screen, 1)).toBeUndefined();
  // More turn up than were said.
  const said = saidOf(look, 2);
  expect(missingWords(added(said, paste(null, page(0, row(3))), NOW))).toBe(
    '3 so far. Paste the next page, or say how many GrowthZone shows.',
  );
});
