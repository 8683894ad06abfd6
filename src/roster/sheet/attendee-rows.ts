import { memberKind } from '../rules/credit';
import { judgeMemberId, masked } from '../rules/member-id';
import type { Field } from '../settings';
import { type Cells, isBlank, normalized } from './cells';
import type { Table } from './columns';
import { ruleFor } from './headers';
import { type Reading, tableOf } from './tables';

/** Why a row names no attendee, or the section in which it stands. */
export type RowKind =
  | { readonly kind: 'attendee'; readonly section: string }
  | {
      readonly kind: 'not an attendee';
      readonly reason: string;
      /** True where there can be nobody, whatever stands beside the row. */
      readonly isEmpty: boolean;
    };

const BLANK_ROW = 'blank row';
const SECTION_HEADING = 'section heading';
const PAGE_BREAK = /^page \d+( (of|\/) \d+)?$/;
const TOTALS =
  /^(grand |sub-?)?totals?\b|^(number|count) of (attendees|students|participants)|^total (attendees|students)/;
const CLOSING =
  /\b(i (hereby )?certify|signature|signed( by)?|certification statement|i attest|instructor( name)?:|prepared by|end of (report|roster))\b/;
const STAFF_SECTION = /\b(host|panelist|panellist|instructor|staff|organizer|speaker)s?\b/;
const STAFF_ROLE = /^(co-?host|host|panelist|panellist|instructor|organizer|organiser|speaker|staff)$/;
const SAMPLE_NAME = /^(sample|example|e\.g\.|test|doe|last ?name|first ?name|your name)\b/;
const SAMPLE_ID = /^(123456789|000000000|999999999|111111111|x{4,}|#{4,})$/;
const PERSON: readonly Field[] = ['memberId', 'firstName', 'lastName', 'fullName', 'email'];

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
  const enter = (heading: string) => {
    section = masked(heading);
    attendee = { kind: 'attendee', section };
    isStaff = STAFF_SECTION.test(normalized(heading));
  };
  cells.display.forEach((row, index) => {
    if (headerRows.has(index)) {
      kinds.push(no('header', true));
      return;
    }
    if (index < first.header) {
      const heading = onlyText(row);
      if (heading) enter(sectionName(heading) ?? section);
      kinds.push(no(row.every(isBlank) ? BLANK_ROW : 'above the header', true));
      return;
    }
    const table = tableOf(reading, index);
    const reason =
      titleReason(row, titles) ??
      notAPerson(row, table, headersOf.get(table) ?? []) ??
      (samplePossible ? sampleReason(row, table) : undefined);
    if (reason === SECTION_HEADING) enter(onlyText(row) ?? section);
    if (reason) {
      kinds.push(no(reason, reason === BLANK_ROW));
      return;
    }
    samplePossible = false;
    if (isStaff) kinds.push(no(`listed under "${section}"`));
    else kinds.push(attendee);
  });
  return kinds;
}

const no = (reason: string, isEmpty = false): RowKind => ({ kind: 'not an attendee', reason, isEmpty });

/** A heading above the header counts as the section only where it is one of sections, not the sheet's title. */
function sectionName(text: string): string | undefined {
  return /\b(details|members?|attendees?|panelists?|hosts?)$/.test(normalized(text)) ? text : undefined;
}

/** A title from above the header, printed again on the next page. */
function titleReason(row: readonly string[], titles: ReadonlySet<string>): string | undefined {
  const text = onlyText(row);
  return text !== undefined && titles.has(normalized(text)) ? 'title' : undefined;
}

