import * as v from 'valibot';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { acquireLease, releaseLease, runStore, whoRuns } from '../google/run-store';
import { account, parseCsv } from '../google/spreadsheet';
import type { ManualRecord } from '../google/stored-values';
import { loadManualRecord, loadSettings, storeManualRecord, underLock } from '../google/stores';
import { updateSummary } from '../google/summary-tab';
import { peopleOf } from '../google/tab-people';
import { type Client, readAttendees } from '../growthzone';
import { csvProfile, failure, type Result, success } from '../roster';
import {
  doneSentence,
  MANUAL_STEP_CODES,
  type ManualFile,
  type ManualStep,
  manualFiles,
  manualSteps,
  nameOf,
  proven,
  type RunEvent,
  readPasted,
  reconcile,
  reportOf,
  runStep,
  type StepReport,
  saveChanged,
  seenList,
  setAll,
} from '../run';
import { withClient } from './connection';
import { credit, ofCredit, request, textUpTo } from './request';
import { checkOf, planOf } from './reviewed';
import { ownEvent, pausedWhereGone, portsFor, type WholeTab, wholeTab } from './tab';
import { comparedReport } from './unbuilt';

/** A list of some ten thousand attendees. */
const PASTED_CHARACTERS = 1_000_000;

/** The manual route of a credit: the same people and files, and what to do with them in GrowthZone. */
export interface ManualReport {
  readonly eventName: string;
  readonly eventId: number;
  readonly registrationType: string;
  /** Who is still to be imported; empty once everyone was seen in the event. */
  readonly files: readonly ManualFile[];
  readonly steps: readonly (ManualStep & { readonly ticked: { readonly who: string; readonly when: string } | null })[];
  /** Names to be marked one by one where "Set All to Attended" is not allowed. */
  readonly toMark: readonly string[];
  readonly setAllAllowed: boolean;
  readonly why: string;
}

const tick = v.strictObject({ credit, code: v.picklist(MANUAL_STEP_CODES), on: v.boolean() });
const look = v.strictObject({ credit, pasted: v.exactOptional(textUpTo(PASTED_CHARACTERS)) });

export const manualRequests = {
  /** The manual route: files of whoever is still to be imported, the checklist, and whom to mark. */
  byHand: request({
    input: ofCredit,
    handle: ({ credit }): Result<ManualReport> => {
      const tab = wholeTab(credit);
      return tab.ok ? success(manualReport(tab.value)) : tab;
    },
  }),

  /** Ticks a line of the checklist, or takes the tick back; who and when is kept. */
  tickByHand: request({ input: tick, handle: tickByHand }),

  /** Looks what GrowthZone holds by now, or takes an attendee list that was pasted; sends nothing. Ask again as with `step`. */
  readBack: request({ input: look, handle: readBack }),
};

function tickByHand({ credit, code, on }: v.InferOutput<typeof tick>): Result<ManualReport> {
  const tab = wholeTab(credit);
  if (!tab.ok) return tab;
  const { event } = tab.value;
  const ticked = { who: account(), when: new Date(serverClock.now()).toISOString() };
  changeRecord(event, ({ ticks: { [code]: _, ...others }, ...record }) => {
    return { ...record, ticks: on ? { ...others, [code]: ticked } : others };
  });
  writeLog(serverClock.now(), logName(event), `${on ? 'Ticked' : 'Took back'} "${code}" of the checklist`, 0);
  return success(manualReport(tab.value));
}

/** Under the lock: one person may tick a line while another reads the list back. */
function changeRecord(event: RunEvent, change: (record: ManualRecord) => ManualRecord): void {
  underLock(() => storeManualRecord(event.credit, change(loadManualRecord(event))));
}

function manualReport({ event, people }: WholeTab): ManualReport {
  const { ticks, seen } = loadManualRecord(event);
  const { allowed, why } = setAll(people, seen);
  const files = manualFiles(event, people, csvProfile(loadSettings()));
  return {
    eventName: event.name,
    eventId: event.eventId,
    registrationType: event.registrationType,
    files,
    steps: manualSteps({
      event,
      people,
      files,
      isSetAllAllowed: allowed,
      ticked: new Set(Object.keys(ticks)),
    }).map((line) => ({ ...line, ticked: ticks[line.code] ?? null })),
    toMark: people.filter(({ state }) => state === 'REGISTERED').map(nameOf),
    setAllAllowed: allowed,
    why,
  };
}

/** Looks what became of what was done by hand: GrowthZone's own list, or one that was pasted. Sends nothing. */
function readBack({ credit, pasted }: v.InferOutput<typeof look>): Result<StepReport> {
  const event = ownEvent(credit);
  if (!event.ok) return event;
  const looked = alone(() =>
    pasted === undefined
      ? withClient((client) => readBackList(client, event.value))
      : success(readBackPasted(event.value, pasted)),
  );
  if (!looked.ok || looked.value.status !== 'done') return looked;
  return success(comparedReport(looked.value, event.value, peopleOf(event.value), checkOf(event.value)));
}

/** Looks while nobody imports: both keep what they find in the same tab. */
function alone<T>(work: () => Result<T>): Result<T> {
  const session = `look ${serverClock.now()}`;
  const taken = acquireLease(session);
  if (!taken.granted) return failure('lease', whoRuns(taken.lease));
  try {
    return work();
  } finally {
    releaseLease(session);
  }
}

function readBackList(client: Client, event: RunEvent): Result<StepReport> {
  const ports = portsFor(client, event);
  const paused = pausedWhereGone(ports.store, 'read back');
  if (paused) return success(paused);
  const list = readAttendees(client, event);
  if (!list.ok) return list;
  const before = ports.store.people();
  const now = serverClock.now();
  const sound = proven(before, ports.store.record(), event, now);
  saveChanged(ports.store, before, reconcile(sound, list.value, now));
  const seen = seenList(ports.store.people(), list.value);
  changeRecord(event, (record) => ({ ...record, seen }));
  ports.store.log('Read back the list of attendees', list.value.length);
  const report = runStep(ports, 'read back', { isListRead: true });
  updateSummary();
  return success(report);
}

/** Tabs between cells as a copied table has them, else commas. */
function readBackPasted(event: RunEvent, pasted: string): StepReport {
  const store = runStore(event, planOf);
  const paused = pausedWhereGone(store, 'read back');
  if (paused) return paused;
  const before = store.people();
  const lines = parseCsv(pasted, pasted.includes('\t') ? '\t' : ',');
  const { attendees, others, unclear } = readPasted(lines, before);
  const known = attendees.filter(({ contactId }) => contactId > 0);
  const now = serverClock.now();
  const sound = proven(before, store.record(), event, now);
  saveChanged(store, before, reconcile(sound, known, now, { isWhole: false, isProving: false }));
  const people = store.people();
  const seen = seenList(people, attendees);
  changeRecord(event, (record) => ({ ...record, seen }));
  store.log('Read back a pasted list of attendees', attendees.length);
  updateSummary();
  const rest = [
    ...(others > 0 ? [`${others} ${others === 1 ? 'is' : 'are'} not in the plan`] : []),
    ...(unclear > 0 ? [`${unclear} could be two people of the plan; look at them by name`] : []),
  ].join(', ');
  const sentence = `${attendees.length} attendees pasted${rest ? `, ${rest}` : ''}. ${doneSentence(people, event, 'read back')}.`;
  return reportOf(event, people, 'read back', { status: 'done', sentence });
}
