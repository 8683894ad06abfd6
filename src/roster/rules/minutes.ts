import { grouped, normalized, oncePer } from '../sheet/cells';
import { idOf } from '../sheet/question-rules';
import type { Table } from '../sheet/table';
import { says } from '../words';
import { courseOf, mergeEthics } from './course';
import { creditWords } from './credit';
import { type Draft, type Judging, personKey, tell } from './draft';
import { type Presence, presenceOf } from './presence';
import { isTooLong, isUnitOpen, readSession, type Session, saysNothing, sessionReader } from './sessions';
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
  for (const groups of coursesOfPeople(judging, drafts)) judgePerson(judging, groups);
}

/** Everyone listed earned credit, so that minutes decide nothing; whoever was there for a part of it only is shown. */
export function showFewMinutes(judging: Judging, drafts: readonly Draft[]): void {
  const enough = judging.settings.minimumMinutes ?? USUAL_LENGTH / 2;
  for (const group of coursesOfPeople(judging, drafts).flat()) {
    const total = presence(judging, group);
    if (group.sessions.every(saysNothing) || verdictOf(group.sessions, total, 0, enough) !== 'short') continue;
    for (const session of group.sessions) {
      const value = shown(total.high);
      const message = `Present for ${value} minutes; counts, since everyone listed earned credit.`;
      tell(session.draft, 'few-minutes', [columnOf(session), value], message);
    }
  }
}

/** The sessions of each person, those of one course together. */
function coursesOfPeople(judging: Judging, drafts: readonly Draft[]): readonly (readonly Group[])[] {
  const { cells, settings } = judging;
  const known = knownPeople(drafts);
  const recognized = new Set(
    drafts.filter(({ read }) => creditWords(read.text('credit')).length > 0).map(({ table }) => table),
  );
  const reader = oncePer((table: Table) => sessionReader(judging, table));
  const all = drafts.map((draft) => ({
    person: identity(draft, known),
    course: courseOf(judging, draft, recognized),
    session: readSession(cells, draft, reader(draft.table), settings.locale),
  }));
  return [...grouped(all, ({ person }) => person).values()].map((rows) => {
    const courses = grouped(rows, ({ course }) => course.key);
    mergeEthics(courses);
    return [...courses.values()].map((own) => ({
      sessions: own.map(({ session }) => session),
      isKnown: own.every(({ course }) => course.isKnown),
    }));
  });
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
    if (isTooLong(session)) tellTooLong(session);
    else if (counted.length === 0) tellMissing(session);
    else {
      questions.ask('minimum minutes', {}, draft.index);
      if (verdict === 'open') tellOpen(judging, session, group, total);
      else if (minimum === undefined) {
        const value = shown(total.low);
        tell(
          draft,
          'minimum-unknown',
          [columnOf(session), value],
          `Present for ${value} minutes. How many earn credit?`,
          {
            proposal: '150',
            question: idOf('minimum minutes', {}),
          },
        );
      } else if (verdict === 'short') {
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

function tellMissing(session: Session): void {
  tell(
    session.draft,
    'minutes-missing',
    [columnOf(session), ''],
    'No minutes are given. Say whether credit was earned.',
  );
}

function tellTooLong(session: Session): void {
  const { minutes, spans, column, draft } = session;
  const length = minutes[0] ?? Math.max(...spans.map(({ from, to }) => to - from));
  const message = `${shown(length)} minutes in one sitting are more than twelve hours. Find out how long it was.`;
  tell(draft, 'sitting-too-long', [columnOf(session), column ? draft.read.cell(column.column) : ''], message);
}

/** Why a group waits. The unit is asked about once per column; nothing else of it can be answered by a setting. */
function tellOpen({ questions }: Judging, session: Session, group: Group, { low, high }: Presence): void {
  const asking = [session, ...group.sessions].find(isUnitOpen)?.column;
  const { draft } = session;
  if (asking) {
    questions.ask('unit', asking, draft.index);
    const cell = [asking.header, draft.read.cell(asking.column)] as const;
    const message = `${says(...cell)} without a unit. Are these minutes, hours or something else?`;
    tell(draft, 'unit-unknown', cell, message, { question: idOf('unit', asking) });
  } else if (group.sessions.every((one) => one.isOpen && one.minutes.length === 0)) tellMissing(session);
  else {
    const message =
      high === Number.POSITIVE_INFINITY
        ? `Present for ${shown(low)} minutes or more: a time in or out is missing or unclear. Find out how many.`
        : high === low
          ? `Present for ${shown(low)} minutes; other rows of this person may be for the same course. Find out which.`
          : `Present for ${shown(low)} to ${shown(high)} minutes: rows may repeat the same time. Find out how many.`;
    tell(draft, 'minutes-unclear', [columnOf(session), shown(low)], message);
  }
}