function notAPerson(row: readonly string[], table: Table, headers: readonly string[]): string | undefined {
  const filled = row.filter((text) => !isBlank(text));
  if (filled.length === 0) return BLANK_ROW;
  if (repeatsHeader(filled, row, headers)) return 'repeated header';
  if (filled.length <= 3 && filled.some((text) => PAGE_BREAK.test(normalized(text)))) return 'page break';
  const cell = (field: Field) => normalized(row[table.columns[field] ?? -1] ?? '');
  const id = cell('memberId').replace(/\D/g, '');
  if (id.length < 7 && filled.some((text) => TOTALS.test(normalized(text)))) return 'totals';
  if (filled.length <= 4 && id.length < 7 && CLOSING.test(normalized(filled.join(' ')))) return 'certification text';
  if (STAFF_ROLE.test(cell('role'))) return `role ${row[table.columns.role ?? -1]}`;
  return headingReason(row, filled, table);
}

/** One text alone in a row is a heading, unless it stands where a name, an ID or an e-mail belongs and reads like one. */
function headingReason(row: readonly string[], filled: readonly string[], table: Table): string | undefined {
  const hasPerson = PERSON.some((field) => {
    const text = row[table.columns[field] ?? -1] ?? '';
    return !isBlank(text) && (field !== 'memberId' || couldBeId(text, filled.length));
  });
  if (filled.length === 1) {
    const text = filled[0] ?? '';
    const words = normalized(text);
    if (text.length > 60) return 'certification text';
    const isId = text === row[table.columns.memberId ?? -1];
    // A number long enough for a member ID may be somebody's, wherever it stands.
    if (!isId && /[?!]|\d{3}/.test(text) && !/\d{7}|@/.test(text)) return 'note';
    if (!hasPerson || memberKind(words) || STAFF_SECTION.test(words)) return SECTION_HEADING;
    if (
      /\b(attendees?|participants|students|guests|visitors|members?|details|roster|session|class|course|notes?|other attended)\b|:$/.test(
        words,
      )
    ) {
      return SECTION_HEADING;
    }
    return undefined;
  }
  if (!hasPerson && filled.length <= 3) return 'no name, e-mail or member ID';
  return undefined;
}

/** A legend or a word such as "Average" under the member ID is nobody's ID; "pending" is one that is missing. */
function couldBeId(text: string, filled: number): boolean {
  if (text.replace(/\D/g, '').length >= 5) return true;
  const verdict = judgeMemberId(text, text, '');
  return filled > 1 && verdict.kind === 'bad' && verdict.code === 'member-id-missing';
}

/** The header printed again on the next page, or another section's header. */
function repeatsHeader(filled: readonly string[], row: readonly string[], headers: readonly string[]): boolean {
  // No header holds a number or an address; most rows do, which spares looking at every cell.
  if (filled.length < 2 || filled.some((text) => /\d{5,}|@/.test(text))) return false;
  let same = 0;
  let known = 0;
  let namesPerson = false;
  row.forEach((text, column) => {
    if (isBlank(text)) return;
    const rule = ruleFor(text);
    if (normalized(text) === headers[column]) same += 1;
    else if (rule) known += 1;
    namesPerson ||= PERSON.some((field) => field === rule?.field);
  });
  if (same / filled.length >= 0.6) return true;
  const share = (same + known) / filled.length;
  return (same + known >= 3 && share >= 0.75) || (namesPerson && share === 1);
}

/** A template's sample row: said to be one, or a made-up ID beside a made-up name, before the first real attendee. */
function sampleReason(row: readonly string[], table: Table): string | undefined {
  const cell = (field: Field) => normalized(row[table.columns[field] ?? -1] ?? '');
  const names = [cell('lastName'), cell('firstName'), cell('fullName')].filter((name) => name !== '');
  const saidSo = row.some((text) => /^\(?(sample|example)\b/.test(normalized(text)));
  const madeUp = SAMPLE_ID.test(cell('memberId').replace(/[\s-]/g, ''));
  const sampleName = names.some((name) => SAMPLE_NAME.test(name) || /\bdoe\b/.test(name));
  return saidSo || (madeUp && sampleName) ? "the template's sample row" : undefined;
}

/** The only text of a row, or undefined where it has none or several. */
function onlyText(row: readonly string[]): string | undefined {
  const filled = row.filter((text) => !isBlank(text));
  return filled.length === 1 ? filled[0] : undefined;
}
