import * as v from 'valibot';
import { account } from '../google/account';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadBindings, loadRecord, storeBindings, storeRecord } from '../google/record-store';
import { acquireLease, otherHolder, releaseLease, whoRuns } from '../google/run-store';
import { changeAssociationSettings, loadEvent, storeEvent, underLock } from '../google/stores';
import { updateSummary } from '../google/summary-tab';
import { peopleOf, writePeople } from '../google/tab-people';
import { tryWriting } from '../google/writing';
import type { Client } from '../growthzone';
import { type Credit, failure, numberFrom, type Result, success } from '../roster';
import {
  DECISIONS,
  decide as decideOne,
  decisionWords,
  type Ending,
  eventAfter,
  forgotten,
  GOING_ON,
  type Goal,
  joined,
  LEASE_LOST,
  learned,
  type Person,
  type RunEvent,
  type RunStore,
  rebound,
  recordOf,
  remediable,
  remediate,
  reportOf,
  runStep,
  type StepPorts,
  type StepReport,
} from '../run';
import { connected } from './connection';
import { credit, memberIds, positive, request, session } from './request';
import { contentNow, forgetLast, lastCheck } from './reviewed';
import {
  type GooglePorts,
  ofAnotherTenant,
  ownEvent,
  pausedWhereGone,
  portsFor,
  wholeTab,
  wholeTabOf,
  whyNotRead,
} from './tab';
import { comparedReport } from './unbuilt';

/** Which open page asks, and the event that it shows. */
const who = { session, eventId: v.exactOptional(positive) };
const decided = v.strictObject({ credit, memberIds, decision: v.picklist(DECISIONS) });

export const runRequests = {
  /**
   * Works towards the goal for up to `seconds` (5 to 60; 30 where it is not said) and commits. Ask again while the
   * status is `working`, after `waitSeconds` while it is `waiting`; `paused` waits for a person, whose next step
   * continues. `session` is the open page's own, `eventId` the event that it shows. Nothing is sent where somebody else runs,
   * another association is connected, or the tab is another event's by now.
   */
  step: request({
    input: v.strictObject({
      credit,
      goal: v.picklist(['registered', 'credited']),
      ...who,
      seconds: v.exactOptional(numberFrom(5, 60)),
    }),
    handle: connected((client, { seconds, ...of }) =>
      underLease(client, of, (ports) => runStep(ports, of.goal, { seconds })),
    ),
  }),

  /** Lets go of the run at once, so that a colleague need not wait. */
  pause: request({
    input: v.strictObject({ session }),
    handle: ({ session }): Result<null> => {
      if (releaseLease(session)) writeLog(serverClock.now(), '', 'Paused by the user', 0);
      return success(null);
    },
  }),

  /**
   * Takes a person's word about some people, all of them or none, and says so in the log: a problem names the first for
   * whom the decision is not safe. Continue with `step`.
   */
  decide: request({ input: decided, handle: decide }),

  /**
   * Sets people who were imported as Attended, HELD with reason `trap`, back to Registered. Afterwards `step` with goal
   * `credited` marks them, which gives the credit.
   */
  cure: request({
    input: v.strictObject({ credit, memberIds, ...who }),
    handle: connected((client, { memberIds, ...of }) => {
      const tab = wholeTab(of.credit);
      if (!tab.ok) return tab;
      const may = remediable(tab.value.people, memberIds, serverClock.now());
      if (!may.ok) return may;
      return underLease(client, { ...of, goal: 'credited' }, (ports) => remediate(ports, may.value));
    }),
  }),
};

interface Of {
  readonly credit: Credit;
  readonly goal: Goal;
  readonly session: string;
  readonly eventId?: number;
}

function underLease(
  client: Client,
  { credit, goal, session, eventId }: Of,
  work: (ports: StepPorts) => StepReport | Ending,
): Result<StepReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const event = own.value;
  const paused = (reason: StepReport['reason'], sentence: string): Result<StepReport> =>
    success(reportOf(event, peopleOf(event), goal, { status: 'paused', reason, sentence }));
  if (event.tenant !== client.tenant) {
    return paused('another-tenant', ofAnotherTenant(credit, event.tenant, client.tenant));
  }
  if (event.eventId !== (eventId ?? event.eventId))
    return paused(
      'stale',
      `The ${credit} tab was built for event ${event.eventId} meanwhile. Look at it, then continue.`,
    );
  const unread = whyNotRead(event);
  if (unread !== '') return paused('event-changed', unread);
  const taken = acquireLease(session);
  if (!taken.granted) return paused('lease', whoRuns(taken.lease));
  const { lease } = taken;
  let ports: GooglePorts | undefined;
  try {
    ports = portsFor(client, event, lease);
    return success(stepped(ports, goal, taken.isNew, work));
  } catch (error) {
    // What was found out before is kept, and the run let go, as far as that can be.
    tryWriting(() => ports?.store.commit());
    tryWriting(() => releaseLease(session, lease.version));
    throw error;
  }
}

