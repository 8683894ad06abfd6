import type { CellData } from './workbook';

/** What Sheets makes of a text that is written into a cell, unless the cell's format is `@`. */
export function parsed(text: string, format: string | undefined): CellData {
  if (format === '@') return text;
  if (text === '') return null;
  if (text.startsWith("'")) return text.slice(1);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const date = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text);
  if (date)
    return new Date(Date.UTC(Number(date[3] ?? new Date().getUTCFullYear()), Number(date[1]) - 1, Number(date[2]), 12));
  return text;
}

/** What a cell shows. */
export function displayed(value: CellData, format: string | undefined, zone: string, locale: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, format);
  const hasTime = formatted(value, zone, 'HH:mm:ss') !== '00:00:00';
  const order = locale.startsWith('en_US') ? 'M/d/yyyy' : 'dd/MM/yyyy';
  return formatted(value, zone, hasTime && format?.includes('h') ? `${order} H:mm:ss` : order);
}

function numberText(value: number, format: string | undefined): string {
  const zeros = /^0+$/.exec(format ?? '')?.[0];
  if (zeros && Number.isInteger(value)) return String(value).padStart(zeros.length, '0');
  const decimals = /^0\.(0+)$/.exec(format ?? '')?.[1];
  if (decimals) return value.toFixed(decimals.length);
  if (/^0(\.0+)?E\+00$/.test(format ?? '') || Math.abs(value) >= 1e15) {
    const [mantissa, exponent] = value.toExponential((format?.split('E')[0]?.length ?? 4) - 2).split('e');
    return `${mantissa}E+${String(Number(exponent)).padStart(2, '0')}`;
  }
  return String(value);
}

/** Java's date patterns as far as the add-on uses them, in a time zone. */
export function formatted(date: Date, zone: string, pattern: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  ) as Record<string, string>;
  const fields: Readonly<Record<string, string | undefined>> = {
    yyyy: parts['year'],
    MM: parts['month'],
    M: String(Number(parts['month'])),
    dd: parts['day'],
    d: String(Number(parts['day'])),
    HH: parts['hour'],
    H: String(Number(parts['hour'])),
    mm: parts['minute'],
    ss: parts['second'],
  };
  return pattern.replace(
    /'([^']*)'|yyyy|MM|M|dd|d|HH|H|mm|ss/g,
    (field, quoted?: string) => quoted ?? fields[field] ?? field,
  );
}
