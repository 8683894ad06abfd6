import { plural } from '../roster';
import { type DateRule, rightDate, withOtherDate } from './credit';
import { isWhole, type Look, statusesOf } from './look';
import { type Completed, keyOf, type PastedPage } from './pasted';
import {
  cameFromRegistered,
  hold,
  isIn,
  isTrapped,
  move,
  NOT_SHOWN,
  type Person,
  type RunEvent,
  rowOf,
} from './person';
import { reconcilePasted } from './reconcile';

// What pasted lists say about the people of a plan. Nothing is read from GrowthZone and nothing is sent.

const TRAP =
  'Attended, but never seen as Registered. If imported as Attended, no credit comes: see the cure in step 5, or look at one certificate.';

/**
 * People after some pages of the list. Presence is proof; whoever is in no page is absent only once the look is whole.
 * Attended without having been seen as Registered is the trap, unless a certificate stands there or a person ticked that
 * they were marked.
 */
export function followPasted(
  people: readonly Person[],
  look: Look,
  pages: readonly PastedPage[],
  isMarkTicked: boolean,
  now: number,
): readonly Person[] {
  const shown = statusesOf(look);
  const rows = new Map(pages.flatMap((page) => page.rows.map((row) => [row.key, row] as const)));
  const whole = isWhole(look);
  return people.map((person) => {
    const key = keyOf(person);
    const row = rows.get(key);
    const statuses = shown.get(key) ?? [];
    if (!row && (statuses.length > 0 || !whole)) return person;
    const word = row?.word === undefined ? {} : { word: row.word };
    const after = reconcilePasted(
      person,
      statuses.map((status) => ({ status, ...word })),
      now,
    );
    if (after === person || after.state !== 'ATTENDED') return after;
    if (person.state === 'REGISTERED') return cameFromRegistered(after) ? after : { ...after, creditBefore: NOT_SHOWN };
    const isMarked = rowOf(person).is.marked || row?.certificate === true || isMarkTicked;
    return isMarked ? after : hold(after, 'HELD/trap', 'credit', TRAP, now);
  });
}

/**
 * People after completions that were pasted: member and component are theirs already, the date decides, by the rule that
 * holds for what is read. Gives the event, too, with the date for which the first one is held.
 */
export function creditPasted(
  people: readonly Person[],
  completed: readonly Completed[],
  event: RunEvent,
  rule: DateRule,
  now: number,
): { readonly people: readonly Person[]; readonly event: RunEvent } {
  const dates = new Map<string, string[]>();
  for (const { memberId, date } of completed) dates.set(memberId, [...(dates.get(memberId) ?? []), date]);
  const isRight = rightDate(rule);
  let noted: RunEvent | undefined;
  const after = people.map((person) => {
    const own = dates.get(person.memberId) ?? [];
    const { credit = [] } = rowOf(person).to;
    const right = own.find((date) => isRight(person, date, event));
    const to = (['CREDIT SEEN', 'CREDIT SEEN/already'] as const).find((one) => credit.includes(one));
    if (right !== undefined && to) return move(person, to, 'credit', `Credit seen, ${right}`, now);
    const later = own.find((date) => date > event.date);
    if (right !== undefined || later === undefined || !credit.includes('HELD/other-date')) return person;
    noted ??= withOtherDate(event, person, later, rule);
    const why = `The completion is dated ${later}, the class was on ${event.date}. If that date is right, choose "It is done".`;
    return hold(person, 'HELD/other-date', 'credit', why, now);
  });
  return { people: after, event: noted ?? event };
}

/** What went wrong by hand, as a look shows it, and the way out; empty where nothing did. */
export function wrongTurns(people: readonly Person[], look: Look, { eventId }: Pick<RunEvent, 'eventId'>): string {
  const shown = statusesOf(look);
  const twice = people.filter((person) => isIn(person, 'HELD/twice')).length;
  const trapped = people.filter(isTrapped).length;
  const isThere = (person: Person) => shown.has(keyOf(person));
  const left = people.filter((person) => person.state === 'READY' && !isThere(person)).length;
  const are = (count: number) => `${plural(count, 'person', 'people')} ${count === 1 ? 'is' : 'are'}`;
  const missing = !people.some(isThere)
    ? `Nobody of this class is in event ${eventId}. If a file was imported, look in the event that was open: remove them there, then import here.`
    : `${are(left)} not in it yet: import the next file, which has nobody else.`;
  return [
    ...(twice > 1
      ? [
          `${are(twice)} there twice: a file was imported twice. Remove one of each in the Attendees tab, then paste it again.`,
        ]
      : []),
    ...(trapped > 0
      ? [
          `${are(trapped)} Attended and never seen as Registered: imported as Attended? That gives nobody credit; the cure is in the checklist of step 5.`,
        ]
      : []),
    ...(isWhole(look) && left > 0 ? [missing] : []),
  ].join(' ');
}
