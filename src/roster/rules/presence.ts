import { normalized } from '../sheet/cells';
import type { Interval, Session } from './sessions';

/** How long a person was there: between these minutes, which are the same where the rows tell it clearly. */
export interface Presence {
  readonly low: number;
  readonly high: number;
}

const NOTHING: Presence = { low: 0, high: 0 };
const plus = (one: Presence, two: Presence): Presence => ({ low: one.low + two.low, high: one.high + two.high });
const exactly = (minutes: number): Presence => ({ low: minutes, high: minutes });
/** Reports round a session to whole minutes. */
const ROUNDING = 1;
const REPORT_SECTION =
  /\b(summary|participants|overall|totals?|per (join|session)|joins?|activit(y|ies)|connections?)\b/;
const SUM_WORD = /^(all|totals?|sum|overall|summary)$/;

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
  return inSeconds(total);
}

const inSeconds = (minutes: number): number => Math.round(minutes * 60) / 60;

/**
 * How long a person was in one course, by all their rows. Overlaps count once, and so does what a report tells twice: in
 * a summary and in its details, or in a row with the sum of the others. Where nothing tells whether it is told twice, both
 * are given.
 */
export function presenceOf(sessions: readonly Session[], row: (session: Session) => readonly string[]): Presence {
  const counted = sessions.filter(({ place }) => place !== 'apart');
  const parts = new Map<string, Session[]>();
  for (const session of counted) {
    const key = `${session.draft.table.header}|${session.draft.section}`;
    const part = parts.get(key);
    if (part) part.push(session);
    else parts.set(key, [session]);
  }
  if (parts.size < 2) return rounded(partPresence(counted, row));
  const totals = [...parts.values()].map((part) => partPresence(part, row));
  return rounded(isToldTwice([...parts.values()]) ?? sumOf([...parts.values()], totals));
}

const rounded = ({ low, high }: Presence): Presence => ({ low: inSeconds(low), high: inSeconds(high) });
/** Days or parts that a heading numbers are told once each. */
const NUMBERED =
  /\b(days?|parts?|sessions?|weeks?|modules?)\b.*\d|\b(mon|tues|wednes|thurs|fri)day\b|\b(morning|afternoon|evening)\b/;

/** The presence where the sections are those of one report, each of which tells all of it; undefined where they are not. */
function isToldTwice(parts: readonly (readonly Session[])[]): Presence | undefined {
  const sections = parts.map((part) => normalized(part[0]?.draft.section ?? ''));
  if (sections.some((section) => NUMBERED.test(section)) || !sections.some((section) => REPORT_SECTION.test(section))) {
    return undefined;
  }
  const totals = parts.map((part) => partPresence(part, () => []));
  return exactly(Math.max(...totals.map(({ low }) => low)));
}

/** Sections that are not known to tell the same: clocks settle it, else it may be once or each. */
function sumOf(parts: readonly (readonly Session[])[], totals: readonly Presence[]): Presence {
  const sum = totals.reduce(plus, NOTHING);
  const areNumbered = parts.every((part) => NUMBERED.test(normalized(part[0]?.draft.section ?? '')));
  if (areNumbered) return sum;
  const all = parts.flat();
  if (all.every(({ spans, isLoose }) => spans.length > 0 && !isLoose)) return partPresence(all, () => []);
  return { low: Math.max(...totals.map(({ low }) => low)), high: sum.high };
}

function partPresence(sessions: readonly Session[], row: (session: Session) => readonly string[]): Presence {
  const tight: Interval[] = [];
  const loose: { readonly spans: readonly Interval[]; readonly minutes: Presence }[] = [];
  const bare: Session[] = [];
  let isOpen = false;
  for (const session of sessions) {
    const { spans, minutes, isLoose } = session;
    const covered = coveredMinutes(spans);
    const [only] = minutes;
    if (spans.length === 0) {
      if (minutes.length > 0) bare.push(session);
      else isOpen ||= session.isOpen;
    } else if (minutes.length === 1 && only !== undefined && only < covered - ROUNDING) {
      // Whoever left and came back was there for less than from the first join to the last leave.
      loose.push({ spans, minutes: exactly(only) });
    } else if (isLoose && minutes.length !== 1) {
      loose.push({ spans, minutes: { low: 0, high: covered } });
    } else {
      tight.push(...spans);
      isOpen ||= session.isOpen && minutes.length === 0;
    }
  }
  const total = plus(withLoose(tight, loose), barePresence(bare, row));
  return isOpen ? { low: total.low, high: Number.POSITIVE_INFINITY } : total;
}

/** Rows from first join to last leave beside joins within that time tell the same; apart from them they add up. */
function withLoose(
  tight: readonly Interval[],
  loose: readonly { readonly spans: readonly Interval[]; readonly minutes: Presence }[],
): Presence {
  const joins = coveredMinutes(tight);
  if (loose.length === 0) return exactly(joins);
  const sum = loose.reduce((total, { minutes }) => plus(total, minutes), NOTHING);
  const spans = [...tight, ...loose.flatMap((one) => one.spans)];
  const apart = joins + loose.reduce((total, one) => total + coveredMinutes(one.spans), 0);
  const covered = coveredMinutes(spans);
  if (covered >= apart - ROUNDING) return plus(exactly(joins), sum);
  const longest = Math.max(joins, ...loose.map(({ minutes }) => minutes.low));
  if (joins > 0 && loose.length === 1) return { low: longest, high: Math.max(longest, joins) };
  return { low: longest, high: Math.min(covered, joins + sum.high) };
}

/** Minutes without times in and out: one row may be the sum of the others, or say again what another row said. */
function barePresence(sessions: readonly Session[], row: (session: Session) => readonly string[]): Presence {
  const ranges = sessions.map(({ minutes }) => ({ low: Math.min(...minutes), high: Math.max(...minutes) }));
  const sum = ranges.reduce(plus, NOTHING);
  if (sessions.length < 2) return sum;
  const isSum = sessions.map((session) => row(session).some((text) => SUM_WORD.test(normalized(text))));
  if (isSum.includes(true)) {
    const of = (marked: boolean) => ranges.filter((_, place) => isSum[place] === marked).reduce(plus, NOTHING);
    return of(true).low >= of(false).low ? of(true) : of(false);
  }
  const longest = Math.max(...ranges.map(({ low }) => low));
  const isSumOfOthers = sessions.length > 2 && Math.abs(sum.low - 2 * longest) <= (sessions.length * ROUNDING) / 2;
  const texts = new Set(sessions.map((session) => row(session).join('|')));
  const inClass = ranges.filter((_, place) => sessions[place]?.place === 'class').reduce(plus, NOTHING);
  const lows = [sum.low];
  if (isSumOfOthers) lows.push(longest);
  // A total that each join of a person says again.
  const isTotal = /\btotal\b/.test(normalized(sessions[0]?.column?.header ?? ''));
  if (isTotal && ranges.every(({ low }) => low === longest)) lows.push(longest);
  if (texts.size < sessions.length) lows.push((sum.low * texts.size) / sessions.length);
  if (inClass.low > 0) lows.push(inClass.low);
  return { low: Math.min(...lows), high: sum.high };
}
