import type { Connection, Templates } from '../growthzone';
import { type Credit, type Remembered, type RosterSettings, readSettings } from '../roster';
import type { Lease, RunEvent } from '../run';
import { forgetProperties, here, ofDocument, ofUser, readOrNone, readProperty } from './stored';
import {
  ACCEPTED_NAMES,
  type AcceptedNames,
  ASSOCIATION,
  type AssociationSetting,
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
  TEMPLATES,
} from './stored-values';
import { Passing } from './trouble';

/** The key with the one tenant it may be sent to, and what was learned of that: in user properties, and nowhere else. */
export function loadConnection(): Connection | undefined {
  const connection = readProperty(ofUser(), 'connection', CONNECTION, { isSecret: true });
  if (!connection) return undefined;
  const templates = readProperty(ofUser(), 'templates', TEMPLATES);
  return templates?.tenant === connection.tenant ? { ...connection, templates } : connection;
}

/** Keeps the key; what was learned is kept apart. */
export function storeConnection({ templates: _, ...connection }: Connection): void {
  ofUser().setProperty('connection', CONNECTION.write(connection));
}

/** Keeps what was learned; forgets it where there is nothing. */
export function storeTemplates(templates: Templates | undefined): void {
  if (templates) ofUser().setProperty('templates', TEMPLATES.write(templates));
  else ofUser().deleteProperty('templates');
}

/**
 * Keeps what a step learned on top of `before`, and gives what is kept; nothing where the same person taught it anew in another
 * window meanwhile, or forgot the key.
 */
export function storeLearned(before: Templates | undefined, learned: Templates): Templates | undefined {
  ofUser.forget();
  if (JSON.stringify(loadConnection()?.templates) !== JSON.stringify(before)) return before;
  storeTemplates(learned);
  return loadConnection()?.templates;
}

/** Forgets the key and everything that was said about its association. */
export function forgetConnection(): void {
  const user = ofUser();
  user.deleteProperty('connection');
  user.deleteProperty('templates');
  user.deleteProperty('association');
  user.deleteProperty('names');
}

/** What this user said of the association, in whichever spreadsheet. */
export const loadAssociationSettings = (): AssociationSettings =>
  readProperty(ofUser(), 'association', ASSOCIATION) ?? {};

/** Changes one of them for good. */
export function changeAssociationSettings(change: AssociationSettings): void {
  ofUser.forget();
  storeAssociationSettings({ ...loadAssociationSettings(), ...change });
}

function storeAssociationSettings(settings: AssociationSettings): void {
  ofUser().setProperty('association', ASSOCIATION.write(settings));
}

/** What was decided about this spreadsheet's roster, and what this user said of the association where nothing was. */
export function loadSettings(): RosterSettings {
  const association = loadAssociationSettings();
  const roster = readProperty(ofDocument(), 'settings', SETTINGS);
  return { ...association, ...roster };
}

/** Keeps settings with this spreadsheet, so that a colleague goes on under the same. */
export function storeSettings(settings: RosterSettings): void {
  const read = readSettings(settings);
  // What Google would say of too long ones is no way on.
  if (!read.ok) throw new Error(read.problem.message);
  ofDocument().setProperty('settings', SETTINGS.write(settings));
}

/**
 * Keeps settings here, and of what holds for the association what this user changed by them for the next roster: a
 * colleague's choices in this spreadsheet stay in it.
 */
export function storeChosen(settings: RosterSettings): void {
  ofUser.forget();
  const [own, before] = [loadAssociationSettings(), loadSettings()];
  const isSame = (name: AssociationSetting) => JSON.stringify(before[name]) === JSON.stringify(settings[name]);
  storeSettings(settings);
  storeAssociationSettings(associationSettings((name) => (isSame(name) ? own : settings)[name]));
}

/** What this user chose for the columns of rosters seen before. */
export const loadRemembered = (): Remembered => readProperty(ofUser(), 'columns', REMEMBERED) ?? [];

export function storeRemembered(remembered: Remembered): void {
  ofUser().setProperty('columns', REMEMBERED.write(remembered));
}

/** The names that this user accepted for member IDs, in whichever roster. */
export const loadAcceptedNames = (): AcceptedNames => readProperty(ofUser(), 'names', ACCEPTED_NAMES) ?? [];

/** A value holds 8,000 bytes for sure, a report of 2023 says 8,066; a member ID, its marks, and what a name has at most bytes. */
const NAMES_BYTES = 8_000;

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
  const lock = here(LockService.getDocumentLock());
  if (!lock.tryLock(10_000)) throw new Passing('another call of CE Roster is at work here');
  try {
    // What was read before may be another's by now.
    forgetProperties();
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
