import { FINDINGS } from '../findings';
import { judgeMemberId } from '../rules/member-id';
import { CREDITS, type Credit, type Override, type OverrideValue, type RosterRow } from '../types';
import { OUTCOME_WORDS } from '../words';
import { type Cells, folded, isBlank } from './cells';

/** The add-on's own columns, side by side at the far right of the roster. */
export const OWN_HEADERS = ['CE Outcome', 'CE Credit', 'CE Member ID', 'CE Detail'] as const;
export const CREDIT_HEADER = OWN_HEADERS[1];
export const MEMBER_ID_HEADER = OWN_HEADERS[2];

/** The header stands among the first rows. */
const SEARCHED_ROWS = 500;

/** Where the four headers stand side by side; nowhere where they do not. */
export function findOwnColumns(display: Cells['display']): OwnPlaces {
  for (const row of display.slice(0, SEARCHED_ROWS)) {
    const first = row.findIndex((_, column) => OWN_HEADERS.every((header, place) => row[column + place] === header));
    if (first >= 0) return OWN_HEADERS.map((_, place) => first + place);
  }
  return [];
}

/**
 * True where a column that was marked as the add-on's still is: under its header, or under another that somebody wrote
 * over outcomes. A wider roster that was pasted over it has made it the vendor's.
 */
export function isStillOwn(display: Cells['display'], column: number, place: number): boolean {
  const texts = display.map((row) => row[column] ?? '').filter((text) => text !== '');
  if (texts.slice(0, SEARCHED_ROWS).some((text) => text === OWN_HEADERS[place])) return true;
  return place === 0 && texts.filter(isOutcomeText).length >= Math.max(1, texts.length - 1);
}

/** Where each of the add-on's columns stands, from 0; undefined for one that is not there. */
export type OwnPlaces = readonly (number | undefined)[];

/** A sheet taken apart: the vendor's cells as far as they reach, and the add-on's own beside every row of the sheet. */
interface Separated {
  readonly vendor: Cells;
  readonly own: readonly OwnCells[];
}

