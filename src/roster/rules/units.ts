import type { RosterSettings, Unit } from '../settings';
import { type CellValue, normalized, remembering } from '../sheet/cells';
import { under } from '../sheet/mapping';

/** What the cell of a time says: minutes where it names its unit, else a number or a clock whose unit its column tells. */
export type TimeText =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'clock'; readonly first: number; readonly second: number }
  | { readonly kind: 'none' };

const NONE: TimeText = { kind: 'none' };
/** No time is written longer. */
const LONGEST_TEXT = 40;
const HOURS = '(?:h|hrs?|hours?|std)\\.?';
const MINUTES = '(?:m|mins?|minutes?|mm)\\.?';
const SECONDS = '(?:s|secs?|seconds?)\\.?';
const JOINED = '[\\s,]*(?:(?:and|&) )?';
const WORDS = new RegExp(
  `^(?:(\\d+(?:\\.\\d+)?) ?${HOURS})?${JOINED}(?:(\\d+(?:\\.\\d+)?) ?${MINUTES})?${JOINED}(?:(\\d+) ?${SECONDS})?$`,
);
const CLOCK = new RegExp(`^(\\d{1,5}):([0-5]\\d)(?: ?(?:(${HOURS})|(${MINUTES})))?$`);
const LONG_CLOCK = /^(\d{1,4}):([0-5]\d):([0-5]\d)(?:\.\d+)?(?: ?(?:h|hrs?|hours?)\.?)?$/;

/** Reads a time present as reports write it: "150", "2,75", "2:45", "2:45:10", "2 h 30 min", "18:25 min", "9660 sec". */
export const readTimeText = remembering((display: string): TimeText => {
  const text = normalized(display);
  if (text === '' || text.length > LONGEST_TEXT || !/^\.?\d|^pt\d/.test(text)) return NONE;
  if (/^\d*\.?\d+$/.test(text)) return { kind: 'number', value: Number(text) };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text.replace(/,/g, '')) };
  if (/^\d+,\d{1,2}$/.test(text)) return { kind: 'number', value: Number(text.replace(',', '.')) };
  const long = LONG_CLOCK.exec(text);
  if (long) return { kind: 'minutes', minutes: Number(long[1]) * 60 + Number(long[2]) + Number(long[3]) / 60 };
  const clock = CLOCK.exec(text);
  if (clock) return readClock(Number(clock[1]), Number(clock[2]), clock[3], clock[4]);
  const words = WORDS.exec(text.replace(/^pt/, '').replace(/^(\d+)h(\d{2})$/, '$1h$2m'));
  if (!words || (words[1] ?? words[2] ?? words[3]) === undefined) return NONE;
  const [, hours = 0, minutes = 0, seconds = 0] = words;
  return { kind: 'minutes', minutes: Number(hours) * 60 + Number(minutes) + Number(seconds) / 60 };
});

function readClock(first: number, second: number, hours?: string, minutes?: string): TimeText {
  if (hours !== undefined) return { kind: 'minutes', minutes: first * 60 + second };
  if (minutes !== undefined) return { kind: 'minutes', minutes: first + second / 60 };
  return { kind: 'clock', first, second };
}

/** What a column of times counts, as far as its header and its values tell; several units where they leave it open. */
export interface TimeColumn {
  /** From 0. */
  readonly column: number;
  readonly header: string;
  readonly numbers: readonly Unit[];
  readonly clocks: readonly Unit[];
  /** Numbers of at most twelve with decimals may be hours, though the others are minutes. */
  readonly decimalsMayBeHours: boolean;
  /** What the coordinator said of it, else what is presumed. */
  readonly said: Unit | undefined;
  /** What its values can only mean, though its header says otherwise. */
  readonly presumed?: Unit;
}

/** Nobody sits longer than this without a break over night, in minutes. */
export const LONGEST_SITTING = 720;
const LONGEST_DAY = 24;
const HALF_DAY = 12;
/** The length of a class where the coordinator set no minimum: what ethics asks. */
export const USUAL_LENGTH = 150;

/** Tells what a column of times counts from its header and all its values. */
export function timeColumn(
  at: { readonly column: number; readonly header: string; readonly isHours: boolean },
  texts: Iterable<string>,
  { minimumMinutes = USUAL_LENGTH, units }: RosterSettings,
): TimeColumn {
  const { column, header, isHours } = at;
  const seen = valuesIn(texts, minimumMinutes);
  const named = unitInHeader(header) ?? (isHours ? 'hours' : undefined);
  const presumed = named === 'hours' && areMinutes(seen) ? 'minutes' : undefined;
  const said = under(units, header) ?? presumed;
  return {
    ...{ column, header, said, ...(presumed && { presumed }) },
    numbers: numberUnits(named, seen),
    clocks: clockUnits(named, seen),
    decimalsMayBeHours: named === undefined,
  };
}

/** The unit that a header names: "Duration (hours)", "Time (mm:ss)", "attendanceTimeInSeconds". */
function unitInHeader(header: string): Unit | undefined {
  const words = normalized(header);
  if (/\bm+:ss\b|\bmin(ute)?s?:sec(ond)?s?\b/.test(words) && !/h:m+:ss/.test(words)) return 'mm:ss';
  if (/\bh+:mm\b|\[h+\]|\bh(ou)?rs?:min(ute)?s?\b|\bhours? (and|&) min/.test(words)) return 'h:mm';
  if (/seconds?\b|\bsecs?\b/.test(words)) return 'seconds';
  if (/minutes?|\bmins?\b/.test(words)) return 'minutes';
  return /hours?\b|\bhrs?\b|\(h\)/.test(words) ? 'hours' : undefined;
}

