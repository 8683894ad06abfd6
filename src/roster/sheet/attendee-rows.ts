import { creditWords } from '../rules/credit';
import { saysYesOrNo } from '../rules/earned';
import { masked } from '../rules/masked';
import { judgeMemberId } from '../rules/member-id';
import { ANSWER_FIELDS, type Field, NAMES } from '../settings';
import { type Cells, isBlank, normalized } from './cells';
import { isHeading, isLabelRow, isStaffHeading, sectionAbove } from './headings';
import type { ReadTable } from './table';
import { type Reading, tableOf } from './tables';

/** Why a row names no attendee, or the section in which it stands. */
export type RowKind =
  | { readonly kind: 'attendee'; readonly section: string }
  | {
      readonly kind: 'not an attendee';
      readonly reason: string;
      /** True where there can be nobody, whatever stands beside the row. */
      readonly isEmpty: boolean;
      /** True where it has a person in it who is none of the attendees: a host, say. */
      readonly isPerson: boolean;
    };

const BLANK_ROW = 'blank row';
const SECTION_HEADING = 'section heading';
const PAGE_BREAK = /^page \d+( (of|\/) \d+)?$/;
const TOTALS =
  /^(grand |sub-?)?totals?\b|^(number|count) of (attendees|students|participants)|^total (attendees|students)/;
/** Such a text for a name, beside numbers alone, is a line of sums. */
const SUM_NAME =
  /^(grand |sub-?)?totals?\b|^(points possible|(class |overall )?(average|mean|median)|std\.? dev.*|minimum|maximum|count|sum)\b/;
const CLOSING =
  /\b(i (hereby )?certify|signature|signed( by)?|certification statement|i attest|instructor( name)?:|prepared by|end of (report|roster))\b/;
/** The report's own words for who is no attendee. */
const HOST_ROLE = /^((alternat(iv)?e|co)[- ]?)?(host|panell?ist)s?$/;
/** Anybody may have these roles: whoever has a good member ID may be an attendee all the same. */
export const OTHER_ROLE =
  /^(co-?)?(organi[sz]er|presenter|moderator|speaker|instructor|teacher|facilitator|trainer|staff)s?$/;
