import {
  type AttendanceSheet,
  isNotHere,
  isOnesOwn,
  type Refusal,
  type Reply,
  readAttendance,
  saveRegistered,
  writeWays,
} from '../growthzone';
import { failure, type Result, success } from '../roster';
import { completionOf, creditOf } from './credit';
import { readEventAgain } from './event-again';
import type { Stand } from './machine';
import { isTrapped, move, type Person } from './person';
import { ANSWER_LOST, isNotDone, LEASE_LOST, recordIntentions, type StepPorts } from './ports';
import { type Ending, endingOf, type StepReport } from './report';
import { runStep } from './step';

/** The two looks that find no credit are this far apart: a completion may take a while to show. */
const LOOKS_APART_MS = 15 * 60_000;

/** In how many seconds the second look may be taken; 0 where it may be now, or where there is nothing to mend. */
export function secondsToRemediation(person: Stand & Pick<Person, 'since'>, now: number): number {
  if (!isTrapped(person)) return 0;
  return Math.max(0, Math.ceil((person.since + LOOKS_APART_MS - now) / 1000));
}

/** Those of `memberIds` who may be set back to Registered now; a problem that names the first who may not. */
export function remediable(
  people: readonly Person[],
  memberIds: readonly string[],
  now: number,
): Result<readonly Person[]> {
  const wanted = new Set(memberIds);
  const chosen = people.filter(({ memberId }) => wanted.has(memberId));
  for (const person of chosen) {
    const name = `${person.firstName} ${person.lastName}`;
    if (!isTrapped(person)) {
      return failure('not-curable', `${name}: there is nothing to cure.`);
    }
    const seconds = secondsToRemediation(person, now);
    if (seconds > 0) {
      const minutes = Math.ceil(seconds / 60);
      return failure(
        'too-early',
        `${name}: the credit must be missing twice, 15 minutes apart. Try in ${minutes} min.`,
      );
    }
  }
  return chosen.length > 0 ? success(chosen) : failure('nobody', 'Nobody was ticked for the cure.');
}

/**
 * Sets people who were imported as Attended back to Registered, where the event is as it was built for and a second look
 * finds no credit, and reads the list. Marking them then gives the credit, by the ordinary way with its gate.
 */
export function remediate(ports: StepPorts, people: readonly Person[]): StepReport | Ending {
  const { client, store } = ports;
  const refusedBy = (refusal: Refusal) => endingOf(refusal, store.people(), 'credited');
  const event = readEventAgain(ports);
  if (event.is !== 'as built') return event.is === 'changed' ? event.ending : refusedBy(event.refusal);
  const without = secondLook(ports, people);
  if (!without.ok) return refusedBy(without.problem);
  const sheet = readAttendance(client, store.event());
  if (!sheet.ok) return goesByHand(ports, sheet.problem) ? toBeDoneByHand(ports) : refusedBy(sheet.problem);
  const { attendees } = sheet.value;
  // By the contact: the tab's own number could be anybody's.
  const attended = new Map(
    attendees.filter(({ status }) => status === 'Attended').map(({ attendeeId, contactId }) => [contactId, attendeeId]),
  );
  const back = without.value.flatMap((person) => {
    const attendeeId = attended.get(person.contactId);
    return attendeeId === undefined ? [] : [{ ...person, attendeeId }];
  });
  const { perMark } = writeWays(client.ways);
  for (let start = 0; start < back.length; start += perMark) {
    // What one request has changed the next one's stamps no longer show.
    const now = start === 0 ? sheet : readAttendance(client, store.event());
    if (!now.ok) return refusedBy(now.problem);
    const ended = setBack(ports, back.slice(start, start + perMark), now.value);
    if (ended) return ended;
  }
  const report = runStep(ports, 'read back');
  const left = people.length - back.length;
  const rest = left > 0 ? ` ${left} not: they have a completion, could not be read, or are no longer Attended.` : '';
  const sentence = `${back.length} set back to Registered.${rest} Mark attended now for the credit.`;
  return report.status === 'done' ? { ...report, goal: 'credited' as const, sentence } : report;
}

/** Sends it under the screen's stamp; undefined where it was, or may have been, done: the list tells. */
function setBack(ports: StepPorts, people: readonly Person[], sheet: AttendanceSheet): Ending | undefined {
  const { client, store } = ports;
  const intended = recordIntentions(ports, people, 'MARKING/cure', 'Set back to Registered, sent to GrowthZone');
  if (!intended.recorded) {
    if (intended.why === 'lost') return LEASE_LOST;
    return { status: 'paused', reason: 'stale', sentence: 'The tab just changed. Try again.' };
  }
  const answer = saveRegistered(client, store.event(), { sheet, people });
  if (!answer.ok && isNotDone(answer.problem)) {
    store.save(intended.intentions.map((person, index) => asBefore(person, people[index] ?? person)));
    store.saveEvent({ ...store.event(), open: null });
    return endingOf(answer.problem, store.people(), 'credited');
  }
  store.log(answer.ok ? 'Set back to Registered for the cure' : ANSWER_LOST, people.length);
  return undefined;
}

/** Nothing was done: held again as they were, with the time of the first look. */
const asBefore = (intention: Person, { detail, since }: Person): Person =>
  move(intention, 'HELD/trap', 'refusal', detail, since);

/** Where the routes answered before, and where only a permission lacks, it may be mended: then the run pauses. */
const goesByHand = ({ store }: StepPorts, refusal: Refusal): boolean =>
  refusal.isLearned === true ||
  (store.event().route !== 'api' && refusal.code !== 'no-permission' && isNotHere(refusal));

/** The attendance screen is not to be had over the API: the coordinator does it in GrowthZone. */
function toBeDoneByHand({ store }: StepPorts): Ending {
  store.saveEvent({ ...store.event(), route: 'by hand' });
  const sentence =
    'This GrowthZone shows no attendance over its API; nothing was sent. Do the cure there by hand, as described beside the names.';
  return { status: 'paused', reason: 'by-hand', sentence };
}

/** Whoever has a completion by now needs no remediation; one of another day leaves it open whose credit that is. */
function secondLook(ports: StepPorts, people: readonly Person[]): Reply<readonly Person[]> {
  const { clock, store } = ports;
  const without: Person[] = [];
  const changed: Person[] = [];
  for (const person of people) {
    const read = completionOf(ports, person);
    // Who cannot be read is not set back; the others are.
    if (!read.ok && isOnesOwn(read.problem)) continue;
    if (!read.ok) return read;
    const shown = creditOf(read.value.completion);
    if (shown === 'none') without.push(person);
    else if (shown === store.event().date) {
      changed.push(move(person, 'CREDIT SEEN', 'credit', `Already credited, ${shown}`, clock.now()));
    }
  }
  if (changed.length > 0) store.save(changed);
  return { ok: true, value: without };
}
