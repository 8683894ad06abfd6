import { folded } from './cells';
import type { ClockTime } from './dates';

/** A session in minutes, since midnight or since 1970-01-01. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

const DAY = 1440;
/** A wrap past midnight makes no longer session than this: "9:00" to "1:00" is an unclear afternoon, not a night. */
const LONGEST_WRAP = 720;

/** Minutes as reports write them: "150", "150.5", "2:45", "2:45:10", "2 h 30 min", "165 min"; undefined where it is none. */
export function readMinutes(display: string): number | undefined {
  const text = folded(display);
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replace(/,/g, ''));
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(',', '.'));
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60;
  const words =
    /^(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)\.?)?[\s,]*(?:and )?(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?)\.?)?[\s,]*(?:and )?(?:(\d+)\s*(?:s|secs?|seconds?)\.?)?$/.exec(
      text,
    );
  if (!words || (words[1] ?? words[2] ?? words[3]) === undefined) return undefined;
  return Number(words[1] ?? 0) * 60 + Number(words[2] ?? 0) + Number(words[3] ?? 0) / 60;
}

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
