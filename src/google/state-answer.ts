import type { CreditTab, SidebarState } from '../api';
import { CREDITS, type Credit } from '../roster/types';
import { countStates } from '../run/step';
import { readPeople } from './credit-tab';
import { serverClock } from './http';
import { takeIntent } from './intent';
import { rosterSheet } from './sheet-cells';
import { account, spreadsheet } from './spreadsheet';
import { loadConnection, loadEvent, loadLease, loadSettings } from './stores';

/** How many first names a preview shows for each credit tab. */
const FIRST_NAMES = 3;

/** Where the add-on stands in this spreadsheet. */
export function sidebarState(): SidebarState {
  const connection = loadConnection();
  const settings = loadSettings();
  return {
    account: account(),
    spreadsheet: spreadsheet().getName(),
    sheet: rosterSheet(settings.sheet)?.getName() ?? '',
    connection: connection ? { tenant: connection.tenant, keyEnds: connection.apiKey.slice(-4) } : null,
    settings,
    tabs: CREDITS.flatMap(tabOf),
    running: running(),
    intent: takeIntent(),
  };
}

function tabOf(credit: Credit): readonly CreditTab[] {
  const event = loadEvent(credit);
  if (!event) return [];
  const people = readPeople(credit).filter(({ eventId }) => eventId === event.eventId);
  const { tenant, eventId, name, date, registrationType } = event;
  const firstNames = people.slice(0, FIRST_NAMES).map(({ firstName }) => firstName);
  const counts = countStates(people);
  return [{ credit, tenant, eventId, name, date, registrationType, people: people.length, firstNames, counts }];
}

function running(): SidebarState['running'] {
  const lease = loadLease();
  if (!lease || lease.until <= serverClock.now()) return null;
  return { holder: lease.holder, session: lease.session, since: new Date(lease.since).toISOString() };
}
