import { type FoundTab, findCreditTab, peopleIn } from '../google/credit-tab';
import { serverClock } from '../google/http';
import { rosterSheet } from '../google/sheet-cells';
import { account, spreadsheet } from '../google/spreadsheet';
import { loadConnection, loadEvent, loadLease, loadSettings } from '../google/stores';
import type { RosterSettings } from '../roster/settings';
import { CREDITS, type Credit } from '../roster/types';
import { countStates, isLeftOut, isToConfirm, NOT_SHOWN, type Person, type RunEvent } from '../run';
import type { CreditTab, Intent, SidebarState } from './index';

/** How many first names a preview shows for each credit tab. */
const FIRST_NAMES = 3;

/** Where the add-on stands in this spreadsheet. */
export function sidebarState(intent: Intent | null = null): SidebarState {
  const connection = loadConnection();
  const settings = loadSettings();
  return {
    account: account(),
    spreadsheet: spreadsheet().getName(),
    sheet: rosterSheet(settings.sheet)?.getName() ?? '',
    connection: connection ? { tenant: connection.tenant, keyEnds: connection.apiKey.slice(-4) } : null,
    settings,
    tabs: CREDITS.flatMap((credit) => tabOf(credit, settings.route)),
    running: running(),
    intent,
  };
}

function tabOf(credit: Credit, routeSetting: RosterSettings['route']): readonly CreditTab[] {
  const found = findCreditTab(credit);
  if (found?.isCopied) return [copiedTab(credit, found)];
  const event = loadEvent(credit);
  if (!event) return [];
  // A tab that was deleted is built again; its event is still known.
  const people = found ? peopleIn(found).filter((person) => person.eventId === event.eventId) : [];
  const { tenant, eventId, name, date, registrationType } = event;
  const route = routeSetting ?? event.route;
  return [
    {
      credit,
      tenant,
      eventId,
      name,
      date,
      registrationType,
      route,
      isCopied: false,
      ...summaryOf(people, event),
    },
  ];
}

/** A tab that came with a copy of another spreadsheet, whose run's record did not. */
function copiedTab(credit: Credit, tab: FoundTab): CreditTab {
  const people = peopleIn(tab);
  const unknown = { tenant: '', name: '', date: '', registrationType: '', route: '' } as const;
  return {
    credit,
    eventId: people[0]?.eventId ?? 0,
    ...unknown,
    isCopied: true,
    ...summaryOf(people, { creditShown: true }),
  };
}

function summaryOf(people: readonly Person[], { creditShown }: Pick<RunEvent, 'creditShown'>) {
  const firstNames = people.slice(0, FIRST_NAMES).map(({ firstName }) => firstName);
  const registered = people.filter(({ state }) => state === 'REGISTERED');
  const overwrites = registered.flatMap(({ firstName, lastName, creditBefore }) =>
    ['', 'none', NOT_SHOWN].includes(creditBefore) ? [] : [{ name: `${firstName} ${lastName}`, date: creditBefore }],
  );
  const unread = registered.filter(({ creditBefore }) => creditBefore === '').length;
  const leftOut = people.filter(isLeftOut).length;
  const toConfirm = people.filter((person) => isToConfirm(person, { creditShown })).length;
  return { people: people.length, firstNames, counts: countStates(people), leftOut, toConfirm, unread, overwrites };
}

function running(): SidebarState['running'] {
  const lease = loadLease();
  if (!lease || lease.until <= serverClock.now()) return null;
  const { holder, session, progress } = lease;
  return { holder, session, since: new Date(lease.since).toISOString(), progress };
}
