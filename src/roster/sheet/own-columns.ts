import { FINDINGS } from '../findings';
import { showable } from '../rules/masked';
import { judgeMemberId } from '../rules/member-id';
import { CREDITS, type Credit, type Outcome, type Override, type OverrideValue, type RosterRow } from '../types';
import { fullName, OUTCOME_WORDS } from '../words';
import { type Cells, isBlank, MOST_CHARACTERS, normalized } from './cells';

/** The add-on's own columns, side by side at the far right of the roster. */
export const OWN_HEADERS = ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'] as const;
export const CREDIT_HEADER = OWN_HEADERS[1];
export const MEMBER_ID_HEADER = OWN_HEADERS[2];

/** The header stands among the first rows. */
const SEARCHED_ROWS = 500;

/** Where the four headers stand side by side; nowhere where they do not. */
export function findOwnColumns(display: Cells['display']): OwnColumns {
  for (const row of display.slice(0, SEARCHED_ROWS)) {
    const first = row.findIndex((_, column) => OWN_HEADERS.every((header, index) => row[column + index] === header));
    if (first >= 0) return OWN_HEADERS.map((_, index) => first + index);
  }
  return [];
}

/**
 * True where a column that was tagged as the add-on's still is: under its header, or under another that somebody wrote
 * over outcomes. A wider roster that was pasted over it has made it the vendor's.
 */
export function isStillOwn(display: Cells['display'], column: number, index: number): boolean {
  const texts = display.map((row) => row[column] ?? '').filter((text) => text !== '');
  if (texts.slice(0, SEARCHED_ROWS).some((text) => text === OWN_HEADERS[index])) return true;
  return (
    index === 0 && texts.filter((text) => recordedLook(text) !== undefined).length >= Math.max(1, texts.length - 1)
  );
}

/** Where each of the add-on's columns stands, from 0; undefined for one that is not there. */
export type OwnColumns = readonly (number | undefined)[];

/** A sheet taken apart: the vendor's cells as far as they reach, and the add-on's own beside every row of the sheet. */
interface Separated {
  readonly vendor: Cells;
  readonly own: readonly OwnCells[];
}

/** Takes the add-on's columns out of the cells: they are blank there, so that the vendor's stay where they are. */
export function separate(cells: Cells, ownColumns: OwnColumns): Separated {
  const columns = ownColumns.filter((column): column is number => column !== undefined);
  if (columns.length === 0) return { vendor: cells, own: cells.display.map(() => NO_OWN_CELLS) };
  const own = cells.display.map((row): OwnCells => {
    const cell = (index: number) => row[ownColumns[index] ?? -1] ?? '';
    return [cell(0), cell(1), cell(2), cell(3)];
  });
  const { rows, width } = extent(cells.display, columns);
  const inside = columns.filter((column) => column < width);
  const without = <T>(block: readonly (readonly T[])[], blank: T): T[][] =>
    block.slice(0, rows).map((row) => {
      const part = row.slice(0, width);
      for (const column of inside) part[column] = blank;
      return part;
    });
  const vendor: Cells = {
    ...cells,
    display: without(cells.display, ''),
    values: without(cells.values, ''),
    ...(cells.struck ? { struck: without(cells.struck, false) } : {}),
  };
  return { vendor, own };
}

/** How far the vendor's own cells reach: up to the last used row and column, the add-on's columns left aside. */
function extent(display: Cells['display'], columns: readonly number[]): { rows: number; width: number } {
  let rows = 0;
  let width = 0;
  display.forEach((row, index) => {
    let column = row.length;
    while (column > 0 && (row[column - 1] === '' || columns.includes(column - 1))) column -= 1;
    if (column > 0) rows = index + 1;
    width = Math.max(width, column);
  });
  return { rows, width };
}

/*
 * The words in the own columns are a stored format: a check reads what an earlier one wrote, perhaps an older version.
 * What is written and what is read back stand here, and nowhere else.
 */

/** The four cells of one row: outcome, credit, member ID, detail. */
export type OwnCells = readonly [outcome: string, credit: string, memberId: string, detail: string];
export const NO_OWN_CELLS: OwnCells = ['', '', '', ''];

/** What a person may choose under CE Credit. */
export const CREDIT_CHOICES: readonly string[] = ['COEC', 'COEN', 'FAIRH', 'COEC + FAIRH', 'COEN + FAIRH', 'None'];

/** The credits of a choice; none for None, undefined where it is no choice. */
export function readCreditChoice(text: string): readonly Credit[] | undefined {
  const wanted = normalized(text).replace(/\s*[+&,;]\s*/g, ' + ');
  const choice = CREDIT_CHOICES.find((known) => known.toLowerCase() === wanted);
  return choice === undefined ? undefined : CREDITS.filter((credit) => choice.split(' + ').includes(credit));
}

/** How a row looks beside the roster: by its outcome, and apart where a credit waits for a person's look. */
export type Look = Outcome | 'check';

/** How a decided row looks. */
export function lookOf(row: RosterRow): Look {
  const isCheck = row.outcome === 'credit' && row.findings.some(({ level }) => level === 'check');
  return isCheck ? 'check' : row.outcome;
}

