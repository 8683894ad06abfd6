import { contentHash } from '../../../src/roster/hashes';
import { rebound } from '../../../src/run/bound';
import { type Decision, decide, eventAfter } from '../../../src/run/decide';
import { type Goal, isOf, type Person } from '../../../src/run/person';
import { forgotten, joined, learned } from '../../../src/run/record';
import { remediable, remediate } from '../../../src/run/remediation';
import { type Ending, reportOf, type StepReport } from '../../../src/run/report';
import { tabTrouble } from '../../../src/run/whole';
import type { World } from './world';

const SECOND = 1000;
/** More than a late change and a lagging list together: after it, what GrowthZone shows is how it is. */
const LOOK_SECONDS = 300;
const CURE_SECONDS = 16 * 60;
/** A run that has not ended by then never will. */
const MOST_STEPS = 1500;

/** How a run ended: every step was taken up again after whatever stopped it. */
export type Ended =
  | { readonly kind: 'ended'; readonly steps: number }
  | { readonly kind: 'stuck'; readonly last: string };

/**
 * Takes a world's run to its end as a coordinator with some colleagues would: continues after a pause, takes up what
 * was killed, waits for whoever runs, and decides about people who are held, after having looked in GrowthZone.
 */
export function runToTheEnd(world: World, sessions: readonly string[] = ['session-one'], most = MOST_STEPS): Ended {
  let turn = 0;
  let last = '';
  for (let steps = 1; steps <= most; steps += 1) {
    const goal: Goal = world.book.own().some(({ state }) => state === 'READY' || state === 'REGISTERING')
      ? 'registered'
      : 'credited';
    const session = sessions[turn % sessions.length] ?? 'session-one';
    const report = world.step(session, goal);
    world.network.arrive();
    if (report === 'killed') {
      turn += 1;
      last = 'killed';
      continue;
    }
    if (report === undefined) {
      last = 'another session runs';
      world.clock.sleep(60 * SECOND);
      continue;
    }
    last = `${report.status} ${report.reason} ${report.sentence} ${JSON.stringify(report.counts)}`;
    if (report.status === 'working') continue;
    if (report.status === 'waiting') world.clock.sleep(report.waitSeconds * SECOND);
    else if (report.status === 'paused') carryOn(world, report, session);
    else if (!attend(world, session) && goal === 'credited' && !world.book.own().some(isOnTheWay))
      return { kind: 'ended', steps };
  }
  return { kind: 'stuck', last };
}

/** Does what the pause asks for. */
function carryOn(world: World, report: StepReport, session: string): void {
  world.network.keyIsGood = true;
  world.clock.sleep((report.waitSeconds || 5) * SECOND);
  if (report.reason === 'event-changed') world.putEventBack();
  if (report.reason === 'tab-repeated') world.book.tidy();
  if (report.reason === 'tab-incomplete') world.book.build();
  if (report.reason === 'first-import' || report.reason === 'canary' || report.reason === 'certificate') {
    attend(world, session);
  }
}

const isToDecide = ({ state, reason }: Person, isCreditShown: boolean): boolean =>
  state === 'HELD' || (state === 'FAILED' && reason !== 'left-out') || (state === 'ATTENDED' && !isCreditShown);

const isOnTheWay = ({ state }: Person): boolean => state === 'READY' || state === 'REGISTERED';

/** Decides about whoever is held or failed; false where there is nothing to decide. */
function attend(world: World, session: string): boolean {
  const { book } = world;
  // As the add-on refuses it: first the tab is put in order.
  if (tabTrouble(book.event, book.own(), [], book.bindings)) return false;
  const held = world.book.sound().filter((person) => isToDecide(person, world.book.event.creditShown));
  if (held.length === 0) return false;
  world.clock.sleep(LOOK_SECONDS * SECOND);
  world.network.arrive();
  const trapped = held.filter(({ reason }) => reason === 'trap');
  if (trapped.length > 0) cureThem(world, trapped, session);
  for (const person of held.filter(({ reason }) => reason !== 'trap')) decideOne(world, person);
  return true;
}

function cureThem(world: World, trapped: readonly Person[], session: string): void {
  world.clock.sleep(CURE_SECONDS * SECOND);
  world.step(session, 'credited', (ports) => {
    const wanted = trapped.map(({ memberId }) => memberId);
    const may = remediable(ports.store.people(), wanted, world.clock.now());
    const no: Ending = { status: 'paused', sentence: may.ok ? '' : may.problem.message };
    const ended = may.ok ? remediate(ports, may.value) : no;
    return isReport(ended) ? ended : reportOf(ports.store.event(), ports.store.people(), 'credited', ended);
  });
}

const isReport = (ended: StepReport | Ending): ended is StepReport => 'counts' in ended;

function decideOne(world: World, person: Person): void {
  const decision = decisionAbout(world, person);
  if (!decision) return;
  const row = world.book.roster.get(person.memberId);
  const { firstName, lastName, suffix, email, office } = row ?? person;
  const current = row && { firstName, lastName, suffix, email, office, reviewed: contentHash(row) };
  const isChanged = person.reason === 'edited' || person.reason === 'removed';
  const decided = decide(person, decision, 'coordinator', world.clock.now(), isChanged ? current : undefined);
  if (!decided.ok) throw new Error(`${decision} was refused for ${person.reason}: ${decided.problem.message}`);
  world.book.event = eventAfter(world.book.event, [person], [decided.value]);
  world.book.record = joined(
    forgotten(world.book.record, [person], [decided.value]),
    learned([person], [decided.value]),
  );
  world.book.bindings = rebound(world.book.bindings, [decided.value]);
  world.book.tab = world.book.tab.map((one) =>
    one.memberId === person.memberId && isOf(one, world.book.event) ? decided.value : one,
  );
}

/** What somebody says who sees the event in GrowthZone. */
function decisionAbout(world: World, person: Person): Decision | undefined {
  const rows = world.network.attendees().filter(({ contactId }) => contactId === person.contactId);
  const isCertified = world.store.certificatesOf(person.contactId).length > 0;
  switch (person.reason) {
    case 'not-seen':
    case 'gone':
      return rows.length > 0 ? undefined : 'send again';
    case 'still-registered':
      // As the sentence says where completions are not shown; else the add-on itself looks.
      if (!world.book.event.creditShown && isCertified) return 'it is done';
      return rows[0]?.status === 'Attended' ? undefined : 'send again';
    case 'status': {
      world.network.saveAttendance((one) => (one.contactId === person.contactId ? 'Registered' : one.status));
      return undefined;
    }
    case 'edited':
      return 'send again';
    case 'no-credit':
      return isCertified ? 'send again' : 'leave out';
    case 'set-back':
    case 'gone-attended':
      return isCertified ? 'it is done' : 'leave out';
    case 'altered':
    case 'unproven':
    case 'odd-state':
      return isCertified ? 'it is done' : 'send again';
    case 'removed':
    case 'twice':
      return 'leave out';
    default:
      if (person.state === 'ATTENDED') return isCertified ? 'it is done' : 'no certificate';
      return person.state === 'FAILED' ? 'send again' : 'leave out';
  }
}
