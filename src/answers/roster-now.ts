import { serverClock } from '../google/http';
import { type AvailableDirectory, availableDirectory } from '../google/member-cache';
import { overridesIn, type RosterSheet, readRoster } from '../google/sheet-cells';
import { dayIn, localeHere, spreadsheet } from '../google/spreadsheet';
import { loadAcceptedNames, loadRemembered } from '../google/stores';
import {
  checkReading,
  decidedTables,
  type HeaderRow,
  mappedColumns,
  type Override,
  type Question,
  type Reading,
  type Recalled,
  type Remembered,
  type Result,
  type RosterCheck,
  type RosterSettings,
  readHeader,
  recall,
  success,
  tablesBelow,
} from '../roster';

/** The roster as it stands, with everything by which it is decided. All of it is read once. */
export interface RosterNow {
  readonly roster: RosterSheet;
  readonly settings: RosterSettings;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly available: AvailableDirectory | undefined;
  /** What this user chose before for a roster with these headers. */
  readonly recalled: Recalled | undefined;
  /** Its tables; which column holds the member ID may be open. */
  readonly reading: Reading;
  /** Which questions go by the answer that they had in the vendor's last roster, by id. */
  readonly fromLastTime: ReadonlySet<string>;
  /** What persons and repairs set beside the rows, by row from 0. */
  readonly overrides: ReadonlyMap<number, Override>;
  /** In how many rows no check has recorded yet what a person set. */
  readonly newOverrides: number;
  /** What becomes of its rows by all of this, where that was found out already. */
  readonly judged?: RosterCheck;
}

/** A question, and what was answered to it for the vendor's last roster. */
export interface AskedQuestion extends Question {
  /** `taken` where it is the answer here, too; `proposed` where the proposal is that answer; empty where there is none. */
  readonly lastTime: '' | 'taken' | 'proposed';
}

/** The same, with what became of each row. */
export interface CheckedNow extends RosterNow {
  readonly check: RosterCheck;
}

/** The day that it is where the association is, unless settings say another. */
export const todayOf = ({ today, timeZone }: RosterSettings): string => today ?? dayIn(timeZone)(serverClock.now());

/** Reads the roster, its settings and the members available; a problem where there is no sheet, or no header row in it. */
export function readNow(stored: RosterSettings): Result<RosterNow> {
  const roster = readRoster(stored.sheet);
  if (!roster.ok) return roster;
  const { cells } = roster.value;
  const accepted = { ...Object.fromEntries(loadAcceptedNames()), ...stored.acceptedNames };
  const here = {
    locale: localeHere(),
    ...stored,
    ...(Object.keys(accepted).length > 0 ? { acceptedNames: accepted } : {}),
  };
  const header = readHeader(cells, here);
  if (!header.ok) return header;
  const { settings, recalled } = recalledFor(here, header.value.headers, loadRemembered());
  const { overrides, fresh } = overridesIn(roster.value);
  const now: RosterNow = {
    roster: roster.value,
    settings,
    today: todayOf(settings),
    available: availableDirectory(),
    recalled,
    reading: tablesBelow(cells, header.value, settings),
    fromLastTime: new Set(),
    overrides,
    newOverrides: fresh,
  };
  return success(answeredAsBefore(now, header.value));
}

/** One answer may raise the next question; more than this in a row is not known. */
const MOST_ROUNDS = 4;

/** The roster where every open question that was answered for the same headers before has that answer again. */
function answeredAsBefore(now: RosterNow, header: HeaderRow): RosterNow {
  const { recalled, overrides, roster } = now;
  if (!recalled?.isSame || !recalled.hasAnswers) return now;
  let answered = now;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const judged = checkReading(roster.cells, answered.reading, contextOf(answered, overrides));
    const { settings, ids } = judged.questions.answeredBy(recalled.answerTo, answered.settings);
    if (ids.length === 0) return { ...answered, judged };
    const fromLastTime = new Set([...answered.fromLastTime, ...ids]);
    answered = { ...answered, settings, reading: tablesBelow(roster.cells, header, settings), fromLastTime };
  }
  return answered;
}

/** A choice that this user made before for such headers counts as made here, unless any was made here. */
export function recalledFor(
  here: RosterSettings,
  headers: readonly string[],
  remembered: Remembered,
): Pick<RosterNow, 'settings' | 'recalled'> {
  const recalled = recall(remembered, headers);
  const isRecalled = recalled?.columns.some(({ field }) => field !== '');
  const isDecidedHere = mappedColumns(here.mapping ?? [], headers).some(({ field }) => field !== '');
  if (!recalled || !isRecalled || isDecidedHere) return { settings: here, recalled };
  const mapping = recalled.columns.map(({ column, field }) => [headers[column] ?? '', field] as const);
  return { settings: { ...here, mapping }, recalled };
}

/** Reads and decides the roster as it stands; what persons set in the add-on's columns counts. */
export function checkNow(stored: RosterSettings): Result<CheckedNow> {
  const now = readNow(stored);
  if (!now.ok) return now;
  const check = checkWith(now.value, now.value.overrides);
  return check.ok ? success({ ...now.value, check: check.value }) : check;
}

/** Decides the roster as if `overrides` stood beside its rows; a problem where its columns are not decided. */
export function checkWith(now: RosterNow, overrides: ReadonlyMap<number, Override>): Result<RosterCheck> {
  const reading = decidedTables(now.reading, now.roster.cells.name);
  return reading.ok ? success(judgedBy(now, overrides)) : reading;
}

/** What becomes of the rows as they are read, also where a check would have to refuse. Nothing is judged twice. */
export function judgedBy(now: RosterNow, overrides: ReadonlyMap<number, Override>): RosterCheck {
  if (now.judged && overrides === now.overrides) return now.judged;
  return checkReading(now.roster.cells, now.reading, contextOf(now, overrides));
}

/** Every question of a reading, with what is known of it from the vendor's last roster. */
export function questionsOf(
  { recalled, fromLastTime }: RosterNow,
  questions: RosterCheck['questions'],
): readonly AskedQuestion[] {
  return questions.all().map((question) => {
    if (fromLastTime.has(question.id)) return { ...question, lastTime: 'taken' };
    const proposal = recalled && question.answer === '' ? questions.lastTime(question.id, recalled.answerTo) : '';
    return proposal === '' ? { ...question, lastTime: '' } : { ...question, proposal, lastTime: 'proposed' };
  });
}

/** What the rows are decided by, beside the cells. */
function contextOf({ settings, today, available, roster }: RosterNow, overrides: ReadonlyMap<number, Override>) {
  return {
    settings,
    today,
    overrides,
    otherRosters: roster.otherRosters,
    fileName: spreadsheet().getName().slice(0, 200),
    ...(available ? { directory: available.directory } : {}),
  };
}
