import { findCreditTab, peopleIn, peopleOf, tagTab, writePeople } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { acquireLease, releaseLease, runStore, settleLease, whoRuns } from '../google/run-store';
import { rosterSheet } from '../google/sheet-cells';
import { account, todayHere } from '../google/spreadsheet';
import { loadConnection, loadEvent, loadSettings, storeEvent, underLock } from '../google/stores';
import { updateSummary } from '../google/summary-tab';
import type { Client } from '../growthzone';
import { csvProfile, rowsOf } from '../roster/export';
import { fingerprint } from '../roster/fingerprint';
import { type Credit, failure, type Result, success } from '../roster/types';
import {
  type Current,
  decide as decideOne,
  decisionWords,
  type Ending,
  eventAfter,
  type Goal,
  isHeldByRoster,
  isToConfirm,
  type Lease,
  type Person,
  type PlannedCall,
  plannedCalls,
  type RunEvent,
  readCandidate,
  remediable,
  remediate,
  reportOf,
  runEventOf,
  runStep,
  type StepPorts,
  type StepReport,
  secondsToRemediation,
} from '../run';
import { refused } from './connection';
import type { Asked, SidebarState, TabPerson } from './index';
import { rosterOf } from './roster-plan';
import { sidebarState } from './state';

/** The event of a credit's tab; a problem where there is no tab, or where it came with a copy. */
export function ownEvent(credit: Credit): Result<RunEvent> {
  const tab = findCreditTab(credit);
  if (tab?.isCopied) {
    const message = `The ${credit} tab came with a copy of another spreadsheet, which may still be importing it. Take it over, or go on there.`;
    return failure('copied', message);
  }
  const event = tab && loadEvent(credit);
  if (event) return success(event);
  return failure('no-tab', `There is no ${credit} tab. Build the credit tabs; nobody is sent twice by that.`);
}

/** What a run works with; without a lease it can only look. */
export function portsFor(client: Client, event: RunEvent, lease?: Lease): StepPorts {
  const settings = loadSettings();
  const store = runStore(event, lease);
  return { client, clock: serverClock, store, profile: csvProfile(settings), routeSetting: settings.route };
}

/** Works on a credit for up to `seconds`; nothing is sent where somebody else runs or another association is connected. */
export function step(client: Client, { credit, goal, session, seconds }: Asked<'step'>): Result<StepReport> {
  return underLease(client, credit, goal, session, (ports) => runStep(ports, goal, { seconds }));
}

/** Sets people who were imported as Attended back to Registered, so that marking gives them the credit. */
export function cure(client: Client, { credit, memberIds, session }: Asked<'cure'>): Result<StepReport> {
  const event = ownEvent(credit);
  if (!event.ok) return event;
  const may = remediable(peopleOf(event.value), memberIds, serverClock.now());
  if (!may.ok) return may;
  return underLease(client, credit, 'credited', session, (ports) => remediate(ports, may.value));
}

function underLease(
  client: Client,
  credit: Credit,
  goal: Goal,
  session: string,
  work: (ports: StepPorts) => StepReport | Ending,
): Result<StepReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const event = own.value;
  const paused = (reason: StepReport['reason'], sentence: string): Result<StepReport> =>
    success(reportOf(event, peopleOf(event), goal, { status: 'paused', reason, sentence }));
  if (event.tenant !== client.tenant) {
    const sentence = `The ${credit} tab was built for ${event.tenant}, but ${client.tenant} is connected. Connect ${event.tenant} in Settings, or build the tabs anew in another spreadsheet.`;
    return paused('another-tenant', sentence);
  }
  const answer = acquireLease(session);
  if (!answer.granted) return paused('lease', whoRuns(answer.lease));
  const { lease } = answer;
  const ports = portsFor(client, event, lease);
  if (answer.isNew) {
    const what = goal === 'registered' ? 'importing' : 'marking attended';
    ports.store.log(`Started or continued ${what}`, ports.store.people().length);
  }
  const ended = work(ports);
  const report = 'counts' in ended ? ended : reportOf(ports.store.event(), ports.store.people(), goal, ended);
  if (report.status === 'paused') ports.store.log(`Paused: ${report.reason}`, report.done);
  if (report.status === 'done') ports.store.log(`Ended: ${report.sentence}`, report.done);
  settleLease(lease, report);
  if (report.status === 'paused' || report.status === 'done') updateSummary();
  return success(report);
}

