import { type Cells, isBlank, isDate } from '../sheet/cells';
import type { Reading } from '../sheet/tables';
import type { Credit } from '../types';
import { readDate } from './dates';

/** A day that may be the class's, with where it stands: `row 2`, `the sheet's name`, `the file's name`. */
interface ClassDateProposal {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly where: string;
  /** True where the words beside it speak of a class. */
  readonly isNamed: boolean;
}

const MONTH = '(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const ORDINAL = '(?:st|nd|rd|th)?';
const UP_TO = '[\\s_]*(?:-|–|&|and|to)[\\s_]*';
/** A day as titles and file names write it: `October 9, 2026`, `Oct 14-15 2026`, `14 Oct 2026`, `2026-10-14`, `10/14/2026`. */
const DAY = new RegExp(
  [
    `(?<m1>${MONTH})[\\s_]+(?<d1>\\d{1,2})${ORDINAL}(?:${UP_TO}(?<e1>\\d{1,2})${ORDINAL})?,?[\\s_]+(?<y1>20\\d{2})(?!\\d)`,
    `(?<!\\d)(?<d2>\\d{1,2})${ORDINAL}(?:${UP_TO}(?<e2>\\d{1,2})${ORDINAL})?[\\s_-]+(?:of )?(?<m2>${MONTH}),?[\\s_-]+(?<y2>20\\d{2})(?!\\d)`,
    '(?<!\\d)(?<y3>20\\d{2})(?<s3>[-/._ ]?)(?<m3>\\d{2}|\\d(?=[-/._ ]))\\k<s3>(?<d3>\\d{1,2})(?!\\d)',
    '(?<!\\d)(?<whole>\\d{1,2}(?<s4>[-/._])\\d{1,2}\\k<s4>(?:20\\d{2}|\\d{2}))(?!\\d)',
  ].join('|'),
  'gi',
);
/** Words beside a day that is the report's, not the class's. */
const OF_THE_REPORT =
  /\b(print(ed)?|generat(ed|ion)|export(ed)?|report(ed)?|creat(ed|ion)|as of|download(ed)?|updated?|modified|due|deadline|regist\w*|enrol\w*|expir\w*|submit\w*|received|invoice\w*|sent|run (on|date))\b/i;
const EXPORTED = /\b(print|export|generat|download)/i;
const OF_THE_CLASS =
  /\b(class|held|course|event|session|training|start(ed|s)?|taught|conducted|complet\w+|attend\w*|date|ethics|coe|fair housing|webinar|meeting)\b/i;

/** How many rows above the header, and letters of a cell, are looked at. */
const TITLE_ROWS = 40;
const LETTERS = 200;

interface Day {
  readonly date: string;
  /** What stands before it in its text. */
  readonly before: string;
}

function daysIn(text: string, locale: string | undefined): readonly Day[] {
  const days: Day[] = [];
  let last = 0;
  const cut = text.slice(0, LETTERS);
  for (const match of cut.matchAll(DAY)) {
    const { m1, d1, e1, y1, d2, e2, m2, y2, y3, m3, d3, whole } = match.groups ?? {};
    const [month, day, end, year] = [m1 ?? m2, d1 ?? d2, e1 ?? e2, y1 ?? y2];
    const written = month
      ? [day, end].filter((one) => one !== undefined).map((one) => `${month} ${one}, ${year}`)
      : [y3 ? `${y3}-${m3}-${d3}` : (whole ?? '').replace(/_/g, '/')];
    const before = cut.slice(last, match.index);
    last = match.index + match[0].length;
    for (const one of written) {
      const verdict = readDate(one, null, locale, () => '');
      if (verdict.kind === 'date') days.push({ date: verdict.date, before });
    }
  }
  return days;
}

/** What stands in the title cells above the first header, each with the label beside or above it. */
function titles({ display, values }: Cells, { tables }: Reading) {
  const end = tables[0].header;
  return display.slice(Math.max(0, end - TITLE_ROWS), end).flatMap((row, place) => {
    const index = Math.max(0, end - TITLE_ROWS) + place;
    return row.flatMap((text, column) => {
      if (isBlank(text)) return [];
      const left = row
        .slice(0, column)
        .reverse()
        .find((one) => !isBlank(one));
      const label = `${left ?? ''} ${display[index - 1]?.[column] ?? ''}`.slice(0, LETTERS);
      // In a .csv the comma of "October 9, 2026" parts the day from its year.
      const next = row[column + 1] ?? '';
      const whole = /^\s*20\d{2}\b/.test(next) ? `${text}, ${next.trim()}` : text;
      return [{ text: whole, label, row: index, value: values[index]?.[column] ?? null }];
    });
  });
}