/** Takes the add-on's columns out of the cells: they are blank there, so that the vendor's keep their places. */
export function separate(cells: Cells, places: OwnPlaces): Separated {
  const columns = places.filter((place): place is number => place !== undefined);
  if (columns.length === 0) return { vendor: cells, own: cells.display.map(() => NO_OWN_CELLS) };
  const own = cells.display.map((row): OwnCells => {
    const cell = (place: number) => row[places[place] ?? -1] ?? '';
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

/** What a person may choose under CE Credit. */
export const CREDIT_CHOICES: readonly string[] = ['COEC', 'COEN', 'FAIRH', 'COEC + FAIRH', 'COEN + FAIRH', 'None'];

/** The four cells of one row: outcome, credit, member ID, detail. */
export type OwnCells = readonly [outcome: string, credit: string, memberId: string, detail: string];
export const NO_OWN_CELLS: OwnCells = ['', '', '', ''];

/** The credits of a choice; none for None, undefined where it is no choice. */
export function readCreditChoice(text: string): readonly Credit[] | undefined {
  const wanted = folded(text).replace(/\s*[+&,;]\s*/g, ' + ');
  const choice = CREDIT_CHOICES.find((known) => known.toLowerCase() === wanted);
  return choice === undefined ? undefined : CREDITS.filter((credit) => choice.split(' + ').includes(credit));
}

const RECORDED_CREDIT = /: (.+?)(?: \((by hand|repaired)\))?$/;
const RECORDED_ID = /^(?:ID (.+?)(?: \((by hand|repaired)\))?\. )?(?:Set for "([^"]*)"\. )?/;

/**
 * What a person set in a row's own cells. CE Outcome and CE Detail, which only the add-on writes, record what it put
 * into the other two; a value that differs from the record is a person's, and so is one that the record calls so.
 * Whatever else stands there is the add-on's own and may be old.
 */
export function overrideOf([outcome, credit, memberId, detail]: OwnCells): Override {
  const creditRecord = RECORDED_CREDIT.exec(outcome);
  const idRecord = RECORDED_ID.exec(`${detail} `);
  const forName = idRecord?.[3] ?? '';
  const handCredit = handValue(credit, creditRecord?.[1], creditRecord?.[2], forName, tidyCredit);
  const handId = handValue(memberId, idRecord?.[1], idRecord?.[2], forName, tidyId);
  return { ...(handCredit ? { credit: handCredit } : {}), ...(handId ? { memberId: handId } : {}) };
}

function handValue(
  cell: string,
  recorded: string | undefined,
  how: string | undefined,
  forName: string,
  tidy: (text: string) => string,
): OverrideValue | undefined {
  const text = cell.trim();
  if (isBlank(text)) return undefined;
  if (text !== recorded) return { text: tidy(text), how: 'by hand', forName: '' };
  return how === undefined ? undefined : { text, how: how === 'repaired' ? 'repaired' : 'by hand', forName };
}

function tidyCredit(text: string): string {
  const credits = readCreditChoice(text);
  return credits ? credits.join(' + ') || 'None' : text.slice(0, 60);
}

/** Cleaned where it is a good ID; what may be a social security number is not kept. */
function tidyId(text: string): string {
  const verdict = judgeMemberId(text, text, '');
  return verdict.kind === 'good' ? verdict.memberId : verdict.shown || text.slice(0, 60);
}

/** True where a person set something that no check has recorded yet. */
export function isNewOverride([outcome, , , detail]: OwnCells, override: Override): boolean {
  const { credit, memberId } = override;
  const creditKnown = !credit || outcome.endsWith(`: ${credit.text} (${credit.how})`);
  const idKnown = !memberId || detail.startsWith(`ID ${memberId.text} (${memberId.how}).`);
  return !(creditKnown && idKnown);
}

const OUTCOME_TEXT = new RegExp(
  `^(${OUTCOME_WORDS.credit}(, check)?: .+|(${Object.values(OUTCOME_WORDS).join('|')})(: .+)?)$`,
);

/** True for a text that the add-on writes as an outcome. */
export function isOutcomeText(text: string): boolean {
  return OUTCOME_TEXT.test(text);
}

/** What the add-on writes beside a row: the outcome in words, what is sent, and why. */
export function ownCellsOf(row: RosterRow): OwnCells {
  const { credit, memberId } = row.override ?? {};
  const shownCredit = credit?.text ?? (row.outcome === 'credit' ? row.credits.join(' + ') : '');
  const sent = row.outcome === 'credit' || row.outcome === 'repeat';
  const shownId = memberId?.text ?? (sent ? row.memberId : '');
  const checked = row.outcome === 'credit' && row.findings.some(({ level }) => level === 'check');
  const outcome = `${OUTCOME_WORDS[row.outcome]}${checked ? ', check' : ''}`;
  return [
    shownCredit === '' ? outcome : `${outcome}: ${shownCredit}${marked(credit)}`,
    shownCredit,
    shownId,
    detailOf(row, shownId),
  ];
}

const marked = (value: OverrideValue | undefined): string => (value ? ` (${value.how})` : '');

function detailOf(row: RosterRow, shownId: string): string {
  const { override = {}, findings } = row;
  const name = override.credit?.forName || override.memberId?.forName || `${row.firstName} ${row.lastName}`.trim();
  const parts: string[] = [];
  if (shownId !== '') parts.push(`ID ${shownId}${marked(override.memberId)}.`);
  if ((override.credit ?? override.memberId) && name !== '') parts.push(`Set for "${name.replace(/"/g, "'")}".`);
  if (row.outcome === 'left out') parts.push(sentence(row.reason));
  if (row.outcome === 'repeat') parts.push(`Same person and credit as row ${row.repeatOf}.`);
  // The mark above says it already.
  parts.push(...findings.filter(({ code }) => !FINDINGS[code].recorded).map(({ message }) => message));
  return parts.join(' ').slice(0, 2000);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
