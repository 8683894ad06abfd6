import * as v from 'valibot';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { loadDirectory } from '../google/member-cache';
import { loadBindings, storeBindings, storeRecord } from '../google/record-store';
import { loadEvent, loadSettings, storeChosen, storeEvent, underLock } from '../google/stores';
import { writeSummary } from '../google/summary-tab';
import { FIELD_OF } from '../google/tab-columns';
import { tabToBuild, writePeople } from '../google/tab-people';
import type { Client } from '../growthzone';
import {
  CREDITS,
  type Credit,
  conserved,
  countSentence,
  csvProfile,
  failure,
  planFiles,
  plural,
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
  givenCandidate,
  howToMakeEvent,
  isOf,
  isOfComponent,
  type Person,
  type PreflightLine,
  type RunEvent,
  readCandidate,
  recordOf,
  registeredElsewhere,
  runEventOf,
} from '../run';
import { clientIfAny } from './connection';
import { associationNow, builtEvent, creditsOf, givenFor, usedFor, type When, whenOf } from './events';
import { seenAtStep3 } from './first-look';
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
  accepted: v.pipe(
    v.array(shortText),
    v.check((codes) => codes.length <= 100),
    v.readonly(),
  ),
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
  build: request({ input: decisions, handle: (decided) => build(clientIfAny(), decided) }),
};

/** What building looks up beside the roster. */
export interface BuildPorts {
  readonly tenant: string;
  readonly isDirectoryAvailable: () => boolean;
  /** The event that a credit's tab was built for; undefined where there was none. */
  readonly builtEvent: (credit: Credit) => number | undefined;
  /** Reads an event anew and compares it with the guide's conditions. */
  readonly readCandidate: (eventId: number, about: ClassFacts) => Result<EventCandidate>;
  /** Where no key is connected: what the members were compared with. */
  readonly compared?: RunEvent['compared'];
}

/** The roster that is built from. */
export interface BuildFrom {
  readonly check: RosterCheck;
  readonly settings: RosterSettings;
  /** The sheet that it stands in. */
  readonly sheetId: number;
  readonly when: When;
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
  if (!ports.isDirectoryAvailable()) return failure('no-directory', 'Read the members first.');
  if (reviewHash(check.rows) !== decided.checked) {
    return failure(
      'roster-changed',
      `The roster changed after your review: now ${countSentence(check)}. Check it again, then build.`,
    );
  }
  const open = openChecks(check, decided.accepted);
  if (open > 0) {
    return failure(
      'checks-open',
      `${plural(open, 'row')} with checks not ticked. Tick them in step 2, then build again.`,
    );
  }
  if (!decided.nobodyToInvoice) {
    return failure(
      'to-invoice',
      'Importing makes no invoice. Confirm that nobody here needs one, or register these people in GrowthZone.',
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
    return failure('no-event', `No event ${which}is chosen for ${credit}. ${howToMakeEvent(credit, when.classDate)}`);
  }
  const twin = CREDITS.find((other) => other !== credit && decided.events[other] === eventId);
  if (twin) {
    const message = `Event ${eventId} is chosen for ${credit} and for ${twin}; each credit needs its own event.`;
    return failure('event-shared', message);
  }
  const others = usedFor(decided.events, ports.builtEvent)(credit, eventId);
  const candidate = ports.readCandidate(eventId, { credit, ...when, usedFor: others });
  if (!candidate.ok) return candidate;
  const { lines, facts } = candidate.value;
  const { name } = facts.event;
  const called = `Event ${eventId}${name && ` "${name}"`} for ${credit}`;
  const failed = lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `${called}: ${failed.text}`);
  const unchecked = lines.filter(({ result }) => result === 'could not check');
  if (unchecked[0] && !decided.lookedUp.includes(credit)) {
    return failure('not-looked-up', `${called}: ${unchecked[0].text} Look, tick it, and build again.`);
  }
  const event = runEventOf(credit, ports.tenant, sheetId, candidate.value);
  // Without a key both writes are a person's.
  const byHand = ports.compared ? ({ compared: ports.compared, route: 'by hand' } as const) : {};
  return success({ event: { ...event, ...byHand }, unchecked });
}