/**
 * The days that may be the class's: from title rows above the header, else the sheet's name, else the file's. Days of
 * printing or exporting are none, nor are days to come. Two days of one range are two proposals.
 */
export function classDateProposals(
  cells: Cells,
  reading: Reading,
  today: string,
  locale: string | undefined,
  fileName = '',
): readonly ClassDateProposal[] {
  const found = titles(cells, reading).flatMap(({ text, label, row, value }): readonly ClassDateProposal[] => {
    const real = isDate(value) ? readDate(text, value, locale, cells.localTime) : undefined;
    const days = real?.kind === 'date' ? [{ date: real.date, before: '' }] : daysIn(text, locale);
    return days.flatMap(({ date, before }) => {
      const own = before.trim() === '' ? label : before;
      if (OF_THE_REPORT.test(own)) return [];
      return [{ date, where: `row ${row + 1}`, isNamed: OF_THE_CLASS.test(own) || OF_THE_CLASS.test(text) }];
    });
  });
  const named = found.filter(({ isNamed }) => isNamed);
  const inTitles = distinct(named.length > 0 ? named : found, today);
  if (inTitles.length > 0) return inTitles;
  const inName = (name: string, where: string) => {
    const days = EXPORTED.test(name.replace(/_/g, ' ')) ? [] : daysIn(name, locale);
    return distinct(
      days.map(({ date }) => ({ date, where, isNamed: false })),
      today,
    );
  };
  const ofSheet = inName(cells.name, "the sheet's name");
  return ofSheet.length > 0 ? ofSheet : inName(fileName, "the file's name");
}

const distinct = (found: readonly ClassDateProposal[], today: string): readonly ClassDateProposal[] => [
  ...new Map(found.filter(({ date }) => date <= today).map((one) => [one.date, one])).values(),
];

const CLOCK = '(\\d{1,2})(?::(\\d{2}))?\\s*(?:([ap])\\.?m\\.?)?';
const SPAN = new RegExp(`(?<![\\d/-])${CLOCK}\\s*(?:to|-|–|—|until|till)\\s*${CLOCK}(?![\\d/-])`, 'gi');

/** How many minutes the class lasted by the times in a title row, as "9:00 to 11:30"; undefined where none says it. */
export function classMinutes(cells: Cells, reading: Reading): number | undefined {
  for (const { text } of titles(cells, reading)) {
    let minutes = 0;
    for (const [, hour, minute, half, toHour, toMinute, toHalf] of text.slice(0, LETTERS).matchAll(SPAN)) {
      // "10-14" without a colon or a.m. is no time.
      if ((minute ?? half) === undefined && (toMinute ?? toHalf) === undefined) continue;
      const from = clock(hour, minute, half ?? (Number(hour) <= Number(toHour) ? toHalf : undefined));
      let to = clock(toHour, toMinute, toHalf);
      if (to <= from) to += 12 * 60;
      if (to - from > 0 && to - from <= 12 * 60) minutes += to - from;
    }
    if (minutes > 0) return minutes;
  }
  return undefined;
}

function clock(hour = '', minute = '0', half = ''): number {
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hours * 60 + Number(minute);
}

/** Minutes that each credit asks: NAR's rules for cycle 8 of the Code of Ethics, and for fair housing. */
const ASKED: Readonly<Record<Credit, readonly [minutes: number, words: string]>> = {
  COEC: [150, 'ethics takes 2 h 30 min'],
  COEN: [150, 'ethics takes 2 h 30 min'],
  FAIRH: [120, 'fair housing takes 2 h'],
};

/** A sentence where a class of so many minutes lasted less than one of the credits asks; empty where it did not. */
export function tooShort(minutes: number | undefined, credits: readonly Credit[]): string {
  const lacking = credits.find((credit) => minutes !== undefined && minutes < ASKED[credit][0]);
  if (lacking === undefined || minutes === undefined) return '';
  const lasted = `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
  return `The class lasted ${lasted} by its title, too short for the credit: ${ASKED[lacking][1]}.`;
}

/** The date that most rows carry, `YYYY-MM-DD`, where nobody said which day the class was; empty ones do not count. */
export function commonDate(rows: readonly { readonly date: string }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { date } of rows) if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
