import * as v from 'valibot';
import { account, noticeOfAccount } from '../google/account';
import { type FoundTab, findCreditTab } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { noticeOfLog } from '../google/log';
import { type DirectoryRead, directoryRead } from '../google/member-cache';
import { rosterSheet } from '../google/sheet-cells';
import { gridNamed, localeHere, spreadsheet } from '../google/spreadsheet';
import type { AssociationSettings, Intent } from '../google/stored-values';
import { loadAssociationSettings, loadConnection, loadEvent, loadLease, loadSettings } from '../google/stores';
import { readTab, tabOfEvent } from '../google/tab-people';
import { takeIntent } from '../google/ui';
import { writeWays } from '../growthzone';
import { CREDITS, type Credit, csvProfile, fullName, type Result, type RosterSettings, success } from '../roster';
import {
  asked,
  type Counts,
  countStates,
  isGiven,
  isIn,
  isLeftOut,
  isToConfirm,
  missingFrom,
  NOT_SHOWN,
  type Person,
  type RunEvent,
  type RunRoute,
  registeredElsewhere,
  unbuiltWords,
} from '../run';
import { credit, request } from './request';
import { unbuiltNow } from './unbuilt';

/** Where the add-on stands, without anything of the roster. */
export interface SidebarState {
  /** The Google account it runs as. */
  readonly account: string;
  readonly spreadsheet: string;
  readonly sheet: string;
  /** The spreadsheet's locale, such as `en_US`. */
  readonly locale: string;
  /** The association; the key only by its last four characters. */
  readonly connection: { readonly tenant: string; readonly keyEnds: string } | null;
  readonly settings: RosterSettings;
  /** What this user said of the association; a colleague may have set something else in this spreadsheet. */
  readonly own: AssociationSettings;
  /** The members that are at hand; null where none are. */
  readonly directory: DirectoryRead | null;
  /** The credit tabs there are, with the number of people in each state. */
  readonly tabs: readonly CreditTab[];
  /** True where the credit tabs were built from another sheet than the roster's: another class. */
  readonly isOtherClass: boolean;
  /** Who imports at this moment and since when, where somebody does. */
  readonly running: {
    readonly holder: string;
    readonly session: string;
    /** ISO moment. */
    readonly since: string;
    /** `38 of 61`; empty in the first step. */
    readonly progress: string;
  } | null;
  /** Who of the roster is in no tab, as a sentence; empty where nobody is, and where it was not asked for. */
  readonly unbuilt: string;
  /** What happened since the page was last open and is to be known; empty where nothing is. */
  readonly notice: string;
  /** The menu item by which the page was opened; told once, to a page that is opening. */
  readonly intent: Intent | null;
}

/** One credit tab in numbers. */
export interface TabSummary {
  readonly people: number;
  readonly firstNames: readonly string[];
  readonly counts: Counts;
  /** How many of the ready were in the event before the tab was built, and are not registered again. */
  readonly present: number;
  /** How many of the credited got it another way: nothing was sent for them. */
  readonly anotherWay: number;
  /** How many of the failed were left out by a person's decision: nothing is expected of them. */
  readonly leftOut: number;
  /** Attended people whose certificate a person confirms by name, since GrowthZone does not show completions here. */
  readonly toConfirm: number;
  /** Registered people whose earlier credit of this component was not looked at yet. */
  readonly unread: number;
  /** Registered people whose earlier credit cannot be known, since it could not be read. */
  readonly unreadable: number;
  /** Held, since their own earlier credit could not be read, by name: they are not marked. */
  readonly refused: readonly string[];
  /** Registered people who have an earlier credit of this component, which marking overwrites: name and its date. */
  readonly overwrites: readonly { readonly name: string; readonly date: string }[];
}

export interface CreditTab extends TabSummary {
  readonly credit: Credit;
  readonly tenant: string;
  readonly eventId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly registrationType: string;
  /** How its people are registered and marked; empty until that was found out. */
  readonly route: RunRoute;
  /** What its members were compared with where it was built without a key; empty where GrowthZone was asked. */
  readonly compared: 'list' | 'nothing' | '';
  /** Who is still Registered in an event that was chosen for this credit before, by name; empty where nobody is. */
  readonly elsewhere: string;
  /** True where it was built from another sheet than the roster's: another class. */
  readonly isOtherClass: boolean;
  /** True where the tab came with a copy of another spreadsheet: read-only until it is taken over. */
  readonly isCopied: boolean;
  /** True where the CSV columns were changed since the build, whose columns its files keep. */
  readonly hasOtherColumns: boolean;
}

/** What the page polls of a credit. */
export interface Progress extends Pick<SidebarState, 'running'> {
  readonly counts: Counts | null;
}

export const stateRequests = {
  /**
   * `isOpening`: the page has just opened, and takes what the menu opened it for. `withRoster`: the roster is read and
   * compared with the tabs, as it always is at opening.
   */
  state: request({
    input: v.strictObject({ isOpening: v.exactOptional(v.boolean()), withRoster: v.exactOptional(v.boolean()) }),
    handle: ({ isOpening = false, withRoster = isOpening }) => {
      const state = withRoster ? comparedState() : sidebarState();
      return success(
        isOpening ? { ...state, intent: takeIntent(), notice: `${noticeOfLog()} ${noticeOfAccount()}`.trim() } : state,
      );
    },
  }),

  /**
   * How many of a credit's people stand where, and who runs, which the page asks every few seconds: one read of the
   * properties and one of the tab by its name, nothing else. No counts where there is no such tab.
   */
  progress: request({
    input: v.strictObject({ credit }),
    handle: ({ credit }): Result<Progress> => {
      const [event, sheet] = [loadEvent(credit), gridNamed(credit)];
      const people = event && sheet && tabOfEvent(event, { sheet, isCopied: false }).people;
      const counts = people ? countStates(people, missingFrom(event, people)) : null;
      return success({ counts, running: running() });
    },
  }),
};