const SAMPLE_NAME = /^(sample|example|e\.g\.|test|doe|last ?name|first ?name|your name)\b/;
const SAMPLE_ID = /^(123456789|000000000|999999999|111111111|x{4,}|#{4,})$/;
const SAMPLE_WORD = /^\(?(sample|example)( (row|line|only|data|entry))?\b[):]?/;
const TIMES: readonly Field[] = ['minutes', 'hours', 'timeIn', 'timeOut'];
const ANSWERS: readonly Field[] = [...ANSWER_FIELDS, 'credit', ...TIMES];

/** Tells attendees from titles, headings, repeated headers, totals and the rest, for every row of the sheet in order. */
export function rowKinds(cells: Cells, reading: Reading): readonly RowKind[] {
  const kinds: RowKind[] = [];
  const [first] = reading.tables;
  const headersOf = new Map(reading.tables.map((table) => [table, table.headers.map(normalized)]));
  const headerRows = new Set(reading.tables.map(({ header }) => header));
  const titles = new Set(cells.display.slice(0, first.header).map((row) => normalized(onlyText(row) ?? '')));
  let section = '';
  let isStaff = false;
  // One for all rows of a section.
  let attendee: RowKind = { kind: 'attendee', section };
  let samplePossible = true;
  let hasRows = false;
  const enter = (heading: string) => {
    section = masked(heading);
    attendee = { kind: 'attendee', section };
    isStaff = isStaffHeading(heading);
    hasRows = false;
  };
  cells.display.forEach((row, index) => {
    if (headerRows.has(index)) {
      // The next table's header ends a section that has its rows; one without rows is this table's own heading.
      if (hasRows) enter('');
      kinds.push(no('header', true));
      return;
    }
    if (index < first.header) {
      const heading = onlyText(row);
      if (heading) enter(sectionAbove(heading) ?? section);
      kinds.push(no(row.every(isBlank) ? BLANK_ROW : 'above the header', true));
      return;
    }
    const read = new RowText(row, tableOf(reading, index));
    const reason =
      titleReason(row, titles) ??
      notAPerson(read, headersOf.get(read.table) ?? []) ??
      (samplePossible ? sampleReason(read) : undefined);
    if (reason === SECTION_HEADING) enter(onlyText(row) ?? section);
    if (reason !== undefined) {
      kinds.push(no(reason, reason === BLANK_ROW));
      return;
    }
    hasRows = true;
    const role = read.text('role');
    const isOther = HOST_ROLE.test(role) || (OTHER_ROLE.test(role) && !read.hasGoodId());
    if (isStaff) kinds.push(somebody(`listed under "${section}"`));
    else if (isOther) kinds.push(somebody(`role ${read.raw('role')}`));
    else kinds.push(attendee);
    samplePossible &&= isStaff || isOther;
  });
  return kinds;
}

const no = (reason: string, isEmpty = false): RowKind => ({
  kind: 'not an attendee',
  reason,
  isEmpty,
  isPerson: false,
});
const somebody = (reason: string): RowKind => ({ kind: 'not an attendee', reason, isEmpty: false, isPerson: true });

/** One row as its table reads it. */
class RowText {
  readonly filled: readonly string[];

  constructor(
    readonly row: readonly string[],
    readonly table: ReadTable,
  ) {
    this.filled = row.filter((text) => !isBlank(text));
  }

  raw(field: Field): string {
    return this.row[this.table.columns[field] ?? -1] ?? '';
  }

  text(field: Field): string {
    return normalized(this.raw(field));
  }

  hasGoodId(): boolean {
    const text = this.raw('memberId');
    return /^\s*\d{9}\s*$/.test(text) || (/\d/.test(text) && judgeMemberId(text, text, '').kind === 'good');
  }

  /** How many columns for names have a word in them. */
  names(): number {
    return NAMES.filter((field) => /\p{L}/u.test(this.raw(field))).length;
  }

  /** An e-mail address, a credit, a yes or no in words, or a time; a bare number may as well be a sum. */
  hasAnswer(): boolean {
    if (this.raw('email').includes('@')) return true;
    const isName = (text: string) => NAMES.some((field) => this.raw(field) === text);
    return ANSWERS.some((field) => {
      const text = this.raw(field);
      if (isBlank(text) || isName(text)) return false;
      return /^[\d.,\s]+$/.test(text) ? false : saysYesOrNo(text) || creditWords(text).length > 0 || /\d/.test(text);
    });
  }

  hasNumber(): boolean {
    return ANSWERS.some((field) => /^\s*\d/.test(this.raw(field)));
  }
}

/** A title from above the header, printed again on the next page. */
function titleReason(row: readonly string[], titles: ReadonlySet<string>): string | undefined {
  const text = onlyText(row);
  return text !== undefined && titles.has(normalized(text)) ? 'title' : undefined;
}

/**
 * Why there is nobody in a row; undefined where somebody may be. Whoever has a good member ID, or a name and any answer,
 * is somebody whatever words stand in the row.
 */
function notAPerson(read: RowText, headers: readonly string[]): string | undefined {
  const { row, filled } = read;
  if (filled.length === 0) return BLANK_ROW;
  if (read.hasGoodId()) return undefined;
  if (repeatsHeader(read, headers)) return 'repeated header';
  const names = read.names();
  const name = NAMES.map((field) => read.text(field))
    .join(' ')
    .trim();
  if (/^(student,? test|test,? student)$/.test(name)) return 'test student';
  if (names > 0 && SUM_NAME.test(name) && !read.hasAnswer()) return 'totals';
  if (names > 0 && filled.length > 1 && (read.hasAnswer() || couldBeId(read.raw('memberId'), filled.length)))
    return undefined;
  const words = (names > 1 ? row.filter((text) => text !== read.raw('office')) : row).map(normalized);
  if (filled.length <= 3 && words.some((text) => PAGE_BREAK.test(text))) return 'page break';
  if (words.some((text) => TOTALS.test(text))) return 'totals';
  if (filled.length <= 4 && CLOSING.test(words.join(' ').trim())) return 'certification text';
  if (names > 0 && filled.length > 1 && read.hasNumber()) return undefined;
  return headingReason(read);
}

/** One text alone in a row is a heading, unless it stands where a name, an ID or an e-mail belongs and reads like one. */
function headingReason(read: RowText): string | undefined {
  const { row, filled, table } = read;
  const isId = couldBeId(read.raw('memberId'), filled.length);
  const hasPerson = read.names() > 0 || isId || !isBlank(read.raw('email'));
  const text = filled[0] ?? '';
  if (filled.length === 1) {
    if (text.length > 60) return 'certification text';
    // A number long enough for a member ID may be somebody's, wherever it stands.
    if (text !== row[table.columns.memberId ?? -1] && /[?!]|\d{3}/.test(text) && !/\d{7}|@/.test(text)) return 'note';
    return hasPerson && !isHeading(text) ? undefined : SECTION_HEADING;
  }
  // A member ID under another header is somebody's.
  const isShort = filled.length <= 3 && !filled.some((cell) => /^\s*\d{9}\s*$/.test(cell));
  return hasPerson || !isShort ? undefined : 'no name, e-mail or member ID';
}

/** A legend or a word such as "Average" under the member ID is nobody's ID; "pending" is one that is missing. */
function couldBeId(text: string, filled: number): boolean {
  if (isBlank(text)) return false;
  if (text.replace(/\D/g, '').length >= 5) return true;
  const verdict = judgeMemberId(text, text, '');
  return filled > 1 && verdict.kind === 'bad' && verdict.code === 'member-id-missing';
}

/** The header printed again on the next page, its second line, or another section's header. */
function repeatsHeader(read: RowText, headers: readonly string[]): boolean {
  const { filled, row } = read;
  // No header holds a number or an address; most rows do, which spares looking at every cell.
  if (filled.length < 2 || filled.some((text) => /\d{5,}|@/.test(text))) return false;
  const isAnswer = (text: string) => saysYesOrNo(text) || creditWords(text).length > 0;
  const telling = row.filter((text) => !isBlank(text) && !isAnswer(text)).length;
  const same = row.filter((text, column) => !isBlank(text) && !isAnswer(text) && normalized(text) === headers[column]);
  if (same.length >= 2 && same.length >= telling * 0.6) return true;
  if (isLabelRow(row)) return true;
  // A survey's second line of headers says the same under the ID and under the names.
  const id = read.text('memberId');
  return !isBlank(id) && !/\d/.test(id) && NAMES.some((field) => read.text(field) === id) && read.names() > 0;
}

/** A template's sample row: a made-up ID beside a made-up name, or said to be one, before the first real attendee. */
function sampleReason(read: RowText): string | undefined {
  const id = read.text('memberId');
  const names = NAMES.map((field) => read.text(field)).filter((name) => name !== '');
  const madeUp = SAMPLE_ID.test(id.replace(/[\s-]/g, ''));
  const sampleName = names.some((name) => SAMPLE_NAME.test(name) || /\bdoe\b/.test(name));
  const hasNone = madeUp || isBlank(id) || SAMPLE_WORD.test(id);
  const notIn = [...NAMES, 'office' as const].map((field) => read.raw(field));
  const saidSo = read.filled.some((text) => SAMPLE_WORD.test(normalized(text)) && !notIn.includes(text));
  return (hasNone && saidSo) || (madeUp && sampleName) ? "the template's sample row" : undefined;
}

/** The only text of a row, or undefined where it has none or several. */
function onlyText(row: readonly string[]): string | undefined {
  const filled = row.filter((text) => !isBlank(text));
  return filled.length === 1 ? filled[0] : undefined;
}
