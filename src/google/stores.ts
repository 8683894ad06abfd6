import type { Connection } from '../growthzone';
import type { RosterSettings } from '../roster/settings';
import type { Remembered } from '../roster/sheet/mapping';
import { type Credit, failure, type Result, success } from '../roster/types';
import type { Lease, RunEvent, SeenList } from '../run';

const CONNECTION = 'connection';
const SETTINGS = 'settings';
const LEASE = 'lease';
const REMEMBERED = 'columns';
const ASSOCIATION = 'association';

const parse = <T>(text: string | null): T | undefined => (text === null ? undefined : (JSON.parse(text) as T));

/** The key with the one tenant it may be sent to: in user properties, and nowhere else. */
export function loadConnection(): Connection | undefined {
  return parse<Connection>(PropertiesService.getUserProperties().getProperty(CONNECTION));
}

/** A key with its tenant; a problem where either cannot be one. */
export function connectionFrom(tenant: string, key: string): Result<Connection> {
  const name = tenant.trim().toLowerCase();
  if (!/^[a-z0-9-]+$/.test(name)) {
    const message = `"${tenant.slice(0, 60)}" is no GrowthZone name: give the part before .growthzoneapp.com, letters, digits and dashes.`;
    return failure('bad-tenant', message);
  }
  if (!/^[\x21-\x7e]{4,500}$/.test(key)) {
    return failure('bad-key', 'The key has characters that no key has. Copy it again, without spaces.');
  }
  return success({ tenant: name, apiKey: key });
}

export function storeConnection(connection: Connection): void {
  PropertiesService.getUserProperties().setProperty(CONNECTION, JSON.stringify(connection));
}

/** Forgets the key and everything that was said about its association. */
export function forgetConnection(): void {
  const user = PropertiesService.getUserProperties();
  user.deleteProperty(CONNECTION);
  user.deleteProperty(ASSOCIATION);
}

/** What holds for an association's every roster, and so follows the user from one spreadsheet to the next. */
type AssociationSettings = Pick<RosterSettings, 'memberIdSource' | 'csvProfile'>;

/** What was decided about this spreadsheet's roster, and what this user said of the association where nothing was. */
export function loadSettings(): RosterSettings {
  const association = parse<AssociationSettings>(PropertiesService.getUserProperties().getProperty(ASSOCIATION));
  const roster = parse<RosterSettings>(PropertiesService.getDocumentProperties().getProperty(SETTINGS));
  return { ...association, ...roster };
}

/** Keeps settings with this spreadsheet, so that a colleague goes on under the same. */
export function storeSettings(settings: RosterSettings): void {
  PropertiesService.getDocumentProperties().setProperty(SETTINGS, JSON.stringify(settings));
}

/** Keeps what holds for the association with this user, for the next roster. */
export function storeAssociationSettings({ memberIdSource, csvProfile }: AssociationSettings): void {
  PropertiesService.getUserProperties().setProperty(ASSOCIATION, JSON.stringify({ memberIdSource, csvProfile }));
}

/** What this user chose for the columns of rosters seen before. */
export function loadRemembered(): Remembered {
  return parse<Remembered>(PropertiesService.getUserProperties().getProperty(REMEMBERED)) ?? [];
}

export function storeRemembered(remembered: Remembered): void {
  PropertiesService.getUserProperties().setProperty(REMEMBERED, JSON.stringify(remembered));
}

/** The event that a credit's tab was last built for, with what its run found out; also where the tab is gone. */
export function loadEvent(credit: Credit): RunEvent | undefined {
  return parse<RunEvent>(PropertiesService.getDocumentProperties().getProperty(`event.${credit}`));
}

export function storeEvent(event: RunEvent): void {
  PropertiesService.getDocumentProperties().setProperty(`event.${event.credit}`, JSON.stringify(event));
}

/** Who runs, or ran last: whether it holds is for `holdsLease` to say. */
export function loadLease(): Lease | undefined {
  return parse<Lease>(PropertiesService.getDocumentProperties().getProperty(LEASE));
}

export function storeLease(lease: Lease): void {
  PropertiesService.getDocumentProperties().setProperty(LEASE, JSON.stringify(lease));
}

/** What the coordinator ticked of an event's checklist, and what was last seen of its list. */
export interface ManualRecord {
  readonly eventId: number;
  readonly ticks: Readonly<Record<string, { readonly who: string; readonly when: string }>>;
  readonly seen?: SeenList;
}

/** What was done by hand for this very event; nothing where the tab was built for another one since. */
export function loadManualRecord({ credit, eventId }: RunEvent): ManualRecord {
  const text = PropertiesService.getDocumentProperties().getProperty(`byHand.${credit}`);
  const known = parse<ManualRecord>(text);
  return known?.eventId === eventId ? known : { eventId, ticks: {} };
}

export function storeManualRecord(credit: Credit, record: ManualRecord): void {
  PropertiesService.getDocumentProperties().setProperty(`byHand.${credit}`, JSON.stringify(record));
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

/** The values of this user's cache that are still there, by key. */
export const loadCached = (keys: readonly string[]): Readonly<Record<string, string>> =>
  CacheService.getUserCache().getAll([...keys]);

/** Keeps values in this user's cache for so many seconds, if Google does not drop them earlier. */
export function storeCached(values: Readonly<Record<string, string>>, seconds: number): void {
  CacheService.getUserCache().putAll(values, seconds);
}
