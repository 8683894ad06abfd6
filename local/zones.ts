/** What a clock on the wall shows; `month` from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, WallClock>();
/** Rosters repeat a few dates, and asking Intl for one takes microseconds: these many are remembered. */
const REMEMBERED = 5000;

/** What a clock on the wall of `zone`, for instance `America/New_York`, shows at a moment. */
export function wallClock(moment: Date, zone: string): WallClock {
  const key = `${zone} ${moment.getTime()}`;
  const seen = known.get(key);
  if (seen) return seen;
  if (known.size >= REMEMBERED) known.clear();
  const fields = Object.fromEntries(
    formatter(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const number = (field: string) => Number(fields[field]);
  const wall = {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
  known.set(key, wall);
  return wall;
}

/** The moment at which a clock on the wall of `zone` shows `wall`. */
export function momentOf(wall: WallClock, zone: string): Date {
  const utc = asUtc(wall).getTime();
  // The offset may change between the guess and the moment; looking once more at the guess settles that.
  let guess = utc;
  for (let turn = 0; turn < 2; turn += 1) guess -= asUtc(wallClock(new Date(guess), zone)).getTime() - utc;
  return new Date(guess);
}

/** The same figures as a UTC date: how spreadsheet files and number formats carry dates, which know no zone. */
export function asUtc({ year, month, day, hour, minute, second }: WallClock): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** The figures of a UTC date. */
export function fromUtc(date: Date): WallClock {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** `Utilities.formatDate`: Java's date patterns as far as the add-on uses them. */
export function formatted(moment: Date, zone: string, pattern: string): string {
  const { year, month, day, hour, minute, second } = wallClock(moment, zone);
  const two = (number: number) => String(number).padStart(2, '0');
  const fields: Readonly<Record<string, string>> = {
    yyyy: String(year).padStart(4, '0'),
    MM: two(month),
    M: String(month),
    dd: two(day),
    d: String(day),
    HH: two(hour),
    H: String(hour),
    hh: two(hour % 12 || 12),
    h: String(hour % 12 || 12),
    mm: two(minute),
    ss: two(second),
    a: hour < 12 ? 'AM' : 'PM',
  };
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (field: string, quoted?: string) => {
    const text = quoted ?? fields[field];
    if (text === undefined) throw new Error(`Utilities.formatDate: the local Sheets does not know "${field}".`);
    return text;
  });
}

function formatter(zone: string): Intl.DateTimeFormat {
  const made = formatters.get(zone);
  if (made) return made;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}
