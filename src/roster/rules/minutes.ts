import { found } from '../findings';
import { normalized } from '../sheet/cells';
import type { Table } from '../sheet/columns';
import { idOf } from '../sheet/questions';
import type { Finding } from '../types';
import { courseOf, mergeEthics } from './course-groups';
import { creditWords } from './credit';
import { type Draft, type Judging, personKey } from './draft';
import { type Presence, presenceOf } from './presence';
import {
  isTooLong,
  isUnitOpen,
  readSession,
  type Session,
  type SessionReader,
  saysNothing,
  sessionReader,
} from './sessions';
import { LONGEST_SITTING, USUAL_LENGTH } from './units';

/** True where the roster says how long people were there. */
export function hasMinutes(table: Table): boolean {
  const { minutes, hours, timeIn, timeOut } = table.columns;
  return minutes !== undefined || hours !== undefined || (timeIn !== undefined && timeOut !== undefined);
}

/** All sessions of one person in one course. */
interface Group {
  readonly sessions: Session[];
  /** False where it may be another of the person's courses. */
  readonly isKnown: boolean;
}

/**
 * Decides by minutes present: a person's sessions in one course are added up, what is told twice counts once, and the
 * total is compared with the minimum that the coordinator set. Further rows of one person become repeats that name the
 * first; all are left out where the total is short. Where the unit, the course or the rows leave it open, they wait.
 */
export function judgeMinutes(judging: Judging, drafts: readonly Draft[]): void {
  const { cells, settings } = judging;
  const people = new Map<string, Map<string, Session[]>>();
  const unknown = new Set<Session>();
  const known = knownPeople(drafts);
  const recognized = new Set(
    drafts.filter(({ read }) => creditWords(read.text('credit')).length > 0).map(({ table }) => table),
  );
  const readers = new Map<Table, SessionReader>();
  for (const draft of drafts) {
    const reader = readers.get(draft.table) ?? sessionReader(judging, draft.table);
    readers.set(draft.table, reader);
    const session = readSession(cells, draft, reader, settings.locale ?? 'en_US');
    const course = courseOf(judging, draft, recognized);
    if (!course.isKnown) unknown.add(session);
    const person = identity(draft, known);
    const courses = people.get(person) ?? new Map<string, Session[]>();
    people.set(person, courses);
    const sessions = courses.get(course.key);
    if (sessions) sessions.push(session);
    else courses.set(course.key, [session]);
  }
  for (const courses of people.values()) {
    mergeEthics(courses);
    const groups = [...courses.values()].map((sessions) => ({
      sessions,
      isKnown: !sessions.some((one) => unknown.has(one)),
    }));
    judgePerson(judging, groups);
  }
}

/** The one good ID of each name and e-mail together; undefined where they stand for several. */
function knownPeople(drafts: readonly Draft[]): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const draft of drafts) {
    const { memberId, email } = draft.attendee;
    if (memberId === '' || email === '') continue;
    const key = personKey(draft);
    known.set(key, known.has(key) && known.get(key) !== memberId ? undefined : memberId);
  }
  return known;
}

/**
 * Whose session a row is: by member ID where there is one, else that of the same name and e-mail in another row, else
 * by ID cell, name and e-mail together.
 */
function identity(draft: Draft, known: ReadonlyMap<string, string | undefined>): string {
  const memberId = draft.attendee.memberId || known.get(personKey(draft));
  if (memberId) return memberId;
  const id = draft.read.text('memberId');
  const person = personKey(draft);
  return person === '||' && id === '' ? `row ${draft.index}` : normalized(`${id}|${person}`);
}

function judgePerson(judging: Judging, groups: readonly Group[]): void {
  const totals = groups.map((group) => presence(judging, group));
  groups.forEach((group, index) => {
    const total = totals[index] ?? { low: 0, high: 0 };
    // Minutes of a course that is not known may belong to another one of the same person.
    const others = groups.flatMap((other, place) =>
      other !== group && !(other.isKnown && group.isKnown) ? [totals[place]?.high ?? 0] : [],
    );
    judgeGroup(
      judging,
      group,
      total,
      others.reduce((sum, high) => sum + high, 0),
    );
  });
}

function presence({ cells }: Judging, { sessions }: Group): Presence {
  const long = sessions.filter(isTooLong);
  const told = presenceOf(
    sessions.filter((session) => !long.includes(session)),
    ({ draft }) => cells.display[draft.index] ?? [],
  );
  return long.length > 0 ? { low: told.low, high: Number.POSITIVE_INFINITY } : told;
}

