import * as v from 'valibot';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadDirectory } from '../google/member-cache';
import { storeRecord } from '../google/record-store';
import { loadEvent, loadSettings, storeEvent, storeSettings, underLock } from '../google/stores';
import { writeSummary } from '../google/summary-tab';
import { FIELD_OF } from '../google/tab-columns';
import { tabToBuild, writePeople } from '../google/tab-people';
import type { Client } from '../growthzone';
import {
  CREDITS,
  type Credit,
  conserved,
  countSentence,
  failure,
  planFiles,
  type Result,
  type RosterCheck,
  type RosterSettings,
  reviewHash,
  rowsOf,
  success,
} from '../roster';
import {
  type ClassFacts,
  type EventCandidate,
  howToMakeEvent,
  isOf,
  type PreflightLine,
  type RunEvent,
  readCandidate,
  recordOf,
  registeredElsewhere,
  runEventOf,
} from '../run';
import { connected } from './connection';
import { builtEvent, creditsOf, usedFor, whenOf } from './events';
import { mergeTab } from './merge-tab';
import { credit, positive, request, shortText } from './request';
import { checkNow } from './roster-now';

/** The event whose credit tab was built. */
export interface ChosenEvent {
  readonly credit: Credit;
  readonly eventId: number;
  readonly name: string;
  readonly date: string;
  readonly registrationType: string;
  /** Who is still Registered in an event that was chosen before, by name; empty where nobody is. */
  readonly elsewhere: string;
}

const decisions = v.strictObject({
  events: v.record(credit, positive),
  /** The `mark` of the check that a person reviewed: people are put in the tabs only where it still holds. */
  checked: shortText,
  /** Codes of the checks that a person looked at and accepted. */
  accepted: v.pipe(v.array(shortText), v.maxLength(100), v.readonly()),
  /** Credits for whose event a person looked up in GrowthZone what could not be checked. */
  lookedUp: v.pipe(v.array(credit), v.readonly()),
  /** True where a person says that nobody of this class must be invoiced through GrowthZone. */
  nobodyToInvoice: v.boolean(),
});
/** Everything that a person decided before building. */
export type BuildDecisions = v.InferOutput<typeof decisions>;

export const buildRequests = {
  /**
   * Puts everyone who earned credit in the credit tabs; people already there keep their state. Gives a problem, and
   * changes nothing, where a decision is missing or an event does not meet the guide's conditions.
   */
  build: request({ input: decisions, handle: connected(build) }),
};

/** What building looks up beside the roster. */
export interface BuildPorts {
  readonly tenant: string;
  readonly isDirectoryAvailable: () => boolean;
  /** The event that a credit's tab was built for; undefined where there was none. */
  readonly builtEvent: (credit: Credit) => number | undefined;
  /** Reads an event anew and compares it with the guide's conditions. */
  readonly readCandidate: (eventId: number, about: ClassFacts) => Result<EventCandidate>;
}

/** The roster that is built from. */
export interface BuildFrom {
  readonly check: RosterCheck;
  readonly settings: RosterSettings;
  /** The sheet that it stands in. */
  readonly sheetId: number;
  readonly when: Pick<ClassFacts, 'classDate' | 'today'>;
}

/** An event that may be used, with what a person looked up in its place. */
export interface Chosen {
  readonly event: RunEvent;
  readonly unchecked: readonly PreflightLine[];
}

/** Whether the tabs may be built, and for which events: one for each credit, all or a problem. Changes nothing. */
export function planBuild(ports: BuildPorts, from: BuildFrom, decided: BuildDecisions): Result<readonly Chosen[]> {
  const ready = readyToBuild(ports, from, decided);
  if (!ready.ok) return ready;
  const chosen: Chosen[] = [];
  for (const credit of creditsOf(from.check)) {
    const event = eventFor(ports, from, decided, credit);
    if (!event.ok) return event;
    chosen.push(event.value);
  }
  return success(chosen);
}

/** Everything but the events themselves: counts that add up, members available, checks accepted, nobody to invoice. */
function readyToBuild(ports: BuildPorts, { check, settings }: BuildFrom, decided: BuildDecisions): Result<unknown> {
  const sound = conserved(check, planFiles(check, settings));
  if (!sound.ok) return sound;
  if (creditsOf(check).length === 0)
    return failure('no-credit', `No row earns credit: ${countSentence(check)}. Nothing to import.`);
  if (!ports.isDirectoryAvailable())
    return failure('no-directory', 'The member directory is not at hand. Read the members first.');
  if (reviewHash(check.rows) !== decided.checked) {
    return failure(
      'roster-changed',
      `The roster is no longer what you reviewed: now ${countSentence(check)}. Check it again, look at what is new, then build.`,
    );
  }
  const open = openChecks(check, decided.accepted);
  if (open > 0) {
    const rows = `${open} ${open === 1 ? 'row has a check that was' : 'rows have checks that were'}`;
    return failure('checks-open', `${rows} not accepted. Look at the checks in step 2, accept them, then build again.`);
  }
  if (!decided.nobodyToInvoice) {
    return failure(
      'to-invoice',
      'Importing never makes an invoice. Confirm that nobody of this class is invoiced through GrowthZone, or register these people there instead.',
    );
  }
  return sound;
}

