import * as v from 'valibot';
import { account } from '../google/account';
import { findCreditTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadLook, storeLook } from '../google/record-store';
import { otherHolder, runStore, whileNobodyRuns } from '../google/run-store';
import { dayIn, parseCsv, spreadsheet } from '../google/spreadsheet';
import type { ManualRecord } from '../google/stored-values';
import { loadConnection, loadManualRecord, loadSettings, storeManualRecord, underLock } from '../google/stores';
import { updateSummary } from '../google/summary-tab';
import { peopleOf } from '../google/tab-people';
import { type Client, readAttendees } from '../growthzone';
import {
  CREDITS,
  type Credit,
  csvProfile,
  failure,
  plural,
  type Result,
  success,
  textUpTo,
  wholeFrom,
} from '../roster';
import {
  added,
  bindToContent,
  creditPasted,
  doneSentence,
  followPasted,
  isGiven,
  isWhole,
  keyOf,
  type Lines,
  type Look,
  MANUAL_STEP_CODES,
  type ManualFile,
  type ManualStep,
  manualFiles,
  manualSteps,
  missingWords,
  nameOf,
  type Person,
  pastedLines,
  type RunEvent,
  readEventAgain,
  readPasted,
  reconcile,
  reportOf,
  runStep,
  type SeenList,
  type StepReport,
  saidOf,
  saveChanged,
  seenList,
  seen as seenOf,
  setAll,
  soundPeople,
  statusesOf,
  wrongTurns,
} from '../run';
import { withClient } from './connection';
import { credit, ofCredit, request } from './request';
import { checkOf, planOf } from './reviewed';
import { ownEvent, pausedWhereGone, portsFor, type WholeTab, wholeTab, whyNotRead } from './tab';
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
  /** Who is in none of them though not imported, and what to do; empty where nobody is. */
  readonly notInFiles: string;
  readonly steps: readonly (ManualStep & { readonly ticked: { readonly who: string; readonly when: string } | null })[];
  /** Names to be marked one by one where "Set All to Attended" is not allowed. */
  readonly toMark: readonly string[];
  readonly setAllAllowed: boolean;
  readonly why: string;
  /** Attended, and the credit is not read here: one look at a certificate is said once for all of them; else null. */
  readonly toConfirm: { readonly memberIds: readonly string[]; readonly name: string } | null;
  /** What is otherwise than at the build: nothing is to be done in that event; else empty. */
  readonly changed: string;
  /** A list that is being pasted, while pages of it are missing: until then there is no file and no "Set All". */
  readonly partial: { readonly seen: number; readonly of: number | null; readonly missing: string } | null;
}

const tick = v.strictObject({ credit, code: v.picklist(MANUAL_STEP_CODES), on: v.boolean() });
const look = v.strictObject({
  credit,
  /** A copied screen or an export's text; else the open tab of the spreadsheet where `openTab` is true. */
  pasted: v.exactOptional(textUpTo(PASTED_CHARACTERS)),
  openTab: v.exactOptional(v.literal(true)),
  /** How many are in the list by the coordinator's word. */
  of: v.exactOptional(wholeFrom(0, 100_000)),
});

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

  /** Looks what GrowthZone holds by now, or takes a page of the attendee list, or completions, that were pasted; sends nothing. Ask again as with `step`. */
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

/** Whether this person is connected to the event's association. */
const isRead = ({ tenant }: RunEvent): boolean => loadConnection()?.tenant === tenant;

/** Under the lock: one person may tick a line while another reads the list back. */
function changeRecord(event: RunEvent, change: (record: ManualRecord) => ManualRecord): void {
  underLock(() => storeManualRecord(event.credit, change(loadManualRecord(event))));
}

/**
 * As over the API, nobody is to be marked in an event that was changed; where it cannot be read, people are marked by name.
 * Where nothing is connected, nobody can tell.
 */
function lookAgain(event: RunEvent, people: readonly Person[]): { readonly changed: string; readonly unread: string } {
  const isOver = !people.some(({ state }) => state === 'READY' || state === 'REGISTERED');
  if (isOver || !isRead(event)) return { changed: '', unread: '' };
  const read = withClient((client) => success(readEventAgain(portsFor(client, event))));
  if (!read.ok) return { changed: '', unread: read.problem.message };
  const again = read.value;
  return {
    changed: again.is === 'changed' ? again.ending.sentence : '',
    unread: again.is === 'refused' ? `The event could not be read again. ${again.refusal.message}` : '',
  };
}

const IN_NO_FILE = 'in no file: edited since the review. Look at them, then build the credit tabs again.';

