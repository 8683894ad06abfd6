import type { ChosenEvent } from '../api';
import type { Client } from '../growthzone';
import { conserved, countSentence } from '../plan/counts';
import { planFiles, rowsOf } from '../plan/files';
import type { RosterCheck } from '../roster/check';
import { CREDITS, failure, type Problem, type Result, success } from '../roster/types';
import { chooseEvents } from '../run/choose-event';
import { moved, type Person } from '../run/states';
import { checkNow } from './check-answers';
import { readPeople, writePeople } from './credit-tab';
import { serverClock } from './http';
import { writeLog } from './log';
import { loadDirectory } from './member-cache';
import { todayHere } from './spreadsheet';
import { loadEvent, loadSettings, storeEvent } from './stores';

/** Finds the events and puts everyone who earned credit in the credit tabs; people already there keep their state. */
export function build(client: Client): Result<readonly ChosenEvent[]> {
  const stored = loadSettings();
  const checked = checkNow(stored);
  if (!checked.ok) return checked;
  const { check } = checked.value;
  const sound: Result<RosterCheck> | { ok: false; problem: Problem } = conserved(check, planFiles(check, stored));
  if (!sound.ok) return sound;
  const credits = CREDITS.filter((credit) => check.credits[credit] > 0);
  if (credits.length === 0)
    return failure('no-credit', `No row earns credit: ${countSentence(check)}. Nothing to import.`);
  if (!loadDirectory(client.tenant))
    return failure('no-directory', 'The member directory is not at hand. Read the members first.');
  const classDate = stored.classDate ?? commonDate(check);
  const today = stored.today ?? todayHere(serverClock.now());
  const chosen = chooseEvents(client, credits, stored.events ?? {}, classDate, today);
  if (!chosen.ok) return chosen;
  for (const { event } of chosen.value) {
    const known = loadEvent(event.credit);
    if (known?.eventId !== event.eventId) storeEvent(event);
    const there = new Set(readPeople(event.credit).map((person) => `${person.eventId}|${person.memberId}`));
    const added = rowsOf(check, event.credit)
      .filter((row) => !there.has(`${event.eventId}|${row.memberId}`))
      .map((row) => personOf(row, event.eventId));
    writePeople(event.credit, added);
    writeLog(serverClock.now(), `${event.credit} ${event.eventId} ${event.name}`, 'Built credit tab', added.length);
  }
  return success(
    chosen.value.map(({ event, registrationType }) => {
      const { credit, eventId, name, date } = event;
      return { credit, eventId, name, date, registrationType };
    }),
  );
}

/** The date that most rows carry, where nobody said which day the class was. */
function commonDate(check: RosterCheck): string | undefined {
  const counts = new Map<string, number>();
  for (const row of check.rows) {
    if (row.outcome === 'credit' && row.date) counts.set(row.date, (counts.get(row.date) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function personOf(row: ReturnType<typeof rowsOf>[number], eventId: number): Person {
  const { memberId, firstName, lastName, suffix, email, office, member } = row;
  const person: Person = {
    memberId,
    firstName,
    lastName,
    suffix,
    email,
    office,
    eventId,
    state: 'READY',
    detail: '',
    growthzoneName: member ? `${member.firstName} ${member.lastName}` : '',
    contactId: member?.contactId ?? 0,
    attendeeId: 0,
    enrolmentId: 0,
    creditBefore: '',
    since: 0,
  };
  return moved(person, 'READY', 'Not sent yet', serverClock.now());
}
