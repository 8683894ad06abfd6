import { found } from '../findings';
import { type Cells, normalized } from '../sheet/cells';
import type { Table } from '../sheet/columns';
import { idOf } from '../sheet/questions';
import { type ClockTime, readTime } from './dates';
import { type Draft, type Judging, personKey } from './draft';

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
  const text = normalized(display);
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

interface Session {
  readonly draft: Draft;
  readonly minutes: number | undefined;
  readonly span: { from: number; to: number } | undefined;
}

/** True where the roster says how long people were there. */
export function hasMinutes(table: Table): boolean {
  const { minutes, hours, timeIn, timeOut } = table.columns;
  return minutes !== undefined || hours !== undefined || (timeIn !== undefined && timeOut !== undefined);
}

/**
 * Decides by minutes present: a person's sessions are added up, overlaps count once, and the total is compared with
 * the minimum that the coordinator set. Further rows of one person become repeats that name the first; all are left
 * out where the total is short.
 */
export function judgeMinutes(judging: Judging, drafts: readonly Draft[]): void {
  const { cells, settings } = judging;
  const people = new Map<string, Session[]>();
  const known = knownPeople(drafts);
  for (const draft of drafts) {
    const key = identity(draft, known);
    const sessions = people.get(key) ?? [];
    sessions.push(readSession(cells, draft, settings.locale ?? 'en_US'));
    people.set(key, sessions);
  }
  for (const sessions of people.values()) judgePerson(judging, sessions);
}

/** The one good ID of each name and e-mail together; undefined where they stand for several. */
function knownPeople(drafts: readonly Draft[]): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const draft of drafts) {
    const { memberId, email } = draft.attendee;
    if (memberId === '' || email === '') continue;
    const key = personKey(draft);
    known.set(key, known.has(key) && known.get(key) !== memberId ? undefined : memberId);
  }
  return known;
}

/**
 * Whose session a row is: by member ID where there is one, else that of the same name and e-mail in another row, else
 * by ID cell, name and e-mail together.
 */
function identity(draft: Draft, known: ReadonlyMap<string, string | undefined>): string {
  const memberId = draft.attendee.memberId || known.get(personKey(draft));
  if (memberId) return memberId;
  const id = draft.read.text('memberId');
  const person = personKey(draft);
  return person === '||' && id === '' ? `row ${draft.index}` : normalized(`${id}|${person}`);
}

function readSession(cells: Cells, draft: Draft, locale: string): Session {
  const { read } = draft;
  const start = readTime(read.text('timeIn'), read.value('timeIn'), locale, cells.localTime);
  const end = readTime(read.text('timeOut'), read.value('timeOut'), locale, cells.localTime);
  const span = start && end ? interval(start, end) : undefined;
  const minutes = readMinutes(read.text('minutes'));
  const hours = readMinutes(read.text('hours'));
  const fromHours = hours === undefined ? undefined : /[:hm]/i.test(read.text('hours')) ? hours : hours * 60;
  return { draft, span, minutes: minutes ?? fromHours };
}

function judgePerson({ questions, settings }: Judging, sessions: readonly Session[]): void {
  const spans = sessions.flatMap(({ span }) => (span ? [span] : []));
  const counted = sessions.filter(({ minutes, span }) => minutes !== undefined || span);
  const allSpans = spans.length > 0 && counted.every(({ span }) => span);
  const total = allSpans
    ? coveredMinutes(spans)
    : counted.reduce((sum, { minutes, span }) => sum + (minutes ?? (span ? span.to - span.from : 0)), 0);
  const first = (counted.find(({ draft }) => draft.attendee.memberId !== '') ?? counted[0] ?? sessions[0])?.draft;
  for (const { draft } of sessions) {
    if (draft.override.credit) continue;
    const { read } = draft;
    const column = read.header('minutes') || read.header('hours') || read.header('timeIn');
    const shown = `${Math.round(total * 10) / 10}`;
    if (counted.length === 0) {
      draft.findings.push(
        found('minutes-missing', {
          column,
          value: '',
          message: 'No minutes are given. Say whether credit was earned.',
        }),
      );
      continue;
    }
    questions.ask('minimum minutes', {}, draft.index);
    const minimum = settings.minimumMinutes;
    if (minimum === undefined) {
      const message = `Present for ${shown} minutes, but no minimum is set. Set the minutes that earn credit.`;
      draft.findings.push(
        found('minimum-unknown', {
          column,
          value: shown,
          message,
          proposal: { to: 'minimumMinutes', value: '150' },
          question: idOf('minimum minutes', {}),
        }),
      );
    } else if (total < minimum) {
      draft.leftOut = { cause: 'too-few-minutes', reason: `present for ${shown} of ${minimum} minutes` };
    } else if (draft !== first) {
      draft.repeatOf = (first?.index ?? 0) + 1;
    }
  }
}
