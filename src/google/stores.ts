import type { Connection } from '../growthzone';
import type { Credit, Remembered, RosterSettings } from '../roster';
import type { Lease, RunEvent } from '../run';
import { type PropertyStore, readOrNone, readProperty } from './stored';
import {
  ACCEPTED_NAMES,
  type AcceptedNames,
  ASSOCIATION,
  type AssociationSettings,
  associationSettings,
  CONNECTION,
  EARLIER_CREDIT,
  EVENT,
  LEASE,
  MANUAL,
  type ManualRecord,
  REMEMBERED,
  SETTINGS,
} from './stored-values';

const ofUser = (): PropertyStore => PropertiesService.getUserProperties();
const ofDocument = (): PropertyStore => PropertiesService.getDocumentProperties();

/** The key with the one tenant it may be sent to: in user properties, and nowhere else. */
export const loadConnection = (): Connection | undefined =>
  readProperty(ofUser(), 'connection', CONNECTION, { isSecret: true });

export function storeConnection(connection: Connection): void {
  ofUser().setProperty('connection', CONNECTION.write(connection));
}

/** Forgets the key and everything that was said about its association. */
export function forgetConnection(): void {
  const user = ofUser();
  user.deleteProperty('connection');
  user.deleteProperty('association');
  user.deleteProperty('names');
}

/** What was decided about this spreadsheet's roster, and what this user said of the association where nothing was. */
export function loadSettings(): RosterSettings {
  const association = readProperty(ofUser(), 'association', ASSOCIATION);
  const roster = readProperty(ofDocument(), 'settings', SETTINGS);
  return { ...association, ...roster };
}

/** Keeps settings with this spreadsheet, so that a colleague goes on under the same. */
export function storeSettings(settings: RosterSettings): void {
  ofDocument().setProperty('settings', SETTINGS.write(settings));
}

/** Keeps what holds for the association with this user, for the next roster. */
export function storeAssociationSettings(settings: AssociationSettings): void {
  ofUser().setProperty('association', ASSOCIATION.write(associationSettings(settings)));
}

/** What this user chose for the columns of rosters seen before. */
export const loadRemembered = (): Remembered => readProperty(ofUser(), 'columns', REMEMBERED) ?? [];

export function storeRemembered(remembered: Remembered): void {
  ofUser().setProperty('columns', REMEMBERED.write(remembered));
}

/** The names that this user accepted for member IDs, in whichever roster. */
export const loadAcceptedNames = (): AcceptedNames => readProperty(ofUser(), 'names', ACCEPTED_NAMES) ?? [];

/** A value holds 9 KB; a member ID, its marks, and what a name has at most bytes. */
const NAMES_BYTES = 8_500;

/** Keeps them, the newest first, as far as there is room. */
export function storeAcceptedNames(names: AcceptedNames): void {
  const kept: AcceptedNames[number][] = [];
  let bytes = 40;
  for (const one of names) {
    bytes += encodeURIComponent(JSON.stringify(one)).replace(/%../g, '_').length + 1;
    if (bytes > NAMES_BYTES) break;
    kept.push(one);
  }
  ofUser().setProperty('names', ACCEPTED_NAMES.write(kept));
}

/** The event that a credit's tab was last built for, with what its run found out; also where the tab is gone. */
export const loadEvent = (credit: Credit): RunEvent | undefined => readProperty(ofDocument(), `event.${credit}`, EVENT);

export function storeEvent(event: RunEvent): void {
  ofDocument().setProperty(`event.${event.credit}`, EVENT.write(event));
}

/** Longer than any lease is taken for: nobody of the add-on's wrote that. */
const LONGEST_LEASE_MS = 15 * 60_000;

/** Who runs, or ran last: whether it holds is for `holdsLease` to say. */
export function loadLease(): Lease | undefined {
  const lease = readProperty(ofDocument(), 'lease', LEASE);
  return lease && lease.until <= Date.now() + LONGEST_LEASE_MS ? lease : undefined;
}

export function storeLease(lease: Lease): void {
  ofDocument().setProperty('lease', LEASE.write(lease));
}

/** What was done by hand for this very event; nothing where the tab was built for another one since. */
export function loadManualRecord({ credit, tenant, eventId }: RunEvent): ManualRecord {
  const known = readProperty(ofDocument(), `byHand.${credit}`, MANUAL);
  const isOwn = known?.eventId === eventId && (known.tenant ?? tenant) === tenant;
  return isOwn ? { ...known, tenant } : { tenant, eventId, ticks: {} };
}

export function storeManualRecord(credit: Credit, record: ManualRecord): void {
  ofDocument().setProperty(`byHand.${credit}`, MANUAL.write(record));
}

/** Runs `work` under the document lock, held for milliseconds around a compare-and-set and never across HTTP. */
export function underLock<T>(work: () => T): T {
  const lock = LockService.getDocumentLock();
  lock.waitLock(10_000);
  try {
    const done = work();
    // Whoever waits for the lock must read what was written under it.
    SpreadsheetApp.flush();
    return done;
  } finally {
    lock.releaseLock();
  }
}

/** People's earlier credit as far as it is still in this user's cache, from all of these keys together. */
export function loadEarlierCredit(keys: readonly string[]): Readonly<Record<string, string>> {
  const texts = CacheService.getUserCache().getAll([...keys]);
  return Object.assign({}, ...keys.map((key) => readOrNone(EARLIER_CREDIT, texts[key]) ?? {})) as Record<
    string,
    string
  >;
}

/** Keeps it by key for so many seconds, if Google does not drop it earlier. */
export function storeEarlierCredit(
  parts: Readonly<Record<string, Readonly<Record<string, string>>>>,
  seconds: number,
): void {
  const texts = Object.entries(parts).map(([key, part]) => [key, EARLIER_CREDIT.write(part)] as const);
  CacheService.getUserCache().putAll(Object.fromEntries(texts), seconds);
}
