import { type CellValue, trimmed } from './cells';

const QUOTES = /["'`´‘’‚‛“”„‟′″«»]/g;
const DASHES = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u2043]/g;
const LABEL_BEFORE =
  /^(?:(?:(?:nar|realtors?|member|membership|nrds|id|no|number|num)(?![a-z])|m1(?!\d)|m1(?=\d{9}(?!\d)))[\s.:=/-]*)+/i;
const LABEL_BEHIND = /[\s(]+(?:nrds|m1)(?:\s*(?:id|no\.?|number))?\s*\)?$/i;
const SCIENTIFIC = /^\+?(\d+)(?:[.,](\d+))?e\+?(\d{1,3})$/i;

/** The text in ASCII forms, without quotes and invisible characters; dashes are all `-`. */
export function plain(display: string): string {
  return trimmed(display).replace(QUOTES, '').normalize('NFKC').replace(DASHES, '-').replace(/\s+/g, ' ').trim();
}

/** What a plain text holds without formula wrapping, `#`, labels, brackets, thousands separators and a trailing `.0`. */
export function stripped(text: string): string {
  let rest = text
    .replace(/^=\s*/, '')
    .replace(/#/g, ' ')
    .trim()
    .replace(LABEL_BEFORE, '')
    .replace(LABEL_BEHIND, '')
    .replace(/^[([{]\s*(.*?)\s*[)\]}]$/, '$1')
    .trim();
  if (/^\d{1,3}(?:,\d{3})+(?:\.0*)?$/.test(rest)) rest = rest.replace(/,/g, '');
  else if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(rest)) rest = rest.replace(/\./g, '');
  return rest.replace(/(\d)[.,]0+$/, '$1').replace(/[.,;:]+$/, '');
}

export const withoutGaps = (text: string): string => text.replace(/[\s-]/g, '');

/** The numbers of seven digits and more that stand side by side in one cell. */
export function severalNumbers(text: string): readonly string[] {
  const parts = text.split(/[,;/&|()]|\b(?:and|or)\b/i).map((part) => withoutGaps(stripped(part.trim())));
  const split = parts.map((part) => part.replace(/\D/g, '')).filter((digits) => digits.length >= 7);
  const runs = text.match(/\d{7,}/g) ?? [];
  return split.length > runs.length ? split : runs;
}

/** A number in scientific notation with all its digits, or with none where some are lost; undefined for any other text. */
export function unscientific(text: string): { readonly digits: string | undefined } | undefined {
  const found = SCIENTIFIC.exec(withoutGaps(text));
  if (!found) return undefined;
  const whole = found[1] ?? '';
  const mantissa = whole + (found[2] ?? '');
  const length = whole.length + Number(found[3]);
  const isWhole = mantissa.length >= length && /^0*$/.test(mantissa.slice(length));
  return { digits: isWhole ? mantissa.slice(0, length) : undefined };
}

/** The digits of a cell's value where it is a whole number; for a display that does not spell them out. */
export function digitsOfValue(text: string, value: CellValue): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  // A value that says no more than its short scientific display came from text that had lost its digits before.
  const scientific = unscientific(text);
  if (scientific && scientific.digits === undefined && Number(text.replace(',', '.')) === value) return undefined;
  return String(value);
}