function judgeGroup(judging: Judging, group: Group, total: Presence, elsewhere: number): void {
  const { questions, settings } = judging;
  const { sessions } = group;
  const counted = sessions.filter((session) => !saysNothing(session));
  const inClass = counted.filter(({ place }) => place !== 'apart');
  const first = (inClass.find(({ draft }) => draft.attendee.memberId !== '') ?? inClass[0] ?? sessions[0])?.draft;
  const minimum = settings.minimumMinutes;
  const verdict = verdictOf(sessions, total, elsewhere, minimum ?? USUAL_LENGTH);
  for (const session of sessions) {
    const { draft, isSaid, column } = session;
    if (draft.override.credit) continue;
    if (isSaid && column) questions.ask('unit', column, draft.index);
    if (isTooLong(session)) draft.findings.push(tooLong(session));
    else if (counted.length === 0) draft.findings.push(missing(session));
    else {
      questions.ask('minimum minutes', {}, draft.index);
      const held = verdict === 'open' ? openFinding(judging, session, group, total) : undefined;
      if (held) draft.findings.push(held);
      else if (minimum === undefined) draft.findings.push(noMinimum(session, total));
      else if (verdict === 'short') {
        draft.leftOut = { cause: 'too-few-minutes', reason: `present for ${shown(total.high)} of ${minimum} minutes` };
      } else if (draft !== first) draft.repeatOf = (first?.index ?? 0) + 1;
    }
  }
}

type Verdict = 'enough' | 'short' | 'open';

function verdictOf(sessions: readonly Session[], total: Presence, elsewhere: number, minimum: number): Verdict {
  const isSureUnit = !sessions.some((one) => isUnitOpen(one) && one.minutes.some((length) => length > LONGEST_SITTING));
  if (total.low >= minimum && isSureUnit) return 'enough';
  return total.high + elsewhere < minimum && isSureUnit ? 'short' : 'open';
}

const shown = (minutes: number): string => `${Math.round(minutes * 10) / 10}`;

const columnOf = ({ column, draft }: Session): string => column?.header || draft.read.header('timeIn');

const missing = (session: Session): Finding =>
  found('minutes-missing', {
    column: columnOf(session),
    value: '',
    message: 'No minutes are given. Say whether credit was earned.',
  });

function tooLong(session: Session): Finding {
  const { minutes, spans, column, draft } = session;
  const length = minutes[0] ?? Math.max(...spans.map(({ from, to }) => to - from));
  const value = column ? draft.read.cell(column.column) : '';
  const message = `${shown(length)} minutes in one sitting are more than twelve hours. Find out how long the person was there.`;
  return found('sitting-too-long', { column: columnOf(session), value, message });
}

function noMinimum(session: Session, { low }: Presence): Finding {
  const message = `Present for ${shown(low)} minutes, but no minimum is set. Set the minutes that earn credit.`;
  return found('minimum-unknown', {
    ...{ column: columnOf(session), value: shown(low), message },
    proposal: { to: 'minimumMinutes', value: '150' },
    question: idOf('minimum minutes', {}),
  });
}

/** Why a group waits. The unit is asked about once per column; nothing else of it can be answered by a setting. */
function openFinding({ questions }: Judging, session: Session, group: Group, total: Presence): Finding {
  const asking = [session, ...group.sessions].find(isUnitOpen)?.column;
  const { draft } = session;
  if (asking) {
    questions.ask('unit', asking, draft.index);
    const value = draft.read.cell(asking.column);
    const message = `"${value}" under "${asking.header}" does not say its unit, and minutes, hours or another unit make a difference here. Say which it is.`;
    return found('unit-unknown', { column: asking.header, value, message, question: idOf('unit', asking) });
  }
  if (group.sessions.every((one) => one.isOpen && one.minutes.length === 0)) return missing(session);
  const message =
    total.high === Number.POSITIVE_INFINITY
      ? `A time in or out is missing, or no time, so that ${shown(total.low)} minutes or more were spent in class. Find out how many.`
      : total.high === total.low
        ? `Present for ${shown(total.low)} minutes here; other rows of this person may belong to the same course. Find out which.`
        : `The rows of this person give between ${shown(total.low)} and ${shown(total.high)} minutes, since some may say the same time twice. Find out how many it were.`;
  return found('minutes-unclear', { column: columnOf(session), value: shown(total.low), message });
}