/** How many rows would be sent with a check that nobody accepted. */
function openChecks(check: RosterCheck, accepted: readonly string[]): number {
  return check.rows.filter(
    ({ outcome, findings }) =>
      outcome === 'credit' && findings.some(({ level, code }) => level === 'check' && !accepted.includes(code)),
  ).length;
}

/** The event that was chosen for a credit, read anew, where it may be used. */
function eventFor(
  ports: BuildPorts,
  { sheetId, when }: BuildFrom,
  decided: BuildDecisions,
  credit: Credit,
): Result<Chosen> {
  const eventId = decided.events[credit];
  if (eventId === undefined) {
    const which = when.classDate ? `on ${when.classDate} ` : '';
    return failure(
      'no-event',
      `No event ${which}is chosen for ${credit}. Choose one, or make one: ${howToMakeEvent(credit, when.classDate)}`,
    );
  }
  const twin = CREDITS.find((other) => other !== credit && decided.events[other] === eventId);
  if (twin) {
    const message = `Event ${eventId} is chosen for ${credit} and for ${twin}; each credit needs an event of its own. Choose another for one of them.`;
    return failure('event-shared', message);
  }
  const others = usedFor(decided.events, ports.builtEvent)(credit, eventId);
  const candidate = ports.readCandidate(eventId, { credit, ...when, usedFor: others });
  if (!candidate.ok) return candidate;
  const { lines, facts } = candidate.value;
  const called = `Event ${eventId} "${facts.event.name}" for ${credit}`;
  const failed = lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `${called}: ${failed.text}`);
  const unchecked = lines.filter(({ result }) => result === 'could not check');
  if (unchecked[0] && !decided.lookedUp.includes(credit)) {
    return failure('not-looked-up', `${called}: ${unchecked[0].text} Then tick that you looked, and build again.`);
  }
  return success({ event: runEventOf(credit, ports.tenant, sheetId, candidate.value), unchecked });
}

function build(client: Client, decided: BuildDecisions): Result<readonly ChosenEvent[]> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check, roster } = checked.value;
  const ports: BuildPorts = {
    tenant: client.tenant,
    isDirectoryAvailable: () => loadDirectory(client.tenant) !== undefined,
    builtEvent,
    readCandidate: (eventId, about) => readCandidate(client, eventId, about),
  };
  const sheetId = roster.sheet.getSheetId();
  const chosen = planBuild(ports, { check, settings, sheetId, when: whenOf(settings, check) }, decided);
  if (!chosen.ok) return chosen;
  // Whoever continues decides the roster as it was decided here, whatever they remember for such headers. Settings are
  // read again: GrowthZone was read meanwhile, and somebody may have changed them.
  const { mapping } = checked.value.settings;
  storeSettings({ ...loadSettings(), ...(mapping ? { mapping } : {}) });
  const elsewhere = new Map(chosen.value.map((one) => [one.event.credit, fillTab(one, check)]));
  writeSummary(check, serverClock.now());
  return success(
    chosen.value.map(({ event: { credit, eventId, name, date, registrationType } }) => ({
      credit,
      eventId,
      name,
      date,
      registrationType,
      elsewhere: elsewhere.get(credit) ?? '',
    })),
  );
}

/**
 * Puts everybody who earned the event's credit in its tab; whoever was sent already keeps their place. Says who is still
 * Registered in an event chosen before.
 */
function fillTab({ event, unchecked }: Chosen, check: RosterCheck): string {
  const { credit } = event;
  return underLock(() => {
    const now = serverClock.now();
    const { people, lacking } = tabToBuild(credit);
    const lost = new Set(lacking.map((header) => FIELD_OF[header]));
    const known = loadEvent(credit);
    const merged = mergeTab(event, rowsOf(check, credit), { event: known, people, lost }, now);
    storeEvent(merged.event);
    if (known?.eventId !== event.eventId || known.tenant !== event.tenant) {
      const tenant = known?.tenant ?? event.tenant;
      const there = people.filter((person) => isOf({ ...person, tenant: person.tenant || tenant }, event));
      storeRecord(event, recordOf(there, event));
    }
    writePeople(credit, merged.people);
    const codes = unchecked.map(({ code }) => code).join(', ');
    const looked = codes === '' ? '' : `; looked up in GrowthZone by hand: ${codes}`;
    const what = `Built credit tab; confirmed that nobody is to be invoiced${looked}`;
    writeLog(now, logName(event), what, merged.people.length);
    const tenant = known?.tenant ?? event.tenant;
    const others = people.filter((person) => !isOf({ ...person, tenant: person.tenant || tenant }, event));
    const elsewhere = registeredElsewhere(others);
    if (elsewhere !== '') writeLog(now, logName(event), 'Still Registered in an event chosen before', others.length);
    return elsewhere;
  });
}