/** Where the add-on stands in this spreadsheet. */
export function sidebarState(): SidebarState {
  const connection = loadConnection();
  const settings = loadSettings();
  const sheet = rosterSheet(settings.sheet);
  const built = CREDITS.flatMap((credit) => loadEvent(credit)?.sheetId ?? []);
  return {
    account: account(),
    spreadsheet: spreadsheet().getName(),
    locale: localeHere(),
    sheet: sheet?.getName() ?? '',
    connection: connection ? { tenant: connection.tenant, keyEnds: connection.apiKey.slice(-4) } : null,
    settings,
    own: loadAssociationSettings(),
    directory: directoryRead(serverClock.now()),
    tabs: CREDITS.flatMap((credit) => tabOf(credit, settings, sheet?.getSheetId())),
    isOtherClass: built.length > 0 && sheet !== undefined && !built.includes(sheet.getSheetId()),
    running: running(),
    unbuilt: '',
    notice: '',
    intent: null,
  };
}

/** The same, with who of the roster is in no tab. */
export const comparedState = (): SidebarState => ({ ...sidebarState(), unbuilt: unbuiltWords(unbuiltNow()) });

function tabOf(credit: Credit, settings: RosterSettings, rosterId: number | undefined): readonly CreditTab[] {
  const found = findCreditTab(credit);
  if (found?.isCopied) return [copiedTab(credit, found)];
  const event = loadEvent(credit);
  if (!event) return [];
  // A tab that was deleted is built again; its event is still known.
  const { people, others } = tabOfEvent(event, found);
  const { tenant, eventId, name, date, registrationType } = event;
  // Where nothing is connected, a tab of an event that a person gave has no other way.
  const connection = loadConnection();
  const { imports, marks } = writeWays(connection ?? {});
  // Of the write that is next, where only the other one was learned.
  const isTaken = people.some(({ state }) => state === 'READY') ? imports : marks;
  const known = isTaken ? event.route : 'by hand';
  const route = isGiven(event) && !connection ? event.route : (settings.route ?? known);
  const own = {
    credit,
    tenant,
    eventId,
    name,
    date,
    registrationType,
    route,
    compared: event.compared ?? ('' as const),
    elsewhere: registeredElsewhere(others),
    isOtherClass: event.sheetId !== rosterId,
    isCopied: false,
    hasOtherColumns: event.csv !== undefined && JSON.stringify(event.csv) !== JSON.stringify(csvProfile(settings)),
  };
  return [{ ...own, ...summaryOf(people, event) }];
}

/** A tab that came with a copy of another spreadsheet, whose run's record did not. */
function copiedTab(credit: Credit, tab: FoundTab): CreditTab {
  const { people } = readTab(tab);
  const unknown = { tenant: '', name: '', date: '', registrationType: '', route: '', elsewhere: '' } as const;
  return {
    credit,
    eventId: people[0]?.eventId ?? 0,
    ...unknown,
    isOtherClass: false,
    isCopied: true,
    compared: '',
    hasOtherColumns: false,
    ...summaryOf(people, { creditShown: true, built: 0 }),
  };
}

/** How many first names a preview shows for each credit tab. */
const FIRST_NAMES = 3;

/** A tab's people counted: everybody has one state, and nobody is left away. */
export function summaryOf(
  people: readonly Person[],
  { creditShown, built, present = [], firstLook }: Pick<RunEvent, 'creditShown' | 'built' | 'present' | 'firstLook'>,
): TabSummary {
  const firstNames = people.slice(0, FIRST_NAMES).map(({ firstName }) => firstName);
  const registered = people.filter(({ state }) => state === 'REGISTERED');
  const overwrites = registered.flatMap(({ firstName, lastName, creditBefore }) =>
    ['', 'none', NOT_SHOWN].includes(creditBefore)
      ? []
      : [{ name: `${firstName} ${lastName}`, date: asked(creditBefore) }],
  );
  const unread = registered.filter(({ creditBefore }) => creditBefore === '').length;
  const unreadable = registered.filter(({ creditBefore }) => creditBefore === NOT_SHOWN).length;
  const refused = people.filter(({ state, reason }) => state === 'HELD' && reason === 'unread').map(fullName);
  const leftOut = people.filter(isLeftOut).length;
  const toConfirm = people.filter((person) => isToConfirm(person, { creditShown })).length;
  const inEvent = new Set([...present, ...(firstLook?.memberIds ?? [])]);
  const missing = missingFrom({ built }, people);
  const counts = countStates(people, missing);
  return {
    people: people.length + missing,
    firstNames,
    counts,
    present: people.filter(({ state, memberId }) => state === 'READY' && inEvent.has(memberId)).length,
    anotherWay: people.filter((person) => isIn(person, 'CREDIT SEEN/another-way')).length,
    leftOut,
    toConfirm,
    unread,
    unreadable,
    refused,
    overwrites,
  };
}

function running(): SidebarState['running'] {
  const lease = loadLease();
  if (!lease || lease.until <= serverClock.now()) return null;
  const { holder, session, progress } = lease;
  return { holder, session, since: new Date(lease.since).toISOString(), progress };
}
