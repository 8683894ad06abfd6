import { headerWords, partOf } from './headers';

/** A column of times in and the one of times out that belongs to it: indexes from 0. */
export interface TimePair {
  readonly timeIn: number;
  readonly timeOut: number;
}

/** Words for coming and going that belong together. */
const WAYS: readonly (readonly [string, RegExp])[] = [
  ['sign', /\bsign/],
  ['check', /\bcheck/],
  ['clock', /\bclock/],
  ['log', /\blog/],
  ['join', /\b(join|leave|left)/],
  ['arrive', /\b(arriv|depart)/],
  ['enter', /\b(ent(er|ry)|exit)/],
];

const wayOf = (header: string): string => WAYS.find(([, pattern]) => pattern.test(headerWords(header)))?.[0] ?? '';

/**
 * Puts the times in and out together: those of one part of the class and one way of coming first ("AM In", "AM Out"),
 * then what is left of one part, then the only two that are left. Under one header they go by their turn in the sheet.
 */
export function pairTimes(
  ins: readonly number[],
  outs: readonly number[],
  headers: readonly string[],
): readonly TimePair[] {
  const pairs: TimePair[] = [];
  let left = { ins: inOrder(ins), outs: inOrder(outs) };
  const part = (column: number) => partOf(headers[column] ?? '');
  // Out for lunch ends the first half of the class, in from lunch begins the second.
  const isLunch = (column: number) => /\b(lunch|break)\b/.test(headerWords(headers[column] ?? ''));
  const half = (column: number) => String(ins.includes(column) === isLunch(column));
  const hasLunch = [...ins, ...outs].some(isLunch);
  const keys = hasLunch
    ? [half]
    : [(column: number) => `${part(column)}|${wayOf(headers[column] ?? '')}`, part, () => ''];
  for (const key of keys) {
    for (const name of new Set(left.ins.map(key))) {
      const some = left.ins.filter((column) => key(column) === name);
      const others = left.outs.filter((column) => key(column) === name);
      if (some.length !== others.length) continue;
      some.forEach((timeIn, turn) => {
        pairs.push({ timeIn, timeOut: others[turn] ?? timeIn });
      });
    }
    const paired = new Set(pairs.flatMap(({ timeIn, timeOut }) => [timeIn, timeOut]));
    const isLeft = (column: number) => !paired.has(column);
    left = { ins: left.ins.filter(isLeft), outs: left.outs.filter(isLeft) };
  }
  // The same times in another zone are no further ones.
  const local = pairs.filter(({ timeIn }) => !/\b(utc|gmt)\b/.test(headerWords(headers[timeIn] ?? '')));
  return (local.length > 0 ? local : pairs).sort((a, b) => a.timeIn - b.timeIn);
}

const inOrder = (columns: readonly number[]): readonly number[] => [...columns].sort((a, b) => a - b);
