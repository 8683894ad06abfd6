import type { ClockTime } from './dates';

interface Interval {
  readonly from: number;
  readonly to: number;
}

const DAY = 1440;
/** A wrap past midnight makes no longer session than this: "9:00" to "1:00" is an unclear afternoon, not a night. */
const LONGEST_WRAP = 720;

/** The minutes that the intervals cover together; overlaps count once. */
export function coveredMinutes(intervals: readonly Interval[]): number {
  const sorted = intervals.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of sorted) {
    if (to <= end) continue;
    total += to - Math.max(from, end);
    end = to;
  }
  // Whole seconds: sums of thirds of a minute must reach the minimum that they are.
  return Math.round(total * 60) / 60;
}

/** A session from its two times; undefined where they make none. Times without a day may pass midnight once. */
export function interval(timeIn: ClockTime, timeOut: ClockTime): Interval | undefined {
  let from = timeIn.minutes;
  let to = timeOut.minutes;
  if (timeIn.dated && !timeOut.dated) to += Math.floor(from / DAY) * DAY;
  if (!timeIn.dated && timeOut.dated) from += Math.floor(to / DAY) * DAY;
  if (to >= from) return { from, to };
  if (timeIn.dated && timeOut.dated) return undefined;
  if (timeOut.dated) from -= DAY;
  else to += DAY;
  return to - from <= LONGEST_WRAP ? { from, to } : undefined;
}