/** Works, and writes what came of it with its report. */
function stepped(
  ports: GooglePorts,
  goal: Goal,
  isNew: boolean,
  work: (ports: StepPorts) => StepReport | Ending,
): StepReport {
  const { store } = ports;
  if (isNew) {
    const what = goal === 'registered' ? 'importing' : 'marking attended';
    store.log(`Started or continued ${what}`, store.people().length);
  }
  forgetLast();
  const ended = pausedWhereGone(store, goal) ?? reported(store, goal, work(ports));
  return store.settle(ended.status === 'done', (met) => {
    const isOver = met === 'lost' && ended.status !== 'paused';
    const isOpen = met === 'moved' && ended.status === 'done';
    const end = isOver ? LEASE_LOST : isOpen ? GOING_ON : ended;
    // By the roster as it was compared in this step.
    const event = store.event();
    const report = comparedReport(reported(store, goal, end), event, store.people(), lastCheck(event));
    if (report.status === 'paused')
      store.log(`Paused: ${PAUSED[report.reason] ?? report.reason.replace(/-/g, ' ')}`, report.done);
    if (report.status === 'done') store.log(`Ended: ${report.sentence}${inNoTab(report)}`, report.done);
    // What is not written here is not told either.
    if (report.status === 'paused' || report.status === 'done') updateSummary(met === 'lost' ? undefined : store);
    return report;
  });
}

/** Why a run paused, for the log, where the reason's own name says too little. */
const PAUSED: Readonly<Partial<Record<StepReport['reason'], string>>> = {
  lease: 'somebody else is at work',
  'another-tenant': 'another association is connected',
  'no-directory': 'the members must be read',
  roster: 'the roster needs a look',
  copied: 'the spreadsheet is a copy',
  settling: 'GrowthZone needs time',
  credit: 'the credit takes a while',
  canary: "the first person's credit needs a look",
  'canary-date': "the date of the first person's credit needs a look",
  certificate: 'the first certificate needs a look',
  stale: 'somebody else saved first',
  'wrong-verb': 'GrowthZone does not take it over its API',
};

/** For the log, which has no names. */
const inNoTab = ({ unbuilt }: StepReport): string => (unbuilt > 0 ? ` ${unbuilt} of the roster in no tab.` : '');

const reported = (store: RunStore, goal: Goal, ended: StepReport | Ending): StepReport =>
  'counts' in ended ? ended : reportOf(store.event(), store.people(), goal, ended);

/** The relation that a person found right is not asked about again at this association's next event. */
function rememberDate(before: RunEvent, { otherDate }: RunEvent): void {
  if (otherDate?.isRight !== true || before.otherDate?.isRight === true || otherDate.is !== 'day of marking') return;
  changeAssociationSettings({ completionDate: otherDate.is });
}

function decide({ credit, memberIds, decision }: v.InferOutput<typeof decided>): Result<StepReport> {
  const own = ownEvent(credit);
  if (!own.ok) return own;
  const holder = decision === 'it is done' && memberIds.length > 1 ? otherHolder() : undefined;
  if (holder)
    return failure(
      'lease',
      `${holder} is running this: decide about one person at a time, or continue the run yourself first.`,
    );
  const currentOf = decision === 'send again' ? contentNow(own.value) : success(() => undefined);
  if (!currentOf.ok) return currentOf;
  return underLock(() => {
    const event = loadEvent(credit) ?? own.value;
    const wanted = new Set(memberIds);
    const tab = wholeTabOf(event);
    if (!tab.ok) return tab;
    const { people } = tab.value;
    const before = people.filter(({ memberId }) => wanted.has(memberId));
    const after: Person[] = [];
    for (const person of before) {
      const next = decideOne(person, decision, account(), serverClock.now(), currentOf.value(person));
      if (!next.ok) return next;
      after.push(next.value);
    }
    if (after.length === 0) return failure('nobody', `Nobody in the ${credit} tab was chosen.`);
    const known = loadRecord(event) ?? recordOf(people, event);
    const left = forgotten(known, before, after);
    if (left !== known) storeRecord(event, left);
    const bindings = loadBindings(event);
    if (bindings) storeBindings(event, rebound(bindings, after));
    writePeople(credit, after);
    storeRecord(event, joined(left, learned(before, after)));
    const eventNow = eventAfter(event, before, after);
    storeEvent(eventNow);
    rememberDate(event, eventNow);
    writeLog(serverClock.now(), logName(event), decisionWords(decision, before), after.length);
    updateSummary();
    const sentence = `${after.length} ${after.length === 1 ? 'person' : 'people'}: ${decision}.`;
    return success(reportOf(eventNow, peopleOf(event), 'credited', { status: 'paused', sentence }));
  });
}
