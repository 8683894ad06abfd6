import { isIn, isLeftOut, type Person } from '../../../src/run/person';
import type { Ended } from './coordinator';
import { CLASS_DATE, indexOfMember } from './roster';
import type { World } from './world';

/** What is wrong at the end of a run, counted by the stand-in. */
export interface Verdict {
  /** People whose state says more than GrowthZone has, or who were never brought to their end. */
  readonly lost: readonly string[];
  /** People registered, marked or certified more than once, or without having been in the plan. */
  readonly doubled: readonly string[];
}

/** Whoever has the credit, and was looked up before being sent again, is in no need of it. */
export const isNotSent = (world: World, person: Person): boolean =>
  isIn(person, 'CREDIT SEEN/already') && hadCredit(world, person);

const hadCredit = (world: World, { memberId, contactId }: Person): boolean =>
  world.before[indexOfMember(memberId)] === 'credited' || world.creditedByOthers.has(contactId);

/** Compares every person's end with what the stand-in has. */
export function verdictOn(world: World, ended: Ended): Verdict {
  const lost: string[] = ended.kind === 'stuck' ? [`stuck: ${ended.last}`] : [];
  const doubled: string[] = [];
  world.book.tab.forEach((person) => {
    const n = indexOfMember(person.memberId);
    const before = world.before[n];
    const registrations = world.network.attendees().filter(({ contactId }) => contactId === person.contactId).length;
    const certificates = world.store.certificatesOf(person.contactId).length;
    const who = `${person.memberId} (${before}) ${person.state} ${person.reason} "${person.detail}": ${registrations} registrations, ${certificates} certificates`;
    // Somebody who marks and sets back by hand in the seconds between the look at the credit and the save is not seen.
    const isTwice =
      (world.network.remarked.has(person.contactId) || certificates > 1) && !world.markedByOthers.has(person.contactId);
    if (registrations > 1 || isTwice) doubled.push(who);
    const isMarked = world.network
      .attendees()
      .some((one) => one.contactId === person.contactId && one.status === 'Attended');
    if (isMarked && certificates === 0 && before !== 'imported as Attended') lost.push(`marked without credit: ${who}`);
    const isExpected = !isLeftOut(person) && person.reason !== 'confirmed';
    const wanted = hadCredit(world, person) ? 0 : 1;
    const isNotThere = registrations === 0 && !isNotSent(world, person);
    // Where completions were refused twice, and a person went on without them, nobody can know of an earlier credit.
    const isKnown = world.book.event.creditShown && !world.markedByOthers.has(person.contactId);
    if (hadCredit(world, person) && certificates > 0 && isKnown) doubled.push(who);
    if (isExpected && (person.state !== 'CREDIT SEEN' || isNotThere || certificates < wanted)) lost.push(who);
  });
  const strangers = world.network
    .attendees()
    .filter(({ contactId }) => !world.book.tab.some((one) => one.contactId === contactId));
  if (strangers.length > 0) doubled.push(`${strangers.length} strangers in the event`);
  const { certificates, attendedTransitions } = world.store.counters();
  if (certificates !== attendedTransitions)
    doubled.push(`${certificates} certificates, ${attendedTransitions} transitions`);
  const dates = new Set(world.store.educationRecords().map(({ completionDate }) => completionDate));
  if ([...dates].some((date) => date !== CLASS_DATE)) lost.push(`records dated ${[...dates].join(', ')}`);
  return { lost, doubled };
}