/** What building works with where GrowthZone can be asked. */
const connectedPorts = (client: Client): BuildPorts => ({
  tenant: client.tenant,
  isDirectoryAvailable: () => loadDirectory(client.tenant) !== undefined,
  builtEvent,
  readCandidate: (eventId, about) => readCandidate(client, eventId, about),
});

/** The same without a key: the events are those that a person gave, and members are compared as far as there is a list. */
function givenPorts(settings: RosterSettings, hasList: boolean): Result<BuildPorts> {
  const { association } = settings;
  if (!association) return failure('bad-tenant', 'Enter the association: the part before .growthzoneapp.com.');
  return success({
    tenant: association,
    isDirectoryAvailable: () => true,
    builtEvent,
    readCandidate: (eventId, about) => {
      const event = givenFor(about.credit, settings, about.classDate);
      if (event?.eventId === eventId) return success(givenCandidate(event, about));
      return failure('no-event', `Event ${eventId} is no longer the one given for ${about.credit}. Look again.`);
    },
    compared: hasList ? 'list' : 'nothing',
  });
}

function build(client: Client | undefined, decided: BuildDecisions): Result<readonly ChosenEvent[]> {
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check, roster, available } = checked.value;
  const ports = client ? success(connectedPorts(client)) : givenPorts(settings, available !== undefined);
  if (!ports.ok) return ports;
  const sheetId = roster.sheet.getSheetId();
  const chosen = planBuild(ports.value, { check, settings, sheetId, when: whenOf(settings, check) }, decided);
  if (!chosen.ok) return chosen;
  // Whoever continues decides the roster as it was decided here, whatever they remember for such headers. Settings are
  // read again: GrowthZone was read meanwhile, and somebody may have changed them.
  const { mapping } = checked.value.settings;
  const now = loadSettings();
  storeChosen({ ...now, ...(mapping ? { mapping } : {}), ...lookedUpOf(now, chosen.value) });
  const csv = csvProfile(settings);
  const elsewhere = new Map(
    chosen.value.map((one) => [
      one.event.credit,
      fillTab({ ...one, event: { ...one.event, csv, ...seenAtStep3(one.event) } }, check),
    ]),
  );
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

/** The components that were looked up for these events beside those of before: they are not asked about again. */
function lookedUpOf(settings: RosterSettings, chosen: readonly Chosen[]): Pick<RosterSettings, 'componentsLookedUp'> {
  const credits = chosen.flatMap(({ event, unchecked }) => (unchecked.some(isOfComponent) ? [event.credit] : []));
  if (credits.length === 0) return {};
  const association = associationNow(settings);
  const { componentsLookedUp: before = {} } = settings;
  const all = CREDITS.filter((one) => credits.includes(one) || before[association]?.includes(one));
  return { componentsLookedUp: { ...before, [association]: all } };
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
    const bindings = loadBindings(event) ?? new Map();
    const merged = mergeTab(event, rowsOf(check, credit), { event: known, people, lost, bindings }, now);
    storeEvent(merged.event);
    // Before the tab: whatever a kill leaves there is then as it was before this build.
    storeBindings(event, merged.bindings);
    const tenant = known?.tenant ?? event.tenant;
    const isHere = (person: Person) => isOf({ ...person, tenant: person.tenant || tenant }, event);
    if (known?.eventId !== event.eventId || known.tenant !== event.tenant)
      storeRecord(event, recordOf(people.filter(isHere), event));
    writePeople(credit, merged.people);
    const codes = unchecked.map(({ code }) => code).join(', ');
    const looked = codes === '' ? '' : `; looked up in GrowthZone by hand: ${codes}`;
    const what = `Built credit tab; confirmed that nobody needs an invoice${looked}`;
    writeLog(now, logName(event), what, merged.people.length);
    const others = people.filter((person) => !isHere(person));
    const elsewhere = registeredElsewhere(others);
    if (elsewhere !== '') writeLog(now, logName(event), 'Still Registered in an event chosen before', others.length);
    return elsewhere;
  });
}
