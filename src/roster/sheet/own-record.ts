import { FINDINGS } from '../findings';
import { judgeMemberId } from '../rules/member-id';
import { CREDITS, type Credit, type Outcome, type Override, type OverrideValue, type RosterRow } from '../types';
import { OUTCOME_WORDS } from '../words';
import { isBlank, normalized } from './cells';

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
  const credit = RECORDED_CREDIT.exec(outcome);
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
  const text = cell.trim();
  if (isBlank(text)) return undefined;
  if (text !== record?.text) return { text: tidy(text), how: 'by hand', forName: '' };
  return record.how === undefined ? undefined : { text, how: record.how, forName };
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
  const name = override.credit?.forName || override.memberId?.forName || `${row.firstName} ${row.lastName}`.trim();
  const parts: string[] = [];
  if (shownId !== '') parts.push(`ID ${shownId}${howSet(override.memberId)}.`);
  if ((override.credit ?? override.memberId) && name !== '') parts.push(`Set for "${name.replace(/"/g, "'")}".`);
  if (row.outcome === 'left out') parts.push(sentence(row.reason));
  if (row.outcome === 'repeat') parts.push(`Same person and credit as row ${row.repeatOf}.`);
  parts.push(...findings.filter(({ code }) => !FINDINGS[code].recorded).map(({ message }) => message));
  return parts.join(' ').slice(0, 2000);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