/** What a column holds: its numbers above 0, and of its clocks what stands before the colon. */
interface Values {
  readonly numbers: readonly number[];
  readonly clocks: readonly number[];
  readonly hasLongClocks: boolean;
  /** How many minutes the class has. */
  readonly length: number;
}

function valuesIn(texts: Iterable<string>, length: number): Values {
  const [numbers, clocks]: [number[], number[]] = [[], []];
  let hasLongClocks = false;
  for (const text of texts) {
    const time = readTimeText(text);
    if (time.kind === 'number' && time.value > 0) numbers.push(time.value);
    else if (time.kind === 'clock') clocks.push(time.first);
    else if (time.kind === 'minutes') hasLongClocks ||= /:\d\d:/.test(text);
  }
  return { numbers, clocks, hasLongClocks, length };
}

const isLarge = (value: number): boolean => value >= LONGEST_DAY;
const isSmall = (value: number): boolean => value <= HALF_DAY;
const count = (values: readonly number[], fits: (value: number) => boolean): number => values.filter(fits).length;

/**
 * Under "Hours" all numbers are more than a day and no longer than a sitting in minutes, and some are as long as the
 * class; a hundredfold of hours, which 250 may be, has only whole quarters.
 */
function areMinutes({ numbers, length }: Values): boolean {
  return (
    numbers.every((value) => value > LONGEST_DAY && value <= LONGEST_SITTING) &&
    numbers.some((value) => value % 25 !== 0) &&
    numbers.some((value) => value >= length)
  );
}

function numberUnits(named: Unit | undefined, { numbers, length }: Values): readonly Unit[] {
  const large = count(numbers, (value) => value > LONGEST_DAY);
  if (named === 'hours' || named === 'h:mm') return large * 2 > numbers.length ? ['minutes', 'hours'] : ['hours'];
  if (named === 'seconds') return ['seconds'];
  if (count(numbers, (value) => value > 2 * length) * 2 > numbers.length) return ['minutes', 'seconds'];
  if (numbers.every(isSmall) && numbers.some((value) => !Number.isInteger(value)))
    return named ? ['minutes', 'hours'] : ['hours'];
  return !named && count(numbers, isSmall) > 3 * large ? ['minutes', 'hours'] : ['minutes'];
}

function clockUnits(named: Unit | undefined, { clocks, hasLongClocks }: Values): readonly Unit[] {
  if (named === 'mm:ss' || named === 'h:mm') return [named];
  if (clocks.every(isSmall) && (!hasLongClocks || named === 'hours')) return ['h:mm'];
  return clocks.some(isLarge) && !clocks.some(isSmall) ? ['mm:ss'] : ['h:mm', 'mm:ss'];
}

/** What a cell can mean in minutes: one value where its unit is known, none where it holds no time. */
export function minutesIn(display: string, value: CellValue, at: TimeColumn): readonly number[] {
  const time = readTimeText(display);
  if (time.kind === 'none') return [];
  if (time.kind === 'minutes') return [time.minutes];
  if (time.kind === 'clock') return clockMinutes(time.first, time.second, at);
  const units = unitsOf(time.value, lostItsFormat(display, value), at);
  return [...new Set(units.map((unit) => time.value * MINUTES_IN[unit]))];
}

const MINUTES_IN: Readonly<Record<Unit, number>> = {
  minutes: 1,
  'mm:ss': 1,
  hours: 60,
  'h:mm': 60,
  seconds: 1 / 60,
  days: 1440,
};

function unitsOf(value: number, isFraction: boolean, at: TimeColumn): readonly Unit[] {
  const { numbers, said, decimalsMayBeHours } = at;
  // Only a fraction of a day can have lost its format: "days" says nothing of the column's other numbers.
  if (said === 'days') return isFraction || value < 1 ? ['days'] : numbers.slice(0, 1);
  if (said !== undefined) return [said];
  const mayBeHours = decimalsMayBeHours && value <= HALF_DAY && !Number.isInteger(value) && !numbers.includes('hours');
  return [...numbers, ...(mayBeHours ? (['hours'] as const) : []), ...(isFraction ? (['days'] as const) : [])];
}

/** A duration of a spreadsheet without its format is a fraction of a day with many decimals: 0.1146 for 2:45. */
function lostItsFormat(display: string, value: CellValue): boolean {
  const exact = typeof value === 'number' ? String(value) : display.trim();
  return /^0?\.\d{3,}$/.test(exact) && Number(exact) < 0.6;
}

function clockMinutes(first: number, second: number, { clocks, said }: TimeColumn): readonly number[] {
  const asHours = first * 60 + second;
  const asMinutes = first + second / 60;
  const isOpen = clocks.length > 1;
  const unit = said === 'h:mm' || said === 'mm:ss' || isOpen ? said : clocks[0];
  // Nobody is in class for a day and a night.
  if (unit === undefined) return isLarge(first) ? [asMinutes] : [asHours, asMinutes];
  return [unit === 'mm:ss' || unit === 'minutes' || unit === 'seconds' ? asMinutes : asHours];
}