function manualReport({ event, people }: WholeTab): ManualReport {
  const { ticks, seen } = loadManualRecord(event);
  const look = loadLook(event);
  const missing = missingWords(look);
  const { changed, unread } = lookAgain(event, people);
  const stop = missing || changed || unread;
  const { allowed, why } = stop === '' ? setAll(people, seen, notYours(seen)) : { allowed: false, why: stop };
  // As before every batch: who is no longer what was reviewed is in no file.
  const plan = planOf(event);
  const now = serverClock.now();
  const bound = plan.ok ? bindToContent(soundPeople(runStore(event, planOf), now), plan.value, now) : [];
  const files = missing === '' ? manualFiles(event, bound, event.csv ?? csvProfile(loadSettings())) : [];
  const ready = (all: readonly Person[]) => all.filter(({ state }) => state === 'READY').length;
  const out = ready(people) - ready(bound);
  return {
    eventName: event.name,
    eventId: event.eventId,
    registrationType: event.registrationType,
    files,
    notInFiles: plan.ok ? (out > 0 ? `${out} ${IN_NO_FILE}` : '') : plan.problem.message,
    steps: manualSteps({
      event,
      people,
      files,
      isSetAllAllowed: allowed,
      ticked: new Set(Object.keys(ticks)),
      isChanged: changed !== '',
      missing,
      canRead: isRead(event) && !isGiven(event),
    }).map((line) => ({ ...line, ticked: ticks[line.code] ?? null })),
    toMark: missing === '' ? people.filter(({ state }) => state === 'REGISTERED').map(nameOf) : [],
    setAllAllowed: allowed,
    why,
    changed,
    toConfirm: confirmable(event, missing === '' ? people : []),
    partial: look && missing !== '' ? { seen: seenOf(look), of: look.of, missing } : null,
  };
}

function confirmable(event: RunEvent, people: readonly Person[]): ManualReport['toConfirm'] {
  const attended = people.filter(({ state }) => state === 'ATTENDED');
  const [first] = attended;
  return first && !(event.creditShown && isRead(event))
    ? { memberIds: attended.map(({ memberId }) => memberId), name: nameOf(first) }
    : null;
}

/** Why "Set All to Attended" is not this user's to press; empty where it may be. */
function notYours(seen: SeenList | undefined): string {
  const holder = otherHolder();
  if (holder) return `${holder} is running this.`;
  return seen?.by !== undefined && seen.by !== account()
    ? `${seen.by || 'Somebody'} pasted that list. ${loadConnection() ? 'Read back' : 'Paste it'} yourself.`
    : '';
}

/** Looks what became of what was done by hand: GrowthZone's own list, or what was pasted. Sends nothing. */
function readBack({ credit, pasted, openTab, of }: v.InferOutput<typeof look>): Result<StepReport> {
  const event = ownEvent(credit);
  if (!event.ok) return event;
  const given = openTab ? openLines(event.value) : linesOf(pasted);
  if (!given.ok) return given;
  const isByPerson = openTab || pasted !== undefined || of !== undefined;
  const looked = whileNobodyRuns(() =>
    isByPerson
      ? readBackPasted(event.value, given.value, of)
      : withClient((client) => readBackList(client, event.value)),
  );
  if (!looked.ok || looked.value.status !== 'done') return looked;
  return success(comparedReport(looked.value, event.value, peopleOf(event.value), checkOf(event.value)));
}

function linesOf(pasted: string | undefined): Result<Lines> {
  try {
    return success(pasted === undefined ? [] : pastedLines(pasted || ' ', parseCsv));
  } catch {
    return failure('list-unreadable', 'A quotation mark in the pasted list is not closed. Copy the list again.');
  }
}

/** The open sheet, where it is none of the roster's or the add-on's own. */
function openLines(event: RunEvent): Result<Lines> {
  const sheet = spreadsheet().getActiveSheet();
  const own = [event.sheetId, ...CREDITS.map((one: Credit) => findCreditTab(one)?.sheet.getSheetId())];
  if (own.includes(sheet.getSheetId()))
    return failure(
      'list-refused',
      `"${sheet.getName()}" is not a list from GrowthZone. Open the tab with the export first.`,
    );
  return success(sheet.getDataRange().getDisplayValues());
}

function readBackList(client: Client, event: RunEvent): Result<StepReport> {
  const ports = portsFor(client, event);
  const unread = whyNotRead(event);
  if (unread !== '') return failure('no-event', unread);
  const paused = pausedWhereGone(ports.store, 'read back');
  if (paused) return success(paused);
  const list = readAttendees(client, event);
  if (!list.ok) return list;
  const before = ports.store.people();
  const now = serverClock.now();
  const sound = soundPeople(ports.store, now);
  saveChanged(ports.store, before, reconcile(sound, list.value, now));
  const lines = list.value.map(({ contactId, status }) => ({ id: contactId, status }));
  const seen = seenList(ports.store.people(), lines, ({ contactId }) => contactId);
  changeRecord(event, (record) => ({ ...record, seen }));
  storeLook(event, undefined);
  ports.store.log('Read back the list of attendees', list.value.length);
  const report = runStep(ports, 'read back', { isListRead: true });
  ports.store.commit();
  updateSummary();
  return success(report);
}

