import * as v from 'valibot';
import { findCreditTab, tagTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { logName, writeLog } from '../google/log';
import { storeBindings, storeLook, storeRecord } from '../google/record-store';
import { loadSettings, storeEvent } from '../google/stores';
import { readTab } from '../google/tab-people';
import type { Client } from '../growthzone';
import {
  type Credit,
  type CreditRow,
  csvProfile,
  failure,
  type Result,
  type RosterSettings,
  rowsOf,
  success,
} from '../roster';
import {
  type Bindings,
  bind,
  type ClassFacts,
  type EventCandidate,
  givenCandidate,
  isGiven,
  isLeftOut,
  isOf,
  type Person,
  type RunEvent,
  readCandidate,
  recordOf,
  runEventOf,
  whatIsGone,
} from '../run';
import { clientIfAny } from './connection';
import { builtEvent, usedFor, whenOf } from './events';
import { boundBy, contactOf } from './merge-tab';
import { credit, ofCredit, positive, request } from './request';
import { type CheckedNow, checkNow } from './roster-now';
import { comparedState, type SidebarState } from './state';
import { ofAnotherTenant } from './tab';

/** The event for which a tab that came with a copied spreadsheet would be taken over. */
export interface EventToTakeOver {
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly people: number;
  /** True where no key is connected: nobody has read it, and it is of that date by the word of whoever takes it over. */
  readonly isGiven: boolean;
}

export const takeOverRequests = {
  /** For which event `takeOver` would be, where it may; changes nothing. */
  eventToTakeOver: request({
    input: ofCredit,
    handle: ({ credit }): Result<EventToTakeOver> => {
      const taken = taking(clientIfAny(), credit);
      if (!taken.ok) return taken;
      const { eventId, name, date, built } = taken.value.event;
      return success({ eventId, name, date, people: built, isGiven: isGiven(taken.value.event) });
    },
  }),

  /** Makes the tab that came with a copied spreadsheet this one's own; only for `eventId`, where a person was shown it. */
  takeOver: request({
    input: v.strictObject({ credit, eventId: v.exactOptional(positive) }),
    handle: (input) => takeOver(clientIfAny(), input),
  }),
};

/** What taking over works with. */
export interface TakeOverPorts {
  readonly tenant: string;
  /** The credit's tab; undefined where there is none. */
  readonly tab:
    | {
        readonly isCopied: boolean;
        readonly people: readonly Pick<Person, 'eventId' | 'memberId' | 'tenant'>[];
        /** Columns that are gone. */
        readonly lacking: readonly string[];
      }
    | undefined;
  /** The sheet of this spreadsheet's roster; 0 where there is none. */
  readonly sheetId: number;
  /** Reads an event anew and compares it with the guide's conditions. */
  readonly readCandidate: (eventId: number) => Result<EventCandidate>;
}

/** The event of a tab that came with a copied spreadsheet, read anew, where it may be used. Changes nothing. */
export function eventToTakeOver(ports: TakeOverPorts, credit: Credit): Result<RunEvent> {
  if (!ports.tab?.isCopied) return failure('not-copied', `The ${credit} tab belongs to this spreadsheet already.`);
  const { people, lacking } = ports.tab;
  const gone = whatIsGone({ credit, built: 0 }, people, lacking);
  if (gone !== '') return failure('tab-incomplete', gone);
  // A person's row names its association; another one's event of the same number is not this one.
  const own = people.filter(({ tenant }) => tenant === '' || tenant === ports.tenant);
  if (people.length > 0 && own.length === 0) {
    return failure('another-tenant', ofAnotherTenant(credit, people[0]?.tenant ?? '', ports.tenant));
  }
  const eventId = own[0]?.eventId ?? 0;
  const candidate = ports.readCandidate(eventId);
  if (!candidate.ok) return candidate;
  const failed = candidate.value.lines.find(({ result }) => result === 'fail');
  if (failed) return failure('event-unfit', `Event ${eventId} for ${credit}: ${failed.text}`);
  const built = new Set(own.flatMap((person) => (person.eventId === eventId ? [person.memberId] : []))).size;
  return success({ ...runEventOf(credit, ports.tenant, ports.sheetId, candidate.value), built });
}

interface Taking {
  readonly event: RunEvent;
  readonly people: readonly Person[];
  readonly checked: CheckedNow;
}

type CopiedTab = NonNullable<TakeOverPorts['tab']>;

/** The event, by the roster's class date and the events of the other credits, and the roster by which people are bound. */
function taking(client: Client | undefined, credit: Credit): Result<Taking> {
  const found = findCreditTab(credit);
  const settings = loadSettings();
  const checked = checkNow(settings);
  if (!checked.ok) return checked;
  const { check, available, roster } = checked.value;
  if (client && !available) return failure('no-directory', 'Read the members first: they tell who is in this tab.');
  const tab = found && { isCopied: found.isCopied, ...readTab(found) };
  const others = (other: Credit) => {
    const copied = findCreditTab(other);
    return builtEvent(other) ?? (copied && readTab(copied).people[0]?.eventId);
  };
  const about = (eventId: number): ClassFacts => ({
    credit,
    ...whenOf(settings, check),
    usedFor: usedFor(client ? {} : givenIds(settings), others)(credit, eventId),
  });
  const reading = client
    ? success({
        tenant: client.tenant,
        readCandidate: (eventId: number) => readCandidate(client, eventId, about(eventId)),
      })
    : givenReading(settings, credit, tab?.people ?? [], about);
  if (!reading.ok) return reading;
  const event = eventToTakeOver({ ...reading.value, tab, sheetId: roster.sheet.getSheetId() }, credit);
  if (!event.ok) return event;
  // Without a key both writes are a person's.
  const byHand = { compared: available ? 'list' : 'nothing', route: 'by hand' } as const;
  return success({
    event: { ...event.value, ...(client ? {} : byHand), csv: csvProfile(settings) },
    people: tab?.people ?? [],
    checked: checked.value,
  });
}

const givenIds = ({ givenEvents = {} }: RosterSettings): Readonly<Partial<Record<Credit, number>>> =>
  Object.fromEntries(Object.entries(givenEvents).map(([credit, { eventId }]) => [credit, eventId]));

/**
 * Without a key: the association that the tab's rows name, unless another one was given, and its event, as it was given in
 * step 3 or by its number alone. Then it is of the class date by the word of whoever takes it over.
 */
function givenReading(
  { association, givenEvents }: RosterSettings,
  credit: Credit,
  people: CopiedTab['people'],
  about: (eventId: number) => ClassFacts,
): Result<Pick<TakeOverPorts, 'tenant' | 'readCandidate'>> {
  const named = people.find(({ tenant }) => tenant !== '')?.tenant ?? '';
  const tenant = association ?? named;
  if (tenant === '')
    return failure('bad-tenant', `The ${credit} tab names no association. Give its event in step 3, or connect a key.`);
  if (named !== '' && named !== tenant)
    return failure('another-tenant', `The ${credit} tab was built for ${named}, and ${tenant} was given in step 3.`);
  return success({
    tenant,
    readCandidate: (eventId) => {
      const given = givenEvents?.[credit] ?? { eventId, name: '', date: '' };
      if (given.eventId !== eventId)
        return failure(
          'no-event',
          `The ${credit} tab is for event ${eventId}, and ${given.eventId} was given in step 3. Give ${eventId} there, or build a new tab.`,
        );
      const facts = about(eventId);
      return facts.classDate === undefined && given.date === ''
        ? failure('no-class-date', 'The class date is missing. Set it in step 1.')
        : success(givenCandidate(given, facts));
    },
  });
}

function takeOver(
  client: Client | undefined,
  { credit, eventId }: { readonly credit: Credit; readonly eventId?: number },
): Result<SidebarState> {
  const taken = taking(client, credit);
  if (!taken.ok) return taken;
  const { event, people, checked } = taken.value;
  if (eventId !== undefined && eventId !== event.eventId)
    return failure(
      'no-event',
      `The ${credit} tab is for event ${event.eventId} "${event.name}" now. Look at it again.`,
    );
  const own = people.filter((person) => isOf(person, event));
  const rows = new Map(rowsOf(checked.check, credit).map((row) => [row.memberId, row]));
  // Nobody left out in the copied spreadsheet comes back by this.
  const leftOut = own.filter(isLeftOut).map(({ memberId }) => memberId);
  const now = serverClock.now();
  storeEvent({ ...event, leftOut });
  storeBindings(event, client ? boundBy(new Map(), own, [], rows) : unmet(own, rows));
  storeRecord(event, recordOf(own, event));
  // The other spreadsheet may have imported them since: by hand, no file before the whole list was seen.
  storeLook(event, { of: null, by: 'screen', at: now, pages: [] });
  const sheet = findCreditTab(credit)?.sheet;
  if (sheet) tagTab(sheet, credit);
  writeLog(now, logName(event), 'Took over a copied tab', own.length);
  return success(comparedState());
}

/** Without a key nobody's contact is known, whatever the cells say of it; that difference is nobody's edit. */
const unmet = (own: readonly Person[], rows: ReadonlyMap<string, CreditRow>): Bindings =>
  bind(
    bind(new Map(), own),
    own.map((person) => ({ ...person, growthzoneName: '', contactId: 0, otherContacts: '', ...met(rows, person) })),
  );

const met = (rows: ReadonlyMap<string, CreditRow>, { memberId }: Person) => {
  const row = rows.get(memberId);
  return row ? contactOf(row) : {};
};