/** Lets go of the run at once; whoever comes next goes on. */
export function pause({ session }: Asked<'pause'>): Result<null> {
  if (releaseLease(session)) writeLog(serverClock.now(), '', 'Paused by the user', 0);
  return success(null);
}

/** Everybody in a credit's tab, as they stand. */
export function people({ credit }: Asked<'people'>): Result<readonly TabPerson[]> {
  const event = ownEvent(credit);
  if (!event.ok) return event;
  return success(
    peopleOf(event.value).map(({ memberId, firstName, lastName, growthzoneName, state, reason, detail, since }) => {
      const time = new Date(since).toISOString();
      const cureInSeconds = secondsToRemediation({ state, reason, since }, serverClock.now());
      const who = { memberId, firstName, lastName, growthzoneName };
      return {
        ...who,
        state,
        reason,
        detail,
        since: time,
        cureInSeconds,
        isToConfirm: isToConfirm({ state }, event.value),
      };
    }),
  );
}

/** Takes a person's word about some people, all of them or none, and says so in the log. */
export function decide({ credit, memberIds, decision }: Asked<'decide'>): Result<StepReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const currentOf = decision === 'send again' ? contentNow(own.value) : success(() => undefined);
  if (!currentOf.ok) return currentOf;
  return underLock(() => {
    const event = loadEvent(credit) ?? own.value;
    const wanted = new Set(memberIds);
    const before = peopleOf(event).filter(({ memberId }) => wanted.has(memberId));
    const after: Person[] = [];
    for (const person of before) {
      const decided = decideOne(person, decision, account(), serverClock.now(), currentOf.value(person));
      if (!decided.ok) return decided;
      after.push(decided.value);
    }
    if (after.length === 0) return failure('nobody', `Nobody of the ${credit} tab was chosen.`);
    writePeople(credit, after);
    const next = eventAfter(event, before, after);
    storeEvent(next);
    writeLog(serverClock.now(), logName(event), decisionWords(decision, before), after.length);
    updateSummary();
    const sentence = `${after.length} ${after.length === 1 ? 'person' : 'people'}: ${decision}.`;
    return success(reportOf(next, peopleOf(event), 'credited', { status: 'paused', sentence }));
  });
}

/** What the roster now has for whoever was held because it changed. */
function contentNow(event: RunEvent): Result<(person: Person) => Current> {
  const roster = rosterOf(event);
  if (!roster.ok) return roster;
  const rows = new Map(rowsOf(roster.value.check, event.credit).map((row) => [row.memberId, row]));
  return success((person) => {
    const row = isHeldByRoster(person) ? rows.get(person.memberId) : undefined;
    if (!row) return undefined;
    const { firstName, lastName, suffix, email, office } = row;
    return { firstName, lastName, suffix, email, office, reviewed: fingerprint(row) };
  });
}

/** Makes the tab that came with a copied spreadsheet this one's own; the event is read and held against the guide anew. */
export function takeOver(client: Client, { credit }: Asked<'takeOver'>): Result<SidebarState> {
  const tab = findCreditTab(credit);
  if (!tab?.isCopied) return failure('not-copied', `The ${credit} tab is this spreadsheet's own already.`);
  const eventId = peopleIn(tab)[0]?.eventId ?? 0;
  const sheetId = rosterSheet(loadSettings().sheet)?.getSheetId() ?? 0;
  const today = loadSettings().today ?? todayHere(serverClock.now());
  const candidate = readCandidate(client, eventId, { credit, classDate: undefined, today, usedFor: [] });
  if (!candidate.ok) return refused(candidate.problem);
  const failed = candidate.value.lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `Event ${eventId} for ${credit}: ${failed.text}`);
  const taken = runEventOf(credit, client.tenant, sheetId, candidate.value);
  tagTab(tab.sheet, credit);
  storeEvent(taken);
  writeLog(serverClock.now(), logName(taken), 'Took over a copied tab', peopleOf(taken).length);
  return success(sidebarState());
}

/** What registering and marking a tab would call from here on. */
export function tryWithoutSending({ credit }: Asked<'tryWithoutSending'>): Result<readonly PlannedCall[]> {
  const event = ownEvent(credit);
  if (!event.ok) return event;
  const route = loadSettings().route ?? event.value.route;
  return success(plannedCalls(event.value, peopleOf(event.value), route, loadConnection()?.routes));
}