/** Takes a page of the list, completions, or the coordinator's word for how many there are. */
function readBackPasted(event: RunEvent, lines: Lines, of: number | undefined): Result<StepReport> {
  const store = runStore(event, planOf);
  const paused = pausedWhereGone(store, 'read back');
  if (paused) return success(paused);
  const now = serverClock.now();
  const sound = soundPeople(store, now);
  const pasted = lines.length > 0 ? readPasted(lines, sound, event) : undefined;
  if (pasted?.is === 'refused') return failure('list-refused', pasted.why);
  const save = (after: readonly Person[], what: string, count: number, next = event) => {
    const by = account();
    // What it shows is the word of whoever pasted it.
    const pastedBy = (one: Person, index: number) =>
      one === sound[index] ? one : { ...one, detail: `${one.detail} (pasted${by && ` by ${by}`})` };
    saveChanged(store, store.people(), after.map(pastedBy));
    if (next !== event) store.saveEvent(next);
    store.commit();
    store.log(what, count);
    updateSummary();
  };
  const done = (sentence: string) => {
    const people = store.people();
    return success(reportOf(event, people, 'read back', { status: 'done', sentence }));
  };
  if (pasted?.is === 'completions') {
    const { completionDate, timeZone } = loadSettings();
    const rule = { dateSetting: completionDate, dayOf: dayIn(timeZone) };
    const after = creditPasted(sound, pasted.rows, event, rule, now);
    save(after.people, 'Read back pasted completions', pasted.rows.length, after.event);
    const more = pasted.others > 0 ? `, ${pasted.others} of others` : '';
    const people = store.people();
    return done(
      `${pasted.rows.length} completions pasted${more}. ${doneSentence(people, event, 'read back')}.${creditWords(people)}`,
    );
  }
  const before = loadLook(event);
  const ready = sound.flatMap(({ state, since }) => (state === 'READY' ? [since] : []));
  const grown = pasted ? added(before, pasted, now, Math.max(0, ...ready)) : before;
  const look = grown && of !== undefined ? saidOf(grown, of) : grown;
  if (!look) return failure('list-refused', whyNotOf(grown, of));
  const { ticks } = loadManualRecord(event);
  const pages = pasted?.pages ?? [];
  storeLook(event, look);
  save(
    followPasted(sound, look, pages, ticks['attended'] !== undefined, now),
    'Read back a pasted list of attendees',
    seenOf(look),
  );
  const people = store.people();
  const byKey = [...statusesOf(look)].flatMap(([id, all]) => all.map((status) => ({ id, status })));
  const seen = isWhole(look) ? { ...seenList(people, byKey, keyOf), by: account() } : undefined;
  changeRecord(event, ({ seen: _, ...record }) => (seen ? { ...record, seen } : record));
  const [others, unclear] = pasted ? [pasted.others, pasted.unclear] : [0, 0];
  const rest = [
    ...(others > 0 ? [`${others} ${others === 1 ? 'is' : 'are'} not in this class`] : []),
    ...(unclear > 0 ? [`${unclear} could be two people; look at the names`] : []),
  ].join(', ');
  const wrong = wrongTurns(people, look, event);
  const standing = isWhole(look)
    ? `${doneSentence(people, event, 'read back')}.${creditWords(people)}`
    : missingWords(look);
  const count = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  return done(
    `${pasted ? `${plural(count, 'attendee', 'attendees')} pasted${rest ? `, ${rest}` : ''}. ` : ''}${standing}${wrong ? ` ${wrong}` : ''}`,
  );
}

/** Said once for the class. */
function creditWords(people: readonly Person[]): string {
  const isOpen = people.some(({ state }) => state === 'ATTENDED');
  return isOpen
    ? ' The attendee list shows no credit: paste Code of Ethics Completed or Component Completed, or look at one certificate.'
    : '';
}

function whyNotOf(look: Look | undefined, of: number | undefined): string {
  if (!look) return 'Paste the attendee list first.';
  return look.of !== null && look.by === 'screen'
    ? `GrowthZone's screen says ${look.of}. Paste the missing pages.`
    : `${seenOf(look)} were pasted already, more than ${of}. Look at the number under the list.`;
}