const LOOKS: readonly Look[] = [...(Object.keys(OUTCOME_WORDS) as Outcome[]), 'check'];
const LOOK_WORDS: Readonly<Record<Look, string>> = { ...OUTCOME_WORDS, check: `${OUTCOME_WORDS.credit}, check` };
const RECORDED_OUTCOME = new RegExp(
  `^(?:(${LOOK_WORDS.check}): .+|(${Object.values(OUTCOME_WORDS).join('|')})(?:: .+)?)$`,
);
const RECORDED_CREDIT = /: (.+?)(?: \((by hand|repaired)\))?$/;
const RECORDED_ID = /^(?:ID (.+?)(?: \((by hand|repaired)\))?\. )?(?:Set for "([^"]*)"\. )?/;

/** How a row looked when CE Outcome was written; undefined for a text that the add-on does not write there. */
export function recordedLook(outcome: string): Look | undefined {
  const words = RECORDED_OUTCOME.exec(outcome);
  return words ? LOOKS.find((look) => LOOK_WORDS[look] === (words[1] ?? words[2])) : undefined;
}

/** What the add-on recorded of a value beside it: its text, and how it came there unless it was the add-on's own. */
interface Recorded {
  readonly text: string;
  readonly how: OverrideValue['how'] | undefined;
}

/** The records of a row's credit and member ID, and of the person for whom they were set. */
interface Records {
  readonly credit: Recorded | undefined;
  readonly memberId: Recorded | undefined;
  readonly forName: string;
}

function recordsOf([outcome, , , detail]: OwnCells): Records {
  const credit = RECORDED_CREDIT.exec(outcome.slice(0, 200));
  const memberId = RECORDED_ID.exec(`${detail} `);
  return { credit: recorded(credit), memberId: recorded(memberId), forName: memberId?.[3] ?? '' };
}

function recorded(found: RegExpExecArray | null): Recorded | undefined {
  const text = found?.[1];
  if (text === undefined) return undefined;
  const how = found?.[2];
  return { text, how: how === 'repaired' || how === 'by hand' ? how : undefined };
}

/**
 * What a person set in a row's own cells. CE Outcome and CE Detail, which only the add-on writes, record what it put
 * into the other two; a value that differs from the record is a person's, and so is one that the record calls so.
 * Whatever else stands there is the add-on's own and may be old.
 */
export function overrideOf(cells: OwnCells): Override {
  const records = recordsOf(cells);
  const credit = overridden(cells[1], records.credit, records.forName, tidyCredit);
  const memberId = overridden(cells[2], records.memberId, records.forName, tidyId);
  return { ...(credit ? { credit } : {}), ...(memberId ? { memberId } : {}) };
}

function overridden(
  cell: string,
  record: Recorded | undefined,
  forName: string,
  tidy: (text: string) => string,
): OverrideValue | undefined {
  const text = cell.slice(0, MOST_CHARACTERS).trim();
  if (isBlank(text)) return undefined;
  if (text !== record?.text) return { text: tidy(text), how: 'by hand', forName: '' };
  return record.how === undefined ? undefined : { text, how: record.how, forName };
}

function tidyCredit(text: string): string {
  const credits = readCreditChoice(text);
  return credits ? credits.join(' + ') || 'None' : showable(text);
}

/** Cleaned where it is a good ID; what may be a social security number is not kept. */
function tidyId(text: string): string {
  const verdict = judgeMemberId(text, text, '');
  return verdict.kind === 'good' ? verdict.memberId : verdict.shown || showable(text);
}

/** True where a person set something that no check has recorded yet. */
export function isNewOverride(cells: OwnCells, override: Override): boolean {
  const records = recordsOf(cells);
  const isKnown = (value: OverrideValue | undefined, record: Recorded | undefined) =>
    !value || (record?.text === value.text && record.how === value.how);
  return !(isKnown(override.credit, records.credit) && isKnown(override.memberId, records.memberId));
}

/** What the add-on writes beside a row: the outcome in words, what is sent, and why. */
export function ownCellsOf(row: RosterRow): OwnCells {
  const { credit, memberId } = row.override ?? {};
  const shownCredit = credit?.text ?? (row.outcome === 'credit' ? row.credits.join(' + ') : '');
  const sent = row.outcome === 'credit' || row.outcome === 'repeat';
  const shownId = memberId?.text ?? (sent ? row.memberId : '');
  const outcome = LOOK_WORDS[lookOf(row)];
  return [
    shownCredit === '' ? outcome : `${outcome}: ${shownCredit}${howSet(credit)}`,
    shownCredit,
    shownId,
    detailOf(row, shownId),
  ];
}

const howSet = (value: OverrideValue | undefined): string => (value ? ` (${value.how})` : '');

function detailOf(row: RosterRow, shownId: string): string {
  const { override = {}, findings } = row;
  const name = override.credit?.forName || override.memberId?.forName || fullName(row);
  const parts: string[] = [];
  if (shownId !== '') parts.push(`ID ${shownId}${howSet(override.memberId)}.`);
  if ((override.credit ?? override.memberId) && name !== '') parts.push(`Set for "${name.replace(/"/g, "'")}".`);
  if (row.outcome === 'left out') parts.push(sentence(row.reason));
  if (row.outcome === 'repeat') parts.push(`Same person and credit as row ${row.repeatOf}.`);
  parts.push(...findings.filter(({ code }) => !FINDINGS[code].recorded).map(({ message }) => message));
  return parts.join(' ').slice(0, 2000);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
